"""The public edition of a content root: no withheld figure in it, and the same numbers out of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.answers.asked.refused import UsageError, not_writable
from dashboard.content.content_files import digest, gather, gather_translations
from dashboard.content.load import is_own, read_content
from dashboard.content.public.files import public_files
from dashboard.content.public.tree import project_files
from dashboard.content.receipts import under_terms_of
from dashboard.content.settings import VERSIONS
from dashboard.content.terms import LEAF_SCORES
from dashboard.content.versions.archive import ARCHIVE, pack, unpack
from dashboard.content.versions.digests import digests
from dashboard.content.versions.kept_numbers import NUMBERS, numbers_of
from dashboard.content.versions.published import (
    RECORD,
    Published,
    folder_of,
    only_numbers,
    open_book,
    published_versions,
    write_record,
)
from dashboard.language.i18n import N_, _
from methodology.faults.finding import ContentError, Finding, Report
from methodology.model import Content
from methodology.model.terms import RAW, word, word_of_series
from methodology.scoring.engine import score
from methodology.scoring.leaves.leaf_scores import heeds_terms
from methodology.scoring.scorebook import ScoreBook

ABOUT = "PUBLIC.md"
_ABOUT = """# Public edition

This is a content root of the Digital Rights Dashboard that may be passed on. Figures that we have no licence
to pass on are not in it; `data/leaf_scores.csv` holds our scores of them, rounded to one decimal, and
`data/sources.yaml` says where each publisher shows its figures. Scores, states and receipts are the same as
in the edition with all figures, to the last digit.

- `drd serve --content .` shows it, `drd score --content .` prints its scores; where the program came along,
  `make run` does. Tests compare with figures that may not be passed on and are not part of it.
- Scores and receipts: CC BY-SA 4.0. They rest on data of others, which stand under their own terms, listed in
  `data/sources.yaml`; our licence gives no rights in those data.
- Of versions that were scored before these scores were rounded only the numbers are kept, to one decimal, so
  that their receipts can be looked up (`versions/<version>/numbers.parquet`).
"""


@dataclass(frozen=True)
class PublicEdition:
    """The files (path within the folder → bytes), how many figures were left out, how many leaf scores stand
    in their place, and the published versions by how they are kept."""

    files: dict[str, bytes]
    left_out: int
    leaf_scores: int
    whole: tuple[str, ...]
    numbers_only: tuple[str, ...]


def public_edition(root: Path) -> PublicEdition:
    """The public edition of a root; with the program where the root is the project's own.

    Raises ContentError where the content has faults, or where the edition would give other numbers.
    """
    report, own = Report(), is_own(root)
    files, translated = gather(root, report), gather_translations(root, report)
    book = score(read_content(files, own, report))
    made, content = _proved(files, book)
    kept = {version.version: _version(root, version, book) for version in published_versions(root)}
    archives = {
        f"{VERSIONS}/{name}/{file}": data for name, part in kept.items() for file, data in part.items()
    }
    program = project_files(root) if own else {}
    return PublicEdition(
        files={**program, **made, **translated, **archives, ABOUT: _ABOUT.encode()},
        left_out=len(book.content.observations) - len(content.observations),
        leaf_scores=len(content.leaf_scores),
        whole=tuple(name for name, part in kept.items() if ARCHIVE in part),
        numbers_only=tuple(name for name, part in kept.items() if NUMBERS in part),
    )


def _proved(files: dict[str, bytes], book: ScoreBook) -> tuple[dict[str, bytes], Content]:
    """The public files of a content and what is read of them, once seen to give the same numbers."""
    made = public_files(files, book)
    content = read_content(made, False, Report())
    held = [name for name in content.observations.series_ids if word_of_series(content, name) != RAW]
    if held:
        raise AssertionError(f"withheld series are left: {', '.join(held)}")
    if digests(score(content, book.engine)) != digests(book):
        message = (
            "the public edition would give other numbers. Where an indicator asks (requires) for a series "
            "that is withheld, code what it is asked for as a series of our own; figures whose source is raw "
            "belong into data/observations.csv; a series cannot be of a raw and of a withheld source; and "
            "the score of a withheld figure must be one in all years (with reference: year it may not be)"
        )
        raise ContentError([Finding(LEAF_SCORES, 0, message)])
    return made, content


def _version(root: Path, version: Published, today: ScoreBook) -> dict[str, bytes]:
    """What the edition keeps of a published version, by file."""
    folder = folder_of(root, version.version)
    if only_numbers(folder):
        return {name: (folder / name).read_bytes() for name in (RECORD, NUMBERS)}
    book = open_book(folder)
    if heeds_terms(version.engine) and not _stricter(book, today):
        made, _ = _proved(unpack((folder / ARCHIVE).read_bytes()), book)
        return {RECORD: write_record(replace(version, content=digest(made))), ARCHIVE: pack(made)}
    numbers = numbers_of(under_terms_of(book, today))
    record = replace(version, numbers=hashlib.sha256(numbers).hexdigest())
    return {RECORD: write_record(record), NUMBERS: numbers}


def _stricter(then: ScoreBook, today: ScoreBook) -> bool:
    """True where a source has come under stricter terms since."""
    now = under_terms_of(then, today).content.sources
    return any(word(now[name]) != word(source) for name, source in then.content.sources.items())


def refuse(root: Path, target: Path) -> None:
    """Raises UsageError for a target that is not a new or empty folder apart from the root."""
    try:
        for problem in _problems(root.resolve(), Path(os.path.realpath(target))):
            raise UsageError(_(problem, target=target, root=root.resolve()))
    except OSError as error:
        raise not_writable(target, error) from error


def write_edition(edition: PublicEdition, target: Path) -> None:
    """Writes the edition into a folder. Raises UsageError where it cannot be written to."""
    try:
        for name, data in sorted(edition.files.items()):
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        raise not_writable(target, error) from error


def _problems(root: Path, target: Path) -> Iterator[str]:
    if target.is_relative_to(root) or root.is_relative_to(target):
        yield N_('"%(target)s" is not apart from the content root %(root)s; choose a folder outside it')
    if target.exists() and not target.is_dir():
        yield N_('"%(target)s" is a file; choose a new or empty folder')
    elif target.is_dir() and any(target.iterdir()):
        yield N_(
            '"%(target)s" is not empty; choose a new or empty folder, so that nothing old is published along'
        )
