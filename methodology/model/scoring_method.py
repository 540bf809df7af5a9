"""What a scoring method is, and what several of them share: a formula and small checks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.ranges import apart
from methodology.model.transforms import TRANSFORMS

Params = Mapping[str, Any]
Score = Callable[[Floats, Params, float, float], Floats]
Check = Callable[[Params, float, float], list[str]]
DirectionOf = Callable[[Params], Direction | None]
Prepare = Callable[[Params, Floats, Direction], Params | None]


@dataclass(frozen=True)
class Method:
    """One way to turn raw figures into scores.

    `score(x, params, lowest, highest)` is a pure function on an array of any shape, NaN stays NaN.
    `check` returns one sentence a fault. `direction` says which raw end is better, None when the method
    leaves it to the indicator. Methods that depend on a sample have `prepare(params, reference, better)`,
    which fixes the sample's figures in the parameters, or returns None when the sample cannot carry a scale.
    """

    name: str
    score: Score
    check: Check
    direction: DirectionOf
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    prepare: Prepare | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return (*self.required, *self.optional)


def score_between(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x, linear from worst to best after an optional transform.

    Formula: lowest + span · clip((t(x) - t(worst)) / (t(best) - t(worst)), 0, 1).
    Units: x, worst and best in the indicator's raw unit.
    Errors: none; a figure outside the transform's domain gives NaN and is refused when content is read.
    Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; UNDP, Human Development
    Report, Technical note 1 (fixed goalposts).
    """
    transform = TRANSFORMS[params.get("transform", "none")].apply
    worst, best = transform(np.array([params["worst"], params["best"]], dtype=np.float64))
    share = np.clip((transform(x) - worst) / (best - worst), 0.0, 1.0)
    return on_scale(share, lowest, highest)


def on_scale(share: Floats, lowest: float, highest: float) -> Floats:
    """Scores that lie a share of the way from lowest to highest, the shape of `share`, 0 to 1.

    Cut at the ends, since lowest + (highest - lowest) may be a hair above highest. Units: those of the scale.
    """
    return np.asarray(np.clip(lowest + (highest - lowest) * share, lowest, highest), dtype=np.float64)


def tells_apart(reference: Floats) -> bool:
    """Whether a reference set can carry a scale: its largest and smallest figure lie `apart`.

    Shape of `reference`: (figures,), without gaps. Units: the indicator's raw unit. Errors: none.
    """
    return len(reference) >= 2 and apart(float(np.min(reference)), float(np.max(reference)))


def is_number(value: object) -> bool:
    """True for a finite int or float; a boolean is not a number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def number_faults(params: Params, *keys: str) -> list[str]:
    """One sentence for each key whose value is present and not a finite number."""
    return [
        f'"{key}" must be a number; found {params[key]!r}'
        for key in keys
        if key in params and not is_number(params[key])
    ]


def score_faults(scores: list[Any], lowest: float, highest: float) -> list[str]:
    """One sentence for each score outside the scale."""
    return [
        f"score {score!r} must be a number from {lowest:g} to {highest:g}"
        for score in scores
        if not is_number(score) or not lowest <= score <= highest
    ]


def reference_faults(params: Params) -> list[str]:
    """The reference set of a sample-dependent method is the scored year or the whole panel."""
    reference = params.get("reference", "year")
    good = reference in ("year", "panel")
    return [] if good else [f'"reference" must be year or panel; found {reference!r}']


def transform_faults(params: Params, *keys: str) -> list[str]:
    """Faults of the transform's name and of parameters outside its domain."""
    name = params.get("transform", "none")
    if not isinstance(name, str) or name not in TRANSFORMS:
        return [f'"transform" must be one of {", ".join(TRANSFORMS)}; found {name!r}']
    transform = TRANSFORMS[name]
    return [
        f'"{key}" is {params[key]!r}, but {name} is defined for {transform.domain}'
        for key in keys
        if is_number(params.get(key)) and not transform.accepts(float(params[key]))
    ]


def step_direction(scores: list[float]) -> Direction | None:
    """The better raw end of an ordered list of scores; None when it neither rises nor falls throughout."""
    pairs = list(itertools.pairwise(scores))
    if pairs and all(a <= b for a, b in pairs) and scores[0] < scores[-1]:
        return "higher"
    if pairs and all(a >= b for a, b in pairs) and scores[0] > scores[-1]:
        return "lower"
    return None
