"""Scores in every draw: indicators shaken and combined, a few economies at a time, for several lanes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from methodology.doubt_evidence import Leaves, coded
from methodology.doubt_method import Methods
from methodology.doubt_noise import Noise, Singles
from methodology.model import Bools, Ints
from methodology.tree import Tree

CACHED = 200_000
"""So many numbers of one array stay in the cache while a few arrays are worked on; fewer cost more calls."""


@dataclass(frozen=True)
class Model:
    """All that a draw needs. `shares` is lanes × indicators: the part of each indicator in a lane.

    `noise` None leaves the evidence as it is, missing indicators left out; with noise they are drawn evenly
    over the scale from `lowest` to `highest`.
    """

    tree: Tree
    leaves: Leaves
    shares: Singles
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
        return (
            leaves.known | leaves.imputed
            if self.noise is None
            else np.ones(leaves.known.shape, dtype=np.bool_)
        )

    def members(self, dimension: int) -> Ints:
        """The indicators of a dimension that carry weight."""
        return np.flatnonzero((self.tree.dimension_of == dimension) & (self.tree.indicator_weight > 0))

    def found(self, dimension: int) -> Bools:
        """Which economies have a score of a dimension, lanes × economies."""
        members = self.members(dimension)
        return np.asarray((self.shares[:, members] @ self.present[members].astype(np.float32)) > 0)

    def finish(self, means: Singles, level: str) -> None:
        """In place: from the means of a level to scores, which rounding takes nowhere beyond the scale."""
        self.methods.lower(means, level)
        np.clip(means, self.lowest, self.highest, out=means)

    def blocks(self) -> list[slice]:
        """The economies in small groups."""
        lanes, economies, draws = self.shape
        size = max(1, CACHED // (draws * lanes))
        return [slice(start, min(start + size, economies)) for start in range(0, economies, size)]


def dimension_draws(model: Model, dimension: int, out: Singles) -> None:
    """Fills `out`, lanes × economies × draws, with the scores of one dimension; any number where not found.

    Formula: the weighted power mean of `methodology.aggregate` over shaken scores, with the weights and the
    mean of each draw. Units: points of the scale. Errors: none.
    Source: Saisana, Saltelli and Tarantola (2005); OECD/JRC, Handbook (2008), step 8.
    """
    members = model.members(dimension)
    weights, shares = model.methods.indicator[members], model.shares[:, members]
    whole = shares @ weights
    for block in model.blocks():
        _fill(model, members, block, out[:, block])
        for lane, part in enumerate(shares):
            if model.noise is None:
                present = model.present[members, block].T * part
                out[lane, block] /= np.maximum(present @ weights, np.float32(1e-30))
            elif part.any():
                out[lane, block] /= whole[lane]
            model.finish(out[lane, block], "dimension")


def indicator_draws(model: Model, indicator: int, out: Singles) -> None:
    """Fills `out`, economies × draws, with the scores of one indicator, which are the same in every lane.

    Units, errors and source as `dimension_draws`.
    """
    for block in model.blocks():
        _leaf(model, indicator, block, out[block])


def dimension_weights(model: Model, dimension: int) -> Singles:
    """The weight of a dimension in its pillar, lanes × draws: its own times the part that a lane holds."""
    members = model.members(dimension)
    weights = model.methods.indicator[members]
    whole = weights.sum(axis=0)
    part = np.divide(model.shares[:, members] @ weights, whole, out=np.zeros(
        (len(model.shares), weights.shape[1]), dtype=np.float32), where=whole > 0)  # fmt: skip
    return np.asarray(part * model.methods.dimension[dimension], dtype=np.float32)


def add_dimension(model: Model, dimension: int, scores: Singles, total: Singles) -> None:
    """Adds a dimension's part to the sums of its pillar, both lanes × economies × draws."""
    weight, found = dimension_weights(model, dimension), model.found(dimension)
    for block in model.blocks():
        for lane in range(len(total)):
            part = model.methods.higher(scores[lane, block].copy(), "pillar")
            part *= weight[lane]
            if not found[lane, block].all():
                part[~found[lane, block]] = 0.0
            total[lane, block] += part


def pillar_draws(model: Model, pillar: int, total: Singles) -> None:
    """Turns the sums of a pillar into its scores, in place."""
    dimensions = np.flatnonzero(model.tree.holds[pillar]).tolist()
    weights = np.array([dimension_weights(model, d) for d in dimensions])
    found = np.array([model.found(d) for d in dimensions]).astype(np.float32)
    for block in model.blocks():
        for lane in range(len(total)):
            whole = found[:, lane, block].T @ weights[:, lane]
            total[lane, block] /= np.maximum(whole, np.float32(1e-30))
            model.finish(total[lane, block], "pillar")


def overall_draws(model: Model, pillars: Singles) -> Singles:
    """The overall score, lanes × economies × draws, from pillars × lanes × economies × draws."""
    total, whole = np.zeros(pillars.shape[1:], dtype=np.float32), np.zeros(pillars.shape[3], dtype=np.float32)
    for scores, weight in zip(pillars, model.methods.pillar, strict=True):
        total += model.methods.higher(scores.copy(), "overall") * weight
        whole += weight
    total /= whole
    model.finish(total, "overall")
    return total


def _fill(model: Model, members: Ints, block: slice, out: Singles) -> None:
    """The weighted sums of a dimension for a few economies."""
    out[:] = 0.0
    scores = np.empty(out.shape[1:], dtype=np.float32)
    for member in members:
        _leaf(model, int(member), block, scores)
        model.methods.higher(scores, "dimension")
        scores *= model.methods.indicator[member]
        if not model.present[member, block].all():
            scores[~model.present[member, block]] = 0.0
        for lane, share in enumerate(model.shares[:, member]):
            if share > 0:
                out[lane] += scores if share == 1 else scores * share


def _leaf(model: Model, indicator: int, block: slice, scores: Singles) -> None:
    """The scores of one indicator for a few economies."""
    leaves, noise, methods = model.leaves, model.noise, model.methods
    position = leaves.position[indicator, block, None]
    if noise is None:
        scores[:] = position
    else:
        np.multiply(noise.normals(indicator, block), leaves.error[indicator, block, None], out=scores)
        doubted = leaves.miscoded[indicator, block].any()
        scores += coded(leaves, indicator, block, noise.uniforms(indicator, block)) if doubted else position
    if methods.stretch is not None and methods.offset is not None and leaves.elastic[indicator]:
        scores *= methods.stretch[indicator]
        scores += methods.offset[indicator]
    np.clip(scores, model.lowest, model.highest, out=scores)
    if noise is not None and not leaves.known[indicator, block].all():
        missing = ~leaves.known[indicator, block]
        drawn = noise.uniforms(indicator, block)[missing]
        scores[missing] = model.lowest + drawn * (model.highest - model.lowest)
