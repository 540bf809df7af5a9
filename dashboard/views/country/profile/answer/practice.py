"""Who scores higher nearby: economies like this one that score far better on its weakest laws and practices.

A high score on one measure is no good practice where life is worse: a country whose practice on the right is
worse than here is never offered as an example.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dashboard.answers.asked.search import folded
from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.facts import Fact, facts
from dashboard.answers.shown.peers import REGION, Peer, PeerGroup, groups_of, standing
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.model import ALL, Floats, Indicator, Methodology
from methodology.scoring.scorebook import ScoreBook

KINDS = ("structure", "process")
"""What a government or company can change by decision; outcomes follow."""

LIFE = ("process", "outcome")
"""What is done, and what comes of it: the practice that an example must not be worse in."""

BETTER_BY = 0.4
"""The share of the scale by which an example must be better, so that no doubt of measurement explains it."""

MOST_INDICATORS, MOST_EXAMPLES = 5, 4


def better_by(method: Methodology) -> float:
    """How many points an example must be better: two on a scale of 1 to 6."""
    return BETTER_BY * method.span


@dataclass(frozen=True)
class GoodPractice:
    """One weak indicator and the best scored economies of a group, best first; `more` do as well but are not
    named."""

    fact: Fact
    group: PeerGroup
    examples: tuple[Peer, ...]
    more: int


def good_practices(
    book: ScoreBook, iso3: str, selection: Selection, interval: IntervalOf = no_interval
) -> tuple[GoodPractice, ...]:
    """The indicators of law and practice with the most weighted points missing that have an example.

    Income group comes before region where both have examples: a rich country's example helps a poor one less.
    Among equals, neighbours are named first. `interval` is asked for the doubt about each score named.
    """
    candidates = [
        one
        for one in facts(
            book, iso3, (i for i in book.framework.indicators if i.kind in KINDS), selection.year
        )
        if one.observed and _room(book, one) >= better_by(book.methodology)
    ]
    candidates.sort(key=lambda one: (-one.weight * _room(book, one), one.indicator.title))
    found: list[GoodPractice] = []
    for one in candidates:
        practice = _example(book, iso3, one, selection)
        if practice is not None:
            found.append(_doubted(practice, interval))
        if len(found) == MOST_INDICATORS:
            break
    return tuple(found)


def _doubted(found: GoodPractice, interval: IntervalOf) -> GoodPractice:
    """Only what is named is asked for its doubt: most candidates are not."""
    own = replace(found.fact, shown=replace(found.fact.shown, interval=interval(found.fact.cell)))
    examples = tuple(
        replace(peer, shown=replace(peer.shown, interval=interval(peer.shown))) for peer in found.examples
    )
    return replace(found, fact=own, examples=examples)


def _room(book: ScoreBook, one: Fact) -> float:
    return book.methodology.scale_max - (one.cell.score or 0.0)


def _example(book: ScoreBook, iso3: str, one: Fact, selection: Selection) -> GoodPractice | None:
    groups, practice = groups_of(book, iso3), _practice(book, one.indicator, selection.year)
    index = book.economy_index
    neighbours = {member for group in groups if group.kind == REGION for member in group.members}
    for group in reversed(groups):
        peers = standing(book, iso3, one.indicator.id, group, selection.year).others
        least = (one.cell.score or 0.0) + better_by(book.methodology) - 1e-9
        better = [p for p in peers if p.score >= least and _no_worse(practice, index[p.iso3], index[iso3])]
        if better:
            best = sorted(better, key=lambda p: (-p.score, p.iso3 not in neighbours, folded(p.name)))
            return GoodPractice(one, group, tuple(best[:MOST_EXAMPLES]), max(len(best) - MOST_EXAMPLES, 0))
    return None


def _practice(book: ScoreBook, without: Indicator, year: int) -> Floats:
    """Each economy's mean over the practice and results of a right, one indicator left aside; NaN without."""
    row, at = book.tree.pillar_index[without.pillar], book.years.index(year)
    weights = book.panels[ALL].weights.leaf[row] * [
        indicator.kind in LIFE and indicator.id != without.id for indicator in book.framework.indicators
    ]
    scores = book.normalised.score[:, :, at]
    whole = weights @ ~np.isnan(scores)
    total = weights @ np.nan_to_num(scores)
    mean: Floats = np.divide(total, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return mean


def _no_worse(practice: Floats, peer: int, own: int) -> bool:
    """Whether a peer's practice is known to be no worse; where the own is not known, any known one is."""
    return bool(practice[peer] >= practice[own] - 1e-9) or bool(
        np.isnan(practice[own]) and not np.isnan(practice[peer])
    )
