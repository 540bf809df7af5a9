"""What the comparison page shows: every right with its rows, the widest differences, and the parts."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.pairs.pairs import Compared, ComparedPair, Comparisons, comparisons, nodes_compared
from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.reasons import gate_reason
from dashboard.answers.shown.score import IntervalOf
from dashboard.language.vocabulary import CORPORATE, STATE
from dashboard.views.compare.answer.companies import ComparedRight, company_comparison
from dashboard.views.compare.answer.spread import Spread, widest_spreads
from dashboard.views.compare.choice import CompareChoice
from methodology.doubt.book import Doubt
from methodology.explain.evidence import pillar_evidence
from methodology.explain.receipts import node_receipt
from methodology.model import ALL
from methodology.scoring.scorebook import Cell, Node, ScoreBook


@dataclass(frozen=True)
class PartCell:
    """One lane's score and, where it has none, why not."""

    cell: ShownScore
    reason: str


@dataclass(frozen=True)
class ComparedRow:
    """One economy in one right: `cell` is the score in the lane chosen, `lanes` hold all lanes, `reason` says
    why the chosen one has no score.

    `coverage` (0 to 1) and `median_year` describe the evidence behind the chosen lane.
    """

    found: Compared
    cell: ShownScore
    lanes: tuple[PartCell, ...]
    reason: str
    coverage: float
    median_year: int | None
    receipt: str

    @property
    def iso3(self) -> str:
        return self.found.iso3

    @property
    def others(self) -> tuple[PartCell, ...]:
        """All lanes but that of all actors."""
        return tuple(part for part in self.lanes if part.cell.lane != ALL)


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
class SideBySide:
    """`blocks` begin with overall where it is published; `spreads` are the widest first; `companies` are the
    rights on which single companies are known.

    `draws` and `level` say how often all was recalculated, and in what share a score lies in its interval.
    """

    choice: CompareChoice
    names: dict[str, str]
    blocks: tuple[Block, ...]
    spreads: tuple[Spread, ...]
    parts: tuple[str, ...]
    companies: tuple[ComparedRight, ...]
    companies_lane: str
    draws: int
    level: float

    @property
    def paired(self) -> bool:
        """Whether the parts are that of the state and that of companies, which stand on one line."""
        return self.parts == (STATE, CORPORATE)

    @property
    def companies_drawn(self) -> bool:
        """Whether any right has a score for companies."""
        lanes = (part.cell for block in self.rights for row in block.rows for part in row.lanes)
        return any(cell.lane == self.companies_lane and cell.score is not None for cell in lanes)

    @property
    def companies_alone(self) -> bool:
        """Whether only companies one by one are shown: they have marks and counts, and no mean."""
        asked = self.choice.selection.lane == self.companies_lane
        return bool(self.companies) and asked and not self.companies_drawn

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


def side_by_side(book: ScoreBook, doubt: Doubt, choice: CompareChoice, interval: IntervalOf) -> SideBySide:
    """A comparison of two or more economies. `doubt` is that of the choice's year, `interval` gives that
    around a score."""
    year, lane = choice.selection.year, choice.selection.lane
    return SideBySide(
        choice=choice,
        names={iso3: book.economies[book.economy_index[iso3]].name for iso3 in choice.economies},
        blocks=tuple(_block(book, doubt, choice, node, interval) for node in nodes_compared(book)),
        spreads=widest_spreads(book, choice.economies, year, interval, lane),
        parts=tuple(name for name in book.lanes if name != ALL),
        companies=company_comparison(book, choice.economies, year, interval),
        companies_lane=book.methodology.companies_lane,
        draws=doubt.draws,
        level=doubt.level,
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


def _block(book: ScoreBook, doubt: Doubt, choice: CompareChoice, node: str, interval: IntervalOf) -> Block:
    compared = comparisons(book, doubt, choice.economies, node, choice.selection.lane)
    ordered = compared.rows if choice.alphabetical else (*compared.by_score, *compared.unscored)
    rows = tuple(_row(book, choice, row, interval) for row in ordered)
    return Block(book.node_index[node], compared, rows, not choice.alphabetical)


def _row(book: ScoreBook, choice: CompareChoice, row: Compared, interval: IntervalOf) -> ComparedRow:
    cell, year, lane = row.cell, choice.selection.year, choice.selection.lane
    right = book.node_index[cell.node].level == "pillar"
    evidence = pillar_evidence(book, row.iso3, cell.node, year, lane) if right else None
    lanes = {name: _part(book, book.cell(row.iso3, cell.node, year, name), interval) for name in book.lanes}
    return ComparedRow(
        found=row,
        cell=lanes[lane].cell,
        lanes=tuple(lanes.values()),
        reason=lanes[lane].reason,
        coverage=cell.coverage,
        median_year=evidence.median_year if evidence else None,
        receipt=node_receipt(book, book.node_index[cell.node], row.iso3, year, lane),
    )


def _part(book: ScoreBook, cell: Cell, interval: IntervalOf) -> PartCell:
    return PartCell(shown_cell(cell, interval), gate_reason(cell, book.methodology.gate))
