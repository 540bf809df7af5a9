"""What a reader should know of a year before reading it: who is scored, and what it may be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from methodology.change.comparable import steps
from methodology.model import ALL
from methodology.scoring.aggregation.gate import NOT_SCORED, SCORED
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class YearCoverage:
    """`scored` counts the economies with a score on a right in a year."""

    year: int
    scored: int


def world_years(book: ScoreBook, pillar: str, lane: str = ALL) -> tuple[YearCoverage, ...]:
    """How many economies are scored on a right in each year. Raises KeyError for an unknown right or lane."""
    state = book.panels[lane].pillar.state[book.tree.pillar_index[pillar]]
    counts = (state.reshape(len(book.economies), len(book.years)) == SCORED).sum(axis=0)
    return tuple(YearCoverage(year, int(count)) for year, count in zip(book.years, counts, strict=True))


def years_with_scores(book: ScoreBook, economies: Iterable[str], lane: str = ALL) -> tuple[int, ...]:
    """The years in which one of the economies has a score or a range on some right; all years where none has.

    Raises KeyError for an unknown economy or lane.
    """
    panel = book.panels[lane].pillar.state
    state = panel.reshape(len(panel), len(book.economies), len(book.years))
    places = [book.economy_index[iso3] for iso3 in economies]
    shown = (state[:, places] != NOT_SCORED).any(axis=(0, 1))
    return tuple(year for year, on in zip(book.years, shown, strict=True) if on) or book.years


def years_with_figures(book: ScoreBook, indicator: str) -> tuple[int, ...]:
    """The years in which some economy is scored on an indicator; all years where none ever is."""
    known = ~np.isnan(book.normalised.score[book.tree.indicator_index[indicator]])
    return tuple(year for year, on in zip(book.years, known.any(axis=0), strict=True) if on) or book.years


@dataclass(frozen=True)
class WorldStep:
    """All scores of a right against the year before: `scored` in both years, `comparable` of them on the same
    figures; `median` is the median move like for like, None where no economy has one."""

    first: int
    scored: int
    comparable: int
    median: float | None


def world_step(book: ScoreBook, pillar: str, year: int, lane: str = ALL) -> WorldStep | None:
    """None for the first year. Raises KeyError for an unknown right or lane, ValueError for another year."""
    at = book.years.index(year)
    if not at:
        return None
    first = book.years[at - 1]
    found = steps(book, "pillar", lane, first, year)
    row = found.nodes.index(pillar)
    scored = found.scored[row]
    moves = found.move[row][scored & ~np.isnan(found.move[row])]
    median = float(np.median(moves)) if len(moves) else None
    return WorldStep(first, int(scored.sum()), int((scored & found.comparable[row]).sum()), median)
