"""What the comparison page shows: every right with its rows, the widest differences, and the parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.answers.pairs.pairs import Compared, ComparedPair, Comparisons, comparisons, nodes_compared
from dashboard.answers.shown.reasons import gate_reason
from dashboard.views.compare.answer.spread import Spread, widest_spreads
from dashboard.views.compare.choice import CompareChoice
from methodology.doubt.book import Doubt
from methodology.explain.evidence import pillar_evidence
from methodology.explain.receipts import node_receipt
from methodology.model import ALL
from methodology.scoring.scorebook import Cell, Node, ScoreBook


@dataclass(frozen=True)
class PartCell:
    """One lane's cell and, where it has no point score, why not."""

    cell: Cell
    reason: str


@dataclass(frozen=True)
class ComparedRow:
    """One economy in one right: `lanes` hold all lanes, `reason` says why the chosen one has no score.

    `coverage` (0 to 1) and `median_year` describe the evidence behind the chosen lane.
    """

    found: Compared
    lanes: tuple[PartCell, ...]
    reason: str
    coverage: float
    median_year: int | None
    receipt: str

    @property
    def iso3(self) -> str:
        return self.found.iso3


@dataclass(frozen=True)
class Block:
    """One right (or overall): `rows` in the order in which they stand on the page."""

    node: Node
    found: Comparisons
    rows: tuple[ComparedRow, ...]
    bracketed: bool

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """The brackets beside the rows; none where the rows don't stand in the order of score."""
        return brackets(self.found) if self.bracketed else ()

    def row(self, iso3: str) -> ComparedRow:
        return next(row for row in self.rows if row.iso3 == iso3)


@dataclass(frozen=True)
class Bracket:
    """A bracket from row `first` to row `last`, counted from 1; those that overlap stand on other `step`s."""

    economies: tuple[str, ...]
    first: int
    last: int
    step: int


@dataclass(frozen=True)
class CompareView:
    """`blocks` begin with overall where it is published; `spreads` are the widest first."""

    choice: CompareChoice
    names: dict[str, str]
    blocks: tuple[Block, ...]
    spreads: tuple[Spread, ...]
    parts: tuple[str, ...]

    @property
    def rights(self) -> tuple[Block, ...]:
        """The blocks without overall, whose pairs would count the same evidence twice."""
        return tuple(block for block in self.blocks if block.node.level == "pillar")

    @property
    def pairs(self) -> tuple[ComparedPair, ...]:
        """The pairs of all rights that have scores on both sides."""
        return tuple(pair for block in self.rights for pair in block.found.pairs)

    @property
    def bracket_steps(self) -> int:
        """For how many brackets side by side the widest right needs room."""
        return max((one.step + 1 for block in self.blocks for one in block.brackets), default=0)

    @property
    def told(self) -> tuple[ComparedPair, ...]:
        """Those that can be told apart."""
        return tuple(pair for pair in self.pairs if pair.told)


def compare_view(book: ScoreBook, doubt: Doubt, choice: CompareChoice) -> CompareView:
    """A comparison of two or more economies. `doubt` is that of the choice's year."""
    selection = choice.selection
    return CompareView(
        choice=choice,
        names={iso3: book.economies[book.economy_index[iso3]].name for iso3 in choice.economies},
        blocks=tuple(_block(book, doubt, choice, node) for node in nodes_compared(book)),
        spreads=widest_spreads(book, choice.economies, selection.year, selection.lane),
        parts=tuple(lane for lane in book.lanes if lane != ALL),
    )


def brackets(found: Comparisons) -> tuple[Bracket, ...]:
    """A bracket for each group, those that overlap stepped apart; rows are counted in the order of score."""
    ranked = [row.iso3 for row in found.by_score]
    ends: list[int] = []
    placed = []
    for group in found.groups:
        first, last = ranked.index(group[0]) + 1, ranked.index(group[-1]) + 1
        step = next((step for step, end in enumerate(ends) if end < first), len(ends))
        ends[step : step + 1] = [last]
        placed.append(Bracket(group, first, last, step))
    return tuple(placed)


def _block(book: ScoreBook, doubt: Doubt, choice: CompareChoice, node: str) -> Block:
    found = comparisons(book, doubt, choice.economies, node, choice.selection.lane)
    shown = found.rows if choice.alphabetical else (*found.by_score, *found.unscored)
    rows = tuple(_row(book, choice, row) for row in shown)
    return Block(book.node_index[node], found, rows, not choice.alphabetical)


def _row(book: ScoreBook, choice: CompareChoice, row: Compared) -> ComparedRow:
    cell, year, lane = row.cell, choice.selection.year, choice.selection.lane
    right = book.node_index[cell.node].level == "pillar"
    evidence = pillar_evidence(book, row.iso3, cell.node, year, lane) if right else None
    return ComparedRow(
        found=row,
        lanes=tuple(_parts(book, (book.cell(row.iso3, cell.node, year, name) for name in book.lanes))),
        reason=gate_reason(cell, book.methodology.gate),
        coverage=cell.coverage,
        median_year=evidence.median_year if evidence else None,
        receipt=node_receipt(book, book.node_index[cell.node], row.iso3, year, lane),
    )


def _parts(book: ScoreBook, cells: Iterable[Cell]) -> Iterable[PartCell]:
    return (PartCell(cell, gate_reason(cell, book.methodology.gate)) for cell in cells)
