"""Files and folders that may not be read, names that are too long, links in a circle: said in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.content.versions.archive import ARCHIVE
from tests.support.command import ROOT, Command

BARE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
"""Takes from root what lets it read everything."""


pytestmark = pytest.mark.usefixtures("own_cache")


@contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def told(*arguments: str) -> tuple[int, str]:
    """Exit code and words of a command that may read only what its permissions say."""
    before = BARE if os.geteuid() == 0 else []
    command = [*before, sys.executable, "-m", "dashboard", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stderr.decode()


def may_close() -> bool:
    """Whether permissions can be tried here."""
    if os.geteuid():
        return True
    try:
        return subprocess.run([*BARE, "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not may_close(), reason="root reads everything here")
@pytest.mark.parametrize(
    ("name", "mode", "place"),
    [
        ("", 0o000, "indicators"),
        ("", 0o444, "indicators"),
        ("", 0o111, "."),
        ("data", 0o000, "data"),
        ("indicators", 0o111, "indicators"),
        ("indicators/privacy", 0o000, "indicators/privacy"),
        ("methodology", 0o000, "methodology"),
        ("data/economies.csv", 0o000, "data/economies.csv"),
        ("indicators/pillars.yaml", 0o000, "indicators/pillars.yaml"),
    ],
)
def test_what_may_not_be_read_is_told_and_not_called_missing(
    root: Path, name: str, mode: int, place: str
) -> None:
    with closed(root / name, mode):
        code, words = told("score", "--content", str(root))
    assert code == 1
    assert f"{place}: the {'file' if '.' in name else 'folder'} cannot be read: Permission denied" in words
    assert "missing" not in words


@pytest.mark.skipif(not may_close(), reason="root reads everything here")
def test_a_folder_beside_the_content_that_may_not_be_read_is_left_alone(root: Path) -> None:
    (root / "data/sources.yaml").unlink()
    for path in root.glob("indicators/*/*.yaml"):
        path.write_text("\n".join(line for line in path.read_text().split("\n") if "source:" not in line))
    (root / "private").mkdir()
    with closed(root / "private", 0o000):
        assert told("validate", "--content", str(root))[0] == 0


@pytest.mark.skipif(not may_close(), reason="root reads everything here")
def test_versions_that_may_not_be_read_are_not_called_none(root: Path, drd: Command) -> None:
    assert drd("publish").code == 0
    for folder, words in (("versions", "a folder that can be read"), ("versions/1.0.0", "cannot be read")):
        with closed(root / folder, 0o000):
            for arguments in (["--check"], ["--public", str(root.parent / "public")]):
                code, said = told("publish", *arguments, "--content", str(root))
                assert (code, words in said) == (1, True), said


def test_versions_must_be_a_folder(root: Path, drd: Command) -> None:
    (root / "versions").write_text("x")
    outcome = drd("publish", "--check")
    assert (outcome.code, "versions: this must be a folder" in outcome.words) == (1, True)


@pytest.mark.parametrize("size", [0, 100])
def test_a_published_content_that_was_damaged_is_not_called_published(
    root: Path, drd: Command, size: int
) -> None:
    drd("publish")
    archive = root / "versions/1.0.0" / ARCHIVE
    archive.write_bytes(archive.read_bytes()[:size])
    for arguments in ([], ["--check"]):
        outcome = drd("publish", *arguments)
        assert outcome.code == 1
        assert ARCHIVE in outcome.words
        assert "missing" not in outcome.words


LONG = "x" * 100_000


@pytest.mark.parametrize(
    "words",
    [
        ("score", "--format", LONG), ("score", "-o", LONG), ("score", "--year", LONG), ("score", f"--{LONG}"),
        ("publish", "--public", LONG), ("publish", "--public", f"a/{LONG}"), ("diff", LONG), (LONG,),
        ("explain", LONG, LONG), ("uncertainty", "--draws", "9" * 5_000), ("serve", "--port", "9" * 5_000),
        ("compare", LONG, "BBB"),
    ],
)  # fmt: skip
def test_an_argument_that_is_too_long_is_refused_in_few_words(drd: Command, words: tuple[str, ...]) -> None:
    outcome = drd(*words)
    assert outcome.code == 2
    assert 0 < len(outcome.words) < 4_000


def test_a_content_root_of_too_long_a_name_is_refused(
    drd: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (LONG, f"a/{LONG}"):
        outcome = Command(Path(name), capsys)("validate")
        assert outcome.code == 2
        assert "File name too long" in outcome.words
        assert len(outcome.words) < 4_000


def test_links_in_a_circle_are_refused(root: Path, drd: Command, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = root.parent / "one", root.parent / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    assert drd("publish", "--public", str(one)).code == 2
    outcome = Command(one, capsys)("validate")
    assert outcome.code == 2
    assert "Too many levels of symbolic links" in outcome.words


@pytest.mark.parametrize("words", [("score", "--format", "\x1b[2J"), ("diff", "\x1b[2J"), ("\x1b[2J",)])
def test_what_is_repeated_does_not_steer_the_terminal(drd: Command, words: tuple[str, ...]) -> None:
    outcome = drd(*words)
    assert outcome.code == 2
    assert "\x1b" not in outcome.words
    assert "\\x1b[2J" in outcome.words
