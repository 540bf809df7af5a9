"""How a pillar moved: like with like, only indicators that speak in every year drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.selection import Selection
from methodology.change.breaks import comparable
from methodology.change.comparable import LEAST_SHARE
from methodology.change.told import JointYears
from methodology.change.trend_statement import direction
from methodology.model import Indicator, Pillar
from methodology.scoring.aggregation import gate

LEAST_INDICATORS = 2
LEAST_YEARS = 4
"""Fewer indicators or years make a dot or a step, not a trend."""


@dataclass(frozen=True)
class TrendPoint:
    """`move` is the distance from the first year drawn; `carried` counts figures of an earlier year."""

    year: int
    move: float
    carried: int


@dataclass(frozen=True)
class Trend:
    """How a pillar's like-with-like mean moved since the first year drawn, in points of the scale.

    Its level is not shown: it differs from the score, which uses all evidence. `share` is the part of the
    pillar's weight that the indicators hold in the lane. `points` is empty where too little is measured
    throughout. `moved` is rise or fall where the direction from the first to the last point is beyond doubt,
    else None.
    """

    pillar: Pillar
    indicators: tuple[Indicator, ...]
    points: tuple[TrendPoint, ...]
    total: int
    share: float = 0.0
    moved: str | None = None


def trend(joint: JointYears, iso3: str, pillar: Pillar, selection: Selection) -> Trend:
    """The longest run of years up to the selected one in which enough indicators have a score throughout: at
    least two, that hold a third of the weight.

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
    enough = weights[counted] @ through >= LEAST_SHARE - gate.TOLERANCE
    starts = np.flatnonzero((through.sum(axis=0) >= LEAST_INDICATORS) & enough)
    if not len(starts) or last - starts[0] < LEAST_YEARS:
        return Trend(pillar, (), (), len(counted))
    first = int(starts[0])
    rows = np.flatnonzero(through[:, first])
    places = counted[rows]
    mean = weights[places] @ scores[rows, first:] / weights[places].sum()
    observed = book.figures.year[places, economy, first:last]
    years = book.years[first:last]
    carried = (observed != np.array(years)).sum(axis=0)
    points = tuple(TrendPoint(y, float(mean[k] - mean[0]), int(carried[k])) for k, y in enumerate(years))
    before, after = joint.means((years[0], years[-1]), places, weights[places], np.array([economy]))
    moved = direction(joint.share(before[0], after[0]))
    drawn, share = tuple(book.indicator(int(p)) for p in places), float(weights[places].sum())
    return Trend(pillar, drawn, points, len(counted), share, moved)
