"""Which kinds of a right's indicators (rules, practice, results) can be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import permutations

from dashboard.answers.asked.selection import Selection
from dashboard.views.country.parts.standing import PillarScore
from methodology.change.told import JointYears
from methodology.change.trend_statement import RISE, direction

Told = frozenset[tuple[str, str]]
"""Pairs of kinds of which the first stands above the second, by the scores and beyond doubt."""


def kinds_told(
    joint: JointYears, iso3: str, rows: Iterable[PillarScore], selection: Selection
) -> Mapping[str, Told]:
    """For each right (by id) what the draws tell of the kinds that are shown.

    Raises KeyError for an unknown economy.
    """
    return {row.pillar.id: _told(joint, iso3, row, selection) for row in rows}


def _told(joint: JointYears, iso3: str, row: PillarScore, selection: Selection) -> Told:
    drawn = joint.kinds(iso3, row.pillar.id, selection.year, selection.lane)
    return frozenset(
        (one, other)
        for one, other in permutations(row.kinds, 2)
        if row.kinds[one].score > row.kinds[other].score
        and direction(joint.share(drawn[other], drawn[one])) == RISE
    )
