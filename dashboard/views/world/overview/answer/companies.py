"""Companies one by one over all countries: marks, ranges and the words for what is not known, on one right.

Only scores of our own and words stand here; the counts behind them are shown on the page of each country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.economies import WorldChoice
from dashboard.answers.companies.strip import (
    MARK,
    RANGE,
    Conduct,
    Promises,
    conduct,
    lane_indicators,
    mark_interval,
    promises,
)
from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.score import IntervalOf
from dashboard.answers.shown.year_notes import YearCoverage
from dashboard.drawing.theme import segment_count, segment_of
from dashboard.views.world.overview.answer.world import World, WorldRow
from methodology.model import CompanyEvidence, Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class ConductRow:
    """One economy of the world's table; `conduct` is None where the right has no such indicator.

    `shown` is the mark with its interval where there is one, else the cell that says there is none.
    """

    row: WorldRow
    conduct: Conduct | None
    shown: ShownScore
    promises: tuple[Promises, ...]

    @property
    def kind(self) -> str:
        """What is known of the company's conduct, a word of its strip; empty without an indicator."""
        return self.conduct.kind if self.conduct else ""

    @property
    def score(self) -> float:
        """The mark of a row that has one."""
        assert self.shown.score is not None
        return self.shown.score


@dataclass(frozen=True)
class CompanyWorld:
    """All economies on one right. `levels` holds the marked ones by part of the scale, counted from 1."""

    pillar: Pillar
    indicator: Indicator | None
    others: tuple[Pillar, ...]
    rows: tuple[ConductRow, ...]
    kinds: Mapping[str, int]
    levels: Mapping[int, tuple[ConductRow, ...]]

    @property
    def marked(self) -> tuple[ConductRow, ...]:
        """Those with a mark, the lowest first."""
        return tuple(one for rows in self.levels.values() for one in rows)

    @property
    def marks(self) -> int:
        return self.kinds.get(MARK, 0)

    @property
    def ranges(self) -> int:
        return self.kinds.get(RANGE, 0)

    @property
    def untested(self) -> int:
        return len(self.rows) - self.marks - self.ranges


def shows_companies(book: ScoreBook, choice: WorldChoice) -> bool:
    """Whether the world of a choice is that of companies one by one."""
    return choice.lane == book.methodology.companies_lane and bool(lane_indicators(book))


def company_world(book: ScoreBook, world: World, interval: IntervalOf) -> CompanyWorld | None:
    """What the world page shows of companies; None in another lane and where the content marks no company."""
    if not shows_companies(book, world.choice):
        return None
    pillar = world.choice.pillar
    indicator = next(iter(lane_indicators(book, pillar.id)), None)
    evidence = _by_economy(book, pillar.id)
    rows = tuple(
        _row(book, row, pillar, indicator, evidence.get(row.economy.iso3, ()), interval) for row in world.rows
    )
    kinds = Counter(one.conduct.kind for one in rows if one.conduct)
    marked = {one.pillar for one in lane_indicators(book)}
    others = tuple(one for one in book.framework.pillars if one.id in marked and one is not pillar)
    return CompanyWorld(pillar, indicator, others, rows, kinds, _levels(book, rows))


def _row(
    book: ScoreBook,
    row: WorldRow,
    pillar: Pillar,
    indicator: Indicator | None,
    evidence: tuple[CompanyEvidence, ...],
    interval: IntervalOf,
) -> ConductRow:
    cell = row.cell(pillar.id)
    promised = promises(book, cell.iso3, pillar.id, cell.year)[0]
    if indicator is None:
        return ConductRow(row, None, cell, promised)
    found = conduct(book, indicator, cell.iso3, cell.year, evidence)
    doubt = mark_interval(found, interval) if found.kind == MARK else None
    return ConductRow(row, found, shown(found.cell, doubt), promised)


def marked_years(book: ScoreBook, indicator: Indicator | None) -> tuple[YearCoverage, ...]:
    """How many economies have a mark in each year; none where the right has no such indicator."""
    if indicator is None:
        return tuple(YearCoverage(year, 0) for year in book.years)
    known = book.indicator_observed(book.tree.indicator_index[indicator.id])
    counts = known.reshape(len(book.economies), len(book.years)).sum(axis=0)
    return tuple(YearCoverage(year, int(count)) for year, count in zip(book.years, counts, strict=True))


def _by_economy(book: ScoreBook, pillar: str) -> dict[str, tuple[CompanyEvidence, ...]]:
    found: dict[str, list[CompanyEvidence]] = {}
    for row in book.content.company_evidence:
        if row.right == pillar:
            found.setdefault(row.iso3, []).append(row)
    return {iso3: tuple(rows) for iso3, rows in found.items()}


def _levels(book: ScoreBook, rows: tuple[ConductRow, ...]) -> dict[int, tuple[ConductRow, ...]]:
    marked = [one for one in rows if one.conduct and one.conduct.kind == MARK]
    marked.sort(key=lambda one: one.score)
    return {
        place + 1: tuple(one for one in marked if segment_of(book.methodology, one.score) == place)
        for place in range(segment_count(book.methodology))
    }
