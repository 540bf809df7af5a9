"""Tables of more economies than a page can hold, in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dashboard.answers.asked.economies import WorldChoice
from dashboard.answers.asked.refused import Refused

MOST_ROWS = 500
"""Up to so many, all are sent and the browser filters and sorts them; beyond, the server does."""
Row = TypeVar("Row")


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """The rows of one page, which of how many it is (from 1), and the place of its first row among them.

    `whole` says that the table has no pages: all rows are there, those that a filter leaves out hidden.
    """

    rows: tuple[Row, ...]
    number: int
    of: int
    first: int
    matching: int

    @property
    def whole(self) -> bool:
        return self.of == 0


def paged(rows: Sequence[Row], shown: Sequence[bool], choice: WorldChoice) -> Paged[Row]:
    """The page that was asked for of all rows, of which those `shown` pass the filters.

    Raises Refused for a page that is not there.
    """
    if len(rows) <= MOST_ROWS:
        if choice.page != 1:
            raise Refused("page", str(choice.page), ("1",))
        return Paged(tuple(rows), 1, 0, 1, sum(shown))
    matching = [row for row, is_shown in zip(rows, shown, strict=True) if is_shown]
    pages = max(1, -(-len(matching) // MOST_ROWS))
    if choice.page > pages:
        raise Refused("page", str(choice.page), tuple(map(str, range(1, pages + 1))))
    start = (choice.page - 1) * MOST_ROWS
    return Paged(tuple(matching[start : start + MOST_ROWS]), choice.page, pages, start + 1, len(matching))
