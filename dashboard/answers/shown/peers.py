"""Where an economy stands among its region and its income group: scores side by side, never bare ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from dashboard.answers.asked.search import folded
from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.doubt.book import HIGHER, LOWER, OPEN, Doubt
from methodology.model import ALL, Economy, states
from methodology.scoring.aggregation.gate import SCORED, STATES
from methodology.scoring.scorebook import ScoreBook

LEAST_IN_SUBREGION = 8
"""A subregion with fewer economies says little; its region is taken instead."""

REGION, INCOME = "region", "income"


@dataclass(frozen=True)
class PeerGroup:
    """Economies that readers compare with, the economy itself among them; `members` are ISO codes, A to Z."""

    kind: str
    title: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Peer:
    """A scored member: `shown` is its score with the doubt about it, where that was asked for."""

    iso3: str
    name: str
    score: float
    shown: ShownScore


@dataclass(frozen=True)
class Standing:
    """One node over a group: `peers` are the scored members with evidence in the order of their scores."""

    group: PeerGroup
    cell: ShownScore
    name: str
    peers: tuple[Peer, ...]

    @property
    def median(self) -> float | None:
        return median(peer.score for peer in self.peers) if self.peers else None

    @property
    def lowest(self) -> Peer | None:
        return self.peers[0] if self.peers else None

    @property
    def highest(self) -> Peer | None:
        return self.peers[-1] if self.peers else None

    def peer(self, iso3: str) -> Peer | None:
        """One member; None where it has no score."""
        return self._by_iso3.get(iso3)

    @cached_property
    def _by_iso3(self) -> Mapping[str, Peer]:
        return {peer.iso3: peer for peer in self.peers}

    @property
    def by_name(self) -> tuple[Peer, ...]:
        """The scored members A to Z."""
        return tuple(sorted(self.peers, key=lambda peer: folded(peer.name)))

    @property
    def others(self) -> tuple[Peer, ...]:
        return tuple(peer for peer in self.peers if peer.iso3 != self.cell.iso3)


@dataclass(frozen=True)
class OrderAmong:
    """How many others an economy stands above and below beyond doubt, and from how many it can't be told."""

    above: int
    below: int
    open: int


def order_among(doubt: Doubt, standing: Standing) -> OrderAmong | None:
    """The order of an economy among its scored peers in the draws; None where it has no score or no peers.

    The node is a pillar, dimension or overall. Raises KeyError for a node that the doubt does not know.
    """
    cell = standing.cell
    others = [peer.iso3 for peer in standing.others] if cell.state == STATES[SCORED] else []
    compared = doubt.compare_with(cell.iso3, others, cell.node, cell.lane)
    verdicts = Counter(one.verdict for one in compared if one)
    if not verdicts:
        return None
    return OrderAmong(verdicts[HIGHER], verdicts[LOWER], verdicts[OPEN])


def groups_of(book: ScoreBook, iso3: str) -> tuple[PeerGroup, ...]:
    """The region (or subregion, where it is large enough) and the income group; those that are known."""
    economy = book.economies[book.economy_index[iso3]]
    found = (_region(book, economy), _group(book, INCOME, "income_group", economy.income_group))
    return tuple(group for group in found if group and len(group.members) > 1)


def _region(book: ScoreBook, economy: Economy) -> PeerGroup | None:
    subregion = _group(book, REGION, "subregion", economy.subregion)
    if subregion and len(subregion.members) >= LEAST_IN_SUBREGION:
        return subregion
    return _group(book, REGION, "region", economy.region)


def _group(book: ScoreBook, kind: str, attribute: str, title: str) -> PeerGroup | None:
    if not title:
        return None
    found = [economy for economy in book.economies if getattr(economy, attribute) == title]
    members = sorted(found, key=lambda economy: folded(economy.name))
    return PeerGroup(kind, title, tuple(economy.iso3 for economy in members))


def standing(
    book: ScoreBook,
    iso3: str,
    node: str,
    group: PeerGroup,
    year: int,
    lane: str = ALL,
    interval: IntervalOf = no_interval,
) -> Standing:
    """One node over a group's economies; `interval` is asked for the doubt about each score.

    Raises KeyError for an unknown economy, node, year or lane."""
    column = book.column(node, year, lane)
    places = [book.economy_index[member] for member in group.members]
    peers = sorted(
        (
            _peer(book.economies[place], float(column.score[place]), (node, year, lane), interval)
            for place in places
            if column.state[place] == SCORED and column.coverage[place] > 0
        ),
        key=lambda peer: (peer.score, peer.name),
    )
    name = book.economies[book.economy_index[iso3]].name
    own = shown_cell(book.cell(iso3, node, year, lane), interval)
    return Standing(group, own, name, tuple(peers))


def _peer(economy: Economy, score: float, of: tuple[str, int, str], interval: IntervalOf) -> Peer:
    bare = ShownScore(economy.iso3, *of, states.SCORED, score, score, score)
    return Peer(economy.iso3, economy.name, score, replace(bare, interval=interval(bare)))
