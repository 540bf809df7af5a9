"""How firmly "A scores above B" stands: the share of all weightings, and the smallest change that turns it.

The two are compared over the indicators that both have, so that no difference comes from a gap in the
evidence of one of them. The order of two economies may rest on the weights chosen; these are the two
questions that robustness research asks about it: Foster, McGillivray and Seth (2013), Composite indices: rank
robustness, statistical association and redundancy, Econometric Reviews 32; Permanyer (2011), Assessing the
robustness of composite indices rankings, Review of Income and Wealth 57.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Floats
from methodology.readings.comparison import DIMENSION, Comparison, compared, drawn, rising
from methodology.readings.what_if import WhatIf
from methodology.scoring.aggregation import gate
from methodology.scoring.scorebook import OVERALL


@dataclass(frozen=True)
class Flip:
    """The smallest move of weight after which A and B stand level.

    `moved` is the share of all weight that changes its place, half the L1 distance between `before` and
    `after` (parts of `level`, each summing to 1). `beyond` says whether any more would reverse the order;
    if not, the two can at most be made level.
    """

    moved: float
    before: Floats
    after: Floats
    beyond: bool


@dataclass(frozen=True)
class Verdict:
    """What becomes of "A scores above B". `first` and `second` are the scores over the shared parts.

    `share` is the part of `draws` random weightings in which it holds; `flip` what turns the present answer
    around, None where no weighting does. `exact` is False where a score of 0 meets a mean that it makes 0, so
    that no smallest change can be named.
    """

    comparison: Comparison
    first: float
    second: float
    share: float
    draws: int
    flip: Flip | None
    exact: bool = True

    @property
    def holds(self) -> bool:
        return self.first > self.second + gate.TOLERANCE

    @property
    def names(self) -> tuple[str, ...]:
        """Node ids of what the flip moves weight between."""
        comparison = self.comparison
        return comparison.groups if comparison.level == DIMENSION else comparison.parts


def verdict(whatif: WhatIf, first: str, second: str, node: str, economies: tuple[str, ...]) -> Verdict | None:
    """What becomes of "`first` scores above `second` in `node`" (a pillar or overall) under a what-if.

    None where the two share nothing to be compared on. Draws and seed are those of the methodology's
    uncertainty. Raises ValueError for an economy, KeyError for a node that is not there.
    """
    a, b = economies.index(first), economies.index(second)
    comparison = _overall(whatif, a, b) if node == OVERALL else _pillar(whatif, a, b, node)
    if comparison is None:
        return None
    doubt = whatif.methodology.uncertainty
    means = _means(comparison, comparison.first), _means(comparison, comparison.second)
    weight, advantage = _linear(comparison)
    exact = bool(np.isfinite(advantage).all())
    settled = exact and _settled(*compared(comparison))
    return Verdict(
        comparison=comparison,
        first=means[0],
        second=means[1],
        share=holding_share(comparison, doubt.draws, doubt.seed),
        draws=doubt.draws,
        flip=smallest_flip(weight, advantage) if exact and not settled else None,
        exact=exact,
    )


def _settled(first: Floats, second: Floats) -> bool:
    """Whether one of them is ahead in every part, so that no weights turn the order.

    Told from the scores themselves: at a large power all but the leading ones raise to nothing.
    """
    lead = first - second
    return bool(lead.min() > gate.TOLERANCE or lead.max() < -gate.TOLERANCE)


def smallest_flip(weight: Floats, advantage: Floats) -> Flip | None:
    """The weights nearest to `weight` at which Σ w·advantage is 0, None where no weights do that.

    Problem: min ‖v - w‖₁ with v ≥ 0, Σ v = 1 and Σ v·δ ≤ 0 (≥ 0 where Σ w·δ < 0), a linear programme.
    Solution: weight moves from the parts with the largest advantage to the one with the smallest until the
    sum is 0. Exact: m of moved weight lowers the sum by at most the m largest advantages given up, less m
    times the smallest, and this move does exactly that. With two parts it is |Σ w·δ| / |δ₁ - δ₂|.
    Shapes: (parts,). Units: shares of all weight.
    Source: Foster, McGillivray and Seth (2013); Permanyer (2011), "the smallest change of weights".
    """
    gap = float(weight @ advantage)
    lead = advantage if gap >= 0 else -advantage
    gap, taker = abs(gap), int(np.argmin(lead))
    if lead[taker] > gate.TOLERANCE:
        return None
    order = np.argsort(-lead, kind="stable")
    gain = lead[order] - lead[taker]
    effect = weight[order] * gain
    open_before = gap - (np.cumsum(effect) - effect)
    taken = np.divide(open_before, gain, out=np.zeros(len(gain)), where=gain > 0)
    taken = np.clip(taken, 0.0, weight[order])
    after = weight.copy()
    after[order] -= taken
    after[taker] += taken.sum()
    return Flip(float(taken.sum()), weight, after, bool(lead[taker] < -gate.TOLERANCE))


def holding_share(comparison: Comparison, draws: int, seed: int) -> float:
    """The share of random weightings in which the first mean is above the second.

    Every weighting of the groups, and of the parts inside each, is equally likely: Dirichlet(1, …, 1) on both
    levels, from `seed`. The sampling error (one standard error) is at most 0.5 / √draws.
    """
    random = np.random.default_rng(seed)
    # Exponential numbers over their sum are Dirichlet(1, …, 1).
    outer = random.standard_exponential((draws, len(comparison.groups)))
    inner = random.standard_exponential((draws, len(comparison.parts)))
    outer /= outer.sum(axis=1, keepdims=True)
    inner /= (inner @ comparison.member) @ comparison.member.T
    ahead = drawn(comparison, comparison.first, inner, outer)
    behind = drawn(comparison, comparison.second, inner, outer)
    return float((ahead > behind + gate.TOLERANCE).mean())


def _means(comparison: Comparison, score: Floats) -> float:
    return float(drawn(comparison, score, comparison.inner[None], comparison.outer[None])[0])


def _linear(comparison: Comparison) -> tuple[Floats, Floats]:
    """Weights and advantages of the parts (or groups) in which the comparison is linear.

    A power mean orders as Σ w·t(s) does, with t rising: see `rising`.
    """
    first, second = compared(comparison)
    weight = comparison.outer
    if comparison.level != DIMENSION:
        weight = comparison.inner * comparison.outer[comparison.group]
    with np.errstate(invalid="ignore"):  # two scores of 0 have no finite logarithms to compare
        first, second = rising(np.array([first, second]), comparison.outer_power)
        return weight, first - second


def _pillar(whatif: WhatIf, a: int, b: int, pillar: str) -> Comparison | None:
    """Over the indicators that carry weight in the pillar and that both economies have."""
    weights, tree = whatif.weights, whatif.tree
    row = tree.pillar_index[pillar]
    weighed = weights.leaf[row] > 0
    shared = np.flatnonzero(weighed & ~np.isnan(whatif.score[:, a]) & ~np.isnan(whatif.score[:, b]))
    if not len(shared):
        return None
    dimensions, group = np.unique(tree.dimension_of[shared], return_inverse=True)
    inner = weights.within.sum(axis=0)[shared]
    outer = weights.across[row, dimensions]
    return Comparison(
        parts=tuple(tree.indicator_ids[place] for place in shared),
        groups=tuple(".".join(tree.dimension_keys[place]) for place in dimensions),
        group=np.asarray(group, dtype=np.int64),
        inner=inner / np.bincount(group, weights=inner)[group],
        outer=outer / outer.sum(),
        first=whatif.score[shared, a],
        second=whatif.score[shared, b],
        inner_power=whatif.methodology.aggregation["dimension"],
        outer_power=whatif.methodology.aggregation["pillar"],
        possible=int(weighed.sum()),
    )


def _overall(whatif: WhatIf, a: int, b: int) -> Comparison | None:
    """Over the pillars, each with the score that the what-if gives it; both economies need an overall."""
    if (whatif.panel.overall.state[0, [a, b]] != gate.SCORED).any():
        return None
    weighed = np.flatnonzero(whatif.weights.overall > 0)
    names = tuple(whatif.tree.pillar_ids[place] for place in weighed)
    weight = whatif.weights.overall[weighed]
    return Comparison(
        parts=names,
        groups=names,
        group=np.arange(len(names)),
        inner=np.ones(len(names)),
        outer=weight / weight.sum(),
        first=whatif.panel.pillar.mean[weighed, a],
        second=whatif.panel.pillar.mean[weighed, b],
        inner_power=whatif.methodology.aggregation["overall"],
        outer_power=whatif.methodology.aggregation["overall"],
        possible=len(names),
        whole=True,
    )
