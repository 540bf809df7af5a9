"""When it may be said that a score rose or fell: only beyond doubt, and only for what really changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from methodology.change.change import ChangeParts
from methodology.doubt.errors.noise import Singles
from methodology.model import Floats

BEYOND_DOUBT = 0.95
"""A direction is stated where at least this share of the draws agrees on it."""
RISE, FALL = "rise", "fall"


def trend_statement(
    change: ChangeParts | None, higher: float | None, needed: float = BEYOND_DOUBT
) -> str | None:
    """`rise`, `fall`, or None where nothing may be said.

    `higher` is the share of draws in which the later score is above the earlier one, ties counting half, and
    None where the doubt is not known. The real part of the change must point the same way as the whole: what
    only other evidence or another method moved is no trend. Neither score may lie beyond a break of its
    series (`methodology.change.breaks`). Units: points of the scale, shares. Errors: none.
    Source: the rule of P(Δ > 0) of the World Bank's Worldwide Governance Indicators (Kaufmann, Kraay and
    Mastruzzi 2010), with draws instead of a normal distribution.
    """
    if change is None:
        return None
    heading = direction(higher, needed)
    if heading == RISE and change.total > 0 and change.real > 0:
        return RISE
    return FALL if heading == FALL and change.total < 0 and change.real < 0 else None


def direction(higher: float | None, needed: float = BEYOND_DOUBT) -> str | None:
    """`rise` or `fall` where at least `needed` of the draws agree on it, else None; `higher` as above."""
    if higher is None:
        return None
    return RISE if higher >= needed else FALL if 1.0 - higher >= needed else None


def share_higher(earlier: Floats | Singles, later: Floats | Singles) -> float | None:
    """The share of joint draws (draws,) in which the later score is above the earlier; ties count half.

    Both must come from the same draws, since errors of a source last over the years. None without draws.
    Units: points of the scale; a share from 0 to 1.
    """
    difference = later - earlier
    difference = difference[~np.isnan(difference)]
    if not len(difference):
        return None
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())


def directions(shares: Sequence[float | None], needed: float = BEYOND_DOUBT) -> tuple[str | None, ...]:
    """The direction of each of many changes that a list is picked from; `shares` as in `direction`.

    The widest of many changes are the likeliest to be errors. So that at most 1 - `needed` of those that are
    given a direction are expected to be false: with p = 2·min(h, 1 - h) and m shares, those up to the largest
    k with p₍ₖ₎ ≤ (1 - needed)·k/m have one. A list of one is held to more than `direction` asks, since either
    direction would have put it on the list. Errors: none.
    Source: Benjamini and Hochberg (1995), Controlling the false discovery rate, J. R. Stat. Soc. B 57,
    289-300.
    """
    known = [share for share in shares if share is not None]
    chances = sorted(2 * min(share, 1 - share) for share in known)
    allowed = [p for k, p in enumerate(chances, start=1) if p <= (1 - needed) * k / len(chances)]
    limit = max(allowed, default=-1.0)
    return tuple(
        None if share is None or 2 * min(share, 1 - share) > limit else RISE if share > 0.5 else FALL
        for share in shares
    )
