"""What changed in the world: the widest moves over five years, like with like, chosen from both ends.

Only moves whose direction is beyond doubt are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.views.world.parts.like_for_like import Panel, joint_draws
from methodology.change.told import JointYears
from methodology.change.trend_statement import FALL, RISE, directions
from methodology.model import Economy, Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook

SPAN = 5
FALLS, RISES = 6, 4
LEAST_MOVE = 0.05
"""Moves below this share of the scale are not news: a quarter of a point on 1 to 6."""


@dataclass(frozen=True)
class EconomyMove:
    """One country's move on some indicators of a pillar between two years, in points of the scale.

    `indicators` are the titles of those measured in both, `total` how many the pillar has, `share` the part
    of its weight that they hold.
    """

    economy: Economy
    pillar: Pillar
    first_year: int
    last_year: int
    move: float
    indicators: tuple[Indicator, ...]
    total: int
    share: float


@dataclass(frozen=True)
class Changes:
    """`falls` from the widest down, `rises` from the widest down; a country stands once in each."""

    falls: tuple[EconomyMove, ...]
    rises: tuple[EconomyMove, ...]

    def __bool__(self) -> bool:
        return bool(self.falls or self.rises)


def widest_changes(book: ScoreBook, panels: Iterable[Panel], joint: JointYears) -> Changes:
    """The widest moves beyond doubt over all pillars that have a panel of at least `SPAN` years.

    The list is picked from all moves, so the doubt is judged over all of them together.
    """
    found = [move for panel in panels for move in _moves(book, panel, joint)]
    directed = directions([share for _change, share in found])
    moves = [
        change
        for (change, _share), moved in zip(found, directed, strict=True)
        if moved == (RISE if change.move > 0 else FALL)
    ]
    moves.sort(key=lambda change: (change.move, change.economy.name))
    least = LEAST_MOVE * book.methodology.span
    falls = _once_each((change for change in moves if change.move <= -least), FALLS)
    rises = _once_each((change for change in reversed(moves) if change.move >= least), RISES)
    return Changes(falls, rises)


def _moves(book: ScoreBook, panel: Panel, joint: JointYears) -> list[tuple[EconomyMove, float | None]]:
    """Every move of a panel, with the share of draws in which it is a rise."""
    last = len(panel.years) - 1
    first = last - min(SPAN, last)
    shares = map(joint.share, *joint_draws(joint, panel, first, last))
    return [
        (
            EconomyMove(
                book.economies[place],
                panel.pillar,
                panel.years[first],
                panel.years[last],
                float(values[last] - values[first]),
                panel.indicators,
                len(book.framework.members(panel.pillar.id)),
                panel.share,
            ),
            share,
        )
        for place, values, share in zip(panel.economies, panel.values, shares, strict=True)
    ]


def _once_each(changes: Iterable[EconomyMove], limit: int) -> tuple[EconomyMove, ...]:
    """The first `limit` changes of different countries."""
    found: dict[str, EconomyMove] = {}
    for change in changes:
        found.setdefault(change.economy.iso3, change)
        if len(found) == limit:
            break
    return tuple(found.values())
