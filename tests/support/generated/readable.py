"""What no reader should ever see: numbers that are none, stand-ins, places that nothing was filled into."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

HIDDEN = re.compile(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->")
TAGS = re.compile(r"(?s)<[^>]*>")
ODD = re.compile(
    r"(?<![\w'])(?:nan|NaN|-?inf|Infinity|undefined|Traceback)(?![\w'])"
    r"|%\(\w+\)|\bnp\.float64\(|\bYear 0\b|<bound method"
)
STAND_IN = re.compile(r"(?<![\w'“\"])None(?![\w'”\"])(?! [a-z])")
PLACES = re.compile(
    r"\b(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height|d|points|value|data-score|data-year|data-low"
    r'|data-high)="([^"]*)"'
)
WRONG_PLACE = re.compile(r"nan|inf|None|undefined")
YEAR_ZERO = re.compile(r"(?:[Yy]ear|in|In|of|since|,) 0(?![.\d:–\w%])(?! )")


EMPTY = re.compile(r"\(\)|“”|\b(?:by|of|in|for|from|at|and|is) [.,;:)](?!\d)")
"""Where a word was to be filled in and none was."""


def problems_of_page(html: str) -> list[str]:
    """The odd words in what a page shows, and odd numbers in its drawings."""
    words = words_of(html)
    empty = [f"nothing filled in: “{around(words, match.start())}”" for match in EMPTY.finditer(words)]
    return [*problems_of_text(words), *empty, *odd_places(HIDDEN.sub(" ", html))]


def words_of(html: str) -> str:
    """The text of a page as it is read."""
    return " ".join(unescape(TAGS.sub(" ", HIDDEN.sub(" ", html))).split())


def problems_of_text(text: str) -> list[str]:
    matches = [*ODD.finditer(text), *STAND_IN.finditer(text), *YEAR_ZERO.finditer(text)]
    return [f"“{around(text, match.start())}”" for match in matches]


def odd_places(html: str) -> list[str]:
    return [f"<{match[0]}>" for match in PLACES.finditer(html) if WRONG_PLACE.search(match[1])]


def problems_of_table(text: str) -> list[str]:
    """A table has one width, and no cell that is no number."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    problems = [] if len({len(row) for row in rows}) <= 1 else ["rows of different widths"]
    odd = {cell for row in rows for cell in row if cell in ("nan", "NaN", "inf", "-inf", "None")}
    return [*problems, *(f"a cell is {cell}" for cell in sorted(odd))]


def around(text: str, place: int) -> str:
    return " ".join(text[max(place - 40, 0) : place + 40].split())
