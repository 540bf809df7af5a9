"""What is known of the doubt about the scores of one year, and small answers from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from methodology.doubt.errors.noise import Singles
from methodology.doubt.ranks import Counts, Whole
from methodology.model import Bools, Floats, Ints
from methodology.scoring.scorebook import OVERALL

APART = 0.95
"""Two scores are told apart where one is above the other in at least this share of the draws."""
HIGHER, LOWER, OPEN = "higher", "lower", "open"
"""The first economy is higher, is lower, or cannot be told apart from the second."""
FROM_SOURCE, ASSUMED, EXACT = "source", "assumed", "none"
"""Where an indicator's standard error comes from."""
SAME = 1e-4
"""A score this near to an end of its interval lies in it: draws are sorted in steps of about that size."""
PAIRS_OF = 500
"""Of so many economies all pairs are looked at, and in all draws. With more of them this would cost as their
square: sets of ranks then rest on each economy's own interval, the share of pairs that can be told apart on
so many economies, evenly spread, and every order on so many draws."""

Ends = tuple[float, float]
Ranking = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Components:
    """Two intervals of one score that answer two questions: where it lies by its evidence with the method as
    published, and what other methods make of the same evidence."""

    evidence: Ends
    method: Ends

    @property
    def widths(self) -> Mapping[str, float]:
        """Points of the scale between the ends of each interval."""
        parts = {"evidence": self.evidence, "method": self.method}
        return {name: high - low for name, (low, high) in parts.items()}


@dataclass(frozen=True)
class DrawComparison:
    """Two economies in one node: shares of the draws, and what they allow to say of the first one."""

    above: float
    below: float
    level: float
    verdict: str


@dataclass(frozen=True)
class Measurement:
    """How certain one indicator's figure is: one standard error in points of the scale, the part of it that
    is due to age, where the rest comes from (source, assumed or none), and the chance that a coded answer
    belongs to a neighbouring level."""

    error: float
    by_age: float
    basis: str
    miscoded: float


@dataclass(frozen=True)
class DoubtArrays:
    """Arrays lanes × nodes × economies; NaN, or rank 0, where there is no point score.

    `low` and `high` have a first axis more: evidence, method; `median` is that of the draws of the evidence.
    Ranks and comparisons rest on draws of both together, so that an order holds whatever the method.
    Nodes are overall, pillars and dimensions, then all indicators. Ranks count from 1 among the economies
    with a point score; `set_low` and `set_high` are 0 for dimensions and indicators. `order` is lanes ×
    nodes (overall and pillars) × economies × draws: how many economies are above each one in a draw, 0 too
    where there is no score; of the draws so many as `order_draws` says. `told` is lanes × the same nodes: the
    share of pairs that can be told apart, NaN without pairs. `rights` is lanes × economies × pillars ×
    pillars: in how many draws the row is above the column in one economy. `known`, `error`, `by_age`,
    `bounded` and `miscoded` are indicators × economies, as in `doubt_evidence.Leaves`.
    """

    score: Floats
    low: Floats
    high: Floats
    median: Floats
    rank_low: Ranking
    rank_high: Ranking
    set_low: Ranking
    set_high: Ranking
    order: Whole
    told: Floats
    rights: Counts
    known: Bools
    error: Singles
    by_age: Singles
    bounded: Bools
    miscoded: Singles


@dataclass(frozen=True)
class Doubt:
    """The doubt about the scores of one year. Every question raises KeyError for an unknown name."""

    year: int
    draws: int
    seed: int
    level: float
    economies: tuple[str, ...]
    lanes: tuple[str, ...]
    nodes: tuple[str, ...]
    pillars: tuple[str, ...]
    indicators: tuple[str, ...]
    arrays: DoubtArrays

    @cached_property
    def economy_index(self) -> Mapping[str, int]:
        return {iso3: place for place, iso3 in enumerate(self.economies)}

    @cached_property
    def _lane_index(self) -> Mapping[str, int]:
        return {lane: place for place, lane in enumerate(self.lanes)}

    @cached_property
    def _indicator_index(self) -> Mapping[str, int]:
        return {indicator: place for place, indicator in enumerate(self.indicators)}

    @property
    def order_draws(self) -> int:
        """How many draws ranks and comparisons rest on; see `PAIRS_OF`."""
        return order_draws(self.draws, len(self.economies))

    @property
    def simpler(self) -> bool:
        """Whether orders are told more simply, because there are many economies; see `PAIRS_OF`."""
        return len(self.economies) > PAIRS_OF

    @cached_property
    def compared(self) -> Mapping[str, int]:
        """The nodes that economies are compared in, overall and pillars, with their row in `order`."""
        return {node: row for row, node in enumerate(compared_nodes(self.nodes, self.pillars))}

    @cached_property
    def _node_index(self) -> Mapping[str, int]:
        return {node: place for place, node in enumerate(self.nodes)}

    def _at(self, iso3: str, node: str, lane: str) -> tuple[int, int, int]:
        return self._lane_index[lane], self._node_index[node], self.economy_index[iso3]

    def is_scored(self, iso3: str, node: str, lane: str = "all") -> bool:
        """True where there is a point score and so an interval."""
        return bool(~np.isnan(self.arrays.score[self._at(iso3, node, lane)]))

    def interval(self, iso3: str, node: str, lane: str = "all") -> Ends | None:
        """Where a score probably lies by its evidence, with the method as published; None without one.

        It need not hold the published score: see `outside`. What another method would give is told apart
        from it, by `components`.
        """
        components = self.components(iso3, node, lane)
        return components.evidence if components else None

    def median(self, iso3: str, node: str, lane: str = "all") -> float | None:
        """The middle of the draws of the evidence; None without a point score."""
        at = self._at(iso3, node, lane)
        return float(self.arrays.median[at]) if self.is_scored(iso3, node, lane) else None

    def outside(self, iso3: str, node: str, lane: str = "all") -> bool:
        """True where a published score lies outside its interval.

        That is where much is missing of which the rest of the evidence suggests other scores than the mean
        of what is known, which the published score stands on.
        """
        ends = self.interval(iso3, node, lane)
        score = float(self.arrays.score[self._at(iso3, node, lane)])
        return ends is not None and not ends[0] - SAME <= score <= ends[1] + SAME

    def components(self, iso3: str, node: str, lane: str = "all") -> Components | None:
        """The intervals of evidence and of method, each alone; None without a point score."""
        if not self.is_scored(iso3, node, lane):
            return None
        at = self._at(iso3, node, lane)
        low, high = self.arrays.low, self.arrays.high
        return Components(*((float(low[(part, *at)]), float(high[(part, *at)])) for part in range(2)))

    def apart(self, first: str, second: str, node: str, lane: str = "all") -> float | None:
        """The share of draws with the first economy above the second; None unless both are scored."""
        comparison = self.compare(first, second, node, lane)
        return comparison.above if comparison else None

    def compare(self, first: str, second: str, node: str, lane: str = "all") -> DrawComparison | None:
        """Whether two economies can be told apart in a right; None unless both are scored, and below it.

        Shares sum to 1. An order is told only where the draws and the published scores agree on it: where
        much is missing, the draws may lean the other way.
        """
        compared = self.compare_with(first, (second,), node, lane)
        return compared[0] if compared else None

    def compare_with(
        self, first: str, others: Sequence[str], node: str, lane: str = "all"
    ) -> list[DrawComparison | None]:
        """The same for one economy and many others; empty below a right."""
        row, lane_row = self.compared.get(node), self._lane_index[lane]
        if row is None:
            return []
        own, places = self.economy_index[first], [self.economy_index[iso3] for iso3 in others]
        score = self.arrays.score[lane_row, self._node_index[node]]
        above, below = self._order_counts(lane_row, row, own, np.array(places, dtype=np.int64))
        draws, gaps = self.order_draws, (score[own] - score[places]).tolist()
        return [
            None if np.isnan(gap) else _comparison(int(more), int(less), draws, gap)
            for more, less, gap in zip(above, below, gaps, strict=True)
        ]

    def _order_counts(self, lane: int, row: int, own: int, others: Ints) -> tuple[Ints, Ints]:
        """In how many draws an economy is above each of others, and below it, by their places."""
        order = self.arrays.order
        mine = order[lane, row, own]
        theirs = np.array([order[lane, row, other] for other in others.tolist()]).reshape(-1, len(mine))
        return (mine < theirs).sum(axis=1), (mine > theirs).sum(axis=1)

    def told_apart(self, node: str, lane: str = "all") -> float | None:
        """The share of pairs of scored economies that can be told apart in a node.

        Of all pairs, or with more than `PAIRS_OF` economies of the pairs among so many of them. None without
        pairs and below a right. Raises KeyError for an unknown node or lane.
        """
        lane_row, row = self._lane_index[lane], self.compared.get(node)
        if row is None and node in self._node_index:
            return None
        told = float(self.arrays.told[lane_row, self.compared[node]])
        return None if np.isnan(told) else told

    def compare_rights(self, iso3: str, first: str, second: str, lane: str = "all") -> DrawComparison | None:
        """Whether two rights (pillars) of one economy can be told apart; None unless both are scored.

        One draw weighs, averages and shakes all of an economy's rights alike.
        """
        if not (self.is_scored(iso3, first, lane) and self.is_scored(iso3, second, lane)):
            return None
        one, other = self.pillars.index(first), self.pillars.index(second)
        counts = self.arrays.rights[self._lane_index[lane], self.economy_index[iso3]]
        score = self.arrays.score
        gap = float(score[self._at(iso3, first, lane)] - score[self._at(iso3, second, lane)])
        return _comparison(int(counts[one, other]), int(counts[other, one]), self.order_draws, gap)

    def rank_range(self, iso3: str, node: str, lane: str = "all") -> tuple[int, int] | None:
        """Best and worst rank in the middle draws, 1 the highest score; None without a point score."""
        best, worst = (int(a[self._at(iso3, node, lane)])
                       for a in (self.arrays.rank_low, self.arrays.rank_high))  # fmt: skip
        return (best, worst) if best else None

    def rank_set(self, iso3: str, node: str, lane: str = "all") -> tuple[int, int] | None:
        """Best and worst rank such that those of all economies hold together.

        None for a dimension or an indicator, and without a point score.
        """
        best, worst = (int(a[self._at(iso3, node, lane)])
                       for a in (self.arrays.set_low, self.arrays.set_high))  # fmt: skip
        return (best, worst) if best else None

    def ranked(self, node: str, lane: str = "all") -> int:
        """How many economies have a score and so a rank."""
        row = self.arrays.score[self._lane_index[lane], self._node_index[node]]
        return int((~np.isnan(row)).sum())

    def measurement(self, iso3: str, indicator: str) -> Measurement | None:
        """How certain one indicator's figure is, None where it has none."""
        at = self._indicator_index[indicator], self.economy_index[iso3]
        arrays = self.arrays
        if not arrays.known[at]:
            return None
        error, by_age, miscoded = (float(a[at]) for a in (arrays.error, arrays.by_age, arrays.miscoded))
        assumed = miscoded > 0 or error > by_age + 1e-9
        basis = FROM_SOURCE if arrays.bounded[at] else ASSUMED if assumed else EXACT
        return Measurement(error, by_age, basis, miscoded)


def compared_nodes(nodes: Sequence[str], pillars: Sequence[str]) -> tuple[str, ...]:
    """Overall and pillars among the nodes, in the order in which they stand there."""
    return tuple(node for node in nodes if node == OVERALL or node in pillars)


def order_draws(draws: int, economies: int) -> int:
    """How many draws an order rests on: all, or with many economies some."""
    return draws if economies <= PAIRS_OF else min(draws, PAIRS_OF)


def _comparison(above: int, below: int, draws: int, gap: float) -> DrawComparison:
    """`gap` is by how much the first published score is above the second."""
    higher, lower = above / draws, below / draws
    verdict = HIGHER if higher >= APART and gap > 0 else LOWER if lower >= APART and gap < 0 else OPEN
    return DrawComparison(higher, lower, (draws - above - below) / draws, verdict)
