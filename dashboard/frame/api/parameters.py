"""The query of an API address, read strictly: unknown, repeated and wrong parameters are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from dashboard.answers.asked import read
from dashboard.frame.api.problems import out_of_range, repeated, unknown_parameter
from methodology.scoring.scorebook import ScoreBook

PAGE = ("limit", "offset")
DEFAULT_LIMIT, HIGHEST_LIMIT = 100, 1000


@dataclass(frozen=True)
class Slice:
    """Which part of a list is asked for."""

    limit: int
    offset: int

    def of(self, items: Sequence[object]) -> dict[str, object]:
        """The part, with what one needs to ask for the next."""
        part = items[self.offset : self.offset + self.limit]
        return self.page(len(items), list(part))

    def page(self, total: int, items: Sequence[object]) -> dict[str, object]:
        """A part that was cut elsewhere."""
        return {"total": total, "limit": self.limit, "offset": self.offset, "items": items}


class Parameters:
    """The values of one request's query. Raises Problem for a parameter that the address does not take
    or that is given twice, and Refused for a value that is not allowed."""

    def __init__(self, query: MultiDict[str, str], allowed: Sequence[str]) -> None:
        for name, values in query.lists():
            if name not in allowed:
                raise unknown_parameter(name, allowed)
            if len(values) > 1:
                raise repeated(name, values)
        self._values = {name: value for name, value in query.items() if value}

    def text(self, name: str) -> str:
        """A value as it stands; empty where it is left out."""
        return self._values.get(name, "")

    def choice(self, name: str, allowed: Sequence[str], default: str = "") -> str:
        """One of the allowed values."""
        return read.one_of(name, self._values, allowed, default)

    def choices(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Allowed values separated by commas, each once, in the order given; empty where left out."""
        return read.choices(name, self._parts(name), allowed)

    def year(self, book: ScoreBook) -> int:
        """One of the scored years; the default year where it is left out."""
        return read.shown_year(book, self._values.get("year"))

    def economies(self, book: ScoreBook) -> tuple[str, ...]:
        """ISO 3166-1 alpha-3 codes in small or capital letters; all economies where left out."""
        self._values["iso3"] = self.text("iso3").upper()
        return read.economies(book, self._parts("iso3"), "iso3")

    def _parts(self, name: str) -> list[str]:
        return [part for part in self.text(name).split(",") if part]

    def slice(self) -> Slice:
        """limit and offset, both checked."""
        return Slice(self._whole("limit", DEFAULT_LIMIT, 1, HIGHEST_LIMIT), self._whole("offset", 0, 0, None))

    def _whole(self, name: str, default: int, least: int, most: int | None) -> int:
        text = self._values.get(name, str(default))
        good = text.isascii() and text.isdigit() and len(text) < 10
        if not good or int(text) < least or (most is not None and int(text) > most):
            raise out_of_range(name, text, f"{least} to {most}" if most is not None else f"{least} or more")
        return int(text)
