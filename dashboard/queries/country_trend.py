"""How a pillar moved: like with like, only indicators that speak in every year drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.queries.selection import Selection
from methodology.breaks import comparable
from methodology.doubt_change import JointYears
from methodology.model import Indicator, Pillar
from methodology.trend_statement import direction

LEAST_INDICATORS = 2
LEAST_YEARS = 4
"""Fewer indicators or years make a dot or a step, not a trend."""


@dataclass(frozen=True)
class TrendPoint:
    """`carried` counts the indicators whose figure is of an earlier year."""

    year: int
    score: float
    carried: int


@dataclass(frozen=True)
class Trend:
    """A pillar's like-with-like mean; its level differs from the score, which uses all evidence.

    `points` is empty where too little is measured throughout. `moved` is rise or fall where the direction
    from the first to the last point is beyond doubt, else None.
    """

    pillar: Pillar
    indicators: tuple[Indicator, ...]
    points: tuple[TrendPoint, ...]
    total: int
    moved: str | None = None


def trend(joint: JointYears, iso3: str, pillar: Pillar, selection: Selection) -> Trend:
    """The longest run of years up to the selected one in which at least two indicators have a score.

    Formula: Σ w·s / Σ w over the indicators scored in every year of the run, w their weights by the
    catalogue in the selected lane. Raises KeyError for an unknown economy.
    """
    book = joint.book
    row, economy = book.tree.pillar_index[pillar.id], book.economy_index[iso3]
    weights = book.weights_at(selection.lane, book.spot(iso3, selection.year)).leaf[row]
    counted = np.flatnonzero(weights > 0)
    last = book.years.index(selection.year) + 1
    scores = book.normalised.score[counted, economy, :last]
    usable = ~np.isnan(scores) & comparable(book, selection.year)[counted, economy, :last]
    # For each indicator and first year: is it scored, with no break, from there to the end?
    through = np.logical_and.accumulate(usable[:, ::-1], axis=1)[:, ::-1]
    starts = np.flatnonzero(through.sum(axis=0) >= LEAST_INDICATORS)
    if not len(starts) or last - starts[0] < LEAST_YEARS:
        return Trend(pillar, (), (), len(counted))
    first = int(starts[0])
    rows = np.flatnonzero(through[:, first])
    places = counted[rows]
    mean = weights[places] @ scores[rows, first:] / weights[places].sum()
    observed = book.figures.year[places, economy, first:last]
    years = book.years[first:last]
    carried = (observed != np.array(years)).sum(axis=0)
    points = tuple(TrendPoint(year, float(mean[k]), int(carried[k])) for k, year in enumerate(years))
    before, after = joint.means((years[0], years[-1]), places, weights[places], np.array([economy]))
    moved = direction(joint.share(before[0], after[0]))
    return Trend(pillar, tuple(book.indicator(int(p)) for p in places), points, len(counted), moved)
