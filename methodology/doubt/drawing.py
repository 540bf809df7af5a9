"""All that the doubt about one year is drawn from: given the same, every machine draws the same."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np

from methodology.doubt.book import order_draws
from methodology.doubt.draws import Model, block_size
from methodology.doubt.errors.evidence import Leaves
from methodology.doubt.errors.method import Methods, draw_methods, published_methods
from methodology.doubt.errors.noise import Noise, Singles, draw_noise
from methodology.model import Bools, Floats, Methodology
from methodology.scoring.aggregation.tree import Tree, lane_shares, left_out
from methodology.scoring.scorebook import ScoreBook

EVIDENCE, METHOD, BOTH = range(3)
"""What is doubted: evidence or method alone, which give intervals, or both together, which give orders."""


@dataclass(frozen=True)
class Drawing:
    """The evidence and the method of a year, with the seed of all random numbers.

    `nodes` are overall and pillars with their dimensions, then all indicators; `score` is lanes × nodes ×
    economies, the published points, NaN where there is none. `shares` and `blind` are as in `Model`. What is
    sent elsewhere is this and no random number: those are drawn again from the seed.
    """

    tree: Tree
    method: Methodology
    evidence: Leaves
    shares: Singles
    blind: Bools
    nodes: tuple[str, ...]
    score: Floats
    draws: int
    seed: int

    def __getstate__(self) -> dict[str, Any]:
        return {item.name: getattr(self, item.name) for item in fields(self)}

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each node stands among the nodes."""
        return {node: place for place, node in enumerate(self.nodes)}

    @cached_property
    def models(self) -> tuple[Model, Model, Model]:
        """Evidence doubted alone, method alone, both together, in this order; the last in `order_draws`."""
        indicators, economies = self.evidence.known.shape
        noise = draw_noise(indicators, self.evidence.houses, economies, self.draws, self.seed)
        drawn = draw_methods(self.tree, self.method, self.draws, self.seed)
        published = published_methods(self.tree, self.method, self.draws)
        ordered, some = drawn, order_draws(self.draws, economies)
        if some < self.draws:
            ordered = draw_methods(self.tree, self.method, some, self.seed)
        both = self._model(ordered, replace(noise, draws=some))
        return self._model(published, noise), self._model(drawn, None), both

    def _model(self, methods: Methods, noise: Noise | None) -> Model:
        ends = self.method.scale_min, self.method.scale_max
        size = block_size(len(self.shares), methods.indicator.shape[1])
        return Model(self.tree, self.evidence, self.shares, self.blind, methods, noise, *ends, size)


def drawing(book: ScoreBook, evidence: Leaves, draws: int, seed: int, lanes: tuple[str, ...] = ()) -> Drawing:
    """What a year is drawn from, in all lanes or in those given. Errors: none."""
    lanes, tree = lanes or book.lanes, book.tree
    nodes = ordered_nodes(book)
    blind = np.array([left_out(tree, book.methodology, lane) for lane in lanes])
    scores = published_scores(book, nodes, evidence.year, lanes)
    shares = _shares(book, evidence.year, lanes)
    return Drawing(tree, book.methodology, evidence, shares, blind, nodes, scores, draws, seed)


def ordered_nodes(book: ScoreBook) -> tuple[str, ...]:
    """Overall, pillars and dimensions as in the book, then all indicators."""
    parents = tuple(node.id for node in book.nodes if node.level != "indicator")
    return (*parents, *book.tree.indicator_ids)


def published_scores(book: ScoreBook, nodes: tuple[str, ...], year: int, lanes: tuple[str, ...]) -> Floats:
    """The point scores of a year, lanes × nodes × economies; NaN where there is none.

    An indicator has one in the lanes that count it, and always in the lane of all.
    Units: points of the scale.
    """
    step = slice(book.years.index(year), None, len(book.years))
    rows = [[book.column(node, year, lane).score for node in nodes] for lane in lanes]
    for lane, row in zip(lanes, rows, strict=True):
        for place, name in enumerate(nodes):
            node = book.node_index[name]
            if node.level == "indicator" and lane != book.lanes[0]:
                row[place] = np.where(book.counts(book.place(node), lane)[step], row[place], np.nan)
    return np.array(rows, dtype=np.float64)


def _shares(book: ScoreBook, year: int, lanes: tuple[str, ...]) -> Singles:
    """The part of each indicator in each lane, lanes × indicators × economies, as it holds in a year."""

    def rows(tree: Tree) -> Singles:
        by_lane = [lane_shares(tree, book.methodology, lane) for lane in lanes]
        return np.array(by_lane, dtype=np.float32)

    common = rows(book.tree)
    shares = np.repeat(common[:, :, None], len(book.economies), axis=2)
    step = slice(book.years.index(year), None, len(book.years))
    for pattern, economies in book.exceptions.cut(step).groups():
        shares[:, :, economies] = rows(pattern.of(book.tree))[:, :, None]
    return shares
