"""Treatment of heavy tails by the usual rule: winsorise a few figures, else take logarithms.

For foreign content that asks for it (`methodology.treatment.tails`) and for sensitivity runs; a result names
what was done to it, so that no score is changed in silence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Floats
from methodology.statistics.moments import Shape, shape

UNTOUCHED, WINSORISED, LOGARITHM = "untouched", "winsorised", "logarithm"
MOST = 5
"""So many figures may be winsorised before logarithms are taken instead (the default of COINr)."""
_SHIFT = 0.01


@dataclass(frozen=True)
class Treated:
    """Figures after treatment, with what was done: `steps` (empty for none) and the places that changed."""

    figures: Floats
    steps: tuple[str, ...]
    changed: tuple[int, ...]
    before: Shape
    after: Shape


def treat(figures: Floats, most: int = MOST) -> Treated:
    """Heavy-tailed figures (n,) winsorised, or on a logarithm where winsorising up to `most` is not enough.

    NaN stays NaN. Figures are heavy-tailed where |skewness| > 2 and excess kurtosis > 3.5. Units: those of
    the figures, or their logarithm after the step `logarithm`. Errors: none.
    Source: OECD/JRC, Handbook (2008), step 5; Becker et al. (2022), COINr, J. Open Source Softw. 7(78), 4567,
    function `Treat`, whose order this follows.
    """
    before = shape(figures)
    if not before.heavy_tailed:
        return Treated(figures.copy(), (), (), before, before)
    capped = winsorise(figures, most)
    if not capped.after.heavy_tailed:
        return capped
    return take_logarithm(figures)


def winsorise(figures: Floats, most: int = MOST) -> Treated:
    """The outermost figures set to the next one inward, one by one, until no tail is heavy or `most` are set.

    The end is the one that the skewness points to. Shapes and units as given; NaN stays NaN.
    Source: Tukey (1962), The future of data analysis; OECD/JRC, Handbook (2008), step 5.
    """
    before = now = shape(figures)
    treated, high, low = figures.copy(), 0, 0
    order = np.argsort(figures, kind="stable")[: before.count]
    while now.heavy_tailed and high + low < min(most, before.count - 2):
        high, low = (high + 1, low) if now.skewness > 0 else (high, low + 1)
        treated[order[before.count - high :]] = figures[order[before.count - high - 1]]
        treated[order[:low]] = figures[order[low]]
        now = shape(treated)
    changed = tuple(
        int(place) for place in np.flatnonzero(treated != figures) if not np.isnan(figures[place])
    )
    return Treated(treated, (WINSORISED,) if changed else (), changed, before, now)


def take_logarithm(figures: Floats) -> Treated:
    """The figures on a logarithm that reins in their longer tail; their order stays.

    Formula: ln(x - min + 0.01·(max - min)) for a tail of high figures, -ln(max - x + 0.01·(max - min)) for
    one of low figures. Errors: none; figures without spread stay as they are. Source: COINr, `log_CT`.
    Shape of `figures`: (n,). Units: the logarithm of theirs.
    """
    before = shape(figures)
    if before.count == 0 or np.nanmin(figures) == np.nanmax(figures):
        return Treated(figures.copy(), (), (), before, before)
    low, high = float(np.nanmin(figures)), float(np.nanmax(figures))
    treated = on_logarithm(figures, low, high, long_upper_tail(before))
    changed = tuple(int(place) for place in np.flatnonzero(~np.isnan(figures)))
    return Treated(treated, (LOGARITHM,), changed, before, shape(treated))


def on_logarithm(figures: Floats, low: float, high: float, upper: bool) -> Floats:
    """Figures from `low` to `high` on a logarithm that reins in the upper or the lower tail.

    Shape of `figures`. Units: the logarithm of theirs.
    """
    gap = _SHIFT * (high - low)
    return np.asarray(np.log(figures - low + gap) if upper else -np.log(high - figures + gap))


def long_upper_tail(of: Shape) -> bool:
    """Whether the longer tail is that of high figures; also where no tail is longer."""
    return not of.skewness < 0
