"""A score as a table shows it."""

from __future__ import annotations

from dataclasses import dataclass


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
