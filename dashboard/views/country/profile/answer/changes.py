"""How an economy's scores moved, and why: the world, or what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.selection import Selection
from methodology.change.breaks import comparable
from methodology.change.change import ChangeParts, change
from methodology.change.comparable import Step, step
from methodology.change.told import JointYears
from methodology.change.trend_statement import trend_statement
from methodology.model import Pillar
from methodology.scoring.scorebook import ScoreBook

SPAN = 5
"""Years looked back; where there was no score then, the first later year with one."""


@dataclass(frozen=True)
class ScoreChange:
    """One right's score then and now; `change` splits the difference into parts that sum exactly.

    `step` says whether the two scores may be compared at all. `moved` is rise or fall where that may be
    stated, else None. `broken` is True where a series behind the score is not comparable between the two
    years. `change` is None, and `first_year` and `step` with it, where there was no score before.
    """

    pillar: Pillar
    first_year: int | None
    change: ChangeParts | None
    step: Step | None
    moved: str | None
    broken: bool


def score_changes(joint: JointYears, iso3: str, selection: Selection) -> tuple[ScoreChange, ...]:
    """The rights that are scored in the year and lane selected. Raises KeyError for an unknown economy."""
    book = joint.book
    scored = (
        pillar
        for pillar in book.framework.pillars
        if book.cell(iso3, pillar.id, selection.year, selection.lane).score is not None
    )
    return tuple(_change(joint, iso3, pillar, selection) for pillar in scored)


def _change(joint: JointYears, iso3: str, pillar: Pillar, selection: Selection) -> ScoreChange:
    book, lane = joint.book, selection.lane
    first = _first_year(book, iso3, pillar, selection)
    if first is None:
        return ScoreChange(pillar, None, None, None, None, False)
    years = first, selection.year
    found = change(book, book, iso3, pillar.id, years, lane)
    broken = _broken(book, iso3, pillar, years, lane)
    between = step(book, iso3, pillar.id, selection.year, lane, first)
    apart = broken or between is None or not between.comparable
    moved = None if apart else trend_statement(found, joint.rising(iso3, pillar.id, years, lane))
    return ScoreChange(pillar, first, found, between, moved, broken)


def _first_year(book: ScoreBook, iso3: str, pillar: Pillar, selection: Selection) -> int | None:
    before = (year for year in book.years if selection.year - SPAN <= year < selection.year)
    return next(
        (year for year in before if book.cell(iso3, pillar.id, year, selection.lane).score is not None), None
    )


def _broken(book: ScoreBook, iso3: str, pillar: Pillar, years: tuple[int, int], lane: str) -> bool:
    """Whether a break lies between figures that both years use in the lane."""
    members = np.flatnonzero(book.panels[lane].weights.leaf[book.tree.pillar_index[pillar.id]] > 0)
    spot, first, last = book.economy_index[iso3], *(book.years.index(year) for year in years)
    have = book.figures.year[members, spot] >= 0
    both = have[:, first] & have[:, last]
    joined = comparable(book, years[1])[members, spot, first]
    return bool(np.any(both & ~joined))
