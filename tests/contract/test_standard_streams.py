"""What `drd` does with its standard streams, its working folder and empty arguments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.roots import write_root

FULL = Path("/dev/full")
RESULTS = (
    ["--help"],
    ["--version"],
    ["score", "--help"],
    ["validate"],
    ["score"],
    ["score", "--format", "json"],
    ["score", "--format", "parquet"],
    ["explain", "AAA", "privacy"],
    ["uncertainty", "--draws", "10"],
    ["compare", "AAA", "BBB"],
    ["audit"],
    ["publish", "--check"],
)
"""Commands that print a result; each is tried where it cannot be taken."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_root(tmp_path_factory.mktemp("content"))


def drd(content: Path, arguments: list[str], shell: str) -> subprocess.CompletedProcess[bytes]:
    """`drd` with its streams as a shell redirects them; arguments in place of "$@"."""
    command = [sys.executable, "-m", "dashboard", *arguments]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DRD_CONTENT": str(content),
        "DRD_CACHE": str(content / "cache"),
    }
    return subprocess.run(
        ["sh", "-c", f'"$@" {shell}', "sh", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full is Linux's")
@pytest.mark.parametrize("arguments", RESULTS, ids=" ".join)
def test_a_full_output_is_the_callers_and_said_in_a_sentence(content: Path, arguments: list[str]):
    told = drd(content, arguments, ">/dev/full")
    assert told.returncode == 2
    assert told.stderr.decode() == "drd: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("arguments", [["validate"], ["score"], ["--version"]], ids=" ".join)
def test_a_closed_output_is_told_and_nothing_else_takes_its_place(content: Path, arguments: list[str]):
    told = drd(content, arguments, ">&-")
    assert told.returncode == 2
    assert told.stderr.startswith(b"drd: standard output is closed")


def test_words_for_a_closed_or_full_standard_error_go_nowhere_else(content: Path, tmp_path: Path):
    for shell in ("2>&-", "2>/dev/full" if FULL.exists() else "2>&-"):
        told = drd(content, ["score", "--country", "NOPE"], shell)
        assert (told.returncode, told.stdout) == (2, b"")
    file = tmp_path / "scores.csv"
    told = drd(content, ["score", "-o", str(file)], "<&- >&- 2>&-")
    assert (told.returncode, told.stdout) == (0, b"")
    assert file.read_text().startswith("iso3,year,")


def test_a_dash_is_standard_output(content: Path):
    plain, dashed = (drd(content, ["score", *more], "") for more in ([], ["-o", "-"]))
    assert plain.stdout == dashed.stdout != b""
    assert not (ROOT / "-").exists()


def test_the_version_is_one_line(content: Path):
    told = drd(content, ["--version"], "")
    name, version = told.stdout.decode().split()
    assert (told.returncode, name) == (0, "drd")
    assert version.count(".") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve", "--host", ""],
        ["serve", "--host="],
        ["score", "--content", ""],
        ["score", "-o", ""],
        ["score", "--lane="],
        ["explain", "AAA", ""],
        ["diff", ""],
        [""],
    ],
    ids=repr,
)
def test_an_empty_argument_is_refused_where_it_stands(content: Path, arguments: list[str]):
    told = drd(content, arguments, "")
    assert (told.returncode, told.stdout) == (2, b"")
    assert b"there is nothing after" in told.stderr


def test_a_file_keeps_its_permissions_when_it_is_written_anew(content: Path, tmp_path: Path):
    file = tmp_path / "scores.csv"
    file.write_text("before")
    file.chmod(0o604)
    assert drd(content, ["score", "-o", str(file)], "").returncode == 0
    assert file.read_text() != "before"
    assert file.stat().st_mode & 0o777 == 0o604


@pytest.mark.parametrize("arguments", [["validate", "--content", "."], ["score", "-o", "scores.csv"]])
def test_a_working_folder_that_is_gone_is_said(content: Path, tmp_path: Path, arguments: list[str]):
    gone = tmp_path / "gone"
    gone.mkdir()
    told = left(content, gone, arguments)
    assert told.returncode == 2
    assert told.stderr.startswith(b"drd: ")
    assert b"a fault of the program" not in told.stderr


LEAVE = "import os, sys; os.chdir(sys.argv[1]); os.rmdir(sys.argv[1]); os.execv(sys.argv[2], sys.argv[2:])"


def left(content: Path, gone: Path, arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    """`drd` started where there was a folder a moment ago."""
    command = [sys.executable, "-c", LEAVE, str(gone), sys.executable, "-m", "dashboard", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DRD_CONTENT": str(content)}
    return subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)
