"""Static files on disk: written once, whole, and found again."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from dashboard.server.static.static_folder import KEEP, folder_of

BODY = b"digital rights " * 400
FILES = {"/assets/a.js": BODY, "/assets/fonts/b.woff2": BODY}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory of kept files."""
    monkeypatch.setenv("DRD_CACHE", str(tmp_path))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_each_file_lies_beside_its_compressed_forms(cache: Path):
    for patient in (False, True):
        folder = folder_of(FILES, patient)
        assert names(folder) == ["assets/a.js", "assets/a.js.br", "assets/a.js.gz", "assets/fonts/b.woff2"]
        assert (folder / "assets/a.js").read_bytes() == BODY
        assert brotli.decompress((folder / "assets/a.js.br").read_bytes()) == BODY
        assert gzip.decompress((folder / "assets/a.js.gz").read_bytes()) == BODY


def test_a_patient_result_is_used_by_the_impatient(cache: Path):
    hasty = folder_of(FILES)
    assert folder_of(FILES) == hasty
    best = folder_of(FILES, patient=True)
    assert best != hasty
    assert folder_of(FILES) == best


def test_nothing_is_left_half_written(cache: Path):
    folder = folder_of(FILES)
    assert list(cache.iterdir()) == [folder]


def test_one_byte_or_one_name_makes_another_folder(cache: Path):
    folders = {
        folder_of(files)
        for files in ({"/a.js": b"one"}, {"/a.js": b"two"}, {"/b.js": b"one"}, {"/a.js": b"", "/one": b""})
    }
    assert len(folders) == 4


def test_only_the_last_few_folders_are_kept(cache: Path):
    for number in range(KEEP + 3):
        last = folder_of({"/a.js": bytes([number])})
    assert len(list(cache.iterdir())) == KEEP
    assert last.is_dir()


def test_a_place_that_cannot_be_written_is_no_fault(cache: Path, monkeypatch: pytest.MonkeyPatch):
    blocked = cache / "file"
    blocked.write_text("not a directory")
    monkeypatch.setenv("DRD_CACHE", str(blocked))
    folder = folder_of(FILES, patient=True)
    assert (folder / "assets/a.js").read_bytes() == BODY
    assert cache not in folder.parents
