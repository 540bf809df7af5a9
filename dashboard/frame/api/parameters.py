"""The query of an API address, read strictly: unknown, repeated and wrong parameters are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from dashboard.frame.api.problems import Problem, bad_value, not_found, unknown_parameter
from methodology.model import Indicator
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
    """The values of one request's query. Raises Problem for a parameter that the address does not take."""

    def __init__(self, query: MultiDict[str, str], allowed: Sequence[str]) -> None:
        for name, values in query.lists():
            if name not in allowed:
                raise unknown_parameter(name, allowed)
            if len(values) > 1:
                raise Problem(
                    400, f'"{name}" is given {len(values)} times; give it once.', parameter=name, found=values
                )
        self._values = {name: value for name, value in query.items() if value}

    def text(self, name: str) -> str:
        """A value as it stands; empty where it is left out."""
        return self._values.get(name, "")

    def choice(self, name: str, allowed: Sequence[str], default: str = "") -> str:
        """One of the allowed values."""
        value = self._values.get(name, default)
        if value and value not in allowed:
            raise bad_value(name, value, allowed)
        return value

    def choices(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Allowed values separated by commas, each once, in the order given; empty where left out."""
        values = tuple(dict.fromkeys(part for part in self.text(name).split(",") if part))
        known = frozenset(allowed)
        for part in values:
            if part not in known:
                raise bad_value(name, part, allowed)
        return values

    def year(self, book: ScoreBook) -> int:
        """One of the scored years; the default year where it is left out."""
        return int(self.choice("year", [str(year) for year in book.years], str(book.default_year)))

    def economies(self, book: ScoreBook) -> tuple[str, ...]:
        """ISO 3166-1 alpha-3 codes in small or capital letters; all economies where left out."""
        listed = tuple(book.economy_index)
        self._values["iso3"] = self.text("iso3").upper()
        return self.choices("iso3", listed) or listed

    def slice(self) -> Slice:
        """limit and offset, both checked."""
        return Slice(self._whole("limit", DEFAULT_LIMIT, 1, HIGHEST_LIMIT), self._whole("offset", 0, 0, None))

    def _whole(self, name: str, default: int, least: int, most: int | None) -> int:
        text = self._values.get(name, str(default))
        good = text.isascii() and text.isdigit() and len(text) < 10
        if not good or int(text) < least or (most is not None and int(text) > most):
            upto = f"to {most}" if most is not None else "or more"
            raise Problem(
                400,
                f'"{name}" is "{text}"; allowed: a whole number of {least} {upto}.',
                parameter=name,
                found=text,
                allowed=f"{least} {upto}",
            )
        return int(text)


def known_indicator(book: ScoreBook, name: str) -> Indicator:
    """The indicator of an id. Raises a 404 problem for an unknown one."""
    known = {**book.framework.by_id, **book.framework.context_by_id}
    if name not in known:
        raise not_found("indicator", name, list(known))
    return known[name]


def known_economy(book: ScoreBook, iso3: str) -> str:
    """The code in capital letters. Raises a 404 problem for an unknown economy."""
    if iso3.upper() not in book.economy_index:
        raise not_found("economy", iso3, list(book.economy_index))
    return iso3.upper()
