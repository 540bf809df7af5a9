"""One receipt: the number it was given for, whether it still stands, and what the number is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.reasons import why_missing
from dashboard.answers.shown.score import IntervalOf, no_interval
from dashboard.answers.shown.trace import explained
from dashboard.content.receipts import Found
from dashboard.content.versions.published import Published, Versions
from methodology.change.change import ChangeParts, change
from methodology.explain.receipts import node_receipt
from methodology.model import ALL, Economy, Gate, Source, states
from methodology.model.terms import terms
from methodology.scoring.missing import Missing
from methodology.scoring.scorebook import Cell, Node, ScoreBook


@dataclass(frozen=True)
class Number:
    """A number as a book has it, and what it takes to say why it has no point score: `missing` for an
    indicator, else the gate's `rule`."""

    cell: Cell
    missing: Missing | None
    rule: Gate


@dataclass(frozen=True)
class Live:
    """Where the number stands today: itself and its receipt, and the address of its page."""

    number: Number
    receipt: str
    path: str
    query: dict[str, object]


@dataclass(frozen=True)
class Basis:
    """What a number rests on: the version and engine of its methodology, the digest of its content, and for
    an indicator the `figure` (None where it may not be shown), `cited` where it goes no further."""

    version: str
    engine: str
    digest: str
    source: Source | None
    unit: str
    figure: float | None
    cited: bool


@dataclass(frozen=True)
class ReceiptAnswer:
    """What a receipt stands for.

    `published` is the version it was found in, None where it is in none of those that can be read, of which
    `versions` tells. `above` are the
    titles on the way down to the node. `shown` has an interval only where the number is in force. `live` is
    None where today's content has no such number. `change` is the way from then to now, None unless both have
    a score and they differ in their receipts.
    """

    receipt: str
    published: Published | None
    basis: Basis
    economy: Economy
    node: Node
    above: tuple[str, ...]
    number: Number
    shown: ShownScore
    live: Live | None
    change: ChangeParts | None
    trace: dict[str, Any]
    versions: Versions

    @property
    def in_force(self) -> bool:
        """True where today's number has this very receipt."""
        return self.live is not None and self.live.receipt == self.receipt


def receipt_answer(
    found: Found, receipt: str, book: ScoreBook, interval: IntervalOf = no_interval
) -> ReceiptAnswer:
    """The answer for a receipt that was found; `book` is today's content, `interval` is of its scores."""
    cell = found.book.cell(found.iso3, found.node.id, found.year, found.lane)
    live = live_number(book, cell.node, cell.level, cell.iso3, cell.year, cell.lane)
    moved = live is not None and live.receipt != receipt
    return ReceiptAnswer(
        receipt=receipt,
        published=found.published,
        basis=_basis(found.book, cell),
        economy=found.book.economies[found.book.economy_index[found.iso3]],
        node=found.node,
        above=_above(found.book, found.node),
        number=_number(found.book, cell),
        shown=shown(cell, None if live is None or moved else interval(cell)),
        live=live,
        change=change(found.book, book, cell.iso3, cell.node, (cell.year, cell.year), cell.lane)
        if moved
        else None,
        trace=explained(found.book, cell.iso3, cell.node, cell.year, cell.lane),
        versions=found.versions,
    )


def live_number(book: ScoreBook, node_id: str, level: str, iso3: str, year: int, lane: str) -> Live | None:
    """The same number in today's content, None where it no longer exists there."""
    node = book.node_index.get(node_id)
    known = iso3 in book.economy_index and year in book.years and lane in book.lanes
    if node is None or node.level != level or not known:
        return None
    return Live(
        number=_number(book, book.cell(iso3, node.id, year, lane)),
        receipt=node_receipt(book, node, iso3, year, lane),
        path=_path(iso3, node),
        query={
            "year": None if year == book.default_year else year,
            "lane": None if lane == ALL else lane,
        },
    )


def _number(book: ScoreBook, cell: Cell) -> Number:
    lacking = cell.level == "indicator" and cell.state != states.SCORED
    missing = why_missing(book, cell.node, cell.iso3, cell.year, cell.lane) if lacking else None
    return Number(cell, missing, book.methodology.gate)


def _basis(book: ScoreBook, cell: Cell) -> Basis:
    indicator = book.framework.by_id.get(cell.node)
    source = book.content.source_of(indicator) if indicator else None
    return Basis(
        version=book.methodology.version,
        engine=book.engine,
        digest=book.content.digest,
        source=source,
        unit=indicator.unit if indicator else "",
        figure=book.cited_value(cell),
        cited=source is not None and terms(source).single and not terms(source).bulk,
    )


def _path(iso3: str, node: Node) -> str:
    """The page that shows a number, without language and query."""
    if node.level == "overall":
        return f"/country/{iso3}"
    if node.level == "indicator":
        return f"/country/{iso3}/indicator/{node.id}"
    return f"/country/{iso3}/{node.pillar}" + (f"#{node.dimension}" if node.level == "dimension" else "")


def _above(book: ScoreBook, node: Node) -> tuple[str, ...]:
    """Titles of the pillar and the dimension that a node belongs to, itself left out."""
    pillar = book.framework.pillar_by_id.get(node.pillar)
    if pillar is None or node.level in ("overall", "pillar"):
        return ()
    dimension = [d.title for d in pillar.dimensions if d.id == node.dimension and not d.implicit]
    return (pillar.title, *(dimension if node.level == "indicator" else []))
