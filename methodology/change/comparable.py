"""Whether two years of a score may be compared, and how far it moved like with like.

A score is a mean over the indicators that have a figure. Where another set of them stands behind it, the
difference of the two scores mixes the world with the evidence, so it must not be shown as a change. What may
be shown is the move of those that both years have, if they hold enough of the weight to speak for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.change import breaks
from methodology.change.sides import node_means
from methodology.model import ALL, Bools, Floats, Ints
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.tree import LaneWeights
from methodology.scoring.leaves.years import by_cell
from methodology.scoring.scorebook import ScoreBook

LEAST_SHARE = 1 / 3
"""Indicators that hold less than this share of a node's weight do not speak for it."""


@dataclass(frozen=True)
class Steps:
    """All nodes of a level between two years of one book; arrays of nodes × economies.

    `before` and `after` count the indicators behind the scores of the two years, `shared` those that both
    have with no break of their series between. `move` is the difference of the means over the shared ones,
    in points of the scale, NaN where they hold too little weight. `reweighed` (economies,) says that other
    shares of responsibility hold in the later year; `scored` that both years show a score.
    """

    first: int
    last: int
    nodes: tuple[str, ...]
    before: Ints
    after: Ints
    shared: Ints
    move: Floats
    reweighed: Bools
    scored: Bools

    @property
    def comparable(self) -> Bools:
        """Where the same indicators stand behind both years, with the same shares of responsibility.

        Shape nodes × economies.
        """
        same = (self.shared > 0) & (self.shared == self.before) & (self.shared == self.after)
        return np.asarray(same & ~self.reweighed[None, :])


@dataclass(frozen=True)
class Step:
    """One score between two years. `before` and `after` are None where the year shows no score.

    `expired` counts the figures of the first year that the last does not have (or has beyond a break), `new`
    the other way round, `of` all figures of the first year. `reweighed`: other shares of responsibility hold.
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
    reweighed: bool = False

    @property
    def comparable(self) -> bool:
        """True where the same figures stand behind both years, with the same shares of responsibility."""
        return self.shared > 0 and not (self.expired or self.new or self.reweighed)

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
    steps = _steps(book, node.level, lane, (first, year), ends)
    row = steps.nodes.index(node_id)
    move = float(steps.move[row, 0])
    before, after, shared = (int(part[row, 0]) for part in (steps.before, steps.after, steps.shared))
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
        reweighed=bool(steps.reweighed[0]),
    )


def _steps(book: ScoreBook, level: str, lane: str, years: tuple[int, int], ends: tuple[Ints, Ints]) -> Steps:
    nodes = [node for node in book.nodes if node.level == level]
    rows = np.array([book.place(node) for node in nodes], dtype=np.int64)
    scores = by_cell(book.normalised.used)
    old, new = (scores[:, spots] for spots in ends)
    joined = breaks.comparable(book, years[1]).reshape(scores.shape)
    both = ~np.isnan(old) & ~np.isnan(new) & joined[:, ends[0]] & joined[:, ends[1]]
    counts, share = _counts(book, level, lane, ends[1], (~np.isnan(old), ~np.isnan(new), both))
    sides = (np.where(both, side, np.nan) for side in (old, new))
    first, last = (node_means(side, book, level, lane, ends[1]) for side in sides)
    move = np.where(share >= LEAST_SHARE - gate.TOLERANCE, last - first, np.nan)
    pattern = book.exceptions.pattern
    return Steps(
        *years,
        nodes=tuple(node.id for node in nodes),
        before=counts[0][rows],
        after=counts[1][rows],
        shared=counts[2][rows],
        move=move[rows],
        reweighed=np.asarray(pattern[ends[0]] != pattern[ends[1]]) & (lane != ALL),
        scored=_scored(book, level, lane, ends)[rows],
    )


def _counts(
    book: ScoreBook, level: str, lane: str, spots: Ints, known: tuple[Bools, Bools, Bools]
) -> tuple[list[Ints], Floats]:
    """How many indicators of each row are known before, after and in both, and the weight of these, 0 to 1.

    The weights are those that hold in each cell of the later year.
    """
    groups = [(book.panels[lane].weights, np.arange(len(spots)))]
    for _, cells in book.exceptions.cut(spots).groups():
        groups.append((book.weights_at(lane, int(spots[cells[0]])), cells))
    shape = (len(_of(groups[0][0], level)), len(spots))
    counts = [np.zeros(shape, dtype=np.int64) for _ in known]
    share = np.zeros(shape)
    for weights, cells in groups:
        own = _of(weights, level)
        member = (own > 0).astype(np.int64)
        for count, one in zip(counts, known, strict=True):
            count[:, cells] = member @ one[:, cells].astype(np.int64)
        whole = own.sum(axis=1)[:, None]
        part = own @ known[2][:, cells].astype(np.float64)
        share[:, cells] = np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
    return counts, share


def _of(weights: LaneWeights, level: str) -> Floats:
    """Each indicator's weight in every row of a level, rows × indicators."""
    return {
        "overall": weights.overall[None, :] @ weights.leaf,
        "pillar": weights.leaf,
        "dimension": weights.within,
        "indicator": np.diag(weights.counted.astype(np.float64)),
    }[level]


def _scored(book: ScoreBook, level: str, lane: str, ends: tuple[Ints, Ints]) -> Bools:
    panel = book.panels[lane]
    if level == "indicator":
        known = ~np.isnan(by_cell(book.normalised.used))
    else:
        levels = {"overall": panel.overall, "pillar": panel.pillar, "dimension": panel.dimension}
        known = levels[level].state == gate.SCORED
    return np.asarray(known[:, ends[0]] & known[:, ends[1]])
