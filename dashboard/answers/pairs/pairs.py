"""Economies side by side in one node: scores, intervals, places, and which pairs can be told apart.

The page `/compare`, its API and `drd compare` all ask here, so that they say the same. Nothing is decided
anew: whether two scores can be told apart is `methodology.doubt.book.Doubt.compare`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from methodology.doubt.book import APART, OPEN, Components, Doubt, DrawComparison
from methodology.model import ALL
from methodology.scoring.scorebook import OVERALL, Cell, ScoreBook

HUNDRED = 100


@dataclass(frozen=True)
class Places:
    """Where a score stands among the `of` scored ones, 1 the highest: never one place, always from best to
    worst. `low` and `high` hold for this economy alone, `set_low` and `set_high` for all of them at once."""

    low: int
    high: int
    set_low: int
    set_high: int
    of: int


@dataclass(frozen=True)
class Compared:
    """One economy in one node; `interval` and `places` are None without a point score."""

    iso3: str
    name: str
    cell: Cell
    interval: Components | None
    outside: bool
    places: Places | None

    @property
    def scored(self) -> bool:
        return self.interval is not None


@dataclass(frozen=True)
class ComparedPair:
    """Two scored economies in the order in which they were asked for."""

    first: str
    second: str
    found: DrawComparison

    @property
    def told(self) -> bool:
        """Whether they can be told apart."""
        return self.found.verdict != OPEN

    @property
    def upper(self) -> str:
        """The one that is higher more often; the first where both are so equally often."""
        return self.first if self.found.above >= self.found.below else self.second

    @property
    def lower(self) -> str:
        return self.second if self.upper == self.first else self.first

    @property
    def share(self) -> float:
        """In which share of the recalculations the upper one is higher."""
        return max(self.found.above, self.found.below)


@dataclass(frozen=True)
class Order:
    """Each of `uppers` stands above each of `lowers`."""

    uppers: tuple[str, ...]
    lowers: tuple[str, ...]


@dataclass(frozen=True)
class Comparisons:
    """Economies in one node, year and lane: `rows` and `pairs` in the order in which they were asked for.

    `simpler` is None, or so many draws, of all, that orders rest on because there are many economies.
    """

    node: str
    lane: str
    rows: tuple[Compared, ...]
    pairs: tuple[ComparedPair, ...]
    simpler: tuple[int, int] | None = None

    @cached_property
    def names(self) -> dict[str, str]:
        return {row.iso3: row.name for row in self.rows}

    @cached_property
    def by_score(self) -> tuple[Compared, ...]:
        """The rows with a score, highest first; equal scores stay in the order in which they were asked."""
        return tuple(sorted((row for row in self.rows if row.scored), key=lambda row: -(row.cell.score or 0)))

    @property
    def unscored(self) -> tuple[Compared, ...]:
        """The rows that are part of no pair."""
        return tuple(row for row in self.rows if not row.scored)

    @property
    def told(self) -> tuple[ComparedPair, ...]:
        """The pairs that can be told apart."""
        return tuple(pair for pair in self.pairs if pair.told)

    def pair(self, one: str, other: str) -> ComparedPair:
        """The pair of two scored economies. Raises KeyError where one has no score."""
        return self._pairs[frozenset((one, other))]

    @cached_property
    def _pairs(self) -> dict[frozenset[str], ComparedPair]:
        return {frozenset((pair.first, pair.second)): pair for pair in self.pairs}

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """Every pair that can be told apart, once; economies that stand above the same ones are together."""
        ranked = [row.iso3 for row in self.by_score]
        lowers: defaultdict[str, set[str]] = defaultdict(set)
        for pair in self.told:
            lowers[pair.upper].add(pair.lower)
        uppers: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for iso3 in ranked:
            if lowers[iso3]:
                uppers[frozenset(lowers[iso3])].append(iso3)
        return tuple(
            Order(tuple(above), tuple(iso3 for iso3 in ranked if iso3 in below))
            for below, above in uppers.items()
        )

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The largest sets of neighbours by score without a pair that can be told apart; of two or more."""
        ranked = [row.iso3 for row in self.by_score]
        found: list[tuple[int, int]] = []
        for start in range(len(ranked)):
            end = start
            while end + 1 < len(ranked) and not any(
                self.pair(one, ranked[end + 1]).told for one in ranked[start : end + 1]
            ):
                end += 1
            if end > start and (not found or end > found[-1][1]):
                found.append((start, end))
        return tuple(tuple(ranked[start : end + 1]) for start, end in found)

    @property
    def loose(self) -> tuple[ComparedPair, ...]:
        """Pairs that cannot be told apart though one between them can; they are in no group."""
        together = {frozenset(two) for group in self.groups for two in combinations(group, 2)}
        return tuple(
            pair for pair in self.pairs if not pair.told and {pair.first, pair.second} not in together
        )


def comparisons(
    book: ScoreBook, doubt: Doubt, economies: Sequence[str], node: str, lane: str = ALL
) -> Comparisons:
    """Some economies in a node above the indicators. Raises KeyError for an unknown economy, node or lane."""
    rows = tuple(_compared(book, doubt, iso3, node, lane) for iso3 in economies)
    scored = [row.iso3 for row in rows if row.scored]
    pairs = ((one, other, doubt.compare(one, other, node, lane)) for one, other in combinations(scored, 2))
    compared = tuple(ComparedPair(one, two, found) for one, two, found in pairs if found)
    simpler = (doubt.order_draws, doubt.draws) if doubt.simpler else None
    return Comparisons(node, lane, rows, compared, simpler)


def nodes_compared(book: ScoreBook) -> tuple[str, ...]:
    """The nodes that stand side by side: overall, where it is published, and every right."""
    return (*([OVERALL] if OVERALL in book.node_index else []), *(p.id for p in book.framework.pillars))


def hundredths(pair: ComparedPair, share: float) -> int:
    """A share of a pair's recalculations as so many of 100, for people.

    A pair that cannot be told apart never seems to reach the limit by rounding.
    """
    whole = round(share * HUNDRED)
    return min(whole, round(APART * HUNDRED) - 1) if not pair.told and share < APART else whole


def _compared(book: ScoreBook, doubt: Doubt, iso3: str, node: str, lane: str) -> Compared:
    cell = book.cell(iso3, node, doubt.year, lane)
    found = doubt.components(iso3, node, lane)
    name = book.economies[book.economy_index[iso3]].name
    return Compared(
        iso3, name, cell, found, doubt.outside(iso3, node, lane), _places(doubt, iso3, node, lane)
    )


def _places(doubt: Doubt, iso3: str, node: str, lane: str) -> Places | None:
    alone, together = doubt.rank_range(iso3, node, lane), doubt.rank_set(iso3, node, lane)
    if alone is None or together is None:
        return None
    return Places(*alone, *together, doubt.ranked(node, lane))
