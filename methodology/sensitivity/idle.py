"""Which choices of the method a content leaves open at all, told before anything is run."""

from __future__ import annotations

import numpy as np

from methodology.model import Bools
from methodology.sensitivity.shake import leaves_open
from methodology.sensitivity.switches import (
    AGGREGATION,
    DIMENSION,
    MEASUREMENT,
    MISSING,
    NORMALISATION,
    WEIGHTS,
    Switches,
    means,
)

NOTHING_WEIGHED, NOTHING_AVERAGED, NOTHING_MISSING = "nothing-weighed", "nothing-averaged", "nothing-missing"
ONE_MEAN, NO_ENDS, ONE_DIMENSION, NO_ERRORS = "one-mean", "no-ends", "one-dimension", "no-errors"
IDLE = (NOTHING_WEIGHED, NOTHING_AVERAGED, NOTHING_MISSING, ONE_MEAN, NO_ENDS, ONE_DIMENSION, NO_ERRORS)
"""Why a switch is idle: nothing is weighed against anything else; nothing is averaged; no figure is missing;
the methodology names one kind of mean; no scale in use has two ends; no pillar has more than one dimension;
no figure has an error."""


def why_idle(model: Switches, shown: Bools) -> dict[str, str]:
    """The switches that this content leaves no choice to, with the reason (one of IDLE).

    `shown` pillars × economies marks the scores that are looked at.
    """
    weights = model.weights
    used = weights.counted[:, None] & (weights.leaf.T > 0) @ shown
    across = weights.across[shown.any(axis=1)] > 0
    within = weights.within[across.any(axis=0)] > 0
    dimensions = bool((across.sum(axis=1) > 1).any())
    siblings = dimensions or bool((within.sum(axis=1) > 1).any())
    missing = np.isnan(model.score)
    reasons = {
        WEIGHTS: "" if siblings else NOTHING_WEIGHED,
        AGGREGATION: _aggregation(model, siblings),
        NORMALISATION: "" if _ends(model, used) else NO_ENDS,
        DIMENSION: "" if dimensions else ONE_DIMENSION,
        MEASUREMENT: "" if leaves_open(model.evidence, used) else NO_ERRORS,
        MISSING: "" if (missing & used).any() else NOTHING_MISSING,
    }
    return {name: reason for name, reason in reasons.items() if reason}


def _aggregation(model: Switches, siblings: bool) -> str:
    if not siblings:
        return NOTHING_AVERAGED
    return "" if len(means(model.method)) > 1 else ONE_MEAN


def _ends(model: Switches, used: Bools) -> bool:
    """Whether a score that is looked at stands on a scale with ends."""
    return bool((model.evidence.elastic[:, None] & model.evidence.known & used).any())
