"""Published versions: which there are, what was recorded of them, and how to open one again.

`versions/<version>/` of a content root holds the content as it was published (`content.tar.xz`) and what was
recorded of it (`published.json`). Such a folder is a content root of its own. The public edition has the
numbers only of older versions (`dashboard.content.versions.kept_numbers`).
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from dashboard.content import load as contents
from dashboard.content.files import is_file, read_plain
from dashboard.content.settings import VERSIONS
from dashboard.content.versions.archive import ARCHIVE
from dashboard.content.versions.kept_numbers import NUMBERS
from methodology.faults.finding import ContentError, Finding
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook

RECORD = "published.json"
LARGEST_RECORD = 1 << 20


@dataclass(frozen=True)
class Published:
    """What was recorded when a version was published.

    `content` is the SHA-256 of its files, `scores` and `receipts` the digests of all its numbers
    (`dashboard.content.versions.digests`), `engine` the version of the program that made them. `numbers` is
    the SHA-256 of `numbers.parquet` where only that is kept.
    """

    version: str
    date: str
    what: str
    engine: str
    content: str
    scores: str
    receipts: str
    numbers: str = ""

    @property
    def order(self) -> tuple[int, ...]:
        """By number, so that 1.10.0 comes after 1.9.0."""
        return tuple(int(part) for part in self.version.split("."))


@dataclass(frozen=True)
class Versions:
    """The published versions beside a content, newest first, and the names of those that cannot be read.

    `known` is False where there is no place to look them up: nothing is known then, neither that the content
    is published nor that it is not.
    """

    known: bool = False
    whole: tuple[Published, ...] = ()
    damaged: tuple[str, ...] = ()


def folder_of(root: Path, version: str) -> Path:
    """Where a version of a content root is kept."""
    return root / VERSIONS / version


def look_up(root: Path | None) -> Versions:
    """What is known of the published versions of a content root; a damaged one hides no other."""
    if root is None or (folders := _folders(root)) is None:
        return Versions()
    whole, damaged = [], []
    for folder in folders:
        try:
            whole.append(_record_of_version(folder))
        except ContentError:
            damaged.append(folder.name)
    return Versions(True, tuple(sorted(whole, key=lambda record: record.order)[::-1]), tuple(damaged))


def published_versions(root: Path) -> tuple[Published, ...]:
    """The published versions of a content root, oldest first. Raises ContentError for a damaged record, and
    where there is something that cannot be looked into."""
    folders = _folders(root)
    if folders is None and os.path.lexists(root / VERSIONS):
        raise ContentError([Finding(VERSIONS, 0, "this must be a folder that can be read")])
    records = [_record_of_version(folder) for folder in folders or ()]
    return tuple(sorted(records, key=lambda record: record.order))


def _folders(root: Path) -> list[Path] | None:
    """The folders of published versions, by name; None where they cannot be looked up.

    A root without the folder has published nothing. Our own content has, so that it must have been left out.
    """
    parts = (RECORD, ARCHIVE, NUMBERS)
    try:
        inside = sorted(folder for folder in (root / VERSIONS).iterdir() if folder.is_dir())
    except FileNotFoundError:
        return None if contents.is_own(root) else []
    except OSError:
        return None
    return [one for one in inside if _closed(one) or any(os.path.lexists(one / part) for part in parts)]


def _closed(folder: Path) -> bool:
    return not os.access(folder, os.R_OK | os.X_OK)


def _record_of_version(folder: Path) -> Published:
    """The record of a published version. Raises ContentError where it is damaged or not that version's."""
    record = read_record(folder)
    if record is None:
        message = f"of this version there is neither {ARCHIVE} nor {NUMBERS}"
        if _closed(folder):
            message = "the folder of this version cannot be read"
        raise ContentError([Finding(f"{folder.name}/{RECORD}", 0, message)])
    if record.version != folder.name:
        message = f'the record is of version "{record.version}"; the folder is of "{folder.name}"'
        raise ContentError([Finding(f"{folder.name}/{RECORD}", 0, message)])
    return record


def read_record(folder: Path) -> Published | None:
    """The record in the folder of a published version; None for any other folder.

    Raises ContentError where the record is damaged.
    """
    if not any(is_file(folder / name) for name in (ARCHIVE, NUMBERS)):
        return None
    try:
        entries = json.loads(read_plain(folder / RECORD, LARGEST_RECORD).decode())
        record = Published(**{item.name: _text(entries, item.name) for item in fields(Published)})
        date.fromisoformat(record.date)
        return record if record.order else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"the record cannot be read: {type(error).__name__}: {str(error)[:200]}"
        raise ContentError([Finding(f"{folder.name}/{RECORD}", 0, message)]) from error


def _text(entries: dict[str, object], name: str) -> str:
    value = entries.get(name, "") if name == "numbers" else entries[name]
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be a text; found {type(value).__name__}')
    return value


def only_numbers(folder: Path) -> bool:
    """True for the folder of a version of which only its numbers are kept."""
    return is_file(folder / NUMBERS) and not is_file(folder / ARCHIVE)


def write_record(record: Published) -> bytes:
    """The bytes of a record."""
    entries = {name: value for name, value in asdict(record).items() if value or name != "numbers"}
    return (json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode()


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
