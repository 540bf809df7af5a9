"""The world in one year: every economy with the scores of all pillars, and how one pillar is distributed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.economies import COVERAGE, FALLING, WorldChoice
from dashboard.answers.asked.search import folded
from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.score import IntervalOf
from dashboard.drawing.theme import segment_count, segment_of
from dashboard.views.world.overview.answer.age import median_years
from methodology.model import Economy, Pillar, states
from methodology.scoring.aggregation.gate import STATES
from methodology.scoring.scorebook import Column, ScoreBook

Columns = dict[tuple[str, str], Column]
"""By pillar and lane."""
Cells = dict[tuple[str, str], list[ShownScore]]


@dataclass(frozen=True)
class PillarCells:
    """One economy's pillar: `lanes` for the ruler, `shown` the chosen lane for the number."""

    pillar: Pillar
    lanes: tuple[ShownScore, ...]
    shown: ShownScore


@dataclass(frozen=True)
class WorldRow:
    """One economy. `coverage` (0 to 1) and `median_year` describe the evidence over all pillars."""

    economy: Economy
    letter: str
    pillars: tuple[PillarCells, ...]
    coverage: float
    median_year: int | None
    shown: bool

    def cell(self, pillar_id: str) -> ShownScore:
        return next(cells.shown for cells in self.pillars if cells.pillar.id == pillar_id)


@dataclass(frozen=True)
class Counts:
    """How the economies stand on one pillar: `steps` counts them by part of the scale, from the worst on."""

    steps: tuple[int, ...]
    range_only: int
    not_scored: int

    @property
    def scored(self) -> int:
        return sum(self.steps)

    @property
    def upper(self) -> int:
        """Economies on the two best steps."""
        return sum(self.steps[-2:])

    @property
    def lower(self) -> int:
        """Economies on the two worst steps."""
        return sum(self.steps[:2])


@dataclass(frozen=True)
class World:
    """`rows` holds every economy in the order asked for; a filter only says which are `shown`."""

    choice: WorldChoice
    rows: tuple[WorldRow, ...]
    counts: Counts
    scored_by_pillar: tuple[int, ...]
    scored_by_companies: tuple[int, ...]
    featured: WorldRow | None

    @property
    def companies_drawn(self) -> bool:
        """Whether any score of companies stands in the year."""
        return any(self.scored_by_companies)

    @property
    def matches(self) -> int:
        return sum(row.shown for row in self.rows)

    @property
    def letters(self) -> frozenset[str]:
        """Initial letters of the economies shown."""
        return frozenset(row.letter for row in self.rows if row.shown)


def world(book: ScoreBook, choice: WorldChoice, interval: IntervalOf) -> World:
    """Every economy in one year, pillar and lane; `interval` gives the interval around a score."""
    columns = {
        (pillar.id, lane): book.column(pillar.id, choice.year, lane)
        for pillar in book.framework.pillars
        for lane in book.lanes
    }
    companies = book.methodology.companies_lane
    ages = median_years(book, choice.year, choice.lane)
    cells = _shown(book, choice, columns, interval)
    rows = [_row(book, choice, columns, cells, place, ages[place]) for place in range(len(book.economies))]
    rows.sort(key=lambda row: folded(row.economy.name))
    return World(
        choice=choice,
        rows=tuple(_sorted(rows, choice)),
        counts=_counts(book, columns[choice.pillar.id, choice.lane]),
        scored_by_pillar=_scored(book, columns, choice.lane),
        scored_by_companies=_scored(book, columns, companies) if companies else (),
        featured=_featured(rows, choice.pillar.id),
    )


def _row(
    book: ScoreBook,
    choice: WorldChoice,
    columns: Columns,
    cells: Cells,
    place: int,
    median_year: int | None,
) -> WorldRow:
    economy = book.economies[place]
    pillars = tuple(_pillar_cells(book, choice, cells, pillar, place) for pillar in book.framework.pillars)
    covered = [columns[pillar.id, choice.lane].coverage[place] for pillar in book.framework.pillars]
    return WorldRow(
        economy=economy,
        letter=folded(economy.name)[:1].upper(),
        pillars=pillars,
        coverage=float(np.nanmean(covered)) if covered else 0.0,
        median_year=median_year,
        shown=choice.admits(economy),
    )


def _pillar_cells(
    book: ScoreBook, choice: WorldChoice, cells: Cells, pillar: Pillar, place: int
) -> PillarCells:
    lanes = {lane: cells[pillar.id, lane][place] for lane in book.lanes}
    return PillarCells(pillar, tuple(lanes.values()), lanes[choice.lane])


def _shown(book: ScoreBook, choice: WorldChoice, columns: Columns, interval: IntervalOf) -> Cells:
    """All economies' cells of every pillar and lane, in the order of the book."""
    codes = [economy.iso3 for economy in book.economies]
    return {
        (node, lane): [
            _cell(column, iso3, node, choice.year, lane, place, interval) for place, iso3 in enumerate(codes)
        ]
        for (node, lane), column in columns.items()
    }


def _cell(
    column: Column, iso3: str, node: str, year: int, lane: str, place: int, interval: IntervalOf
) -> ShownScore:
    state = STATES[int(column.state[place])]
    if state == states.SCORED:
        score = float(column.score[place])
        bare = ShownScore(iso3, node, year, lane, state, score, None, None)
        return shown(bare, interval(bare))
    if state == states.RANGE:
        low, high = float(column.low[place]), float(column.high[place])
        return ShownScore(iso3, node, year, lane, state, None, low, high)
    return ShownScore(iso3, node, year, lane, state, None, None, None)


def _sorted(rows: list[WorldRow], choice: WorldChoice) -> list[WorldRow]:
    """By score or coverage where the reader asks for it; what has no score stays A to Z at the end."""
    if not choice.sort:
        return rows
    falling = choice.order == FALLING
    if choice.sort == COVERAGE:
        return sorted(rows, key=lambda row: -row.coverage if falling else row.coverage)

    def key(row: WorldRow) -> tuple[bool, float]:
        score = row.cell(choice.sort).score
        return score is None, (0.0 if score is None else -score if falling else score)

    return sorted(rows, key=key)


def _counts(book: ScoreBook, column: Column) -> Counts:
    steps = [0] * segment_count(book.methodology)
    for score in column.score[column.state == 2]:
        steps[segment_of(book.methodology, float(score))] += 1
    return Counts(tuple(steps), int((column.state == 1).sum()), int((column.state == 0).sum()))


def _scored(book: ScoreBook, columns: Columns, lane: str) -> tuple[int, ...]:
    return tuple(int((columns[pillar.id, lane].state == 2).sum()) for pillar in book.framework.pillars)


def _featured(rows: list[WorldRow], pillar_id: str) -> WorldRow | None:
    """The country shown before the reader picks one: a pilot country with a score, else any with one."""

    def key(row: WorldRow) -> tuple[bool, bool, float]:
        return not row.economy.pilot, row.cell(pillar_id).state != states.SCORED, -row.coverage

    return min(rows, key=key, default=None)
