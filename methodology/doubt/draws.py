"""Scores in every draw: indicators shaken and combined, a few economies at a time, for several lanes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from methodology.doubt.errors.evidence import Leaves, beyond_end, coded
from methodology.doubt.errors.method import Methods
from methodology.doubt.errors.noise import Noise, Singles
from methodology.doubt.errors.sums import Sums
from methodology.model import Bools, Ints
from methodology.scoring.aggregation.tree import Tree

CACHED = 200_000
"""So many numbers of one array stay in the cache while a few arrays are worked on; fewer cost more calls."""


@dataclass(frozen=True)
class Model:
    """All that a draw needs. `shares` is lanes × indicators × economies: each indicator's part in a lane;
    `blind` is lanes × indicators: those that a lane does not see at all.

    `noise` None leaves the evidence as it is, missing indicators left out; with noise they are drawn from
    what the rest of the evidence suggests. Errors go alike up and down, for a score at an end of the scale
    (from `lowest` to `highest`) too: only what is shown is cut off there, or many scores near an end would
    drag a mean away from it, by the cut alone.
    """

    tree: Tree
    leaves: Leaves
    shares: Singles
    blind: Bools
    methods: Methods
    noise: Noise | None
    lowest: float
    highest: float

    @property
    def shape(self) -> tuple[int, int, int]:
        """Lanes, economies, draws."""
        return len(self.shares), self.leaves.known.shape[1], self.methods.indicator.shape[1]

    @cached_property
    def present(self) -> Bools:
        """Which indicators have a score in a draw, indicators × economies."""
        leaves = self.leaves
        return leaves.known | leaves.imputed if self.noise is None else leaves.applies

    def members(self, dimension: int) -> Ints:
        """The indicators of a dimension that carry weight.

        Shape (members,), places of indicators.
        """
        return np.flatnonzero((self.tree.dimension_of == dimension) & (self.tree.indicator_weight > 0))

    def covered(self, dimension: int) -> Bools:
        """Which economies have a score of a dimension, lanes × economies."""
        members = self.members(dimension)
        return np.asarray((self.shares[:, members] * self.present[members]).sum(axis=1) > 0)

    def cut_off(self, scores: Singles) -> None:
        """In place: what lies beyond an end of the scale is put there.

        Any shape. Units: points of the scale.
        """
        np.clip(scores, self.lowest, self.highest, out=scores)

    def sums(self, level: str) -> Sums:
        """How the means of a level of the tree are summed over the draws."""
        return self.methods.sums(level, self.lowest, self.highest)

    def blocks(self) -> list[slice]:
        """The economies in small groups."""
        lanes, economies, draws = self.shape
        size = max(1, CACHED // (draws * lanes))
        return [slice(start, min(start + size, economies)) for start in range(0, economies, size)]


def dimension_draws(model: Model, dimension: int, out: Singles) -> None:
    """Fills `out`, lanes × economies × draws, with the scores of one dimension; any number where not found.

    Formula: the weighted power mean of `methodology.scoring.aggregation.aggregate` over shaken scores, with
    the weights and the mean of each draw. Not cut off at the ends of the scale. Units: points of the scale.
    Errors: none.
    Source: Saisana, Saltelli and Tarantola (2005); OECD/JRC, Handbook (2008), step 8.
    """
    members, sums = model.members(dimension), model.sums("dimension")
    weights = model.methods.indicator[members]
    for block in model.blocks():
        _fill(model, members, block, out[:, block])
        held = model.shares[:, members, block] * model.present[members, block]
        for lane, part in enumerate(held):
            if part.any():
                sums.finish(out[lane, block], _weighed(part, weights))


def indicator_draws(model: Model, indicator: int, out: Singles) -> None:
    """Fills `out`, economies × draws, with the scores of one indicator, which are the same in every lane.

    A coded answer is as published: that it may be a level off is a chance, which is told as one, and no band.
    Units, errors and source as `dimension_draws`.
    """
    for block in model.blocks():
        _leaf(model, indicator, block, out[block], coding=False)
    model.cut_off(out)


def dimension_weights(model: Model, dimension: int, lane: int, block: slice) -> Singles:
    """The weight of a dimension in its pillar for a few economies: its own times the part that a lane holds.

    Economies × draws, or one row where it is the same for all of them.
    Units: weights of any sum.
    """
    members = model.members(dimension)
    weights, applies = model.methods.indicator[members], model.leaves.applies[members, block]
    part = _weighed(model.shares[lane][members, block] * applies, weights)
    whole = _weighed((applies & ~model.blind[lane, members, None]).astype(np.float32), weights)
    shape = np.broadcast_shapes(part.shape, whole.shape)
    held = np.divide(part, whole, out=np.zeros(shape, dtype=np.float32), where=whole > 0)
    return np.asarray(held * model.methods.dimension[dimension], dtype=np.float32)


def add_dimension(model: Model, dimension: int, scores: Singles, total: Singles) -> None:
    """Adds a dimension's part to the sums of its pillar, both lanes × economies × draws.

    Units: points of the scale; sums of weight times what `Sums.parts` makes of them.
    """
    covered, sums = model.covered(dimension), model.sums("pillar")
    for block in model.blocks():
        for lane in range(len(total)):
            if not covered[lane, block].any():
                continue
            # A copy, because `parts` works in place and the scores of the dimension are still to be shown.
            part = sums.parts(scores[lane, block].copy())
            sums.weigh(part, dimension_weights(model, dimension, lane, block))
            if not covered[lane, block].all():
                sums.blank(part, ~covered[lane, block])
            sums.add(total[lane, block], part)


def pillar_draws(model: Model, pillar: int, total: Singles) -> None:
    """Turns the sums of a pillar into its scores, in place.

    Shape of `total`: lanes × economies × draws. Units: as of `add_dimension`, then points of the scale.
    """
    dimensions = np.flatnonzero(model.tree.holds[pillar]).tolist()
    covered, sums = {d: model.covered(d) for d in dimensions}, model.sums("pillar")
    for block in model.blocks():
        for lane in range(len(total)):
            whole = np.zeros((1, 1), dtype=np.float32)
            for d in dimensions:
                here, weight = covered[d][lane, block], dimension_weights(model, d, lane, block)
                whole = whole + (weight if here.all() else here[:, None] * weight)
            sums.finish(total[lane, block], whole)
    model.cut_off(total)


def overall_draws(model: Model, pillars: Singles) -> Singles:
    """The overall score, lanes × economies × draws, from pillars × lanes × economies × draws.

    Units: points of the scale.
    """
    total, whole = np.zeros(pillars.shape[1:], dtype=np.float32), np.zeros(pillars.shape[3], dtype=np.float32)
    sums = model.sums("overall")
    sums.start(total)
    for scores, weight in zip(pillars, model.methods.pillar, strict=True):
        part = sums.parts(scores.copy())
        sums.weigh(part, weight)
        sums.add(total, part)
        whole += weight
    sums.finish(total, whole)
    model.cut_off(total)
    return total


def _weighed(parts: Singles, weights: Singles) -> Singles:
    """Sums of weights (members × draws) by parts (members × economies); one row where all are alike."""
    columns = parts.T
    alike = bool((columns == columns[:1]).all())
    return np.asarray((columns[:1] if alike else columns) @ weights, dtype=np.float32)


def _fill(model: Model, members: Ints, block: slice, out: Singles) -> None:
    """The weighted sums of a dimension for a few economies."""
    sums = model.sums("dimension")
    sums.start(out)
    scores = np.empty(out.shape[1:], dtype=np.float32)
    for member in members:
        _leaf(model, int(member), block, scores)
        sums.parts(scores)
        sums.weigh(scores, model.methods.indicator[member])
        if not model.present[member, block].all():
            sums.blank(scores, ~model.present[member, block])
        for lane, share in enumerate(model.shares[:, member, block]):
            first = share[0]
            if not share.any():
                continue
            alike = bool((share == first).all())
            sums.add(out[lane], scores, first if alike else share[:, None])


def _leaf(model: Model, indicator: int, block: slice, scores: Singles, coding: bool = True) -> None:
    """The scores of one indicator for a few economies, with their errors beyond the ends of the scale."""
    leaves, noise, methods = model.leaves, model.noise, model.methods
    scores[:] = leaves.position[indicator, block, None]
    if coding and noise is not None and leaves.miscoded[indicator, block].any():
        scores[:] = coded(leaves, indicator, block, noise.uniforms(indicator, block))
    if methods.stretch is not None and methods.offset is not None and leaves.elastic[indicator]:
        scores *= methods.stretch[indicator]
        scores += methods.offset[indicator]
    model.cut_off(scores)
    if noise is None:
        return
    if leaves.error[indicator, block].any():
        scores += _errors(leaves, noise, indicator, block)
    missing = ~leaves.known[indicator, block]
    if missing.any():
        scores[missing] = _guessed(model, noise, indicator, block)[missing]


def _errors(leaves: Leaves, noise: Noise, indicator: int, block: slice) -> Singles:
    """Errors of measurement and age, economies × draws."""
    drawn = noise.normals(indicator, block) * leaves.own[indicator, block, None]
    if leaves.shared[indicator, block].any():
        house = noise.houses(int(leaves.house[indicator]), block)
        drawn += house * leaves.shared[indicator, block, None]
    return beyond_end(drawn, leaves.beyond[indicator, block, None])


def _guessed(model: Model, noise: Noise, indicator: int, block: slice) -> Singles:
    """What is missing in a few economies: as the rest of the right suggests, or anywhere on the scale.

    What a house would find beyond that goes together, as its errors do.
    """
    leaves = model.leaves
    middle, spread = (array[indicator, block, None] for array in (leaves.guess, leaves.spread))
    drawn = noise.normals(indicator, block) * spread
    if (mutual := leaves.mutual[indicator]) > 0:
        drawn *= np.sqrt(1 - mutual**2)
        drawn += noise.houses(int(leaves.house[indicator]), block) * (mutual * spread)
    drawn += middle
    open_ = np.isnan(spread[:, 0])
    if open_.any():
        even = noise.uniforms(indicator, block)[open_]
        drawn[open_] = model.lowest + even * (model.highest - model.lowest)
    return drawn
