"""Real scores to explain the ruler with: one that is scored, one shown as a range, one not scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from methodology.model import ALL, Economy, Pillar, states
from methodology.scoring.scorebook import Cell, ScoreBook


@dataclass(frozen=True)
class ReadingExample:
    """A country's right with all its lanes; the first cell is the `all` lane."""

    economy: Economy
    pillar: Pillar
    cells: tuple[Cell, ...]

    @property
    def whole(self) -> Cell:
        return self.cells[0]

    @property
    def lanes(self) -> tuple[Cell, ...]:
        """The parts of it that are scored."""
        return tuple(cell for cell in self.cells[1:] if cell.state == states.SCORED)


def reading_examples(book: ScoreBook, year: int) -> tuple[ReadingExample, ...]:
    """For each state the first case in the order of pilots, economies and pillars; only states that occur.

    The scored example has all lanes scored where such a case exists, so that every mark can be explained.
    """
    whole = _first(book, year, lambda case: all(cell.state == states.SCORED for cell in case.cells))
    scored = whole or _first(book, year, lambda case: case.whole.state == states.SCORED)
    ranged = _first(book, year, lambda case: case.whole.state == states.RANGE)
    empty = _first(book, year, lambda case: case.whole.state == states.NOT_SCORED)
    return tuple(case for case in (scored, ranged, empty) if case is not None)


def _first(book: ScoreBook, year: int, wanted: Callable[[ReadingExample], bool]) -> ReadingExample | None:
    cases = (
        _case(book, economy, pillar, year)
        for economy in sorted(book.economies, key=lambda economy: not economy.pilot)
        for pillar in book.framework.pillars
    )
    return next(filter(wanted, cases), None)


def _case(book: ScoreBook, economy: Economy, pillar: Pillar, year: int) -> ReadingExample:
    lanes = (ALL, *(lane for lane in book.lanes if lane != ALL))
    cells = tuple(book.cell(economy.iso3, pillar.id, year, lane) for lane in lanes)
    return ReadingExample(economy, pillar, cells)
