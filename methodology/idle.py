"""Which choices of the method a content leaves open at all, told before anything is run."""

from __future__ import annotations

import numpy as np

from methodology.model import Bools
from methodology.shake import leaves_open
from methodology.switches import (
    AGGREGATION,
    DIMENSION,
    MEASUREMENT,
    MISSING,
    NORMALISATION,
    WEIGHTS,
    Switches,
    means,
)


def why_idle(model: Switches, shown: Bools) -> dict[str, str]:
    """The switches that this content leaves no choice to, with the reason in plain English.

    `shown` pillars × economies marks the scores that are looked at.
    """
    weights = model.book.panels[model.lane].weights
    used = weights.counted[:, None] & (weights.leaf.T > 0) @ shown
    across = weights.across[shown.any(axis=1)] > 0
    within = weights.within[across.any(axis=0)] > 0
    dimensions = bool((across.sum(axis=1) > 1).any())
    siblings = dimensions or bool((within.sum(axis=1) > 1).any())
    missing = np.isnan(model.score)
    reasons = {
        WEIGHTS: "" if siblings else "nothing is weighed against anything else",
        AGGREGATION: _aggregation(model, siblings),
        NORMALISATION: "" if _ends(model, used) else "no scale in use has two ends that could be moved",
        DIMENSION: "" if dimensions else "no pillar has more than one dimension",
        MEASUREMENT: ""
        if leaves_open(model.evidence, used)
        else "no figure has an error, by the sources, the methodology or its age",
        MISSING: "" if (missing & used).any() else "nothing is missing",
    }
    return {name: reason for name, reason in reasons.items() if reason}


def _aggregation(model: Switches, siblings: bool) -> str:
    if not siblings:
        return "nothing is averaged"
    return "" if len(means(model.book)) > 1 else "the methodology names one kind of mean only"


def _ends(model: Switches, used: Bools) -> bool:
    """Whether a score that is looked at stands on a scale with ends."""
    return bool((model.evidence.elastic[:, None] & model.evidence.known & used).any())
