"""Evidence gaps: economies × indicators, what each indicator lacks, and what would unlock a score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.queries.world_choice import WorldChoice
from methodology.evidence import unlock
from methodology.gate import SCORED, STATES
from methodology.model import Economy, Indicator, Ints, Pillar
from methodology.scorebook import ScoreBook

OBSERVED, CARRIED, NEVER, TOO_OLD, NOT_EXPOSED, NO_SCALE = range(6)
"""States of one cell: observed that year, carried from an earlier one, and four reasons to be missing."""
CODES = ("observed", "carried", "never", "too-old", "not-exposed", "no-scale")
LISTED = 4
"""So many of the missing indicators are named for each economy."""

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class GapRow:
    """One economy in one right: the state of each indicator (`codes`) and the age of its figure in years.

    `state` is that of the right (scored, range or not-scored); `present` of the indicators have a score.
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
        return sum(self.counts[NEVER:])


@dataclass(frozen=True)
class Locked:
    """An economy without a point score: the fewest further indicators for one, and the heaviest it lacks.

    `needed` is None where all of them would not be enough; `more` is how many further ones it lacks.
    """

    economy: Economy
    state: str
    coverage: float
    needed: int | None
    heaviest: tuple[Indicator, ...]
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
class Gaps:
    """The gaps of one year over the chosen economies; `cells` economies × indicators, by state."""

    choice: WorldChoice
    economies: tuple[Economy, ...]
    pillars: tuple[PillarGaps, ...]
    cells: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.cells)

    @property
    def lacking(self) -> int:
        return sum(self.cells[NEVER:])


def gaps(book: ScoreBook, choice: WorldChoice) -> Gaps:
    """The evidence gaps of the choice's year and economies, A to Z, in the `all` lane."""
    chosen = tuple(sorted(filter(choice.admits, book.economies), key=lambda economy: economy.name))
    places = np.array([book.economy_index[economy.iso3] for economy in chosen], dtype=np.int64)
    codes, ages = states(book, choice.year)
    codes, ages = codes[:, places], ages[:, places]
    pillars = tuple(_pillar(book, pillar, choice.year, chosen, codes, ages)
                    for pillar in book.framework.pillars)  # fmt: skip
    return Gaps(choice, chosen, pillars, _counts(codes))


def states(book: ScoreBook, year: int) -> tuple[Codes, Ints]:
    """The state of every indicator and economy in a year, and the age of the figure used (0 without one).

    The reasons are those of `reasons.why_missing`. Errors: ValueError for a year that is not scored.
    """
    at, figures = book.years.index(year), book.figures
    known = ~np.isnan(book.normalised.score[:, :, at])
    seen = figures.seen[:, :, at].astype(np.int64)
    limits = [book.methodology.max_age if i.max_age is None else i.max_age for i in book.framework.indicators]
    ages = np.where(known, year - figures.year[:, :, at].astype(np.int64), 0)
    missing = np.select(
        [seen < 0, year - seen > np.array(limits)[:, None], ~figures.exposed[:, :, at]],
        [NEVER, TOO_OLD, NOT_EXPOSED],
        NO_SCALE,
    )
    return np.where(known, np.where(ages > 0, CARRIED, OBSERVED), missing).astype(np.int8), ages


def _pillar(
    book: ScoreBook, pillar: Pillar, year: int, chosen: tuple[Economy, ...], codes: Codes, ages: Ints
) -> PillarGaps:
    members = [i for d in pillar.dimensions for i in book.framework.members(pillar.id, d.id)]
    places = [book.tree.indicator_index[indicator.id] for indicator in members]
    own, old = codes[places], ages[places]
    column = book.column(pillar.id, year)
    rows, locked = [], []
    for place, economy in enumerate(chosen):
        at = book.economy_index[economy.iso3]
        state = int(column.state[at])
        cells = own[:, place]
        present = int((cells <= CARRIED).sum())
        rows.append(
            GapRow(economy, tuple(cells.tolist()), tuple(old[:, place].tolist()), STATES[state], present)
        )
        if state != SCORED:
            locked.append(_locked(book, pillar.id, year, economy, STATES[state], float(column.coverage[at])))
    return PillarGaps(
        pillar,
        tuple(
            IndicatorGap(indicator, book.leaf_weight(indicator.id), _counts(own[n]))
            for n, indicator in enumerate(members)
        ),
        tuple(rows),
        tuple(sorted(locked, key=_nearest)),
    )


def _locked(book: ScoreBook, pillar: str, year: int, economy: Economy, state: str, coverage: float) -> Locked:
    found = unlock(book, economy.iso3, pillar, year)
    heaviest = tuple(book.framework.by_id[name] for name in found.missing[:LISTED])
    return Locked(economy, state, coverage, found.needed, heaviest, len(found.missing) - len(heaviest))


def _nearest(one: Locked) -> tuple[bool, int, str]:
    return one.needed is None, one.needed or 0, one.economy.name


def _counts(codes: Codes) -> tuple[int, ...]:
    return tuple(np.bincount(codes.ravel(), minlength=len(CODES)).tolist())
