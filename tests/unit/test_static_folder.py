"""Static files on disk: written once, whole, and found again."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from dashboard.static_folder import KEEP, folder_of

BODY = b"digital rights " * 400
FILES = {"/assets/a.js": BODY, "/assets/fonts/b.woff2": BODY}


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_each_file_lies_beside_its_compressed_forms(tmp_path: Path):
    for patient in (False, True):
        folder = folder_of(FILES, tmp_path, patient)
        assert names(folder) == ["assets/a.js", "assets/a.js.br", "assets/a.js.gz", "assets/fonts/b.woff2"]
        assert (folder / "assets/a.js").read_bytes() == BODY
        assert brotli.decompress((folder / "assets/a.js.br").read_bytes()) == BODY
        assert gzip.decompress((folder / "assets/a.js.gz").read_bytes()) == BODY


def test_a_patient_result_is_used_by_the_impatient(tmp_path: Path):
    hasty = folder_of(FILES, tmp_path)
    assert folder_of(FILES, tmp_path) == hasty
    best = folder_of(FILES, tmp_path, patient=True)
    assert best != hasty
    assert folder_of(FILES, tmp_path) == best


def test_nothing_is_left_half_written(tmp_path: Path):
    folder = folder_of(FILES, tmp_path)
    assert list(tmp_path.iterdir()) == [folder]


def test_one_byte_or_one_name_makes_another_folder(tmp_path: Path):
    folders = {
        folder_of(files, tmp_path)
        for files in ({"/a.js": b"one"}, {"/a.js": b"two"}, {"/b.js": b"one"}, {"/a.js": b"", "/one": b""})
    }
    assert len(folders) == 4


def test_only_the_last_few_folders_are_kept(tmp_path: Path):
    for number in range(KEEP + 3):
        last = folder_of({"/a.js": bytes([number])}, tmp_path)
    assert len(list(tmp_path.iterdir())) == KEEP
    assert last.is_dir()


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    folder = folder_of(FILES, blocked, patient=True)
    assert (folder / "assets/a.js").read_bytes() == BODY
    assert blocked not in folder.parents
