"""What new evidence would change most: the scores that one more indicator, or one source, would open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from methodology.explain.evidence import gate_states, in_order, lacking, states_along
from methodology.model import ALL, Bools
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import as_published
from methodology.sensitivity.leave_out import family_of


@dataclass(frozen=True)
class Leverage:
    """What would open point scores that a year does not have; economies in the order of the book.

    `alone` (indicators × economies) is True where this indicator by itself, observed that year, would open
    the score of its pillar. `families` maps whose judgement the figures rest on to pillars × economies: True
    where all of its indicators together would.
    """

    alone: Bools
    families: Mapping[str, Bools]


@dataclass(frozen=True)
class Shortest:
    """The way to a score for one economy and pillar: the indicators to add, None where none is enough.

    `alternatives` are those of which a single one would do; empty where more than one is needed.
    """

    indicators: tuple[str, ...] | None
    alternatives: tuple[str, ...] = ()

    @property
    def needed(self) -> int | None:
        return None if self.indicators is None else len(self.indicators)


def leverage(book: ScoreBook, year: int) -> Leverage:
    """Which scores of the `all` lane one indicator, or one family of sources, would open.

    Each is tried by the gate itself, with the figure as if observed in the year; its value does not matter to
    the gate. Where the exposure rule forbids a score, a figure opens nothing. Errors: ValueError for a year
    that is not scored.
    Source: one at a time, as OECD/JRC, Handbook (2008), step 7, turned from leaving out to adding.
    """
    trial, tree = _Trial(book, year), book.tree
    pillar = tree.pillar_of[tree.dimension_of]
    alone = np.zeros(trial.known.shape, dtype=np.bool_)
    for place in range(len(alone)):
        alone[place] = trial.opened(np.arange(len(alone)) == place)[pillar[place]] & ~trial.known[place]
    family = [family_of(book, indicator) for indicator in book.framework.indicators]
    names = sorted({name for name in family if name})
    families = {name: trial.opened(np.array([own == name for own in family])) for name in names}
    return Leverage(alone, families)


def shortest(book: ScoreBook, year: int, pillar: str, leverage: Leverage) -> dict[str, Shortest]:
    """The way to a score for every economy that has none in a pillar, by its code.

    A single indicator where one is enough; else one of each missing kind that the gate asks for, then the
    heaviest, until the gate itself opens. Errors: ValueError and KeyError for an unknown year and pillar.
    """
    trial, row = _Trial(book, year), book.tree.pillar_index[pillar]
    names = book.tree.indicator_ids
    places = np.flatnonzero(~trial.scored[row])
    answer: dict[str, Shortest] = {}
    for economy in places.tolist():
        weights = book.weights_at(ALL, book.spot(book.economies[economy].iso3, year)).leaf[row]
        own = np.flatnonzero(leverage.alone[:, economy] & (weights > 0))
        one_by_one = sorted(own.tolist(), key=lambda place: -weights[place])
        steps = one_by_one[:1] if one_by_one else trial.steps(row, economy, year)
        answer[book.economies[economy].iso3] = Shortest(
            None if steps is None else tuple(names[place] for place in steps),
            tuple(names[place] for place in one_by_one),
        )
    return answer


class _Trial:
    """One year's evidence, and the gate's answer when some of what is missing is filled in."""

    def __init__(self, book: ScoreBook, year: int) -> None:
        published, at = as_published(book, year), book.years.index(year)
        self.book, self.age = book, published.age
        self.known = ~np.isnan(published.score)
        self.exposed = book.figures.exposed[:, :, at]
        self.exceptions = published.exceptions
        self.scored = book.panels[ALL].pillar.state[:, at :: len(book.years)] == SCORED

    def opened(self, added: Bools) -> Bools:
        """Pillars × economies that gain a score when these indicators are observed everywhere."""
        known = self.known | (added[:, None] & self.exposed)
        state = gate_states(self.book, known, self.age, self.exceptions)
        return np.asarray((state == SCORED) & ~self.scored)

    def steps(self, row: int, economy: int, year: int) -> list[int] | None:
        """The indicators to add to one economy until the pillar is scored, None where all are not enough."""
        book, have = self.book, self.known[:, economy]
        spot = book.spot(book.economies[economy].iso3, year)
        order = in_order(book, row, spot, have, lacking(book, row, spot, have))
        enough = np.flatnonzero(states_along(book, row, spot, order) == SCORED)
        return order[: int(enough[0])] if len(enough) else None
