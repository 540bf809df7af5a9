"""The best that is reached at each level of income: a rising quantile curve."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from methodology.model import Floats

QUANTILE = 0.95


@dataclass(frozen=True)
class Frontier:
    """A step function that never falls: `level` (knots,) holds from its entry of `start` (knots,) on."""

    start: Floats
    level: Floats
    quantile: float

    def at(self, x: Floats) -> Floats:
        """The frontier at x, any shape; below the first knot its value, NaN where x is.

        Units: x in its raw unit, the frontier in points of the scale.
        """
        place = np.maximum(np.searchsorted(self.start, x, side="right") - 1, 0)
        return np.where(np.isnan(x), np.nan, self.level[place])


def monotone_quantile(x: Floats, y: Floats, quantile: float = QUANTILE) -> Frontier:
    """The rising curve through the given quantile of y at each x.

    Formula: among all functions F that never fall, one with the least Σ ρ(y - F(x)), with the pinball loss
    ρ(u) = u·(quantile - [u < 0]); found by pooling adjacent violators, each pool at its lower empirical
    quantile (the smallest y that at least this share does not exceed).
    Shapes: x and y (points,), any order, without gaps; knots are the distinct x at which it rises.
    Units: those of x and y. Errors: ValueError for no points or a quantile outside (0, 1).
    Source: Casady and Cryer (1976), Monotone percentile regression, Annals of Statistics 4, 532-541;
    Robertson, Wright and Dykstra (1988), Order restricted statistical inference.
    """
    if not len(x) or len(x) != len(y):
        raise ValueError(f"a frontier needs points; found {len(x)} and {len(y)}")
    if not 0 < quantile < 1:
        raise ValueError(f"a quantile lies between 0 and 1; found {quantile}")
    starts, pools = [], []
    for at in np.unique(x):
        starts.append(float(at))
        pools.append(np.sort(y[x == at]))
        while len(pools) > 1 and _level(pools[-2], quantile) >= _level(pools[-1], quantile):
            last = pools.pop()
            pools[-1] = np.sort(np.concatenate([pools[-1], last]))
            starts.pop()
    levels = [_level(pool, quantile) for pool in pools]
    return Frontier(np.array(starts), np.array(levels, dtype=np.float64), quantile)


def _level(ordered: Floats, quantile: float) -> float:
    """The lower empirical quantile of ordered figures."""
    # A product a hair above a whole number, by rounding alone, would ask for one figure more.
    return float(ordered[max(math.ceil(quantile * len(ordered) - 1e-9) - 1, 0)])
