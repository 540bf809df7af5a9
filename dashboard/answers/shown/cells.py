"""A score as views show it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.score import Interval, ShownCell
from methodology.scoring.cells import Why


@dataclass(frozen=True, slots=True)
class TableCell:
    """A pillar's score in one lane as a table shows it; a `dashboard.answers.shown.score.ShownCell`."""

    iso3: str
    node: str
    year: int
    lane: str
    state: str
    score: float | None
    bound_low: float | None
    bound_high: float | None


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A score with all that showing it takes: bounds where it is a range, the interval around it, why there
    is none. `recoded` is the chance that the coded answer behind it belongs to a neighbouring level."""

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
