"""Two economies over the parts that both have: what is compared, and its means under any weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from methodology.model import Floats, Ints
from methodology.scoring.aggregation.aggregate import NEXT_TO_GEOMETRIC, share_of_leading

INDICATOR, DIMENSION, PILLAR = "indicator", "dimension", "pillar"


@dataclass(frozen=True)
class Comparison:
    """Two economies over the parts of one node that both have; parts stand in groups.

    Of a pillar, parts are indicators and groups are its dimensions; of the overall, both are the pillars.
    `first` and `second` (parts,) are scores; `inner` (parts,) sums to 1 in each group, `outer` (groups,) to
    1. `possible` counts all parts with weight, whoever has them.
    """

    parts: tuple[str, ...]
    groups: tuple[str, ...]
    group: Ints
    inner: Floats
    outer: Floats
    first: Floats
    second: Floats
    inner_power: float
    outer_power: float
    possible: int
    whole: bool = False

    @cached_property
    def member(self) -> Floats:
        """1 where a part (row) is in a group (column), else 0.

        Shape parts × groups. Units: none.
        """
        return np.equal.outer(self.group, np.arange(len(self.groups))).astype(np.float64)

    @property
    def level(self) -> str:
        """Whose weights can be moved so that the result stays exact.

        Indicators where one mean is taken throughout; dimensions, with the weights inside them as they are,
        where the means differ between the levels; pillars for the overall.
        """
        if self.whole:
            return PILLAR
        return INDICATOR if self.inner_power == self.outer_power else DIMENSION


def drawn(comparison: Comparison, score: Floats, inner: Floats, outer: Floats) -> Floats:
    """The mean of each draw of weights.

    Shapes: score (parts,), inner draws × parts, outer draws × groups; returns (draws,). Units: those of the
    scale; weights are shares of 1.
    """
    grouped = _grouped(comparison, score, inner)
    ends = np.min(grouped, axis=1), np.max(grouped, axis=1)
    return _mean(
        grouped, ends, np.s_[:, None], comparison.outer_power, lambda part: (outer * part).sum(axis=1)
    )


def _grouped(comparison: Comparison, score: Floats, inner: Floats) -> Floats:
    """The mean of each group (draws × groups) under weights of its parts (draws × parts)."""
    groups = range(len(comparison.groups))
    members = [score[comparison.group == group] for group in groups]
    ends = np.array([part.min() for part in members]), np.array([part.max() for part in members])
    return _mean(
        score, ends, comparison.group, comparison.inner_power, lambda part: (inner * part) @ comparison.member
    )


def _mean(
    score: Floats, ends: tuple[Floats, Floats], spread: Any, power: float, weighed: Callable[[Floats], Floats]
) -> Floats:
    """The power mean of scores, kept between the least and the largest of them (`ends`, of the shape of the
    sums or one that broadcasts; `ends[spread]` broadcasts with the scores).

    Taken as `power_mean` takes it, for thousands of weightings of one set of scores at once.
    """
    if power == 1:
        mean = weighed(score)
    elif abs(power) < NEXT_TO_GEOMETRIC:
        with np.errstate(divide="ignore"):
            mean = np.exp(weighed(np.log(score)))
    else:
        leading = ends[1] if power > 0 else ends[0]
        with np.errstate(all="ignore"):  # a score of 0 has the logarithm -inf and the part 0, as it should
            mean = leading * share_of_leading(power * np.log(score / leading[spread]), power, weighed)
        mean = np.where(leading <= 0, 0.0, mean)
    return np.clip(mean, *ends)


def compared(comparison: Comparison) -> tuple[Floats, Floats]:
    """The scores of both in the parts, or in the groups, with the weights inside them as they are.

    Shape: (parts,) or (groups,). Units: those of the scale.
    """
    if comparison.level != DIMENSION:
        return comparison.first, comparison.second
    first, second = (
        _grouped(comparison, score, comparison.inner[None])[0]
        for score in (comparison.first, comparison.second)
    )
    return first, second


def rising(scores: Floats, power: float) -> Floats:
    """Numbers whose weighted sum orders as the power mean of the scores does, in points of the scale.

    r·((s/r)^p - 1) / p about the score that leads, r, and r·ln s for a power of 0: of the size of the scores
    whatever the power. Shape of `scores`: any. Errors: none; a score of 0 is -inf where p is 0 or less.
    """
    if power == 1:
        return scores
    above = scores[scores > 0]
    leading = 1.0 if not len(above) else float(above.max() if power > 0 else above.min())
    with np.errstate(divide="ignore", over="ignore"):
        beside = np.log(scores / leading)
        near = abs(power) < NEXT_TO_GEOMETRIC
        return np.asarray(leading * (beside if near else np.expm1(power * beside) / power), dtype=np.float64)
