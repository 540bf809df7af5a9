"""The weights of the one tree (indicator, dimension, pillar), once for each lane.

A lane is a view of the same tree through responsibility: an indicator's weight in it is its own weight
times the share of its deficit that the lane's channels answer for (UN Guiding Principles, 2011).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from methodology.model import ALL, CHANNELS, COMPANY_CHANNEL, Bools, Floats, Framework, Ints, Methodology


@dataclass(frozen=True)
class Tree:
    """The framework as index arrays; indicators stand in the framework's order, dimension by dimension.

    `dimension_of` (indicators,) and `pillar_of` (dimensions,) are places in the lists below.
    """

    framework: Framework
    indicator_ids: tuple[str, ...]
    dimension_keys: tuple[tuple[str, str], ...]
    pillar_ids: tuple[str, ...]
    dimension_of: Ints
    pillar_of: Ints
    indicator_weight: Floats
    dimension_weight: Floats
    pillar_weight: Floats
    responsibility: Floats  # channels × indicators

    @cached_property
    def indicator_index(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.indicator_ids)}

    @cached_property
    def dimension_index(self) -> Mapping[tuple[str, str], int]:
        return {key: place for place, key in enumerate(self.dimension_keys)}

    @cached_property
    def pillar_index(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.pillar_ids)}

    @cached_property
    def belongs(self) -> Floats:
        """1 where a dimension (row) holds an indicator (column), else 0.

        Shape dimensions × indicators. Units: none.
        """
        return np.equal(np.arange(len(self.dimension_keys))[:, None], self.dimension_of).astype(np.float64)

    @cached_property
    def holds(self) -> Floats:
        """1 where a pillar (row) holds a dimension (column), else 0.

        Shape pillars × dimensions. Units: none.
        """
        return np.equal(np.arange(len(self.pillar_ids))[:, None], self.pillar_of).astype(np.float64)

    @cached_property
    def lane_only(self) -> Bools:
        """Which indicators count in the lanes of companies only (`use: lane`).

        Shape (indicators,).
        """
        return np.array([i.use == "lane" for i in self.framework.indicators], dtype=np.bool_)

    @cached_property
    def of_kind(self) -> Mapping[str, Bools]:
        """Which indicators are of a kind, for each kind there is.

        Shape (indicators,) each.
        """
        kinds = np.array([i.kind for i in self.framework.indicators])
        return {str(kind): kinds == kind for kind in np.unique(kinds)}

    @cached_property
    def may_not_apply(self) -> Bools:
        """Which indicators do not apply to some economies.

        Shape (indicators,).
        """
        return np.array([i.applies is not None for i in self.framework.indicators], dtype=np.bool_)

    @cached_property
    def in_catalogue(self) -> Bools:
        """Which indicators weigh something in the catalogue.

        Shape (indicators,).
        """
        return np.array([i.weight > 0 for i in self.framework.indicators], dtype=np.bool_)

    def of_kinds(self, kinds: Collection[str]) -> Bools:
        """Which indicators are of one of these kinds.

        Shape (indicators,).
        """
        members = np.zeros(len(self.indicator_ids), dtype=np.bool_)
        for kind in kinds:
            members |= self.of_kind.get(kind, False)
        return members

    def reweighed(self, indicator_weight: Floats, responsibility: Floats) -> Tree:
        """The same tree with other weights; what the framework alone decides is not worked out again.

        Shapes: `indicator_weight` (indicators,), `responsibility` channels × indicators. Units: weights of
        any sum; shares of a deficit.
        """
        made = replace(self, indicator_weight=indicator_weight, responsibility=responsibility)
        for name in ("belongs", "holds", "lane_only", "of_kind", "may_not_apply", "in_catalogue"):
            made.__dict__[name] = getattr(self, name)
        return made


@dataclass(frozen=True)
class LaneWeights:
    """The weights of one lane, each row summing to 1 or, where the lane has no weight, to 0.

    `within` dimensions × indicators; `across` pillars × dimensions; `leaf` pillars × indicators, their
    product: an indicator's effective weight in its pillar; `share` (pillars,): the lane's part of the
    pillar's whole weight; `overall` (pillars,).
    """

    lane: str
    within: Floats
    across: Floats
    leaf: Floats
    share: Floats
    overall: Floats

    @cached_property
    def counted(self) -> Bools:
        """Indicators that carry weight in this lane.

        Shape (indicators,).
        """
        return np.asarray(self.leaf.sum(axis=0) > 0)


def build_tree(framework: Framework, unscored: Collection[str] = ()) -> Tree:
    """The framework as arrays; `unscored` indicators (by id) weigh nothing anywhere.

    Raises KeyError when an indicator names an unknown pillar or dimension.
    """
    dimension_keys = tuple((p.id, d.id) for p in framework.pillars for d in p.dimensions)
    place = {key: index for index, key in enumerate(dimension_keys)}
    pillar_ids = tuple(p.id for p in framework.pillars)
    indicators = framework.indicators
    return Tree(
        framework=framework,
        indicator_ids=tuple(i.id for i in indicators),
        dimension_keys=dimension_keys,
        pillar_ids=pillar_ids,
        dimension_of=np.array([place[i.pillar, i.dimension] for i in indicators], dtype=np.int64),
        pillar_of=np.array([pillar_ids.index(p) for p, _ in dimension_keys], dtype=np.int64),
        indicator_weight=np.array(
            [0.0 if i.id in unscored else i.weight for i in indicators], dtype=np.float64
        ),
        dimension_weight=np.array(
            [d.weight for p in framework.pillars for d in p.dimensions], dtype=np.float64
        ),
        pillar_weight=np.array([p.weight for p in framework.pillars], dtype=np.float64),
        responsibility=np.array(
            [[i.responsibility.get(channel, 0.0) for i in indicators] for channel in CHANNELS],
            dtype=np.float64,
        ).reshape(len(CHANNELS), len(indicators)),
    )


def cannot_be_seen(tree: Tree, weights: LaneWeights, kinds: Collection[str]) -> Bools:
    """Pillars (pillars,) in which every indicator of these kinds is one that does not apply here.

    Nothing can be asked of an economy that cannot join the treaties which are a right's only evidence on law.
    """
    of_kind = tree.of_kinds(kinds) & tree.in_catalogue
    inside = tree.holds @ tree.belongs > 0
    left = (of_kind & (~tree.may_not_apply | (weights.leaf > 0)) & inside).any(axis=1)
    return np.asarray((of_kind & inside).any(axis=1) & ~left)


def lane_shares(tree: Tree, methodology: Methodology, lane: str) -> Floats:
    """The share of each indicator's deficit that a lane answers for, 0 to 1; 1 throughout in `all`.

    An indicator of `use: lane` has a share in the lanes that hold the channel of companies, and in no other.
    Shape (indicators,). Units: shares of a deficit.
    """
    if lane == ALL:
        shares = np.ones(len(tree.indicator_ids))
    else:
        rows = [CHANNELS.index(channel) for channel in methodology.lanes[lane]]
        shares = np.minimum(tree.responsibility[rows].sum(axis=0), 1.0)
    return np.asarray(np.where(left_out(tree, methodology, lane), 0.0, shares), dtype=np.float64)


def left_out(tree: Tree, methodology: Methodology, lane: str) -> Bools:
    """The indicators that a lane is blind to, whatever their shares.

    Shape (indicators,).
    """
    of_companies = lane != ALL and COMPANY_CHANNEL in methodology.lanes[lane]
    return np.zeros(len(tree.indicator_ids), dtype=np.bool_) if of_companies else tree.lane_only


def lane_weights(tree: Tree, methodology: Methodology, lane: str) -> LaneWeights:
    """The weights of one lane.

    An indicator weighs w · share; a dimension weighs W · Σ(w · share) / Σw over the indicators that the
    catalogue defines, those of `use: lane` left out where the lane is blind to them. `share` is a part of the
    pillar's whole weight, their dimensions included. Raises KeyError for a lane the methodology does not
    define.
    """
    weight = tree.indicator_weight * lane_shares(tree, methodology, lane)
    own = tree.belongs * weight
    total = own.sum(axis=1)
    seen = np.where(left_out(tree, methodology, lane), 0.0, tree.indicator_weight)
    defined = (tree.belongs * seen).sum(axis=1)
    full = np.where(defined > 0, tree.dimension_weight, 0.0)
    any_weight = (tree.belongs * (seen if lane == ALL else tree.indicator_weight)).sum(axis=1) > 0
    whole = np.where(any_weight, tree.dimension_weight, 0.0)
    dimension = full * _divide(total, defined)
    across_own = tree.holds * dimension
    within = _divide(own, total[:, None])
    across = _divide(across_own, across_own.sum(axis=1)[:, None])
    return LaneWeights(
        lane=lane,
        within=within,
        across=across,
        leaf=across @ within,
        share=_divide(across_own.sum(axis=1), tree.holds @ whole),
        overall=_divide(tree.pillar_weight, np.array(tree.pillar_weight.sum())),
    )


def _divide(part: Floats, whole: Floats) -> Floats:
    """part / whole, 0 where the whole is 0."""
    whole = np.broadcast_to(whole, part.shape)
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
