"""The matrix of evidence gaps: one short mark a cell, each of its own shape."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.views.evidence.gaps.answer.gaps import CARRIED, CODES, NEVER, NOT_APPLICABLE, GapRow

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


def key_marks() -> dict[str, str]:
    """Each state's mark as the key shows it; a carried figure by an example."""
    return {name: mark(code, 2) for code, name in enumerate(CODES)}
