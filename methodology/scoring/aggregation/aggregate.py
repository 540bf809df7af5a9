"""Weighted power means up the tree, over what is available."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import lru_cache, partial

import numpy as np

from methodology.model import Bools, Floats, Ints

NAMED_POWERS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
NEXT_TO_GEOMETRIC = 1e-200
"""A power nearer to 0 leaves no digits for p·ln s; long before, its mean is the geometric one to the last."""


def aggregation_name(power: float) -> str | dict[str, float]:
    """How content writes a power: arithmetic, geometric, harmonic or {power: p}."""
    names = {value: name for name, value in NAMED_POWERS.items()}
    return names.get(power, {"power": power})


def power_mean(
    score: Floats, available: Bools, weights: Floats, power: float, total: Floats | None = None
) -> tuple[Floats, Bools]:
    """The weighted power mean of the available children, and where there is one.

    Formula: (Σ w·s^p / Σ w)^(1/p) over available children with weight; p = 0 is exp(Σ w·ln s / Σ w), an
    infinite p the largest or smallest of them. It is taken relative to the child that leads, r, the largest
    for p above 0, else the smallest: r·exp(ln(1 + Σ w·((s/r)^p - 1) / Σ w) / p), so that no power is too
    large or too near 0; and it is kept between its children, whose mean rounding may carry a hair out.
    Shapes: score and available children × cells (unavailable scores may hold anything), weights
    parents × children of 0 or more; returns parents × cells, NaN where no weighted child is available.
    `total` is weights @ available where the caller has it already. Units: those of the scale; with p ≤ 0 a
    child at 0 makes the mean 0. Errors: none; a negative score with p other than 1 is refused when the
    methodology is read.
    Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7.
    """
    total = weights @ available.astype(np.float64) if total is None else total
    defined = total > 0
    groups = _groups(weights)
    least = _ends(np.where(available, score, np.inf), groups, defined, np.minimum)
    most = _ends(np.where(available, score, -np.inf), groups, defined, np.maximum)
    if power == 1:
        # NaN times a weight of 0 is NaN: one gap would spoil every mean of its column.
        mean = _ratio(weights @ np.where(available, score, 0.0), total, defined)
    elif abs(power) < NEXT_TO_GEOMETRIC:
        mean = _geometric(score, available, weights, total, defined)
    else:
        mean = _relative(score, available, weights, power, groups, most if power > 0 else least)
    if power < NEXT_TO_GEOMETRIC:
        mean = np.where(least <= 0, 0.0, mean)
    return np.clip(mean, least, most), defined


Places = slice | Ints
Groups = tuple[tuple[int, Places], ...]
"""The places of the children with weight of each parent that has any."""


def _groups(weights: Floats) -> Groups:
    held = weights > 0
    return _groups_of(held.tobytes(), held.shape)


@lru_cache(maxsize=64)
def _groups_of(held: bytes, shape: tuple[int, int]) -> Groups:
    """Kept, since a sensitivity run takes thousands of means over one tree."""
    parents, children = np.nonzero(np.frombuffer(held, dtype=np.bool_).reshape(shape))
    edges = np.searchsorted(parents, np.arange(shape[0] + 1)).tolist()
    return tuple(
        (parent, _places(children[start:stop]))
        for parent, (start, stop) in enumerate(itertools.pairwise(edges))
        if start < stop
    )


def _places(children: Ints) -> Places:
    """Neighbours as a slice, which is a view; picking rows by number would copy them first."""
    first, last = int(children[0]), int(children[-1])
    return slice(first, last + 1) if last - first + 1 == len(children) else children


def _ends(score: Floats, groups: Groups, defined: Bools, end: np.ufunc) -> Floats:
    """The smallest or largest child of each parent, NaN where it has none."""
    out: Floats = np.full(defined.shape, np.nan)
    for parent, places in groups:
        end.reduce(score[places], axis=0, out=out[parent])
    out[~defined] = np.nan
    return out


def _ratio(part: Floats, whole: Floats, where: Bools) -> Floats:
    out: Floats = np.full(part.shape, np.nan)
    np.divide(part, whole, out=out, where=where)
    return out


def _geometric(score: Floats, available: Bools, weights: Floats, total: Floats, defined: Bools) -> Floats:
    out: Floats = np.zeros(score.shape)
    np.log(score, out=out, where=available & (score > 0))
    return np.asarray(np.exp(_ratio(weights @ out, total, defined)), dtype=np.float64)


def _relative(
    score: Floats, available: Bools, weights: Floats, power: float, groups: Groups, leading: Floats
) -> Floats:
    """The mean for any power but 0 and 1, relative to the child that leads."""
    if np.isinf(power):
        return leading
    out = np.full(leading.shape, np.nan)
    with np.errstate(all="ignore"):  # a child at 0 has the logarithm -inf and the part 0, as it should
        for parent, places in groups:
            weight = weights[parent, places, None] * available[places]
            weight = weight / weight.sum(axis=0)
            beside = np.where(available[places], power * np.log(score[places] / leading[parent]), 0.0)
            out[parent] = leading[parent] * share_of_leading(beside, power, partial(_weighed, weight))
    return np.where(leading <= 0, 0.0, out)


def share_of_leading(beside: Floats, power: float, weighed: Callable[[Floats], Floats]) -> Floats:
    """A power mean as a share of the score that leads, r: exp(ln(1 + Σ w·((s/r)^p - 1)) / p), p not 0.

    `beside` is p·ln(s/r) for each score, of any shape; `weighed` sums parts of that shape with weights of 1
    in all, and gives the shape of the result. Units: none. Errors: none; NaN where r is 0.
    """
    short = weighed(np.expm1(beside))
    # Where little is left of 1, what is left is summed by itself: 1 - 0.999… has lost its digits.
    rest = np.where(short < -0.5, np.log(weighed(np.exp(beside))), np.log1p(short))
    return np.asarray(np.exp(rest / power), dtype=np.float64)


def _weighed(weight: Floats, part: Floats) -> Floats:
    """Sums over the children, weighed with shares of 1."""
    return np.asarray((weight * part).sum(axis=0), dtype=np.float64)
