"""Scores in every draw: indicators shaken and combined, a few economies at a time, for several lanes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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

    `size` economies are drawn together, on a fixed grid, so that a score has the same bytes whichever
    economies are asked for beside it: products of matrices round by their shapes.
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
    size: int

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

    def covered(self, dimension: int, block: slice) -> Bools:
        """Which economies of a block have a score of a dimension, lanes × economies."""
        members = self.members(dimension)
        return np.asarray((self.shares[:, members, block] * self.present[members, block]).sum(axis=1) > 0)

    def cut_off(self, scores: Singles) -> None:
        """In place: what lies beyond an end of the scale is put there.

        Any shape. Units: points of the scale.
        """
        np.clip(scores, self.lowest, self.highest, out=scores)

    def sums(self, level: str) -> Sums:
        """How the means of a level of the tree are summed over the draws."""
        return self.methods.sums(level, self.lowest, self.highest)

    def only(self, lanes: slice) -> Model:
        """The same for some of the lanes."""
        return replace(self, shares=self.shares[lanes], blind=self.blind[lanes])

    def blocks(self, economies: slice | None = None) -> list[slice]:
        """The economies in small groups, or those from one border between groups to another."""
        first, last = (0, self.shape[1]) if economies is None else (economies.start, economies.stop)
        return [slice(start, min(start + self.size, last)) for start in range(first, last, self.size)]


def block_size(lanes: int, draws: int) -> int:
    """How many economies are drawn together."""
    return max(1, CACHED // (draws * lanes))


def dimension_draws(model: Model, dimension: int, block: slice, out: Singles) -> None:
    """Fills `out`, lanes × the block's economies × draws, with the scores of one dimension; any number where
    there is none.

    Formula: the weighted power mean of `methodology.scoring.aggregation.aggregate` over shaken scores, with
    the weights and the mean of each draw. Not cut off at the ends of the scale. Units: points of the scale.
    Errors: none.
    Source: Saisana, Saltelli and Tarantola (2005); OECD/JRC, Handbook (2008), step 8.
    """
    members, sums = model.members(dimension), model.sums("dimension")
    weights = model.methods.indicator[members]
    _fill(model, members, block, out)
    held = model.shares[:, members, block] * model.present[members, block]
    for lane, part in enumerate(held):
        if part.any():
            sums.finish(out[lane], _weighed(part, weights))


def indicator_draws(model: Model, indicator: int, block: slice, out: Singles) -> None:
    """Fills `out`, the block's economies × draws, with the scores of one indicator, the same in every lane.

    A coded answer is as published: that it may be a level off is a chance, which is told as one, and no band.
    Units, errors and source as `dimension_draws`.
    """
    _leaf(model, indicator, block, out, coding=False)
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


def add_dimension(model: Model, dimension: int, block: slice, scores: Singles, total: Singles) -> None:
    """Adds a dimension's part to the sums of its pillar, both lanes × the block's economies × draws.

    Units: points of the scale; sums of weight times what `Sums.parts` makes of them.
    """
    sums = model.sums("pillar")
    for lane, covered in enumerate(model.covered(dimension, block)):
        if not covered.any():
            continue
        # A copy, because `parts` works in place and the scores of the dimension are still to be shown.
        part = sums.parts(scores[lane].copy())
        sums.weigh(part, dimension_weights(model, dimension, lane, block))
        if not covered.all():
            sums.blank(part, ~covered)
        sums.add(total[lane], part)


def pillar_draws(model: Model, pillar: int, block: slice, total: Singles) -> None:
    """Turns the sums of a pillar into its scores, in place.

    Shape of `total`: lanes × the block's economies × draws. Units: as of `add_dimension`, then points of the
    scale.
    """
    dimensions = np.flatnonzero(model.tree.holds[pillar]).tolist()
    covered, sums = {d: model.covered(d, block) for d in dimensions}, model.sums("pillar")
    for lane in range(len(total)):
        whole = np.zeros((1, 1), dtype=np.float32)
        for d in dimensions:
            here, weight = covered[d][lane], dimension_weights(model, d, lane, block)
            whole = whole + (weight if here.all() else here[:, None] * weight)
        sums.finish(total[lane], whole)
    model.cut_off(total)


def simulate_pillar(
    model: Model, pillar: int, take: Callable[[str, Singles], None], economies: slice | None = None
) -> Singles:
    """Draws the dimensions of a pillar and the pillar itself, each taken in before the next is drawn.

    Shape lanes × economies × draws, of what `take` gets too; all economies, or those from one border of
    `Model.blocks` to another. Units: points of the scale.
    """
    lanes, count, draws = model.shape
    economies = slice(0, count) if economies is None else economies
    shape = lanes, economies.stop - economies.start, draws
    scores, total = np.empty(shape, dtype=np.float32), np.empty(shape, dtype=np.float32)
    model.sums("pillar").start(total)
    blocks = [(block, slice(block.start - economies.start, block.stop - economies.start))
              for block in model.blocks(economies)]  # fmt: skip
    # Here and not around the threads: numpy keeps these settings for each of them.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for dimension in np.flatnonzero(model.tree.holds[pillar]).tolist():
            for block, at in blocks:
                dimension_draws(model, dimension, block, scores[:, at])
                add_dimension(model, dimension, block, scores[:, at], total[:, at])
            model.cut_off(scores)
            if not model.tree.framework.pillars[pillar].dimensions[0].implicit:
                take(".".join(model.tree.dimension_keys[dimension]), scores)
        for block, at in blocks:
            pillar_draws(model, pillar, block, total[:, at])
    take(model.tree.pillar_ids[pillar], total)
    return total


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
