"""The year and the lane of a view, read from its query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked import read
from methodology.model import ALL
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Selection:
    """What a view shows: one of the book's years and one of its lanes."""

    year: int
    lane: str = ALL


def read_selection(book: ScoreBook, query: Mapping[str, str]) -> Selection:
    """The year and lane asked for; the book's default year and the `all` lane where a key is left out.

    Raises Refused, NoScoredYear where the content has none.
    """
    return Selection(
        read.shown_year(book, query.get("year") or None), read.lane(book, query.get("lane") or None)
    )


def query_of(selection: Selection, book: ScoreBook) -> dict[str, object]:
    """The query that leads to the same selection elsewhere; what is default is left out."""
    return {
        "year": None if selection.year == book.default_year else selection.year,
        "lane": None if selection.lane == ALL else selection.lane,
    }
