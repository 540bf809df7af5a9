"""Evidence gaps: economies × indicators, what each indicator lacks, and what would unlock a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.answers.asked.economies import WorldChoice, read_choice
from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.search import folded
from dashboard.views.evidence.gaps.answer.leverage import (
    SORTS,
    UNLOCKS,
    Series,
    SourceTask,
    series_tasks,
    source_tasks,
)
from methodology.model import Dimension, Economy, Indicator, Ints, Pillar
from methodology.scoring.aggregation.gate import SCORED, STATES
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.leverage import Shortest, leverage, shortest

OBSERVED, CARRIED, NEVER, TOO_OLD, NOT_EXPOSED, NO_SCALE, NOT_APPLICABLE, WITHHELD = range(8)
"""States of one cell: observed that year, carried from an earlier one, four reasons to be missing, and two
why nothing is asked: the indicator cannot apply, or its source allows no score."""
CODES = (
    "observed", "carried", "never", "too-old", "not-exposed", "no-scale", "does-not-apply", "withheld",
)  # fmt: skip
LISTED = 5
"""So many indicators are named for each economy."""

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class GapRow:
    """One economy in one right: the state of each indicator (`codes`) and the age of its figure in years.

    `state` is that of the right (a word of gate.STATES); `present` of the indicators have a score.
    """

    economy: Economy
    codes: tuple[int, ...]
    ages: tuple[int, ...]
    state: str
    present: int


@dataclass(frozen=True)
class IndicatorGap:
    """One indicator over the chosen economies: `counts` by state in the order of CODES; `weight` 0 to 1."""

    indicator: Indicator
    weight: float
    counts: tuple[int, ...]

    @property
    def lacking(self) -> int:
        """How many economies lack it, for whatever reason."""
        return sum(self.counts[NEVER:NOT_APPLICABLE])


@dataclass(frozen=True)
class Locked:
    """An economy without a point score, and the way to one.

    `needed` further indicators would open it, None where all that it lacks would not be enough. `named` are
    those; where a single one is enough, every one of which that is true. `more` of them are not named.
    """

    economy: Economy
    state: str
    coverage: float
    needed: int | None
    named: tuple[Indicator, ...]
    more: int


@dataclass(frozen=True)
class PillarGaps:
    """One right: its matrix by economy, its indicators, and the economies that it has no score for."""

    pillar: Pillar
    indicators: tuple[IndicatorGap, ...]
    rows: tuple[GapRow, ...]
    locked: tuple[Locked, ...]

    @property
    def nearest(self) -> int:
        """How many economies are one indicator short of a score."""
        return sum(one.needed == 1 for one in self.locked)


@dataclass(frozen=True)
class GapsChoice:
    """What is asked for: a year, economies, one right (empty for all), and the order of the series."""

    world: WorldChoice
    pillar: str = ""
    sort: str = UNLOCKS

    @property
    def year(self) -> int:
        return self.world.year

    @property
    def filtered(self) -> bool:
        """Whether anything narrows what is shown."""
        return self.world.filtered or bool(self.pillar)


@dataclass(frozen=True)
class Gaps:
    """The gaps of one year over the chosen economies and rights; `cells` are counted by state.

    `series` and `sources` are what research could fill, and what that would open.
    """

    choice: GapsChoice
    economies: tuple[Economy, ...]
    pillars: tuple[PillarGaps, ...]
    cells: tuple[int, ...]
    series: tuple[Series, ...]
    sources: tuple[SourceTask, ...]

    @property
    def total(self) -> int:
        return sum(self.cells)

    @property
    def lacking(self) -> int:
        return sum(self.cells[NEVER:NOT_APPLICABLE])

    @property
    def locked(self) -> int:
        """How many scores of rights are missing."""
        return sum(len(one.locked) for one in self.pillars)

    @property
    def nearest(self) -> int:
        """How many of them a single indicator would open."""
        return sum(one.nearest for one in self.pillars)


def read_gaps(book: ScoreBook, query: Mapping[str, str]) -> GapsChoice:
    """The choice in a query. Raises Refused for a value that names nothing in the content."""
    sort = one_of("sort", query, SORTS, UNLOCKS)
    filters = {key: value for key, value in query.items() if key != "sort"}
    return GapsChoice(read_choice(book, filters), query.get("pillar", ""), sort)


def gaps(book: ScoreBook, choice: GapsChoice) -> Gaps:
    """The evidence gaps of the choice's year, economies (A to Z) and rights, in the `all` lane."""
    chosen = tuple(
        sorted(filter(choice.world.admits, book.economies), key=lambda economy: folded(economy.name))
    )
    places = np.array([book.economy_index[economy.iso3] for economy in chosen], dtype=np.int64)
    codes, ages = states(book, choice.year)
    found, lacks = leverage(book, choice.year), (codes >= NEVER) & (codes < NOT_APPLICABLE)
    rights = [pillar for pillar in book.framework.pillars if choice.pillar in ("", pillar.id)]
    names = [pillar.id for pillar in rights]
    own = [i.pillar in names and i.use == "score" for i in book.framework.indicators]
    ways = {name: shortest(book, choice.year, name, found) for name in names}
    return Gaps(
        choice=choice,
        economies=chosen,
        pillars=tuple(_pillar(book, pillar, choice.year, chosen, (codes[:, places], ages[:, places]),
                              ways[pillar.id]) for pillar in rights),
        cells=_counts(codes[own][:, places]),
        series=series_tasks(book, found, lacks, places, names, choice.sort),
        sources=source_tasks(book, found, lacks, places, names),
    )  # fmt: skip


def states(book: ScoreBook, year: int) -> tuple[Codes, Ints]:
    """The state of every indicator and economy in a year, and the age of the figure used (0 without one).

    The reasons are those of `reasons.why_missing`. Errors: ValueError for a year that is not scored.
    """
    at, figures = book.years.index(year), book.figures
    known = ~np.isnan(book.normalised.score[:, :, at])
    seen = figures.seen[:, :, at].astype(np.int64)
    limits = [book.methodology.age_of(indicator) for indicator in book.framework.indicators]
    ages = np.where(known, year - figures.year[:, :, at].astype(np.int64), 0)
    none = np.array([book.publishable(name) == "none" for name in book.tree.indicator_ids], dtype=np.bool_)
    old, barred = year - seen > np.array(limits)[:, None], book.barred
    missing = np.select(
        [barred & none[:, None], barred, seen < 0, old, ~figures.exposed[:, :, at]],
        [WITHHELD, NOT_APPLICABLE, NEVER, TOO_OLD, NOT_EXPOSED],
        NO_SCALE,
    )
    return np.where(known, np.where(ages > 0, CARRIED, OBSERVED), missing).astype(np.int8), ages


def _pillar(
    book: ScoreBook,
    pillar: Pillar,
    year: int,
    chosen: tuple[Economy, ...],
    cells: tuple[Codes, Ints],
    ways: Mapping[str, Shortest],
) -> PillarGaps:
    members = [i for d in pillar.dimensions for i in scored_members(book, pillar, d)]
    places = [book.tree.indicator_index[indicator.id] for indicator in members]
    own, old = cells[0][places], cells[1][places]
    column = book.column(pillar.id, year)
    rows, locked = [], []
    for place, economy in enumerate(chosen):
        at = book.economy_index[economy.iso3]
        state = int(column.state[at])
        seen = own[:, place]
        present = int((seen <= CARRIED).sum())
        rows.append(
            GapRow(economy, tuple(seen.tolist()), tuple(old[:, place].tolist()), STATES[state], present)
        )
        if state != SCORED:
            way, coverage = ways[economy.iso3], float(column.coverage[at])
            locked.append(_locked(book, economy, STATES[state], coverage, way))
    return PillarGaps(
        pillar,
        tuple(
            IndicatorGap(indicator, book.leaf_weight(indicator.id), _counts(own[n]))
            for n, indicator in enumerate(members)
        ),
        tuple(rows),
        tuple(sorted(locked, key=_nearest)),
    )


def scored_members(book: ScoreBook, pillar: Pillar, dimension: Dimension) -> tuple[Indicator, ...]:
    """The indicators of a dimension that enter the right's score. Marks of companies do not: whom no state
    asked has none, and nobody can find one."""
    return tuple(i for i in book.framework.members(pillar.id, dimension.id) if i.use == "score")


def _locked(book: ScoreBook, economy: Economy, state: str, coverage: float, way: Shortest) -> Locked:
    names = way.alternatives or way.indicators or ()
    named = tuple(book.framework.by_id[name] for name in names[:LISTED])
    return Locked(economy, state, coverage, way.needed, named, len(names) - len(named))


def _nearest(one: Locked) -> tuple[bool, int, str]:
    return one.needed is None, one.needed or 0, folded(one.economy.name)


def _counts(codes: Codes) -> tuple[int, ...]:
    return tuple(np.bincount(codes.ravel(), minlength=len(CODES)).tolist())
