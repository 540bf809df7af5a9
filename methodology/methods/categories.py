"""An exact score for each listed value."""

from __future__ import annotations

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import Method, Params, is_number, score_faults, step_direction


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x; a value that is not listed gives NaN.

    Units: the keys of `map` are the codes of the source. Errors: none here; content with an unlisted value
    is refused when it is read. Source: OECD/JRC, Handbook (2008), step 5, categorical scales.
    """
    entries = sorted((float(value), float(s)) for value, s in params["map"].items())
    values = np.array([value for value, _ in entries])
    scores = np.array([s for _, s in entries])
    place = np.minimum(np.searchsorted(values, x), len(values) - 1)
    return np.where(values[place] == x, scores[place], np.nan)


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the map from raw figures to scores."""
    mapping = params["map"]
    if not isinstance(mapping, dict) or not mapping:
        return ['"map" must list at least one value with its score, as {value: score}']
    if not all(is_number(value) for value in mapping):
        return [f'the values of "map" must be numbers; found {list(mapping)!r}']
    return score_faults(list(mapping.values()), lowest, highest)


def direction(params: Params) -> Direction | None:
    """Which raw end has the higher scores; None where they rise and fall."""
    return step_direction([params["map"][value] for value in sorted(params["map"])])


METHOD = Method("categories", score, check, direction, ("map",))
