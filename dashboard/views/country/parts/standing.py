"""The profile of one economy: how it is, who is responsible, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.doubt.ledger import LedgerDoubt, ledger_doubt
from methodology.explain.evidence import KindScore, PillarEvidence, by_kind, pillar_evidence
from methodology.explain.ledger import Ledger, ledger
from methodology.explain.receipts import node_receipt
from methodology.model import ALL, Economy, Indicator, Pillar, states
from methodology.scoring.scorebook import Cell, Node, ScoreBook

LEAST_OF_A_KIND = 2
"""A mean of fewer indicators is one indicator's figure, not a kind's."""

TELLING = 0.5
"""Scores closer than half a level are not told apart in words."""


@dataclass(frozen=True)
class LaneScore:
    """The score of one lane of a pillar, and what it rests on."""

    cell: ShownScore
    evidence: PillarEvidence


@dataclass(frozen=True)
class PillarScore:
    """One pillar: its lanes (`all` first), its strongest and weakest dimension where they differ tellingly.

    `ledger`, `ledger_doubt` and `heaviest` (the indicator that most points are lost on) are None where the
    pillar is not scored; `kinds` holds those with enough indicators; `receipt` is that of the selected lane.
    """

    pillar: Pillar
    lanes: tuple[LaneScore, ...]
    strongest: tuple[Node, Cell] | None
    weakest: tuple[Node, Cell] | None
    ledger: Ledger | None
    ledger_doubt: LedgerDoubt | None
    heaviest: Indicator | None
    kinds: Mapping[str, KindScore]
    receipt: str

    @property
    def whole(self) -> LaneScore:
        return self.lanes[0]

    def lane(self, lane: str) -> LaneScore:
        return next(found for found in self.lanes if found.cell.lane == lane)


@dataclass(frozen=True)
class Profile:
    """An economy in a year: each of its pillars."""

    economy: Economy
    selection: Selection
    pillars: tuple[PillarScore, ...]

    @property
    def scored(self) -> tuple[PillarScore, ...]:
        return tuple(row for row in self.pillars if row.whole.cell.state == states.SCORED)

    @property
    def thin(self) -> tuple[PillarScore, ...]:
        """The pillars without a point score."""
        return tuple(row for row in self.pillars if row.whole.cell.state != states.SCORED)


def country_profile(
    book: ScoreBook, iso3: str, selection: Selection, interval: IntervalOf = no_interval
) -> Profile:
    """All pillars of one economy in one year; `interval` is asked for the doubt about each score.

    Raises KeyError for an unknown economy."""
    economy = book.economies[book.economy_index[iso3]]
    rows = tuple(pillar_score(book, iso3, pillar, selection, interval) for pillar in book.framework.pillars)
    return Profile(economy, selection, rows)


def pillar_score(
    book: ScoreBook, iso3: str, pillar: Pillar, selection: Selection, interval: IntervalOf = no_interval
) -> PillarScore:
    """One pillar in one year; the kinds are those of the selected lane."""
    year, lane = selection.year, selection.lane
    lanes = tuple(
        LaneScore(
            shown_cell(book.cell(iso3, pillar.id, year, name), interval),
            pillar_evidence(book, iso3, pillar.id, year, name),
        )
        for name in book.lanes
    )
    strongest, weakest = _ends(book, iso3, pillar, year)
    whole = lanes[0].cell
    shown = next(found.cell for found in lanes if found.cell.lane == lane)
    return PillarScore(
        pillar=pillar,
        lanes=lanes,
        strongest=strongest,
        weakest=weakest,
        ledger=ledger(book, iso3, pillar.id, year) if whole.state == states.SCORED else None,
        ledger_doubt=ledger_doubt(book, iso3, pillar.id, year) if whole.state == states.SCORED else None,
        heaviest=_heaviest(book, iso3, pillar, year) if whole.state == states.SCORED else None,
        kinds=_kinds(book, iso3, pillar, year, lane) if shown.state != states.NOT_SCORED else {},
        receipt=node_receipt(book, book.node_index[pillar.id], iso3, year, lane),
    )


def _heaviest(book: ScoreBook, iso3: str, pillar: Pillar, year: int) -> Indicator | None:
    """The indicator on which the pillar loses most points; None where nothing is lost."""
    at = book.spot(iso3, year)
    weights = book.shown_weights(book.tree.pillar_index[pillar.id], ALL, at)
    scores = book.point_scores(at)
    lost = np.where(weights > 0, weights * (book.methodology.scale_max - scores), 0.0)
    return book.indicator(int(lost.argmax())) if lost.max() > 0 else None


def _kinds(book: ScoreBook, iso3: str, pillar: Pillar, year: int, lane: str) -> Mapping[str, KindScore]:
    found = by_kind(book, iso3, pillar.id, year, lane)
    return {kind: score for kind, score in found.items() if score.indicators >= LEAST_OF_A_KIND}


def _ends(
    book: ScoreBook, iso3: str, pillar: Pillar, year: int
) -> tuple[tuple[Node, Cell] | None, tuple[Node, Cell] | None]:
    """The strongest and the weakest dimension with most of its weight observed, where they are told apart."""
    found = []
    for dimension in pillar.dimensions:
        node = book.node_index.get(f"{pillar.id}.{dimension.id}")
        if node is None:
            continue
        cell = book.cell(iso3, node.id, year, ALL)
        if cell.score is not None and cell.coverage >= 0.5:
            found.append((node, cell))
    found.sort(key=lambda pair: pair[1].score or 0.0)
    if len(found) < 2 or (found[-1][1].score or 0.0) - (found[0][1].score or 0.0) < TELLING:
        return None, None
    return found[-1], found[0]
