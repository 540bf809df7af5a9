"""Whether two years of a score may be compared, and how far it moved like with like.

A score is a mean over the indicators that have a figure. Where another set of them stands behind it, the
difference of the two scores mixes the world with the evidence, so it must not be shown as a change. What may
be shown is the move of those that both years have, if they hold enough of the weight to speak for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology import breaks, gate
from methodology.change_sides import node_means
from methodology.model import ALL, Bools, Floats, Ints
from methodology.scorebook import Node, ScoreBook

LEAST_SHARE = 1 / 3
"""Indicators that hold less than this share of a node's weight do not speak for it."""


@dataclass(frozen=True)
class Steps:
    """All nodes of a level between two years of one book; arrays of nodes × economies.

    `before` and `after` count the indicators behind the scores of the two years, `shared` those that both
    have with no break of their series between. `move` is the difference of the means over the shared ones,
    in points of the scale, NaN where they hold too little weight. `scored` says that both years show a score.
    """

    first: int
    last: int
    nodes: tuple[str, ...]
    before: Ints
    after: Ints
    shared: Ints
    move: Floats
    scored: Bools

    @property
    def comparable(self) -> Bools:
        """Where the same indicators stand behind both years."""
        return np.asarray((self.shared > 0) & (self.shared == self.before) & (self.shared == self.after))


@dataclass(frozen=True)
class Step:
    """One score between two years. `before` and `after` are None where the year shows no score.

    `expired` counts the figures of the first year that the last does not have (or has beyond a break), `new`
    the other way round, `of` all figures of the first year.
    """

    first: int
    last: int
    before: float | None
    after: float | None
    of: int
    expired: int
    new: int
    shared: int
    like_for_like: float | None

    @property
    def comparable(self) -> bool:
        """True where the same figures stand behind both years."""
        return self.shared > 0 and not (self.expired or self.new)

    @property
    def change(self) -> float | None:
        """The difference of the two scores; None where it may not be shown as a change."""
        if self.before is None or self.after is None or not self.comparable:
            return None
        return self.after - self.before


def steps(book: ScoreBook, level: str, lane: str, first: int, last: int) -> Steps:
    """All economies between two years. `level` is overall, pillar, dimension or indicator.

    Raises KeyError for an unknown lane or level, ValueError for a year that is not scored.
    """
    places = np.arange(len(book.economies)) * len(book.years)
    ends = places + book.years.index(first), places + book.years.index(last)
    return _steps(book, level, lane, (first, last), ends)


def step(
    book: ScoreBook, iso3: str, node_id: str, year: int, lane: str = ALL, first: int | None = None
) -> Step | None:
    """One score against `first`, or against the year before; None where the book has no such year.

    Raises KeyError for an unknown economy, node, year or lane.
    """
    first = year - 1 if first is None else first
    node = book.node_index[node_id]
    last_spot = book.spot(iso3, year)
    if first not in book.years:
        return None
    ends = np.array([book.spot(iso3, first)]), np.array([last_spot])
    found = _steps(book, node.level, lane, (first, year), ends)
    row = book.place(node)
    move = float(found.move[row, 0])
    before, after, shared = (int(part[row, 0]) for part in (found.before, found.after, found.shared))
    return Step(
        first=first,
        last=year,
        before=book.cell(iso3, node_id, first, lane).score,
        after=book.cell(iso3, node_id, year, lane).score,
        of=before,
        expired=before - shared,
        new=after - shared,
        shared=shared,
        like_for_like=None if np.isnan(move) else move,
    )


def _steps(book: ScoreBook, level: str, lane: str, years: tuple[int, int], ends: tuple[Ints, Ints]) -> Steps:
    scores = np.reshape(book.normalised.used, (len(book.framework.indicators), -1))
    old, new = (scores[:, spots] for spots in ends)
    joined = breaks.comparable(book, years[1]).reshape(scores.shape)
    had, have = ~np.isnan(old), ~np.isnan(new)
    both = had & have & joined[:, ends[0]] & joined[:, ends[1]]
    weights = _weights(book, level, lane)
    member = (weights > 0).astype(np.int64)
    before, after = (node_means(np.where(both, side, np.nan), book, level, lane) for side in (old, new))
    enough = weights @ both.astype(np.float64) >= LEAST_SHARE * weights.sum(axis=1)[:, None] - gate.TOLERANCE
    return Steps(
        *years,
        nodes=tuple(node.id for node in sorted(_of_level(book, level), key=book.place)),
        before=member @ had.astype(np.int64),
        after=member @ have.astype(np.int64),
        shared=member @ both.astype(np.int64),
        move=np.where(enough, after - before, np.nan),
        scored=_scored(book, level, lane, ends),
    )


def _weights(book: ScoreBook, level: str, lane: str) -> Floats:
    """Each indicator's weight in every row of a level, rows × indicators."""
    weights = book.panels[lane].weights
    return {
        "overall": weights.overall[None, :] @ weights.leaf,
        "pillar": weights.leaf,
        "dimension": weights.within,
        "indicator": np.diag(weights.counted.astype(np.float64)),
    }[level]


def _of_level(book: ScoreBook, level: str) -> list[Node]:
    return [node for node in book.nodes if node.level == level]


def _scored(book: ScoreBook, level: str, lane: str, ends: tuple[Ints, Ints]) -> Bools:
    panel = book.panels[lane]
    if level == "indicator":
        known = ~np.isnan(np.reshape(book.normalised.used, (len(book.framework.indicators), -1)))
    else:
        levels = {"overall": panel.overall, "pillar": panel.pillar, "dimension": panel.dimension}
        known = levels[level].state == gate.SCORED
    return np.asarray(known[:, ends[0]] & known[:, ends[1]])
