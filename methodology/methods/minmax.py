"""Goalposts taken from the observed extremes of a reference set; for foreign content and sensitivity runs."""

from __future__ import annotations

import numpy as np

from methodology.methods import goalposts
from methodology.methods.base import Method, Params, reference_faults
from methodology.model import Direction, Floats


def prepare(params: Params, reference: Floats, better: Direction) -> Params | None:
    """The goalposts of the reference set; None when all its figures are equal or there are none."""
    if not len(reference) or np.min(reference) == np.max(reference):
        return None
    low, high = float(np.min(reference)), float(np.max(reference))
    worst, best = (low, high) if better == "higher" else (high, low)
    return {**params, "worst": worst, "best": best}


def check(params: Params, lowest: float, highest: float) -> list[str]:
    return reference_faults(params)


def direction(params: Params) -> None:
    return None


METHOD = Method("minmax", goalposts.score, check, direction, (), ("reference",), prepare)
