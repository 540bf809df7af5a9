"""The one reader of year, lane, economy, right, indicator and node: the checked value, or `Refused`.

A reader takes a text as it was sent and knows no query, path or command line; whoever calls it says under
which key the text came. None stands for what was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.answers.asked.near import economies_like, indicators_like, meant, meant_economy, near
from dashboard.answers.asked.refused import NoScoredYear, Refused
from methodology.model import ALL, Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook

ECONOMY, RIGHT, INDICATOR, NODE = "economy", "right", "indicator", "node"
"""What a step of a path names."""


def year(book: ScoreBook, text: str | None) -> int:
    """A scored year; the content's default year where it is left out."""
    if text is None:
        return book.default_year
    return int(choice("year", text, (str(year) for year in book.years)))


def shown_year(book: ScoreBook, text: str | None) -> int:
    """A year to be shown. Raises NoScoredYear where there is none."""
    if not book.has_years:
        raise NoScoredYear
    return year(book, text)


def lane(book: ScoreBook, text: str | None) -> str:
    """A lane; all together where it is left out."""
    return ALL if text is None else choice("lane", text, book.lanes)


def lanes(book: ScoreBook, texts: Iterable[str]) -> tuple[str, ...]:
    """Lanes in the order given, each once; every lane where none is given."""
    return choices("lane", texts, book.lanes) or book.lanes


def economy(book: ScoreBook, text: str, key: str = ECONOMY, any_case: bool = False) -> str:
    """The ISO 3166 code of an economy, with `any_case` also from small letters."""
    code = text.upper() if any_case else text
    if code in book.economy_index:
        return code
    raise Refused(
        key,
        text,
        tuple(book.economy_index),
        near=economies_like(book, text),
        meant=meant_economy(book, text),
        missing=key == ECONOMY,
    )


def economies(book: ScoreBook, texts: Iterable[str], key: str = ECONOMY) -> tuple[str, ...]:
    """Codes in the order given, each once; every economy where none is given."""
    return tuple(dict.fromkeys(economy(book, text, key) for text in texts)) or tuple(book.economy_index)


def right(book: ScoreBook, text: str) -> Pillar:
    """A right by its id."""
    known = book.framework.pillar_by_id
    return known[_step(RIGHT, text, known)]


def indicator(book: ScoreBook, text: str) -> Indicator:
    """An indicator by its id, those shown as context among them."""
    known = {**book.framework.by_id, **book.framework.context_by_id}
    if text not in known:
        listed = indicators_like(book, text)
        raise Refused(INDICATOR, text, tuple(known), near=listed, meant=meant(text, known), missing=True)
    return known[text]


def scored_indicator(book: ScoreBook, text: str) -> Indicator:
    """An indicator by its id, among those that have a score."""
    indicator(book, text)
    return book.framework.by_id[_step(INDICATOR, text, book.framework.by_id)]


def node(book: ScoreBook, text: str) -> str:
    """A node of the tree: overall, a right, `right.dimension` or an indicator."""
    return _step(NODE, text, book.node_index, tuple(book.framework.pillar_by_id))


def choice(key: str, text: str, allowed: Iterable[str]) -> str:
    """One of the allowed values."""
    known = tuple(allowed)
    if text not in known:
        alike = near(text, known)
        raise Refused(key, text, known, near=alike, meant="".join(alike))
    return text


def choices(key: str, texts: Iterable[str], allowed: Iterable[str]) -> tuple[str, ...]:
    """Allowed values in the order given, each once."""
    known = dict.fromkeys(allowed)
    return tuple(text if text in known else choice(key, text, known) for text in dict.fromkeys(texts))


def one_of(key: str, query: Mapping[str, str], allowed: Iterable[str], default: str = "") -> str:
    """The value of a key of a query, the default where it is left out or empty."""
    return choice(key, query[key], allowed) if query.get(key) else default


def _step(key: str, text: str, known: Iterable[str], heads: tuple[str, ...] = ()) -> str:
    """`text` where it is known; a path that names it leads nowhere else."""
    names = tuple(known)
    if text not in names:
        alike = near(text, names)
        raise Refused(key, text, names, near=alike, meant="".join(alike), heads=heads, missing=True)
    return text
