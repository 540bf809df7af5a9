"""Collects what the draws of each node say into the arrays of a Doubt."""

from __future__ import annotations

import numpy as np

from methodology.doubt_book import DoubtArrays, Ranking
from methodology.doubt_evidence import Leaves
from methodology.doubt_noise import Singles
from methodology.doubt_quantiles import interval
from methodology.model import Bools
from methodology.ranks import above_counts, rank_draws, rank_ranges, rank_sets
from methodology.scorebook import Node, ScoreBook

BOTH, EVIDENCE, METHOD = range(3)
"""Evidence and method doubted together, evidence alone, method alone."""
SAME = 1e-6
"""An end this near to the score is the score: draws are held in single precision."""


class DoubtTable:
    """The arrays of a Doubt while they are filled, each node and lane by itself and in any order."""

    def __init__(self, book: ScoreBook, year: int, draws: int, found: Leaves) -> None:
        self.method = book.methodology
        self.nodes: tuple[Node, ...] = tuple(node for node in book.nodes if node.level != "indicator")
        self.place = {node.id: place for place, node in enumerate(self.nodes)}
        shape = (len(book.lanes), len(self.nodes), len(book.economies))
        rank_low, rank_high, set_low, set_high = (_ranking(shape) for _ in range(4))
        columns = [[book.column(node.id, year, lane).score for node in self.nodes] for lane in book.lanes]
        self.arrays = DoubtArrays(
            score=np.array(columns).reshape(shape),
            low=np.full((3, *shape), np.nan),
            high=np.full((3, *shape), np.nan),
            rank_low=rank_low,
            rank_high=rank_high,
            set_low=set_low,
            set_high=set_high,
            above=np.zeros((*shape, shape[-1]), dtype=np.uint16 if draws < 2**16 else np.uint32),
            known=found.known,
            error=found.error,
            by_age=found.by_age,
            bounded=found.bounded,
            miscoded=found.miscoded,
        )

    def fill(self, node: str, part: int, draws: Singles) -> None:
        """Takes in the draws of one node, lanes × economies × draws."""
        for lane in range(len(draws)):
            scored: Bools = ~np.isnan(self.arrays.score[lane, self.place[node]])
            if scored.any():
                own = draws[lane] if scored.all() else draws[lane, scored]
                self._interval(lane, self.place[node], part, scored, own)
                if part == BOTH:
                    self._order(lane, self.place[node], scored, own)

    def _interval(self, lane: int, node: int, part: int, scored: Bools, draws: Singles) -> None:
        """The quantiles, extended to the published score where they leave it out."""
        low, high = interval(draws, self.method.uncertainty.level)
        own = self.arrays.score[lane, node, scored]
        self.arrays.low[part, lane, node, scored] = np.where(low < own - SAME, low, own)
        self.arrays.high[part, lane, node, scored] = np.where(high > own + SAME, high, own)

    def _order(self, lane: int, node: int, scored: Bools, draws: Singles) -> None:
        arrays, level, at = self.arrays, self.method.uncertainty.level, (lane, node, scored)
        ranks = rank_draws(draws, self.method.scale_min, self.method.scale_max)
        arrays.rank_low[at], arrays.rank_high[at] = rank_ranges(ranks, level)
        arrays.above[lane, node][np.ix_(scored, scored)] = above_counts(ranks)
        if self.nodes[node].level != "dimension":
            arrays.set_low[at], arrays.set_high[at] = rank_sets(draws, level)


def _ranking(shape: tuple[int, ...]) -> Ranking:
    return np.zeros(shape, dtype=np.int32)
