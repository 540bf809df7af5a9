"""Linear between two fixed ends, after an optional transform."""

from __future__ import annotations

import math

import numpy as np

from methodology.model import Direction
from methodology.model.scoring_method import Method, Params, number_faults, score_between, transform_faults
from methodology.model.transforms import TRANSFORMS


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the two raw ends, which must differ."""
    faults = number_faults(params, "worst", "best") or transform_faults(params, "worst", "best")
    if faults:
        return faults
    transform = TRANSFORMS[params.get("transform", "none")].apply
    worst, best = transform(np.array([params["worst"], params["best"]], dtype=np.float64)).tolist()
    if params["worst"] == params["best"]:
        return [f'"worst" and "best" are both {params["best"]!r}; they must differ']
    if worst == best or not math.isfinite(best - worst):
        asked = f"{params['worst']!r} and {params['best']!r}"
        return [f'"worst" and "best" are {asked}: too near or too far from each other to lay a scale between']
    return []


def direction(params: Params) -> Direction:
    """The raw end at which `best` lies."""
    return "higher" if params["best"] > params["worst"] else "lower"


METHOD = Method("goalposts", score_between, check, direction, ("worst", "best"), ("transform",))
