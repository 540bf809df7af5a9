"""What is kept on disk: whole or a miss, never a fault, and never older than the code it was made by."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.content import kept
from dashboard.content.settings import NOWHERE, cache_directory


@dataclass(frozen=True)
class Sample:
    words: tuple[str, ...]
    numbers: npt.NDArray[np.float64]
    share: float | None = None


SHELF: kept.Shelf[Sample] = kept.Shelf("sample", 3, Sample)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRD_CACHE", str(folder))
    return folder


def sample(share: float | None = None) -> Sample:
    return Sample(("a", "ü"), np.array([[1.5, np.nan], [np.inf, -0.0]]), share)


# --- values -------------------------------------------------------------------------------------------------


def test_a_value_comes_back_as_it_was():
    SHELF.store("k", sample(float("nan")))
    found = SHELF.load("k")
    assert found is not None
    assert (found.words, repr(found.share)) == (("a", "ü"), "nan")
    assert found.numbers.dtype == np.float64
    np.testing.assert_array_equal(found.numbers, sample().numbers)
    found.numbers[0, 0] = 2.0  # its own, not a view into the file


def test_an_empty_array_comes_back_with_its_shape():
    SHELF.store("k", Sample((), np.zeros((0, 4))))
    found = SHELF.load("k")
    assert found is not None
    assert found.numbers.shape == (0, 4)


def test_what_was_never_kept_is_a_miss():
    assert SHELF.load("k") is None
    assert not SHELF.has("k")


def test_a_value_of_another_type_is_a_miss():
    kept.Shelf("sample", 3, str).store("k", "words")
    assert SHELF.load("k") is None


DAMAGES = {
    "empty": lambda _whole: b"",
    "foreign": lambda _whole: b"PK\x03\x04 not ours",
    "cut short": lambda whole: whole[: len(whole) // 2],
    "one byte less": lambda whole: whole[:-1],
    "filled with zeros": lambda whole: bytes(len(whole)),
    "its end filled with zeros": lambda whole: whole[:40] + bytes(len(whole) - 40),
    "one bit turned": lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
    "another value's seal": lambda whole: bytes(32) + whole[32:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_miss_and_written_anew(damage: str):
    SHELF.store("k", sample())
    file = kept.place("sample", "k")
    whole = file.read_bytes()
    file.write_bytes(DAMAGES[damage](whole))
    assert SHELF.load("k") is None
    SHELF.store("k", sample())
    assert file.read_bytes() == whole


def test_a_folder_where_the_file_should_be_is_a_miss(cache: Path):
    kept.place("sample", "k").mkdir(parents=True)
    assert SHELF.load("k") is None
    SHELF.store("k", sample())


def test_a_folder_that_cannot_be_had_is_no_fault(cache: Path):
    cache.write_text("a file stands where the folder should be", encoding="utf-8")
    SHELF.store("k", sample())
    assert SHELF.load("k") is None
    assert not SHELF.has("k")


def test_without_a_home_directory_nothing_is_kept(monkeypatch: pytest.MonkeyPatch):
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("DRD_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert NOWHERE in cache_directory().parents
    SHELF.store("k", sample())
    assert SHELF.load("k") is None


def test_the_newest_stay(cache: Path):
    for number in range(5):
        SHELF.store(str(number), sample())
        os.utime(kept.place("sample", str(number)), (number, number))
    SHELF.store("5", sample())
    assert {path.name for path in cache.iterdir()} == {"sample-3", "sample-4", "sample-5"}


@given(body=st.binary(max_size=200))
def test_bytes_are_read_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, body: bytes):
    place = tmp_path_factory.mktemp("kept") / "deep" / "file"
    assert kept.write(place, body)
    found = kept.read(place)
    assert found is not None
    assert bytes(found) == body


# --- names --------------------------------------------------------------------------------------------------


def test_each_thing_that_a_value_is_made_from_changes_its_key():
    assert len({kept.key_of("a", "b"), kept.key_of("ab", ""), kept.key_of("a"), kept.key_of("a", "c")}) == 4
    assert kept.key_of("a", 2021) == kept.key_of("a", 2021)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with a nested folder, a style sheet and a text."""
    root = tmp_path / "package"
    for name in ("room/__init__.py", "room/step/deep/method.py", "room/style.css", "readers/load.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"# {name}\n")
    return root


def digest_of(root: Path, *rooms: str, suffixes: tuple[str, ...] = kept.PYTHON) -> str:
    """As another process would find it."""
    kept._room.cache_clear()
    return kept.code(rooms or ("room",), root, suffixes)


def test_a_nested_file_that_changes_changes_the_digest(package: Path):
    before = digest_of(package)
    (package / "room/step/deep/method.py").write_text("# other\n")
    assert digest_of(package) != before


def test_a_file_that_is_renamed_or_moved_changes_the_digest(package: Path):
    digests = [digest_of(package)]
    file = package / "room/step/deep/method.py"
    for name in ("room/step/deep/methods.py", "room/step/methods.py", "room/methods.py"):
        file = file.rename(package / name)
        digests.append(digest_of(package))
    assert len(set(digests)) == 4


def test_a_file_that_is_added_or_taken_away_changes_the_digest(package: Path):
    before = digest_of(package)
    (package / "room/step/new.py").write_text("")
    assert digest_of(package) != before
    (package / "room/step/new.py").unlink()
    assert digest_of(package) == before


def test_other_rooms_and_other_kinds_of_file_do_not_count_unless_named(package: Path):
    before = digest_of(package)
    (package / "readers/load.py").write_text("# other\n")
    (package / "room/style.css").write_text("other")
    assert digest_of(package) == before
    both = digest_of(package, "room", "readers")
    assert len({before, both, digest_of(package, suffixes=(".py", ".css"))}) == 3


def test_a_pattern_stands_for_files_now_and_for_a_folder_later(package: Path):
    before = digest_of(package, "read*")
    (package / "readers/sub").mkdir()
    (package / "readers/sub/more.py").write_text("")
    assert digest_of(package, "read*") != before


def test_a_room_that_is_gone_is_told(package: Path):
    with pytest.raises(LookupError, match="hall"):
        digest_of(package, "room", "hall")


def test_the_code_of_scores_is_there():
    """A move that leaves a room behind fails here, and not by a stale key."""
    for room, file in (("indicators", "load.py"), ("data", "load.py"), ("methodology", "scorebook.py")):
        assert list((Path(kept.OWN_CONTENT) / room).rglob(file))
    assert len(kept.code(kept.SCORED_BY)) == 64
