"""Straight lines between given points, flat outside them."""

from __future__ import annotations

import itertools

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import Method, Params, is_number, score_faults, step_direction


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x, linear between the points [[x, s], ...].

    Units: point x in the indicator's raw unit, point s on the scale. Errors: none.
    Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; knots from law or targets.
    """
    points = np.asarray(params["points"], dtype=np.float64)
    # Rounding on a steep line may carry a score a hair beyond the end of the scale at which it ends.
    return np.clip(np.interp(x, points[:, 0], points[:, 1]), lowest, highest)


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the points, whose figures must rise."""
    points = params["points"]
    if not isinstance(points, list | tuple) or len(points) < 2:
        return ['"points" must be a list of at least two pairs [figure, score]']
    for point in points:
        if not isinstance(point, list | tuple) or len(point) != 2 or not all(is_number(v) for v in point):
            return [f'"points" must be pairs of numbers [figure, score]; found {point!r}']
    faults = score_faults([point[1] for point in points], lowest, highest)
    if any(a[0] >= b[0] for a, b in itertools.pairwise(points)):
        faults.append('the figures in "points" must rise from pair to pair')
    return faults


def direction(params: Params) -> Direction | None:
    """Which raw end has the higher scores; None where they rise and fall."""
    return step_direction([point[1] for point in params["points"]])


METHOD = Method("piecewise", score, check, direction, ("points",))
