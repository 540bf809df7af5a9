"""Linear between two fixed ends, after an optional transform."""

from __future__ import annotations

import numpy as np

from methodology.methods.base import Method, Params, number_faults, transform_faults
from methodology.model import Direction, Floats
from methodology.transforms import TRANSFORMS


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x.

    Formula: lowest + span · clip((t(x) - t(worst)) / (t(best) - t(worst)), 0, 1).
    Units: x, worst and best in the indicator's raw unit.
    Errors: none; a figure outside the transform's domain gives NaN and is refused when content is read.
    Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; UNDP, Human Development
    Report, Technical note 1 (fixed goalposts).
    """
    transform = TRANSFORMS[params.get("transform", "none")].apply
    worst, best = transform(np.array([params["worst"], params["best"]], dtype=np.float64))
    share = np.clip((transform(x) - worst) / (best - worst), 0.0, 1.0)
    return np.asarray(lowest + (highest - lowest) * share, dtype=np.float64)


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the two raw ends, which must differ."""
    faults = number_faults(params, "worst", "best") or transform_faults(params, "worst", "best")
    if not faults and params["worst"] == params["best"]:
        faults = [f'"worst" and "best" are both {params["best"]!r}; they must differ']
    return faults


def direction(params: Params) -> Direction:
    """The raw end at which `best` lies."""
    return "higher" if params["best"] > params["worst"] else "lower"


METHOD = Method("goalposts", score, check, direction, ("worst", "best"), ("transform",))
