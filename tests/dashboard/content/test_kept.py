"""What is kept on disk: whole or a miss, never a fault, and never older than the code it was made by."""

from __future__ import annotations

import errno
import io
import os
import resource
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.content import kept, kept_files
from dashboard.content.settings import NOWHERE, cache_directory
from dashboard.server.prepared.shared_answers import SharedAnswers
from tests.support.damage import DAMAGES


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


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_miss_and_written_anew(damage: str):
    SHELF.store("k", sample())
    file = kept.place("sample", "k")
    whole = file.read_bytes()
    DAMAGES[damage](file)
    assert SHELF.load("k") is None
    SHELF.store("k", sample())
    assert file.read_bytes() == whole
    assert not file.is_symlink()
    assert SHELF.has("k")


@settings(max_examples=30)
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_bit_that_turns_anywhere_is_noticed(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int):
    file = tmp_path_factory.getbasetemp() / "turned" / "file"
    assert kept.write(file, b"some words" * 20)
    turned = bytearray(file.read_bytes())
    turned[place % len(turned)] ^= 1 << bit
    file.write_bytes(bytes(turned))
    assert kept.read(file) is None


def test_a_good_file_under_another_name_is_a_miss(cache: Path):
    SHELF.store("one", sample(1.0))
    kept.place("sample", "one").rename(kept.place("sample", "two"))
    assert SHELF.load("two") is None


def test_a_file_that_is_said_to_be_endless_is_not_read(cache: Path):
    SHELF.store("k", sample())
    with kept.place("sample", "k").open("r+b") as file:
        file.truncate(1 << 40)
    assert SHELF.load("k") is None


def test_only_a_whole_file_counts_as_kept(cache: Path):
    SHELF.store("k", sample())
    for size in (40, 39, 0):
        os.truncate(kept.place("sample", "k"), size)
        assert not SHELF.has("k")


def test_a_file_in_the_place_of_a_folder_gives_way(cache: Path):
    cache.mkdir()
    for make in (Path.touch, os.mkfifo, lambda path: path.symlink_to(path)):
        make(cache / "views-a")
        assert kept.write(cache / "views-a" / "b", b"x")
        assert kept.read(cache / "views-a" / "b") == b"x"
        shutil.rmtree(cache / "views-a")


# --- who wrote it -------------------------------------------------------------------------------------------


def test_what_others_could_have_written_is_not_read_and_nothing_is_put_beside_it(cache: Path):
    SHELF.store("k", sample())
    assert SHELF.load("k") is not None
    assert cache.stat().st_mode & 0o077 == 0
    cache.chmod(0o777)
    assert SHELF.load("k") is None
    assert not kept.write(kept.place("sample", "other"), b"x")
    assert kept_files.trouble() == "other users may write to it"
    cache.chmod(0o755)
    kept.place("sample", "k").chmod(0o666)
    assert SHELF.load("k") is None


def test_what_belongs_to_another_user_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch):
    SHELF.store("k", sample())
    monkeypatch.setattr(kept_files, "ROOT", -1)
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    assert SHELF.load("k") is None
    assert kept_files.trouble() == "it belongs to another user"


@pytest.mark.parametrize(
    ("mode", "group", "open_to_others"),
    [(0o700, 7, False), (0o755, 8, False), (0o775, 7, False), (0o775, 8, True), (0o777, 7, True)],
)
def test_a_group_of_the_owners_own_number_is_the_owner(mode: int, group: int, open_to_others: bool):
    status = os.stat_result((mode, 0, 0, 1, 7, group, 0, 0, 0, 0))
    assert kept_files._open_to_others(status) == open_to_others


def test_a_link_that_somebody_laid_is_replaced_and_not_followed(cache: Path, tmp_path: Path):
    cache.mkdir(0o700)
    (tmp_path / "precious").write_text("mine")
    kept.place("sample", "k").symlink_to(tmp_path / "precious")
    SHELF.store("k", sample())
    assert (tmp_path / "precious").read_text() == "mine"
    assert SHELF.load("k") is not None


# --- where nothing can be kept ------------------------------------------------------------------------------


class Full(io.BytesIO):
    """A file on a disk that is full: one of its calls fails."""

    def __init__(self, call: str) -> None:
        super().__init__()
        setattr(self, call, full)

    def fileno(self) -> int:
        return 1


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


CALLS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "making the folder": lambda patch: patch.setattr(Path, "mkdir", full),
    "opening": lambda patch: patch.setattr(os, "open", full),
    "flushing to the disk": lambda patch: patch.setattr(os, "fsync", full),
    "taking the name": lambda patch: patch.setattr(Path, "replace", full),
    **{call: lambda patch, call=call: patch.setattr(os, "fdopen", lambda *_: Full(call))
       for call in ("writelines", "flush", "close")},
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_whatever_call_fails_on_a_full_disk_nothing_is_kept_and_nothing_is_left(
    cache: Path, monkeypatch: pytest.MonkeyPatch, call: str
):
    with monkeypatch.context() as patch:
        CALLS[call](patch)
        shared = SharedAnswers(["/"], cache / "views-a")
        SHELF.store("k", sample())
        assert shared.put("/", b"own")
        assert shared.get("/") == b"own"
    assert SHELF.load("k") is None
    assert [path for path in cache.rglob("*") if path.is_file()] == []
    SHELF.store("k", sample())
    assert SHELF.load("k") is not None


def test_a_disk_that_fills_while_a_file_is_written_leaves_the_old_one(cache: Path):
    place, limits = kept.place("sample", "k"), resource.getrlimit(resource.RLIMIT_FSIZE)
    assert kept.write(place, b"old")
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
    try:
        assert not kept.write(place, bytes(10**6))
        assert kept_files.trouble() == "File too large"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert kept.read(place) == b"old"
    assert list(cache.iterdir()) == [place]


def test_two_processes_that_write_at_once_leave_a_whole_file(cache: Path):
    place = kept.place("sample", "k")
    kept.write(place, b"0" * 50_000)
    children = []
    for number in range(3):
        children.append(os.fork())
        if children[-1] == 0:
            for _ in range(10):
                kept.write(place, str(number).encode() * 50_000)
            os._exit(0)
    while children:
        body = kept.read(place)
        assert body is not None
        assert set(body) <= set(b"012")
        assert len(set(body)) == 1
        if os.waitpid(children[-1], os.WNOHANG)[0]:
            children.pop()
    assert list(cache.iterdir()) == [place]


@pytest.mark.parametrize("chosen", ["", ".", "relative/folder", "/proc/none", "/dev/null", "/caf\udce9"])
def test_any_cache_directory_that_the_environment_names_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "no" / "home"))
    monkeypatch.setenv("DRD_CACHE", chosen.replace("/caf", f"{tmp_path}/caf"))
    SHELF.store("k", sample())
    assert (SHELF.load("k") is None) == bool(kept_files.trouble())


def test_a_working_folder_that_is_gone_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    monkeypatch.setenv("DRD_CACHE", "relative")
    SHELF.store("k", sample())
    assert SHELF.load("k") is None
    assert kept_files.trouble() == "No such file or directory"


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


def test_files_from_the_future_do_not_push_out_those_of_today(cache: Path):
    for number in range(4):
        SHELF.store(f"future {number}", sample())
        os.utime(kept.place("sample", f"future {number}"), (4e9, 4e9))
    SHELF.store("today", sample())
    assert SHELF.load("today") is not None
    assert len(list(cache.iterdir())) == SHELF.most


def test_odd_things_among_kept_files_are_removed_when_they_are_old(cache: Path):
    SHELF.store("new", sample())
    (cache / "sample-a").mkdir()
    (cache / "sample-b").symlink_to(cache / "sample-b")
    os.mkfifo(cache / "sample-c")
    (cache / "sample-d").symlink_to(cache)
    (cache / ".sample-e.12ab.part").write_bytes(b"half")
    for path in cache.iterdir():
        os.utime(path, (1, 1), follow_symlinks=False)
    for number in range(3):
        SHELF.store(str(number), sample())
    assert sorted(path.name for path in cache.iterdir()) == ["sample-0", "sample-1", "sample-2"]


@settings(max_examples=30)
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
