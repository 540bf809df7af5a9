"""Distance from the reference set's mean in standard deviations; for foreign content and sensitivity runs."""

from __future__ import annotations

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import (
    Method,
    Params,
    is_number,
    on_scale,
    reference_faults,
    tells_apart,
)


def prepare(params: Params, reference: Floats, better: Direction) -> Params | None:
    """Mean and sample standard deviation of the reference set; None when it does not tell its figures apart.

    Shape of `reference`: (figures,), without gaps. Units: the indicator's raw unit. Errors: none.
    """
    if not tells_apart(reference):
        return None
    deviation = float(np.std(reference, ddof=1))
    return {
        **params,
        "clip": float(params.get("clip", 3)),
        "mean": float(np.mean(reference)),
        "standard_deviation": deviation,
        "better": better,
    }


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x; ± clip standard deviations go to the ends.

    Units: mean and deviation in the raw unit. Errors: none.
    Source: OECD/JRC, Handbook (2008), step 5, standardisation (sample standard deviation).
    """
    z = (x - params["mean"]) / params["standard_deviation"]
    z = z if params["better"] == "higher" else -z
    clip = params["clip"]
    share = (np.clip(z, -clip, clip) + clip) / (2 * clip)
    return on_scale(share, lowest, highest)


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the reference and of `clip`, in standard deviations."""
    clip = params.get("clip", 3)
    faults = reference_faults(params)
    if not is_number(clip) or clip <= 0:
        faults.append(f'"clip" must be a number above 0; found {clip!r}')
    return faults


def direction(params: Params) -> None:
    """None: a distance from the mean does not say which end is better; the indicator does."""
    return


METHOD = Method("zscore", score, check, direction, (), ("reference", "clip"), prepare)
