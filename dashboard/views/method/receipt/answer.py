"""One receipt: the number it was given for, whether it still stands, and what the number is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.answers.shown.trace import explained
from dashboard.content.receipts import Found
from dashboard.content.versions.published import Published
from methodology.change.change import ChangeParts, change
from methodology.explain.receipts import node_receipt
from methodology.model import ALL, Economy
from methodology.scoring.scorebook import Cell, Node, ScoreBook


@dataclass(frozen=True)
class Live:
    """Where the number stands today: its cell and receipt, and the address of its page."""

    cell: Cell
    receipt: str
    path: str
    query: dict[str, object]


@dataclass(frozen=True)
class ReceiptAnswer:
    """What a receipt stands for.

    `published` is the version it was found in, None for content that is not published (yet). `above` are the
    titles on the way down to the node. `live` is None where today's content has no such number. `change` is
    the way from then to now, None unless both have a score and they differ in their receipts.
    """

    receipt: str
    published: Published | None
    book: ScoreBook
    economy: Economy
    node: Node
    above: tuple[str, ...]
    cell: Cell
    live: Live | None
    change: ChangeParts | None
    trace: dict[str, Any]

    @property
    def in_force(self) -> bool:
        """True where today's number has this very receipt."""
        return self.live is not None and self.live.receipt == self.receipt


def receipt_answer(found: Found, receipt: str, book: ScoreBook) -> ReceiptAnswer:
    """The answer for a receipt that was found; `book` is today's content."""
    cell = found.book.cell(found.iso3, found.node.id, found.year, found.lane)
    live = live_number(book, cell.node, cell.level, cell.iso3, cell.year, cell.lane)
    moved = live is not None and live.receipt != receipt
    return ReceiptAnswer(
        receipt=receipt,
        published=found.published,
        book=found.book,
        economy=found.book.economies[found.book.economy_index[found.iso3]],
        node=found.node,
        above=_above(found.book, found.node),
        cell=cell,
        live=live,
        change=change(found.book, book, cell.iso3, cell.node, (cell.year, cell.year), cell.lane)
        if moved
        else None,
        trace=explained(found.book, cell.iso3, cell.node, cell.year, cell.lane),
    )


def live_number(book: ScoreBook, node_id: str, level: str, iso3: str, year: int, lane: str) -> Live | None:
    """The same number in today's content, None where it no longer exists there."""
    node = book.node_index.get(node_id)
    known = iso3 in book.economy_index and year in book.years and lane in book.lanes
    if node is None or node.level != level or not known:
        return None
    return Live(
        cell=book.cell(iso3, node.id, year, lane),
        receipt=node_receipt(book, node, iso3, year, lane),
        path=_path(iso3, node),
        query={
            "year": None if year == book.default_year else year,
            "lane": None if lane == ALL else lane,
        },
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
