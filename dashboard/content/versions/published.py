"""Published versions: which there are, what was recorded of them, and how to open one again.

`versions/<version>/` of a content root holds the content as it was published (`content.tar.xz`) and what was
recorded of it (`published.json`). Such a folder is a content root of its own. The public edition has the
numbers only of older versions (`dashboard.content.versions.kept_numbers`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from dashboard.content import load as contents
from dashboard.content.settings import VERSIONS
from dashboard.content.versions.archive import ARCHIVE
from dashboard.content.versions.kept_numbers import NUMBERS
from methodology.faults.finding import ContentError, Finding
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook

RECORD = "published.json"


@dataclass(frozen=True)
class Published:
    """What was recorded when a version was published.

    `content` is the SHA-256 of its files, `scores` and `receipts` the digests of all its numbers
    (`dashboard.content.versions.digests`), `engine` the version of the program that made them.
    """

    version: str
    date: str
    what: str
    engine: str
    content: str
    scores: str
    receipts: str

    @property
    def order(self) -> tuple[int, ...]:
        """By number, so that 1.10.0 comes after 1.9.0."""
        return tuple(int(part) for part in self.version.split("."))


def folder_of(root: Path, version: str) -> Path:
    """Where a version of a content root is kept."""
    return root / VERSIONS / version


def published_versions(root: Path) -> tuple[Published, ...]:
    """The published versions of a content root, oldest first. Raises ContentError for a damaged record."""
    folders = (root / VERSIONS).glob(f"*/{RECORD}")
    records = [record for path in folders if (record := read_record(path.parent)) is not None]
    return tuple(sorted(records, key=lambda record: record.order))


def read_record(folder: Path) -> Published | None:
    """The record in the folder of a published version; None for any other folder.

    Raises ContentError where the record is damaged.
    """
    if not any((folder / name).is_file() for name in (ARCHIVE, NUMBERS)):
        return None
    try:
        entries = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        record = Published(**{item.name: str(entries[item.name]) for item in fields(Published)})
        return record if record.order else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"the record cannot be read: {type(error).__name__}: {error}"
        raise ContentError([Finding(f"{folder.name}/{RECORD}", 0, message)]) from error


def only_numbers(folder: Path) -> bool:
    """True for the folder of a version of which only its numbers are kept."""
    return (folder / NUMBERS).is_file() and not (folder / ARCHIVE).is_file()


def write_record(record: Published) -> bytes:
    """The bytes of a record."""
    return (json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n").encode()


def open_book(root: Path, aside: bool = False) -> ScoreBook:
    """The scores of a content root; those of a published version as they were published.

    `aside`: as of `load_content`.
    Raises ContentError where the content has faults, or is not what was published.
    """
    record = read_record(root)
    if record is not None and only_numbers(root):
        message = (
            "of this version the public edition has the numbers only, for receipts; its content is not here"
        )
        raise ContentError([Finding(f"{root.name}/{NUMBERS}", 0, message)])
    content = contents.load_content(root, aside)
    if record is None:
        return score(content)
    if content.digest != record.content:
        message = (
            f"the content is not what was published: its digest is {content.digest}, not {record.content}"
        )
        raise ContentError([Finding(f"{root.name}/{ARCHIVE}", 0, message)])
    return score(content, record.engine)
