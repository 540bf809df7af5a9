"""Two books, or two years of one, side by side: the scores that any mix of their parts would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from methodology.model import ALL, Floats, Ints
from methodology.scoring.aggregation.aggregate import power_mean
from methodology.scoring.aggregation.tree import LaneWeights
from methodology.scoring.engine import measure
from methodology.scoring.leaves.years import by_cell
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Pairs:
    """What is compared: an economy in a year of the old book with the same economy in a year of the new."""

    economies: tuple[str, ...]
    old_years: tuple[int, ...]
    new_years: tuple[int, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int, int]]) -> Pairs:
        """From (economy, old year, new year)."""
        listed = list(pairs)
        return cls(
            tuple(economy for economy, _old, _new in listed),
            tuple(old for _economy, old, _new in listed),
            tuple(new for _economy, _old, new in listed),
        )

    def __len__(self) -> int:
        return len(self.economies)

    def spots(self, book: ScoreBook, side: int) -> Ints:
        """The flat places of one side (0 old, 1 new) in a book. Raises KeyError for what it does not know.

        Shape (pairs,).
        """
        years = (self.old_years, self.new_years)[side]
        places = [book.spot(iso3, year) for iso3, year in zip(self.economies, years, strict=True)]
        return np.array(places, dtype=np.int64)


@dataclass(frozen=True)
class Sides:
    """`books` are the old and the new; all arrays have one column a pair."""

    books: tuple[ScoreBook, ScoreBook]
    pairs: Pairs

    @cached_property
    def spots(self) -> tuple[Ints, Ints]:
        """Where the pairs stand in each book.

        Shape (pairs,) each.
        """
        return self.pairs.spots(self.books[0], 0), self.pairs.spots(self.books[1], 1)

    @cached_property
    def measured(self) -> Mapping[tuple[int, int], Floats]:
        """Indicator scores of each side's data (first key) under each side's method (second key).

        Shape indicators of the method's book × pairs. Units: points of the scale.
        """
        sides = [(data, method) for data in (0, 1) for method in (0, 1)]
        return {
            (data, method): _measured(self.books[data], self.books[method])[:, self.spots[data]]
            for data, method in sides
        }

    def nodes(self, level: str) -> tuple[str, ...]:
        """The nodes of a level that both books know, in the order of the new one."""
        known = {node.id for node in self.books[0].nodes if node.level == level}
        return tuple(node.id for node in self.books[1].nodes if node.level == level and node.id in known)

    def scores(self, level: str, lane: str, value: int, evidence: int, method: int) -> Floats:
        """The score of every common node with each part from the old (0) or the new (1) side.

        An indicator counts where the side of `evidence` has a figure for it; the figure is that of the side
        of `value` if both have one. NaN where nothing counts.
        Shape nodes × pairs. Units: points of the scale.
        """
        own, other = self.measured[evidence, method], self.measured[value, method]
        mixed = np.where(np.isnan(own) | np.isnan(other), own, other)
        book = self.books[method]
        rows = [book.place(book.node_index[name]) for name in self.nodes(level)]
        return np.asarray(node_means(mixed, book, level, lane, self.spots[method])[rows], dtype=np.float64)


def _measured(data: ScoreBook, method: ScoreBook) -> Floats:
    """Indicators of `method` × cells of `data`: what its definitions make of the other book's figures."""
    if data is method:
        scores = data.normalised.used
    else:
        own, other = method.content, data.content
        mixed = replace(own, observations=other.observations, economies=other.economies,
                        leaf_scores=other.leaf_scores)  # fmt: skip
        with np.errstate(all="ignore"):  # a figure that one method allows may lie outside the other's domain
            scores = measure(mixed, data.years, method.engine)[1].used
        scores = np.where(np.isfinite(scores), scores, np.nan)
    return by_cell(scores)


def node_means(scores: Floats, book: ScoreBook, level: str, lane: str, spots: Ints | None = None) -> Floats:
    """All nodes of a level from indicator scores (indicators × cells), gates left aside.

    `spots` are the flat places of the cells in the book, where exceptions from its weights are to be heeded.
    Returns nodes × cells, NaN where nothing counts. Raises KeyError for an unknown lane.
    Units: points of the scale.
    """
    means = _means(scores, book, level, book.panels[lane].weights)
    if spots is None:
        return means
    for _, cells in book.exceptions.cut(spots).groups():
        means[:, cells] = _means(scores[:, cells], book, level, book.weights_at(lane, int(spots[cells[0]])))
    return means


def _means(scores: Floats, book: ScoreBook, level: str, weights: LaneWeights) -> Floats:
    powers = book.methodology.aggregation
    have = ~np.isnan(scores) & weights.counted[:, None]
    if level == "indicator":
        blind = book.tree.lane_only if weights.lane == ALL else ~weights.counted
        return np.where(blind[:, None], np.nan, scores)
    mean, have = power_mean(scores, have, weights.within, powers["dimension"])
    if level == "dimension":
        return mean
    mean, have = power_mean(mean, have, weights.across, powers["pillar"])
    if level == "pillar":
        return mean
    return power_mean(mean, have, weights.overall[None, :], powers["overall"])[0]
