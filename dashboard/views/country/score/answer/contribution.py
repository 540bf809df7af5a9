"""What one indicator adds to its pillar: its weight, its part of the score, and the score without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.scoring.aggregation.aggregate import aggregation_name, power_mean
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Contribution:
    """`weight` is the indicator's share of the pillar as scored, 0 to 1; `listed` that of the catalogue.

    `points` (weight times score) adds up to the pillar's score only where all means are arithmetic, else it
    is None. `pillar` is the pillar's score; `without` what its mean would be without the indicator, None
    where the pillar shows no score or nothing else is left.
    """

    pillar: ShownScore
    listed: float
    weight: float | None
    points: float | None
    without: float | None
    aggregation: str | dict[str, float]
    observed: int


def contribution(
    book: ScoreBook,
    iso3: str,
    indicator_id: str,
    selection: Selection,
    interval: IntervalOf = no_interval,
) -> Contribution:
    """`interval` is asked for the doubt about the pillar's score.

    Raises KeyError for an unknown economy, indicator, year or lane.
    """
    indicator, lane = book.framework.by_id[indicator_id], selection.lane
    pillar = shown_cell(book.cell(iso3, indicator.pillar, selection.year, lane), interval)
    own = book.cell(iso3, indicator_id, selection.year, lane)
    at, row = book.spot(iso3, selection.year), book.tree.pillar_index[indicator.pillar]
    weights = book.shown_weights(row, lane, at)
    place = book.tree.indicator_index[indicator_id]
    shown = pillar.score is not None and own.score is not None
    weight = float(weights[place]) if shown else None
    powers = book.methodology.aggregation
    plain = powers["dimension"] == powers["pillar"] == 1
    return Contribution(
        pillar=pillar,
        listed=book.leaf_weight(indicator_id, lane),
        weight=weight,
        points=weight * own.score if plain and weight is not None and own.score is not None else None,
        without=_without(book, place, row, lane, at) if shown else None,
        aggregation=aggregation_name(powers["pillar"]),
        observed=int((book.available(lane, at) & (weights > 0)).sum()),
    )


def _without(book: ScoreBook, place: int, row: int, lane: str, at: int) -> float | None:
    """The pillar's mean over everything that enters it but one indicator, by the engine's own mean."""
    weights, powers = book.weights_at(lane, at), book.methodology.aggregation
    have = book.entering(lane, at)
    have[place] = False
    scores = book.point_scores(at)
    dimensions, found = power_mean(scores[:, None], have[:, None], weights.within, powers["dimension"])
    mean, _found = power_mean(dimensions, found, weights.across[row : row + 1], powers["pillar"])
    value = float(mean[0, 0])
    return None if np.isnan(value) else value
