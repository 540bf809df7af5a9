"""`drd publish`, and older versions as content."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from dashboard.content.versions.archive import ARCHIVE, pack, unpack
from tests.support.command import Command, run_process
from tests.support.roots import GOOD, METHODOLOGY, OBSERVATIONS, broken, write_root

NEXT = {
    "methodology/methodology.yaml": METHODOLOGY.replace("version: 1.0.0\n", "version: 1.1.0\n", 1)
    + "  - {version: 1.1.0, date: 2026-12-24, what: More weight on law.}\n"
}


pytestmark = pytest.mark.usefixtures("own_cache")


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


# --- publishing ---------------------------------------------------------------------------------------------


def test_publishing_keeps_content_and_digests_under_the_version(root: Path, drd: Command):
    outcome = drd("publish")
    folder = root / "versions/1.0.0"
    assert (outcome.code, outcome.out) == (0, f"{folder}\n")
    assert "Published 1.0.0 (2026-11-22)" in outcome.words
    record = json.loads((folder / "published.json").read_text())
    assert {"version", "date", "what", "engine", "content", "scores", "receipts"} == set(record)
    assert (record["version"], record["what"]) == ("1.0.0", "First release.")
    assert unpack((folder / ARCHIVE).read_bytes()) == {name: text.encode() for name, text in GOOD.items()}


def test_publishing_twice_does_nothing(root: Path, drd: Command):
    drd("publish")
    before = {path: path.stat().st_mtime_ns for path in root.glob("versions/*/*")}
    outcome = drd("publish")
    assert outcome.code == 0
    assert "Nothing to do" in outcome.words
    assert {path: path.stat().st_mtime_ns for path in root.glob("versions/*/*")} == before


def test_what_is_published_is_never_changed(root: Path, drd: Command):
    drd("publish")
    change(root, "data/observations.csv", "50.5", "51.5")
    outcome = drd("publish")
    assert (outcome.code, outcome.out) == (1, "")
    assert "version 1.0.0 is published with other content" in outcome.words
    assert "raise the version" in outcome.words


def test_a_version_needs_its_line_in_changes(root: Path, drd: Command):
    change(root, "methodology/methodology.yaml", "version: 1.0.0\nscale", "version: 1.0.1\nscale")
    outcome = drd("publish")
    assert outcome.code == 1
    assert '"changes" has no line for version 1.0.1' in outcome.words


def test_a_published_version_cannot_be_published(root: Path, drd: Command):
    drd("publish")
    assert Command(root / "versions/1.0.0", drd.capture)("publish").code == 2


@pytest.mark.parametrize("fault", ["scores", "receipts", "content"])
def test_checking_finds_what_no_longer_comes_out_the_same(root: Path, drd: Command, fault: str):
    drd("publish")
    assert drd("publish", "--check").words == "1 published, all as they were\n"
    path = root / "versions/1.0.0/published.json"
    record = json.loads(path.read_text())
    path.write_text(json.dumps(record | {fault: "0" * 64}))
    outcome = drd("publish", "--check")
    assert outcome.code == 1
    assert "1.0.0" in outcome.words
    assert fault in outcome.words


# --- older versions as content ------------------------------------------------------------------------------


def test_an_older_version_gives_what_was_published_then(root: Path, drd: Command, capsys):
    then = drd("score", "--year", "all").out
    explained = drd("explain", "AAA", "privacy").out
    drd("publish")
    write_root(root, NEXT | broken("data/observations.csv", "50.5", "90"))
    assert drd("score", "--year", "all").out != then
    kept = Command(root / "versions/1.0.0", capsys)
    assert kept("score", "--year", "all").out == then
    assert kept("explain", "AAA", "privacy").out == explained
    assert kept("validate").code == 0


def test_a_version_is_found_by_its_name(root: Path, drd: Command, tmp_path: Path):
    then = drd("score").out
    drd("publish")
    found = run_process(tmp_path, "score", "--content", "1.0.0", DRD_CONTENT=str(root))
    assert found.stdout.decode() == then
    missing = run_process(tmp_path, "score", "--content", "2.0.0", DRD_CONTENT=str(root))
    assert missing.returncode == 2
    assert '"2.0.0" is not a folder' in missing.stderr.decode()
    assert "published: 1.0.0" in missing.stderr.decode()


@pytest.mark.parametrize(
    "damaged",
    [
        lzma.compress(b"cut short" * 1000)[:40],
        b"not an archive",
        lzma.compress(b"not a tar file" * 100),
        pack({"indicators/pillars.yaml": b"pillars: []\n"}),
    ],
)
def test_a_damaged_archive_is_told(root: Path, drd: Command, damaged: bytes):
    drd("publish")
    path = root / "versions/1.0.0" / ARCHIVE
    path.write_bytes(damaged)
    outcome = Command(path.parent, drd.capture)("score")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.words


def test_content_that_is_not_what_was_published_is_told(root: Path, drd: Command):
    drd("publish")
    path = root / "versions/1.0.0" / ARCHIVE
    files = unpack(path.read_bytes())
    files["data/observations.csv"] = OBSERVATIONS.replace("50.5", "99").encode()
    path.write_bytes(pack(files))
    outcome = Command(path.parent, drd.capture)("score")
    assert outcome.code == 1
    assert "is not what was published" in outcome.words


def test_a_damaged_record_is_told(root: Path, drd: Command):
    drd("publish")
    (root / "versions/1.0.0/published.json").write_text("{}")
    outcome = Command(root / "versions/1.0.0", drd.capture)("score")
    assert outcome.code == 1
    assert "published.json" in outcome.words


def test_archives_are_the_same_whenever_they_are_made():
    files = {name: text.encode() for name, text in GOOD.items()}
    assert pack(files) == pack(dict(reversed(files.items())))
