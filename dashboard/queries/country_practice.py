"""Good practice nearby: economies like this one that do far better on its weakest laws and practices."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.queries.facts import Fact, facts
from dashboard.queries.peers import REGION, Group, Peer, groups_of, standing
from dashboard.queries.selection import Selection
from dashboard.queries.world_choice import folded
from methodology.scorebook import ScoreBook

KINDS = ("structure", "process")
"""What a government or company can change by decision; outcomes follow."""

BETTER_BY = 2.0
"""Levels by which an example must be better, so that no doubt of measurement explains it."""

MOST_INDICATORS, MOST_EXAMPLES = 5, 4


@dataclass(frozen=True)
class GoodPractice:
    """One weak indicator and the best scored economies of a group, best first; `more` do as well but are not
    named."""

    fact: Fact
    group: Group
    examples: tuple[Peer, ...]
    more: int


def good_practices(book: ScoreBook, iso3: str, selection: Selection) -> tuple[GoodPractice, ...]:
    """The indicators of law and practice with the most weighted points missing that have an example.

    Income group comes before region where both have examples: a rich country's example helps a poor one less.
    Among equals, neighbours are named first.
    """
    candidates = [
        one
        for one in facts(
            book, iso3, (i for i in book.framework.indicators if i.kind in KINDS), selection.year
        )
        if one.observed and _room(book, one) >= BETTER_BY
    ]
    candidates.sort(key=lambda one: (-one.weight * _room(book, one), one.indicator.title))
    found: list[GoodPractice] = []
    for one in candidates:
        practice = _example(book, iso3, one, selection)
        if practice is not None:
            found.append(practice)
        if len(found) == MOST_INDICATORS:
            break
    return tuple(found)


def _room(book: ScoreBook, one: Fact) -> float:
    return book.methodology.scale_max - (one.cell.score or 0.0)


def _example(book: ScoreBook, iso3: str, one: Fact, selection: Selection) -> GoodPractice | None:
    groups = groups_of(book, iso3)
    neighbours = {member for group in groups if group.kind == REGION for member in group.members}
    for group in reversed(groups):
        peers = standing(book, iso3, one.indicator.id, group, selection.year).others
        better = [p for p in peers if p.score >= (one.cell.score or 0.0) + BETTER_BY - 1e-9]
        if better:
            best = sorted(better, key=lambda p: (-p.score, p.iso3 not in neighbours, folded(p.name)))
            return GoodPractice(one, group, tuple(best[:MOST_EXAMPLES]), max(len(best) - MOST_EXAMPLES, 0))
    return None
