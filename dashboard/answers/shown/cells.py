"""A score as views show it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.answers.shown.score import Interval, IntervalOf, ShownCell, no_interval
from methodology.scoring.cells import Cell, Why, why_of


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A score with all that showing it takes: bounds where it is a range, the interval around it, why there
    is none. `recoded` is the chance that the coded answer behind it belongs to a neighbouring level,
    `coverage` the part of its weight that is observed, 0 to 1."""

    iso3: str
    node: str
    year: int
    lane: str
    state: str
    score: float | None
    bound_low: float | None
    bound_high: float | None
    interval: Interval | None = None
    recoded: float = 0.0
    why: tuple[Why, ...] = ()
    coverage: float = 0.0


def shown(
    cell: ShownCell, interval: Interval | None, recoded: float = 0.0, why: tuple[Why, ...] = ()
) -> ShownScore:
    """A cell of the book with the interval around its score."""
    return ShownScore(
        cell.iso3,
        cell.node,
        cell.year,
        cell.lane,
        cell.state,
        cell.score,
        cell.bound_low,
        cell.bound_high,
        interval,
        recoded,
        why,
    )


def shown_cell(cell: Cell, interval: IntervalOf = no_interval, recoded: float = 0.0) -> ShownScore:
    """A cell of the book with all that is known of it; `interval` is asked for the doubt about its score."""
    return replace(shown(cell, interval(cell), recoded, why_of(cell)), coverage=cell.coverage)
