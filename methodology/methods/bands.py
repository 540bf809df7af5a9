"""One score for each band of raw figures."""

from __future__ import annotations

import itertools

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import Method, Params, is_number, score_faults, step_direction


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x: scores[k], where k is the number of cuts ≤ x.

    Units: cuts in the indicator's raw unit, scores on the scale. Errors: none.
    Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5, categorical scales.
    """
    scores = np.asarray(params["scores"], dtype=np.float64)
    band = np.searchsorted(np.asarray(params["cuts"], dtype=np.float64), x, side="right")
    return np.where(np.isnan(x), np.nan, scores[np.minimum(band, len(scores) - 1)])


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the cuts, which must rise, and of the scores, one more than cuts."""
    cuts, scores = params["cuts"], params["scores"]
    if not isinstance(cuts, list | tuple) or not isinstance(scores, list | tuple):
        return ['"cuts" and "scores" must be lists']
    if not all(is_number(cut) for cut in cuts):
        return [f'"cuts" must be numbers; found {list(cuts)!r}']
    faults = score_faults(list(scores), lowest, highest)
    if not cuts or any(a >= b for a, b in itertools.pairwise(cuts)):
        faults.append(f'"cuts" must be one or more numbers that rise; found {list(cuts)!r}')
    if len(scores) != len(cuts) + 1:
        faults.append(f'"scores" needs {len(cuts) + 1} entries for {len(cuts)} cuts; found {len(scores)}')
    return faults


def direction(params: Params) -> Direction | None:
    """Which raw end has the higher scores; None where they rise and fall."""
    return step_direction(list(params["scores"]))


METHOD = Method("bands", score, check, direction, ("cuts", "scores"))
