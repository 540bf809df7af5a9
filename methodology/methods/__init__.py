"""Every scoring method by its name, and the check that a definition uses one rightly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from methodology.methods import bands, categories, goalposts, minmax, piecewise, quantile, rank, zscore
from methodology.model import Direction, Scale
from methodology.model.ranges import (
    CLIP,
    FIGURE,
    GROUPS,
    LEAST_DISTANCE,
    LEAST_RELATIVE_DISTANCE,
    apart,
)
from methodology.model.scoring_method import Method, is_number

METHODS: Mapping[str, Method] = {
    module.METHOD.name: module.METHOD
    for module in (goalposts, bands, piecewise, categories, minmax, quantile, rank, zscore)
}

OWN_RANGES = {"clip": CLIP, "groups": GROUPS}
"""Of keys that hold no figure."""


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
    faults = faults or definition.check(params, scale_min, scale_max) or _out_of_range(params)
    faults = faults or [
        fault for key, figures in _rising(params).items() for fault in _too_near(key, figures)
    ]
    if faults:
        return faults, None, stated
    direction = definition.direction(params)
    if better is not None and direction is not None and direction != better:
        fault = f'"better" is {better}, but the scale gives higher scores to {direction} figures'
        return [fault], None, stated
    return [], Scale(method, dict(params)), direction or stated


def _out_of_range(params: Mapping[str, Any]) -> list[str]:
    """Numbers that no figure may be, and those beyond the range of a key that has its own."""
    faults = []
    for key, value in params.items():
        within = OWN_RANGES.get(key, FIGURE)
        wrong = next((number for number in _numbers(value) if number not in within), None)
        if wrong is not None:
            faults.append(f'"{key}" must be {within}; found {wrong!r}')
    return faults


def _numbers(value: object) -> Iterator[float]:
    """All finite numbers of a parameter, also those in lists and mappings."""
    if isinstance(value, int | float) and is_number(value):
        yield value
    elif isinstance(value, list | tuple):
        yield from (number for item in value for number in _numbers(item))
    elif isinstance(value, dict):
        yield from (number for item in (*value, *value.values()) for number in _numbers(item))


def _rising(params: Mapping[str, Any]) -> Mapping[str, list[float]]:
    """The figures that a checked scale tells apart, rising, by the key that holds them."""
    figures = {"best": [params[key] for key in ("worst", "best") if key in params]}
    figures |= {key: list(params.get(key, ())) for key in ("cuts", "map")}
    figures["points"] = [point[0] for point in params.get("points", ())]
    return {key: sorted(values) for key, values in figures.items()}


def _too_near(key: str, figures: list[float]) -> list[str]:
    near = next((pair for pair in pairwise(figures) if not apart(*pair)), None)
    allowed = f"at least {LEAST_DISTANCE:g}, and at least {LEAST_RELATIVE_DISTANCE:g} of the larger one"
    return [f'"{key}": {near[0]!r} and {near[1]!r} are too near; allowed: {allowed}'] if near else []


def suggestion(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """A half sentence naming the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _known(words: Mapping[str, object] | tuple[str, ...]) -> str:
    return f"Known: {', '.join(words) or 'none'}"
