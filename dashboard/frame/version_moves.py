"""What a new version of the methodology changed: the largest moves of scores against the version before."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard.content.files import read_plain
from dashboard.content.versions.published import Published, folder_of, only_numbers, open_book
from dashboard.exports.versions.diff import common_years, version_diff
from dashboard.frame.page import Site
from methodology.faults.finding import ContentError
from methodology.model import ALL, Economy
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.scorebook import ScoreBook

MOST_MOVES = 30
LARGEST = 1 << 20
"""More bytes of a document are not shown."""


@dataclass(frozen=True)
class VersionMove:
    """One score before and after. The parts sum to `after` - `before`: other figures for the same indicators,
    indicators that came or went, other definitions and rules."""

    economy: Economy
    pillar: str
    before: float
    after: float
    real: float
    evidence: float
    method: float

    @property
    def change(self) -> float:
        return self.after - self.before


@dataclass(frozen=True)
class VersionChanges:
    """The scores of all actors in one year, before and after: `moved` of `both` that both versions score,
    `gained` scored only now, `lost` only before; `moves` are the largest, widest first."""

    year: int
    both: int
    moved: int
    gained: int
    lost: int
    moves: tuple[VersionMove, ...]


def version_before(site: Site) -> Published | None:
    """The newest published version that is older than the current methodology; None where there is none."""
    own = site.book.methodology.version
    current = tuple(int(part) for part in own.split(".") if part.isdigit())
    return next((version for version in site.receipts.versions() if version.order < current), None)


def changes_since(site: Site, before: Published, year: int | None = None) -> VersionChanges | None:
    """The comparison with a published version in a year (default: the default year, else the newest that both
    score); None where the two have no year in common, or only the numbers of the version are kept."""
    root = site.receipts.root
    assert root is not None
    return site.once(
        ("version changes", before.version, year), lambda: _changes(site.book, root, before, year)
    )


def _changes(book: ScoreBook, root: Path, before: Published, year: int | None) -> VersionChanges | None:
    if only_numbers(folder_of(root, before.version)):
        return None
    try:
        old = open_book(folder_of(root, before.version))
    except ContentError:
        return None
    years = common_years(old, book)
    if not years:
        return None
    chosen = year if year in years else book.default_year if book.default_year in years else years[-1]
    return compared(old, book, chosen)


def compared(old: ScoreBook, new: ScoreBook, year: int) -> VersionChanges:
    """Two books in one year that both score. Raises KeyError where one of them lacks it."""
    diff = version_diff(old, new, "pillar", (ALL,), (year,))
    (part,) = diff.lanes
    was, now = part.old.state == SCORED, part.new.state == SCORED
    moved = part.differs & was & now
    rows, pairs = np.nonzero(moved)
    widest = np.argsort(-np.abs(part.change[rows, pairs]), kind="stable")[:MOST_MOVES]
    names = {economy.iso3: economy for economy in new.economies}
    titles = {node.id: node.title for node in new.nodes}
    return VersionChanges(
        year=year,
        both=int((was & now).sum()),
        moved=int(moved.sum()),
        gained=int((~was & now).sum()),
        lost=int((was & ~now).sum()),
        moves=tuple(
            VersionMove(
                names[diff.sides.pairs.economies[pair]],
                titles[diff.nodes[row]],
                float(part.old.score[row, pair]),
                float(part.new.score[row, pair]),
                *(float(getattr(part.moves, name)[row, pair]) for name in ("real", "evidence", "method")),
            )
            for row, pair in zip(rows[widest], pairs[widest], strict=True)
        ),
    )


def told_in(root: Path | None, version: str) -> str:
    """The document that explains a version in plain words, as Markdown; empty where there is none."""
    return document(root, f"what-changed-in-{version}.md")


def document(root: Path | None, name: str) -> str:
    """One of the documents beside a content root, as Markdown; empty where there is none that can be read."""
    with suppress(OSError):
        return read_plain(root / "docs" / name, LARGEST).decode(errors="replace") if root else ""
    return ""
