"""When it may be said that a score rose or fell: only beyond doubt, and only for what really changed."""

from __future__ import annotations

import numpy as np

from methodology.change import Change
from methodology.model import Floats

BEYOND_DOUBT = 0.95
"""A direction is stated where at least this share of the draws agrees on it."""
RISE, FALL = "rise", "fall"
Ends = tuple[float, float]


def trend_statement(change: Change | None, higher: float | None, needed: float = BEYOND_DOUBT) -> str | None:
    """`rise`, `fall`, or None where nothing may be said.

    `higher` is the share of draws in which the later score is above the earlier one, ties counting half, and
    None where the doubt is not known. The real part of the change must point the same way as the whole: what
    only other evidence or another method moved is no trend. Neither score may lie beyond a break of its
    series (`methodology.breaks`). Units: points of the scale, shares. Errors: none.
    Source: the rule of P(Δ > 0) of the World Bank's Worldwide Governance Indicators (Kaufmann, Kraay and
    Mastruzzi 2010), with draws instead of a normal distribution.
    """
    if change is None:
        return None
    found = direction(higher, needed)
    if found == RISE and change.total > 0 and change.real > 0:
        return RISE
    return FALL if found == FALL and change.total < 0 and change.real < 0 else None


def direction(higher: float | None, needed: float = BEYOND_DOUBT) -> str | None:
    """`rise` or `fall` where at least `needed` of the draws agree on it, else None; `higher` as above."""
    if higher is None:
        return None
    return RISE if higher >= needed else FALL if 1.0 - higher >= needed else None


def share_higher(earlier: Floats, later: Floats) -> float | None:
    """The share of joint draws (draws,) in which the later score is above the earlier; ties count half.

    Both must come from the same draws, since errors of a source last over the years. None without draws.
    """
    difference = later - earlier
    difference = difference[~np.isnan(difference)]
    if not len(difference):
        return None
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())


def share_from_intervals(earlier: Ends | None, later: Ends | None) -> float | None:
    """A stand-in for `share_higher` where only the intervals of two years are known: 1, 0 or one half.

    Intervals that do not overlap settle the direction; all others leave it open. This is on the safe side,
    because errors that last over the years make the difference more certain than either score.
    """
    if earlier is None or later is None:
        return None
    if later[0] > earlier[1]:
        return 1.0
    return 0.0 if later[1] < earlier[0] else 0.5
