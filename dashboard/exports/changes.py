"""The table of changes against the year before: what may be compared, and the move like for like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.exports.scores import Column, Words, Years
from methodology.change.comparable import Steps, steps
from methodology.model import Bools, Floats, Ints
from methodology.scoring.aggregation import gate
from methodology.scoring.scorebook import ScoreBook

ANSWERS = ("", "no", "yes")
"""Words of `comparable_with_previous`; blank where one of the two years shows no score."""


def changes_table(book: ScoreBook, year: int, lanes: Iterable[str]) -> dict[str, Column]:
    """One row per economy, lane and node (overall, pillars, dimensions) that is scored in `year`.

    `change` stands only where the same figures are behind both years; `like_for_like_change` over those that
    both years have, blank where they hold less than a third of the weight. Nothing for the first year.
    Raises KeyError for an unknown lane, ValueError for a year that is not scored.
    """
    parts = list(_parts(book, year, lanes))
    nodes = [node.id for node in book.nodes]
    economy = np.concatenate([part.economy for part in parts] or [np.zeros(0, dtype=np.int64)])
    lane, node = (_codes(parts, name) for name in ("lane", "node"))
    order = np.lexsort((node, lane, economy))

    def column(name: str) -> Floats:
        return np.concatenate([getattr(part, name) for part in parts] or [np.zeros(0)])[order]

    def counts(name: str) -> Years:
        return Years(column(name).astype(np.int64))

    levels = tuple(dict.fromkeys(every.level for every in book.nodes))
    level = np.array([levels.index(every.level) for every in book.nodes], dtype=np.int64)
    return {
        "iso3": Words(economy[order], [one.iso3 for one in book.economies]),
        "year": Years(np.full(len(order), year, dtype=np.int64)),
        "previous_year": Years(np.full(len(order), year - 1, dtype=np.int64)),
        "lane": Words(lane[order], book.lanes),
        "node": Words(node[order], nodes),
        "level": Words(level[node[order]], levels),
        "comparable_with_previous": Words(column("answer").astype(np.int64), ANSWERS),
        "change": column("change"),
        "like_for_like_change": column("move"),
        "figures_previous": counts("before"),
        "figures": counts("after"),
        "figures_in_both": counts("shared"),
    }


@dataclass(frozen=True)
class _Part:
    """The rows of one lane and level."""

    economy: Ints
    lane: Ints
    node: Ints
    answer: Ints
    change: Floats
    move: Floats
    before: Ints
    after: Ints
    shared: Ints


def _codes(parts: list[_Part], name: str) -> Ints:
    return np.concatenate([getattr(part, name) for part in parts] or [np.zeros(0, dtype=np.int64)])


def _parts(book: ScoreBook, year: int, lanes: Iterable[str]) -> Iterator[_Part]:
    if year == book.years[0]:
        return
    for lane in lanes:
        for level in ("overall", "pillar", "dimension"):
            if any(node.level == level for node in book.nodes):
                yield _part(book, lane, steps(book, level, lane, year - 1, year))


def _part(book: ScoreBook, lane: str, steps: Steps) -> _Part:
    names = [node.id for node in book.nodes]
    columns = [[book.column(name, one, lane) for name in steps.nodes] for one in (steps.first, steps.last)]
    old, new = (np.stack([column.score for column in side]) for side in columns)
    shown = np.stack([column.state for column in columns[1]]) == gate.SCORED
    row, economy = np.nonzero(shown)
    both, same = (array[row, economy] for array in (steps.scored, steps.comparable))
    change: Floats = np.where(both & same, (new - old)[row, economy], np.nan)
    return _Part(
        economy=economy,
        lane=np.full(len(row), book.lanes.index(lane), dtype=np.int64),
        node=np.array([names.index(name) for name in steps.nodes], dtype=np.int64)[row],
        answer=_answers(both, same),
        change=change,
        move=np.where(both, steps.move[row, economy], np.nan),
        before=steps.before[row, economy],
        after=steps.after[row, economy],
        shared=steps.shared[row, economy],
    )


def _answers(both: Bools, same: Bools) -> Ints:
    return np.where(both, np.where(same, 2, 1), 0).astype(np.int64)
