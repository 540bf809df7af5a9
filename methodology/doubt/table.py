"""Collects what the draws of each node say into the arrays of a Doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from methodology.doubt.book import DoubtArrays, Ranking
from methodology.doubt.errors.evidence import Leaves
from methodology.doubt.errors.noise import Singles
from methodology.doubt.quantiles import quantiles
from methodology.doubt.ranks import Ranks, above_counts, rank_draws, rank_ranges, rank_sets
from methodology.model import Bools, Floats
from methodology.scoring.scorebook import Node, ScoreBook

EVIDENCE, METHOD, BOTH = range(3)
"""What is doubted: evidence or method alone, which give intervals, or both together, which give orders."""
ROUNDING = 1e-6
"""Draws are held in single precision, scores in double."""


class DoubtTable:
    """The arrays of a Doubt while they are filled, each node and lane by itself and in any order."""

    def __init__(self, book: ScoreBook, year: int, draws: int, evidence: Leaves) -> None:
        self.method = book.methodology
        self.indicators = book.tree.indicator_ids
        parents = [node for node in book.nodes if node.level != "indicator"]
        leaves = [book.node_index[indicator] for indicator in self.indicators]
        self.nodes: tuple[Node, ...] = (*parents, *leaves)
        self.place = {node.id: place for place, node in enumerate(self.nodes)}
        compared = [node.id for node in parents if node.level != "dimension"]
        self.compared = {node: row for row, node in enumerate(compared)}
        shape = (len(book.lanes), len(self.nodes), len(book.economies))
        rank_low, rank_high, set_low, set_high = (_ranking(shape) for _ in range(4))
        self.arrays = DoubtArrays(
            score=published_scores(book, self.nodes, year).reshape(shape),
            low=np.full((2, *shape), np.nan),
            high=np.full((2, *shape), np.nan),
            median=np.full(shape, np.nan),
            rank_low=rank_low,
            rank_high=rank_high,
            set_low=set_low,
            set_high=set_high,
            above=np.zeros((shape[0], len(compared), shape[2], shape[2]), dtype=_counter(draws)),
            rights=np.zeros((*shape[::2], *[len(book.tree.pillar_ids)] * 2), dtype=_counter(draws)),
            known=evidence.known,
            error=evidence.error,
            by_age=evidence.by_age,
            bounded=evidence.bounded,
            miscoded=evidence.miscoded,
        )

    def fill(self, node: str, part: int, draws: Singles) -> None:
        """Takes in the draws of one node, lanes × economies × draws.

        Units: points of the scale.
        """
        for lane in range(len(draws)):
            scored: Bools = ~np.isnan(self.arrays.score[lane, self.place[node]])
            if scored.any():
                own = draws[lane] if scored.all() else draws[lane, scored]
                take = self._order if part == BOTH else self._interval
                take(lane, self.place[node], part, scored, own)

    def fill_rights(self, draws: Sequence[Singles]) -> None:
        """Takes in the draws of all pillars together, one array (lanes × economies × draws) a pillar.

        Units: points of the scale.
        """
        for row, one in enumerate(draws):
            for column, other in enumerate(draws):
                if row != column:
                    self.arrays.rights[:, :, row, column] = (one > other).sum(axis=2)

    def fill_indicator(self, indicator: int, part: int, draws: Singles) -> None:
        """Takes in the draws of one indicator, economies × draws, for all lanes that count it.

        Units: points of the scale.
        """
        node, scored = self.place[self.indicators[indicator]], ~np.isnan(self.arrays.score)
        take = self._ranges if part == BOTH else self._interval
        done: dict[bytes, int] = {}
        for lane, here in enumerate(scored[:, node]):
            if not here.any():
                continue
            first = done.setdefault(here.tobytes(), lane)
            if first == lane:
                take(lane, node, part, here, draws if here.all() else draws[here])
            else:
                self._copy(first, lane, node, part)

    def _copy(self, first: int, lane: int, node: int, part: int) -> None:
        """What was found in one lane, in another that counts the same economies."""
        arrays = self.arrays
        kept: list[npt.NDArray[np.integer | np.floating]] = [arrays.rank_low, arrays.rank_high]
        if part != BOTH:
            kept = [arrays.low[part], arrays.high[part], *([arrays.median] if part == EVIDENCE else [])]
        for array in kept:
            array[lane, node] = array[first, node]

    def _interval(self, lane: int, node: int, part: int, scored: Bools, draws: Singles) -> None:
        """Quantiles; what differs from the score by rounding alone is the score."""
        at, kept = (lane, node, scored), [self.arrays.low[part], self.arrays.median, self.arrays.high[part]]
        own = self.arrays.score[at]
        for array, ends in zip(kept, quantiles(draws, self.method.uncertainty.level), strict=True):
            if part == EVIDENCE or array is not self.arrays.median:
                array[at] = np.where(np.abs(ends - own) < ROUNDING, own, ends)

    def _ranges(self, lane: int, node: int, _part: int, scored: Bools, draws: Singles) -> Ranks:
        arrays, at = self.arrays, (lane, node, scored)
        ranks = rank_draws(draws, self.method.scale_min, self.method.scale_max)
        arrays.rank_low[at], arrays.rank_high[at] = rank_ranges(ranks, self.method.uncertainty.level)
        return ranks

    def _order(self, lane: int, node: int, part: int, scored: Bools, draws: Singles) -> None:
        arrays, level, at = self.arrays, self.method.uncertainty.level, (lane, node, scored)
        ranks = self._ranges(lane, node, part, scored, draws)
        row = self.compared.get(self.nodes[node].id)
        if row is not None:
            arrays.above[lane, row][np.ix_(scored, scored)] = above_counts(ranks)
            arrays.set_low[at], arrays.set_high[at] = rank_sets(draws, level)


def published_scores(book: ScoreBook, nodes: Sequence[Node], year: int) -> Floats:
    """The point scores of a year, lanes × nodes × economies; NaN where there is none.

    An indicator has one in the lanes that count it, and always in the lane of all.
    Units: points of the scale.
    """
    rows = [[book.column(node.id, year, lane).score for node in nodes] for lane in book.lanes]
    step = slice(book.years.index(year), None, len(book.years))
    for lane, row in zip(book.lanes[1:], rows[1:], strict=True):
        for place, node in enumerate(nodes):
            if node.level == "indicator":
                counted = book.counts(book.place(node), lane)[step]
                row[place] = np.where(counted, row[place], np.nan)
    return np.array(rows, dtype=np.float64)


def _counter(draws: int) -> type[np.unsignedinteger]:
    return np.uint16 if draws < 2**16 else np.uint32


def _ranking(shape: tuple[int, ...]) -> Ranking:
    return np.zeros(shape, dtype=np.int32)
