"""What the gate sees of one cell: the evidence behind the reasons for its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from methodology.model import Bools, Floats
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.tree import LaneWeights, cannot_be_seen
from methodology.scoring.leaves.years import MISSING_YEAR, by_cell

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook


def seen_by_gate(book: ScoreBook, row: int, lane: str, spot: int) -> gate.CellEvidence:
    """What the gate sees of one pillar (row) in a lane and cell; the same that decides its state."""
    own = book.weights_at(lane, spot)
    weights = own.leaf[row]
    have = book.available(lane, spot) & (weights > 0)
    shown = book.observed_weights(row, lane, spot)
    kinds = {book.indicator(int(place)).kind for place in np.flatnonzero(have)}
    return gate.CellEvidence(
        coverage=float(book.panels[lane].pillar.coverage[row, spot]),
        observed=int(have.sum()),
        kinds_missing=tuple(
            group
            for group in book.methodology.gate.kinds
            if not kinds.intersection(group) and not cannot_be_seen(book.tree_at(spot), own, group)[row]
        ),
        largest_share=float(shown.max()) if have.any() else None,
        median_age=median_age(book, shown, spot),
        lane_share=float(own.share[row]),
        dimensions=_dimensions(book, own, lane, row, spot),
        of_year=_share_of_year(book, shown, spot) if have.any() else None,
        companies=_companies(book, weights, have),
        unplaced=int((unplaced(book, spot) & (weights > 0)).sum()),
    )


def unplaced(book: ScoreBook, spot: int) -> Bools:
    """Which indicators have a figure that a cell may use, but none that can be placed on a scale.

    Shape (indicators,).
    """
    observed = by_cell(book.figures.year)[:, spot] != MISSING_YEAR
    return np.asarray(observed & np.isnan(by_cell(book.normalised.score)[:, spot]))


def why_no_mean(book: ScoreBook, row: int, lane: str, spot: int) -> gate.Failure:
    """Why a dimension (row) has no score."""
    weights = book.weights_at(lane, spot)
    weighed = (weights.within[row] > 0) & weights.counted
    if not weighed.any():
        return gate.Failure(gate.NO_WEIGHT)
    count = int((unplaced(book, spot) & weighed).sum())
    return gate.Failure(gate.NOT_PLACED, count) if count else gate.Failure(gate.NO_DATA)


def why_no_overall(book: ScoreBook, lane: str, spot: int) -> gate.Failure:
    """Why there is no overall score: the pillars that lack one, of those with weight."""
    panel = book.panels[lane]
    weighed = panel.weights.overall > 0
    if not weighed.any():
        return gate.Failure(gate.NO_WEIGHT)
    lacking = np.flatnonzero(weighed & (panel.pillar.state[:, spot] != gate.SCORED))
    return gate.Failure(gate.PILLARS, tuple(book.tree.pillar_ids[place] for place in lacking))


def median_age(book: ScoreBook, weights: Floats, spot: int) -> int | None:
    """The weighted lower median of the evidence's age in years, None without evidence.

    Shape of `weights`: (indicators,). Units: shares of the pillar; years.
    """
    year = book.years[spot % len(book.years)]
    have = np.flatnonzero(weights > 0)
    if not len(have):
        return None
    ages = np.array([year - int(book.figures.year[place].reshape(-1)[spot]) for place in have])
    order = np.argsort(ages, kind="stable")
    reached = np.cumsum(weights[have][order]) >= 0.5 * weights[have].sum() - gate.TOLERANCE
    return int(ages[order][np.argmax(reached)])


def _dimensions(
    book: ScoreBook, weights: LaneWeights, lane: str, row: int, spot: int
) -> tuple[tuple[str, float], ...]:
    """The dimensions of a pillar (row) that the gate asks for, with the share that is observed."""
    if book.methodology.gate.dimension_of(lane) is None:
        return ()
    covered = book.panels[lane].dimension.coverage[:, spot]
    titles = [d.title for pillar in book.framework.pillars for d in pillar.dimensions]
    asked = np.flatnonzero(weights.across[row] > 0)
    return tuple((titles[place], float(covered[place])) for place in asked)


def _share_of_year(book: ScoreBook, shown: Floats, spot: int) -> float:
    """The part of the observed weight, as the shown score weighs it, that is of the scored year."""
    observed = by_cell(book.figures.year)[:, spot]
    return float(shown[observed == book.years[spot % len(book.years)]].sum())


def _companies(book: ScoreBook, weights: Floats, have: Bools) -> int | None:
    """How many companies' conduct is observed; None where the lane holds no indicator of `use: lane`."""
    marked = book.tree.lane_only & (weights > 0)
    if not marked.any():
        return None
    return len({book.indicator(int(place)).company for place in np.flatnonzero(marked & have)})
