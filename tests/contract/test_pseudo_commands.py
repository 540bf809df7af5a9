"""What the commands say, in the pseudo-language: plain letters are content, ids, or a fault of ours."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language.i18n import speaking
from tests.support.command import Command
from tests.support.pseudo import LANGUAGE, WORD, Known, pseudo_site
from tests.support.roots import read, write_root

BUILT_IN = re.compile(
    r"^(usage: .*|options:|positional arguments:|  -h, --help .*|drd .*error: .*|\s+\[.*|\s+COMMAND \.\.\.)$",
    re.MULTILINE,
)
"""What argparse writes in words of its own, and the names of options."""
NAMES = re.compile(
    r"--?[a-zA-Z][\w-]*(?: \{[\w,]+\})?|\b[A-Z][A-Z0-9|]+\b(?: \.\.\.)?|\{[\w,]+\}|\.\w+\b|\S*[/_.=\[\]]\S*"
)
"""Options, metavars, files, addresses and keys."""
CODES = {
    *(
        "drd",
        "DRD_CONTENT",
        "csv",
        "json",
        "text",
        "parquet",
        "txt",
        "every",
        "overall",
        "Pearson",
        "Spearman",
    ),
    *("validate", "score", "explain", "uncertainty", "compare", "sensitivity", "audit", "diff", "publish"),
    *("serve", "all", "state", "corporate", "privacy", "access", "law", "practice"),
    *os.strerror(errno.ENOENT).split(),
}
"""Commands, formats, lanes and ids; what the operating system says."""
COMMANDS = (
    "--help", "validate --help", "score --help", "explain --help", "uncertainty --help", "compare --help",
    "sensitivity --help", "audit --help", "diff --help", "publish --help", "serve --help",
    "validate", "explain AAA privacy", "explain BBB privacy", "explain AAA requests", "explain AAA access",
    "compare AAA BBB", "audit", "sensitivity --base 2 --format text", "publish", "publish --check",
    "diff 1.0.0", "explain XXX privacy", "explain AAA privac", "explain AAA overall",
    "explain AAA privacy --year 1900", "explain AAA privacy --lane stat", "score -o /nothing/x",
    "compare AAA", "uncertainty --draws 0", "uncertainty --draws 999999999", "sensitivity --base 1",
    "sensitivity --seed -1", "serve --port 99999", "serve --workers 0", "publish --public .", "diff 9.9.9",
    "diff 1.0.0 --level overall",
)  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return Known(read(write_root(tmp_path_factory.mktemp("known"))))


@pytest.fixture(scope="module")
def language() -> Iterator[None]:
    with pseudo_site(), speaking(LANGUAGE):
        yield


@pytest.fixture
def drd(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DRD_CONTENT", str(tmp_path))
    return Command(write_root(tmp_path), capsys)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_nothing_that_cannot_be_translated(drd: Command, known: Known, command: str):
    if command.startswith("diff") or command.endswith("--check"):
        drd("publish")
    first, *rest = command.split()
    told = drd(first, *rest)
    words = told.words if first in ("score", "uncertainty", "diff") else told.out + told.words
    plain = NAMES.sub(" ", BUILT_IN.sub(" ", words))
    allowed = CODES | set(WORD.findall(command)) | engine_words(drd, first, rest)
    assert [word for word in known.plain(plain) if word not in allowed] == []


def engine_words(drd: Command, first: str, rest: list[str]) -> set[str]:
    """The words of the same answer as JSON: codes, ids and reasons of the engine, which are data there."""
    if first not in ("explain", "sensitivity", "audit") or "--help" in rest:
        return set()
    answer = drd(first, *[word for word in rest if word not in ("--format", "text")], "--format", "json")
    return set(WORD.findall(answer.out))
