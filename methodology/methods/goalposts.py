"""Linear between two fixed ends, after an optional transform."""

from __future__ import annotations

from methodology.model import Direction
from methodology.model.scoring_method import Method, Params, number_faults, score_between, transform_faults


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the two raw ends, which must differ."""
    faults = number_faults(params, "worst", "best") or transform_faults(params, "worst", "best")
    if not faults and params["worst"] == params["best"]:
        faults = [f'"worst" and "best" are both {params["best"]!r}; they must differ']
    return faults


def direction(params: Params) -> Direction:
    """The raw end at which `best` lies."""
    return "higher" if params["best"] > params["worst"] else "lower"


METHOD = Method("goalposts", score_between, check, direction, ("worst", "best"), ("transform",))
