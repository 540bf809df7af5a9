"""The matrix of evidence gaps: one short mark a cell, each of its own shape."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.views.evidence.gaps.answer.gaps import (
    CARRIED,
    NEVER,
    NOT_APPLICABLE,
    GapRow,
    Gaps,
    PillarGaps,
)

MARKS = ("•", "", "○", "×", "–", "/", "∅", "□")
"""One mark a state, in the order of CODES; a carried figure is its age in years."""


def mark(code: int, age: int = 0) -> str:
    """The mark of one state: a dot, the age of a carried figure, or the sign of the reason."""
    return str(age) if code == CARRIED else MARKS[code]


def gap_cells(row: GapRow) -> Markup:
    """One economy's cells. End tags are left out, as HTML allows: there are more than ten thousand cells."""
    return Markup("".join(map(_cell, row.codes, row.ages)))


def _cell(code: int, age: int) -> str:
    return f"<td{' class=lack' if NEVER <= code < NOT_APPLICABLE else ''}>{mark(code, age)}"


def matrix(right: PillarGaps) -> tuple[Markup, ...]:
    """The cells of each row of a right, in their order."""
    return tuple(map(gap_cells, right.rows))


@dataclass(frozen=True)
class KeyMark:
    """A state that occurs, as a place in CODES, its mark and how many cells are in it; `lack` where it asks
    for evidence."""

    code: int
    mark: str
    cells: int

    @property
    def lack(self) -> bool:
        return self.code >= NEVER


def key_marks(found: Gaps) -> tuple[KeyMark, ...]:
    """The states that occur as the key shows them; a carried figure by an example."""
    return tuple(KeyMark(code, mark(code, 2), cells) for code, cells in enumerate(found.cells) if cells)
