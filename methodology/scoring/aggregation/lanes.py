"""One lane scored on every level: dimensions, pillars, overall, with gates and bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from methodology.model import ALL, Bools, Floats, Ints, Methodology
from methodology.scoring.aggregation.aggregate import power_mean
from methodology.scoring.aggregation.gate import MARKS, NOT_SCORED, SCORED, GateEvidence, judge
from methodology.scoring.aggregation.tree import LaneWeights, Tree, cannot_be_seen


@dataclass(frozen=True)
class Level:
    """One level of the tree in one lane, nodes × cells. `mean` ignores the gate; `low` and `high` put the
    missing at the ends of the scale; `coverage` is the effective weight observed, 0 to 1. Only `mean`, and
    with it the state of a dimension, takes in imputed scores."""

    mean: Floats
    low: Floats
    high: Floats
    coverage: Floats
    state: npt.NDArray[np.int8]


@dataclass(frozen=True)
class LanePanel:
    """Dimensions, pillars and overall of one lane; cells are economies × years in row order."""

    lane: str
    weights: LaneWeights
    dimension: Level
    pillar: Level
    overall: Level


def score_lane(
    score: Floats,
    age: npt.NDArray[np.int16] | None,
    tree: Tree,
    weights: LaneWeights,
    methodology: Methodology,
    filled: Floats | None = None,
) -> LanePanel:
    """All levels of one lane from indicator scores (indicators × cells, NaN where missing).

    `age` (indicators × cells) is the years between observation and score, None where all are current.
    `filled` (as `score`) has imputed scores put in, None for none; they enter means and nothing else.
    Bounds are the partial-identification bounds of Manski (2003): all missing at the worst, at the best.
    Units: points of the scale.
    """
    available = ~np.isnan(score)
    if not weights.counted.all():
        available &= weights.counted[:, None]
    present = available.astype(np.float64)
    covered = weights.within @ present
    means, defined = _means(score, available, weights, methodology, covered)
    pillar_covered = weights.across @ covered
    low, high = _bounds(score, available, weights, methodology, covered, means)
    # Only now: coverage and bounds above speak of what was observed, and so does the gate below.
    if filled is not None:
        entering = ~np.isnan(filled) & weights.counted[:, None]
        means, defined = _means(filled, entering, weights, methodology)
        means = np.clip(means[0], low[0], high[0]), np.clip(means[1], low[1], high[1])
    limit = methodology.gate.median_age if weights.lane == ALL else None
    marked = tree.lane_only & weights.counted
    companies, asked = _companies(present, marked, tree, weights) if marked.any() else (None, None)
    evidence = GateEvidence(
        coverage=pillar_covered,
        observed=_members(weights, tree) @ present,
        kinds=_kinds_seen(tree, weights, present, methodology),
        largest_share=_largest_share(present, tree, weights, covered, methodology),
        young=_share_up_to(limit, limit, available, age, weights, covered),
        lane_share=weights.share,
        least_dimension=_least_dimension(covered, weights, methodology),
        of_year=_share_up_to(
            0, methodology.gate.same_year_of(weights.lane), available, age, weights, covered
        ),
        companies=companies,
        asked=asked,
    )
    state = judge(methodology.gate, weights.lane, evidence)
    pillar = Level(means[1], low[1], high[1], np.minimum(pillar_covered, 1.0), state)
    dimension_state = np.where(defined, SCORED, NOT_SCORED).astype(np.int8)
    if companies is not None:
        marks = (weights.within * marked) @ present > 0
        dimension_state[marks & (tree.holds.T @ (state == MARKS) > 0)] = MARKS
    dimension = Level(means[0], low[0], high[0], np.minimum(covered, 1.0), dimension_state)
    return LanePanel(weights.lane, weights, dimension, pillar, _overall(pillar, weights, methodology))


Pair = tuple[Floats, Floats]
"""The same of dimensions and of pillars."""


def _means(
    score: Floats,
    available: Bools,
    weights: LaneWeights,
    methodology: Methodology,
    total: Floats | None = None,
) -> tuple[Pair, Bools]:
    """The means of the dimensions and of the pillars, and where a dimension has one."""
    powers = methodology.aggregation
    dimension, defined = power_mean(score, available, weights.within, powers["dimension"], total)
    return (dimension, power_mean(dimension, defined, weights.across, powers["pillar"])[0]), defined


def _bounds(
    score: Floats,
    available: Bools,
    weights: LaneWeights,
    methodology: Methodology,
    covered: Floats,
    means: Pair,
) -> tuple[Pair, Pair]:
    """At the worst and at the best that the missing could be; never past the means or the scale by a hair."""
    powers = methodology.aggregation
    ends = methodology.scale_min, methodology.scale_max
    if powers["dimension"] == 1 and powers["pillar"] == 1:
        # Plain means are linear in what is missing: the two ends need no second and third mean.
        known = np.where(covered > 0, means[0], 0.0) * covered
        gap = 1.0 - covered
        dimensions = known + ends[0] * gap, known + ends[1] * gap
        low, high = ((own, weights.across @ own) for own in dimensions)
    else:
        everything = np.ones(score.shape, dtype=np.bool_)
        low, high = (
            _means(np.where(available, score, end), everything, weights, methodology)[0] for end in ends
        )
    # Where there is no mean, fmin and fmax leave the bound as it is.
    return (
        (np.clip(np.fmin(low[0], means[0]), *ends), np.clip(np.fmin(low[1], means[1]), *ends)),
        (np.clip(np.fmax(high[0], means[0]), *ends), np.clip(np.fmax(high[1], means[1]), *ends)),
    )


def _members(weights: LaneWeights, tree: Tree) -> Floats:
    """1 where an indicator carries weight in a pillar, pillars × indicators."""
    return np.asarray((tree.holds @ tree.belongs) * (weights.leaf > 0), dtype=np.float64)


def _kinds_seen(tree: Tree, weights: LaneWeights, present: Floats, methodology: Methodology) -> Bools:
    groups = methodology.gate.kinds
    seen = np.ones((len(groups), weights.leaf.shape[0], present.shape[1]), dtype=np.bool_)
    for place, group in enumerate(groups):
        seen[place] = ((weights.leaf > 0) & tree.of_kinds(group)).astype(np.float64) @ present > 0
        seen[place] |= cannot_be_seen(tree, weights, group)[:, None]
    return seen


def _largest_share(
    present: Floats, tree: Tree, weights: LaneWeights, covered: Floats, methodology: Methodology
) -> Floats:
    """The largest part that one indicator has in the score as it is shown, pillars × cells."""
    out = np.zeros((weights.across.shape[0], present.shape[1]))
    if weights.lane != ALL or methodology.gate.largest_share is None:
        return out
    observed = covered > 0
    largest = _largest_within(weights.within.sum(axis=0)[:, None] * present, tree.dimension_of, len(covered))
    np.divide(largest, covered, out=largest, where=observed)
    largest *= weights.across.sum(axis=0)[:, None] * observed
    out = _largest_within(largest, tree.pillar_of, len(out))
    whole = weights.across @ observed.astype(np.float64)
    np.divide(out, whole, out=out, where=whole > 0)
    return out


def _largest_within(values: Floats, group_of: Ints, groups: int) -> Floats:
    """The largest value of each group of rows, 0 for an empty group; groups × cells."""
    out = np.zeros((groups, values.shape[1]))
    for group in range(groups):
        rows = np.flatnonzero(group_of == group)
        if len(rows):
            # A slice is a view; picking rows by number would copy them first.
            np.max(
                values[rows[0] : rows[-1] + 1] if _together(rows) else values[rows], axis=0, out=out[group]
            )
    return out


def _together(rows: Ints) -> bool:
    return len(rows) == int(rows[-1] - rows[0]) + 1


def _share_up_to(
    limit: float | None,
    asked: float | None,
    available: Bools,
    age: npt.NDArray[np.int16] | None,
    weights: LaneWeights,
    covered: Floats,
) -> Floats:
    """The part of the shown score's weight whose evidence is at most so many years old, where it is asked."""
    if age is None or limit is None or asked is None or age.max(initial=0) <= limit:
        return np.ones((weights.across.shape[0], available.shape[1]))
    observed = covered > 0
    young = weights.within @ (available & (age <= limit)).astype(np.float64)
    np.divide(young, covered, out=young, where=observed)
    whole = weights.across @ observed.astype(np.float64)
    return np.divide(weights.across @ young, whole, out=np.zeros(whole.shape), where=whole > 0)


def _least_dimension(covered: Floats, weights: LaneWeights, methodology: Methodology) -> Floats:
    """The observed share of the dimension with the least of it, pillars × cells; 1 without dimensions."""
    least = np.ones((weights.across.shape[0], covered.shape[1]))
    if methodology.gate.dimension_of(weights.lane) is not None:
        for row, weighed in enumerate(weights.across > 0):
            np.min(covered[weighed], axis=0, initial=1.0, out=least[row])
    return least


def _companies(present: Floats, marked: Bools, tree: Tree, weights: LaneWeights) -> tuple[Floats, Bools]:
    """How many companies' conduct is observed, pillars × cells, and the pillars that ask for it."""
    own = (weights.leaf > 0) & marked
    named = np.array([indicator.company for indicator in tree.framework.indicators])
    counts = np.zeros((len(own), present.shape[1]))
    for company in np.unique(named[marked]):
        counts += (own & (named == company)) @ present > 0
    return counts, np.asarray(own.any(axis=1))


def _overall(pillar: Level, weights: LaneWeights, methodology: Methodology) -> Level:
    """The overall score, shown only where every pillar that carries weight is scored."""
    weight = weights.overall[None, :]
    power = methodology.aggregation["overall"]
    everything = np.ones(pillar.mean.shape, dtype=np.bool_)
    scored = pillar.state == SCORED
    mean, _ = power_mean(pillar.mean, scored, weight, power)
    # A pillar of which nothing is known may be anything: it enters at the worst and at the best.
    low, _ = power_mean(np.nan_to_num(pillar.low, nan=methodology.scale_min), everything, weight, power)
    high, _ = power_mean(np.nan_to_num(pillar.high, nan=methodology.scale_max), everything, weight, power)
    complete = (scored | (weights.overall == 0)[:, None]).all(axis=0, keepdims=True) & (weight.sum() > 0)
    state = np.where(complete, SCORED, NOT_SCORED).astype(np.int8)
    # Without all pillars it is a mean of others than those that the bounds are of.
    low = np.where(complete, np.fmin(low, mean), low)
    high = np.where(complete, np.fmax(high, mean), high)
    return Level(mean, low, high, np.minimum(weight @ pillar.coverage, 1.0), state)
