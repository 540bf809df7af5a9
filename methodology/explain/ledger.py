"""Who answers for the points that a score misses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from methodology.model import ALL, CHANNELS, COMPANY_CHANNEL
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Ledger:
    """`missing` is how far the mean of the available indicators lies below the best score, in points.

    `points` splits it over the channels; `shares` are the points over their sum, empty where nothing is
    missing; with `unattributed` and `unknown` they sum to 1. `bounds` gives the
    least and the greatest share of `state` and of `companies`, with nothing or all of those two put down to
    them; empty where `shares` is.
    """

    missing: float
    points: Mapping[str, float]
    shares: Mapping[str, float]
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)


SIDES: Mapping[str, tuple[str, ...]] = {
    "state": ("state", "compelled", "protection"),
    "companies": (COMPANY_CHANNEL,),
}
OPEN = ("unattributed", "unknown")
"""Channels that name no one."""


def ledger(book: ScoreBook, iso3: str, pillar: str, year: int) -> Ledger | None:
    """The responsibility ledger of one pillar, None where no indicator has a score.

    Formula: points of channel k = Σ ω·a_k·(max - s) over the indicators that enter the score, with ω
    the effective weight in it (sums to 1) and a_k the share of responsibility.
    Source: UN Guiding Principles on Business and Human Rights (2011), principles 1, 11 and 25.
    """
    spot, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights = book.shown_weights(row, ALL, spot)
    if not weights.any():
        return None
    scores = book.point_scores(spot)
    deficit = weights * np.where(weights > 0, book.methodology.scale_max - np.nan_to_num(scores), 0.0)
    points = book.tree_at(spot).responsibility @ deficit
    missing = float(deficit.sum())
    shares = {} if missing <= 0 else {c: float(points[i] / missing) for i, c in enumerate(CHANNELS)}
    return Ledger(missing, {c: float(points[i]) for i, c in enumerate(CHANNELS)}, shares, _bounds(shares))


def _bounds(shares: Mapping[str, float]) -> Mapping[str, tuple[float, float]]:
    """Partial identification, as of scores: Manski (2003)."""
    if not shares:
        return {}
    loose = sum(shares[channel] for channel in OPEN)
    least = {side: sum(shares[channel] for channel in own) for side, own in SIDES.items()}
    return {side: (share, min(share + loose, 1.0)) for side, share in least.items()}
