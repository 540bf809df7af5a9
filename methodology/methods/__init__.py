"""Every scoring method by its name, and the check that a definition uses one rightly."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from methodology.methods import bands, categories, goalposts, minmax, piecewise, quantile, rank, zscore
from methodology.model import Direction, Scale
from methodology.model.scoring_method import Method

METHODS: Mapping[str, Method] = {
    module.METHOD.name: module.METHOD
    for module in (goalposts, bands, piecewise, categories, minmax, quantile, rank, zscore)
}


def check_scale(
    method: object,
    params: Mapping[str, Any],
    better: str | None,
    scale_min: float,
    scale_max: float,
) -> tuple[list[str], Scale | None, Direction]:
    """The faults of a scale as sentences, the checked scale (None when faulty), and the better raw end.

    `better` is what the definition states, or None; a statement that contradicts the scale is a fault.
    """
    stated: Direction = "lower" if better == "lower" else "higher"
    if not isinstance(method, str) or method not in METHODS:
        return (
            [f'"{method}" is not a known method.{suggestion(str(method), METHODS)} {_known(METHODS)}'],
            None,
            stated,
        )
    definition = METHODS[method]
    faults = [f'{method} needs "{key}"' for key in definition.required if key not in params]
    faults += [
        f'"{key}" is not a key of {method}.{suggestion(key, definition.keys)} {_known(definition.keys)}'
        for key in params
        if key not in definition.keys
    ]
    faults = faults or definition.check(params, scale_min, scale_max)
    if faults:
        return faults, None, stated
    direction = definition.direction(params)
    if better is not None and direction is not None and direction != better:
        fault = f'"better" is {better}, but the scale gives higher scores to {direction} figures'
        return [fault], None, stated
    return [], Scale(method, dict(params)), direction or stated


def suggestion(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """A half sentence naming the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _known(words: Mapping[str, object] | tuple[str, ...]) -> str:
    return f"Known: {', '.join(words) or 'none'}"
