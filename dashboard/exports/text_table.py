"""Tables of plain text for a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]], digits: int = 2) -> list[str]:
    """Lines of a table, columns aligned: words to the left, numbers to the right with `digits` decimals."""
    body = [list(row) for row in rows]
    words = [[_word(value, digits) for value in row] for row in body]
    right = [
        bool(body) and all(isinstance(row[c], int | float | None) for row in body) for c in range(len(head))
    ]
    widths = [max(len(line[c]) for line in [list(head), *words]) for c in range(len(head))]
    return [_line(line, widths, right) for line in [list(head), *words]]


def section(title: str, lines: Iterable[str]) -> list[str]:
    """A heading, the lines indented below it, and a blank line."""
    return [title, *(f"  {line}" if line else "" for line in lines), ""]


def number(value: float | None, digits: int = 2) -> str:
    """A number with so many decimals, a dash where there is none; never a minus before nothing."""
    if value is None or math.isnan(value):
        return "-"
    text = f"{value:.{digits}f}"
    return text[1:] if text.startswith("-") and not text.strip("-0.") else text


def _word(value: object, digits: int) -> str:
    if isinstance(value, float) or value is None:
        return number(value, digits)
    return str(value)


def _line(words: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = (
        word.rjust(width) if is_number else word.ljust(width)
        for word, width, is_number in zip(words, widths, right, strict=True)
    )
    return "  ".join(cells).rstrip()
