"""Which scores moved between two contents, and why: what `drd diff` shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from methodology.change.change import Moves, moves
from methodology.change.evidence import Turnover, turnover
from methodology.change.sides import Pairs, Sides
from methodology.model import Bools, Floats, Ints
from methodology.scoring.aggregation import gate
from methodology.scoring.scorebook import Node, ScoreBook

SAME = 1e-9
"""Smaller differences are the processor's, not ours."""


@dataclass(frozen=True)
class Shown:
    """What one side shows: states as numbers (see `gate.STATES`), scores NaN unless scored; nodes × pairs."""

    state: Ints
    score: Floats


@dataclass(frozen=True)
class LaneDiff:
    """One lane of the comparison; all arrays are nodes × pairs."""

    lane: str
    old: Shown
    new: Shown
    moves: Moves
    turnover: Turnover

    @cached_property
    def differs(self) -> Bools:
        """Where a score or its state is not the same."""
        return np.asarray((self.old.state != self.new.state) | (np.abs(self.change) > SAME))

    @property
    def change(self) -> Floats:
        """New less old in points of the scale, NaN unless both are scored."""
        return self.new.score - self.old.score

    @property
    def compared(self) -> int:
        """How many scores or ranges are shown on at least one side."""
        return int(((self.old.state != gate.NOT_SCORED) | (self.new.state != gate.NOT_SCORED)).sum())


@dataclass(frozen=True)
class VersionDiff:
    """Scores of the nodes and economies that both contents know, in `years` that both score."""

    sides: Sides
    level: str
    years: tuple[int, ...]
    lanes: tuple[LaneDiff, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        return self.sides.nodes(self.level)


def version_diff(
    old: ScoreBook, new: ScoreBook, level: str, lanes: Iterable[str], years: tuple[int, ...]
) -> VersionDiff:
    """Compares the same years of both. Raises KeyError for a lane or year that one of them lacks."""
    economies = [economy.iso3 for economy in new.economies if economy.iso3 in old.economy_index]
    sides = Sides((old, new), Pairs.of((iso3, year, year) for iso3 in economies for year in years))
    return VersionDiff(sides, level, years, tuple(_lane(sides, level, lane) for lane in lanes))


def common_years(old: ScoreBook, new: ScoreBook) -> tuple[int, ...]:
    """The years that both score."""
    return tuple(year for year in new.years if year in old.years)


def common_lanes(old: ScoreBook, new: ScoreBook) -> tuple[str, ...]:
    """The lanes that both have."""
    return tuple(lane for lane in new.lanes if lane in old.lanes)


def _lane(sides: Sides, level: str, lane: str) -> LaneDiff:
    old, new = (_shown(sides, side, level, lane) for side in (0, 1))
    return LaneDiff(lane, old, new, moves(sides, level, lane), turnover(sides, level, lane))


def _shown(sides: Sides, side: int, level: str, lane: str) -> Shown:
    book, spots = sides.books[side], sides.spots[side]
    columns = [_column(book, book.node_index[name], lane, spots) for name in sides.nodes(level)]
    shape = (len(columns), len(spots))
    states = np.array([state for state, _ in columns], dtype=np.int64).reshape(shape)
    return Shown(states, np.array([score for _, score in columns], dtype=np.float64).reshape(shape))


def _column(book: ScoreBook, node: Node, lane: str, spots: Ints) -> tuple[Ints, Floats]:
    row = book.place(node)
    if node.level == "indicator":
        score = np.where(book.counts(row, lane), book.indicator_scores(row), np.nan)[spots]
        return np.where(np.isnan(score), gate.NOT_SCORED, gate.SCORED), score
    level = book.level(node, lane)
    state = level.state[row, spots].astype(np.int64)
    return state, np.where(state == gate.SCORED, level.mean[row, spots], np.nan)
