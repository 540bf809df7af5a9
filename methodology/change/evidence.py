"""What became of the evidence behind a score: indicators that came or went, figures newer or revised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.change.sides import Sides
from methodology.model import Bools, Floats, Ints
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Turnover:
    """Counts of indicators, nodes × pairs.

    `gained` and `lost` have a score on one side only; `newer` rest on a figure of another year, `revised` on
    another figure of the same year. An indicator that reads another series now is neither.
    """

    gained: Ints
    lost: Ints
    newer: Ints
    revised: Ints


def turnover(sides: Sides, level: str, lane: str) -> Turnover:
    """The counts for the common nodes of a level. Raises KeyError for a lane that a book lacks."""
    names = list(dict.fromkeys(i.id for book in sides.books for i in book.framework.indicators))
    old, new = (_figures(book, names, spots) for book, spots in zip(sides.books, sides.spots, strict=True))
    comparable = old.known & new.known & _same_series(sides, names)[:, None]
    newer = comparable & (old.year != new.year)
    revised = comparable & (old.year == new.year) & _differ(old.value, new.value)
    rows = []
    for node in sides.nodes(level):
        before, after = (_members(book, names, level, lane, node)[:, None] for book in sides.books)
        had, have = before & old.known, after & new.known
        both = before & after
        parts = (have & ~had, had & ~have, both & newer, both & revised)
        rows.append([part.sum(axis=0) for part in parts])
    counts = np.array(rows, dtype=np.int64).reshape(len(rows), 4, len(sides.pairs))
    return Turnover(*(counts[:, part] for part in range(4)))


def _differ(old: Floats, new: Floats) -> Bools:
    """Where figures differ; a figure that is not passed on (NaN) differs from none."""
    return np.asarray((old != new) & ~np.isnan(old) & ~np.isnan(new))


@dataclass(frozen=True)
class _Figures:
    known: Bools
    value: Floats
    year: Ints


def _figures(book: ScoreBook, names: list[str], spots: Ints) -> _Figures:
    """What a book uses: indicators by name × pairs; unknown indicators have nothing."""
    shape = (len(names), len(spots))
    figures = _Figures(np.zeros(shape, np.bool_), np.full(shape, np.nan), np.full(shape, -1, np.int64))
    for row, name in enumerate(names):
        place = book.tree.indicator_index.get(name)
        if place is not None:
            figures.known[row] = book.indicator_observed(place)[spots]
            figures.value[row] = book.figures.value[place].reshape(-1)[spots]
            figures.year[row] = book.figures.year[place].reshape(-1)[spots]
    return figures


def _same_series(sides: Sides, names: list[str]) -> Bools:
    old, new = (book.framework.by_id for book in sides.books)
    return np.array([n in old and n in new and old[n].series == new[n].series for n in names], dtype=np.bool_)


def _members(book: ScoreBook, names: list[str], level: str, lane: str, node: str) -> Bools:
    """Which indicators carry weight in a node."""
    if level == "indicator":
        return np.array([name == node for name in names], dtype=np.bool_)
    weights, row = book.panels[lane].weights, book.place(book.node_index[node])
    whole = {"dimension": weights.within, "pillar": weights.leaf}
    own = whole[level][row] > 0 if level in whole else weights.leaf.sum(axis=0) > 0
    places = (book.tree.indicator_index.get(name) for name in names)
    return np.array([place is not None and bool(own[place]) for place in places], dtype=np.bool_)
