"""Publishing a version: its content is kept for good, with digests of all its numbers; and checking them."""

from __future__ import annotations

from pathlib import Path

from dashboard.content.content_files import digest, gather
from dashboard.content.files import flush_folder, write_flushed
from dashboard.content.load import check_content
from dashboard.content.versions.archive import ARCHIVE, pack
from dashboard.content.versions.digests import digests
from dashboard.content.versions.published import (
    RECORD,
    Published,
    folder_of,
    only_numbers,
    open_book,
    published_versions,
    read_record,
    write_record,
)
from methodology.faults.finding import ContentError, Finding, Report
from methodology.model import Methodology, MethodologyChange
from methodology.scoring.engine import ENGINE_VERSION, score

METHODOLOGY = "methodology/methodology.yaml"


def publish(root: Path) -> tuple[Published, bool]:
    """Keeps the content of a root as the version that its methodology names; False if it is kept already.

    Raises ContentError where the content has faults, `changes` has no line for the version, or the version
    is published with other content or other scores.
    """
    content = check_content(root)
    method = content.methodology
    book = score(content)
    if not book.has_years:
        message = "no observations, so no scored year; there is nothing to publish"
        raise ContentError([Finding("data/observations.csv", 0, message)])
    scores, receipts = digests(book)
    change = _line_of(method)
    record = Published(
        method.version, change.date, change.what, ENGINE_VERSION, content.digest, scores, receipts
    )
    folder = folder_of(root, method.version)
    kept = read_record(folder)
    if kept is not None:
        _same(kept, record)
        _whole(folder, kept)
        return kept, False
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in ((ARCHIVE, pack(gather(root, Report()))), (RECORD, write_record(record))):
        write_flushed(folder / name, (data,))
    flush_folder(folder.parent)
    return record, True


def _line_of(method: Methodology) -> MethodologyChange:
    line = next((change for change in method.changes if change.version == method.version), None)
    if line is None:
        message = f'"changes" has no line for version {method.version}; say with its date what changed'
        raise ContentError([Finding(METHODOLOGY, 0, message)])
    return line


def _whole(folder: Path, kept: Published) -> None:
    """Raises ContentError where the content that was kept is no longer there as it was."""
    report = Report()
    if not only_numbers(folder) and (digest(gather(folder, report)) != kept.content or report.findings):
        place = f"versions/{kept.version}/{ARCHIVE}"
        message = "the content is not what was published; take the file from a copy of before"
        raise ContentError([Finding(place, 0, message)])


def _same(kept: Published, record: Published) -> None:
    if kept.content != record.content:
        message = (
            f"version {kept.version} is published with other content (digest {kept.content[:12]}, now "
            f"{record.content[:12]}); raise the version and add a line to its changes"
        )
        raise ContentError([Finding(METHODOLOGY, 0, message)])
    faults = differences(kept, record.scores, record.receipts)
    if faults:
        raise ContentError(faults)


def differences(kept: Published, scores: str, receipts: str) -> list[Finding]:
    """What the program now makes differently of a published content."""
    place = f"versions/{kept.version}/{RECORD}"
    parts = {"scores": (kept.scores, scores), "receipts": (kept.receipts, receipts)}
    return [
        Finding(place, 0, f"the program gives other {what} than were published: {new[:12]}, not {old[:12]}")
        for what, (old, new) in parts.items()
        if old != new
    ]


def check_published(root: Path) -> tuple[tuple[Published, ...], list[Finding]]:
    """Opens every published version of a root again; what it has, and what no longer comes out the same.

    Versions of which only the numbers are kept are passed over.
    """
    versions = tuple(
        one for one in published_versions(root) if not only_numbers(folder_of(root, one.version))
    )
    faults: list[Finding] = []
    for version in versions:
        try:
            faults += differences(version, *digests(open_book(folder_of(root, version.version))))
        except ContentError as error:
            faults += error.findings
    return versions, faults
