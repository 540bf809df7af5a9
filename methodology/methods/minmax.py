"""Goalposts taken from the observed extremes of a reference set; for foreign content and sensitivity runs."""

from __future__ import annotations

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import Method, Params, reference_faults, score_between, tells_apart


def prepare(params: Params, reference: Floats, better: Direction) -> Params | None:
    """The goalposts of the reference set; None when it does not tell its figures apart.

    Of the figures 20, 30 and 60 with more being better: 20 scores 1, 30 scores 2.25, 60 scores 6. Source:
    OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5, min-max.
    Shape of `reference`: (figures,), without gaps. Units: the indicator's raw unit. Errors: none.
    """
    if not tells_apart(reference):
        return None
    low, high = float(np.min(reference)), float(np.max(reference))
    worst, best = (low, high) if better == "higher" else (high, low)
    return {**params, "worst": worst, "best": best}


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the reference."""
    return reference_faults(params)


def direction(params: Params) -> None:
    """None: a range alone does not say which end is better; the indicator does."""
    return


METHOD = Method("minmax", score_between, check, direction, (), ("reference",), prepare)
