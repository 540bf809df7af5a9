"""Other methods that would be as defensible: weights, means, ends of scales, one dimension fewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from methodology.doubt.errors.noise import ENDS, LEFT_OUT, WEIGHT, Singles, generator
from methodology.doubt.errors.sums import Sums, sum_of
from methodology.model import Floats, Methodology
from methodology.scoring.aggregation.aggregate import NAMED_POWERS
from methodology.scoring.aggregation.tree import Tree

TRACE = np.float32(1e-9)
"""What is left of the weight of a dimension that is left out: nothing, unless there is no other."""
INDICATOR_ROWS, DIMENSION_ROWS, PILLAR_ROWS = 0, 1_000_000, 2_000_000
"""Streams of the weights on each level."""


@dataclass(frozen=True)
class Stretch:
    """Draws from `start` to `stop`, all with the same power of the mean on each level of the tree."""

    start: int
    stop: int
    powers: Mapping[str, float]


@dataclass(frozen=True)
class Methods:
    """One method a draw, the same for all economies; arrays are nodes × draws.

    `indicator`, `dimension` and `pillar` are weights, not normalised. A score s before cut-off becomes
    stretch·s + offset, both None where the ends of the scales stay.
    """

    means: tuple[Stretch, ...]
    indicator: Singles
    dimension: Singles
    pillar: Singles
    stretch: Singles | None = None
    offset: Singles | None = None

    def sums(self, level: str, lowest: float, highest: float) -> Sums:
        """How the means of a level are summed over the draws.

        Units: points of the scale, whose ends are given.
        """
        return Sums(
            tuple(
                (slice(part.start, part.stop), sum_of(part.powers[level], lowest, highest))
                for part in self.means
            )
        )


def published_methods(tree: Tree, method: Methodology, draws: int) -> Methods:
    """The published method in every draw."""

    def repeated(weight: Floats) -> Singles:
        return np.broadcast_to(weight.astype(np.float32)[:, None], (len(weight), draws))

    weights = map(repeated, (tree.indicator_weight, tree.dimension_weight, tree.pillar_weight))
    return Methods((Stretch(0, draws, method.aggregation),), *weights)


def draw_methods(tree: Tree, method: Methodology, draws: int, seed: int) -> Methods:
    """One random method a draw.

    Weights: Dirichlet(α·w) around the published weights w of each parent's children (sum 1), drawn as gamma
    numbers. Means: so many draws of each as its share asks, one after the other. Ends: each end of a scale
    lies anywhere within the tolerance g around the published one, even: with u the published share of the
    way from worst to best, the new one is (u - a)/(b - a), a in [-g, g], b in [1 - g, 1 + g], for each
    indicator by itself. Leaving out: with the chance given, each pillar loses one of its dimensions, all
    alike.
    Units: points of the scale for the offset. Errors: none.
    Source: Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168, 307-323 (triggers for the mean,
    normalisation, weights and exclusion); OECD/JRC, Handbook (2008), step 8.
    """
    doubt = method.uncertainty
    stretch, offset = _ends(tree, method, draws, seed)
    methods = Methods(
        tuple(_mixed(doubt.aggregation, method.aggregation, draws)),
        np.empty((len(tree.indicator_ids), draws), dtype=np.float32),
        np.empty((len(tree.dimension_keys), draws), dtype=np.float32),
        np.empty((len(tree.pillar_ids), draws), dtype=np.float32),
        stretch,
        offset,
    )
    levels = (
        (methods.indicator, tree.indicator_weight, tree.belongs, INDICATOR_ROWS),
        (methods.dimension, tree.dimension_weight, tree.holds, DIMENSION_ROWS),
        (methods.pillar, tree.pillar_weight, np.ones((1, len(tree.pillar_ids))), PILLAR_ROWS),
    )
    for drawn, weight, parents, stream in levels:
        _draw_weights(drawn, doubt.weights * _shares(weight, parents), seed, stream)
    if doubt.leave_out > 0:
        _leave_out(methods.dimension, tree, doubt.leave_out, seed)
    return methods


def _mixed(shares: Mapping[str, float], published: Mapping[str, float], draws: int) -> list[Stretch]:
    """Consecutive draws of each mean, in numbers as near to its share as whole numbers can be."""
    if not shares:
        return [Stretch(0, draws, published)]
    means, reached = [], 0.0
    for name, share in shares.items():
        start, stop = round(reached * draws), min(round((reached + share) * draws), draws)
        means.append(Stretch(start, stop, dict.fromkeys(published, NAMED_POWERS[name])))
        reached += share
    return means


def _shares(weight: Floats, parents: Floats) -> Floats:
    """Weights as shares of their parent's whole, 0 where that is 0."""
    whole = parents.T @ (parents @ weight)
    return np.divide(weight, whole, out=np.zeros(weight.shape), where=whole > 0)


def _draw_weights(into: Singles, shape: Floats, seed: int, stream: int) -> None:
    smallest = np.float32(1e-20)  # a gamma number of a tiny shape may round to 0
    for place in range(len(into)):
        random = generator(seed, WEIGHT, stream + place)
        into[place] = 0.0
        if shape[place] > 0:
            random.standard_gamma(shape[place], dtype=np.float32, out=into[place])
            np.maximum(into[place], smallest, out=into[place])


def _ends(tree: Tree, method: Methodology, draws: int, seed: int) -> tuple[Singles | None, Singles | None]:
    """stretch = 1/(b - a) and offset = min·(1 - stretch) - stretch·span·a, indicators × draws."""
    tolerance = method.uncertainty.goalposts
    if tolerance <= 0:
        return None, None
    shape = (len(tree.indicator_ids), draws)
    worst, best = (
        tolerance * (2 * generator(seed, ENDS, end).random(shape, dtype=np.float32) - 1) for end in (0, 1)
    )
    stretch = 1 / (1 + best - worst)
    offset = method.scale_min * (1 - stretch) - stretch * (method.span * worst)
    return stretch.astype(np.float32), offset.astype(np.float32)


def _leave_out(dimension: Singles, tree: Tree, chance: float, seed: int) -> None:
    """Takes its weight from one dimension of each pillar, in the share of draws given.

    What only the lanes of companies see is not left out: for all others that would be no change.
    """
    weighed = np.where(tree.lane_only, 0.0, tree.indicator_weight)
    filled = (tree.belongs @ weighed > 0) & (tree.dimension_weight > 0)
    for pillar, row in enumerate(tree.holds):
        own = np.flatnonzero((row > 0) & filled)
        if len(own) < 2:
            continue
        random = generator(seed, LEFT_OUT, pillar)
        draws = np.flatnonzero(random.random(dimension.shape[1]) < chance)
        dimension[own[random.integers(len(own), size=len(draws))], draws] *= TRACE
