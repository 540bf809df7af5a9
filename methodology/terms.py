"""What the terms of a source let out of the house. One place decides for every page, file, answer and trace.

The words are those of `REDISTRIBUTE`: `raw` figures go everywhere; one of `cite` stands with its citation
where one economy or a few compared ones are spoken of; of `derived` only our score is told, of `none`
nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from methodology.model import REDISTRIBUTE, Content, Economy, Indicator, Source

RAW, CITE, DERIVED, NONE = REDISTRIBUTE
RESERVED = "all rights reserved"
"""How the licence of a source begins, in any case, where its publisher was seen to keep all rights."""
_PLAIN_NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*")


@dataclass(frozen=True)
class Terms:
    """What may leave under one word: the figure in bulk (files, API, tables of all economies, charts), the
    single figure with its citation, the score made from it."""

    bulk: bool
    single: bool
    score: bool


_TERMS = {
    RAW: Terms(bulk=True, single=True, score=True),
    CITE: Terms(bulk=False, single=True, score=True),
    DERIVED: Terms(bulk=False, single=False, score=True),
    NONE: Terms(bulk=False, single=False, score=False),
}


def terms(source: Source | None) -> Terms:
    """What may leave of a source; everything where none is named."""
    return _TERMS[word(source)]


def word(source: Source | None) -> str:
    """The word of REDISTRIBUTE under which a source stands; raw where none is named."""
    return source.redistribute if source else RAW


def strictest(words: Iterable[str]) -> str:
    """The word that lets out least; raw of none."""
    return max(words, key=REDISTRIBUTE.index, default=RAW)


def word_of_series(content: Content, series: str) -> str:
    """The strictest word of all sources that the content names for a series; raw where it names none.

    Where no indicator or measure is made of the series, those that ask for it (`requires`) speak for it.
    """
    framework = content.framework
    everyone = (*framework.indicators, *framework.context, *framework.left_out)
    measures = (*content.context, *((content.income,) if content.income else ()))
    makers = [one.source for one in (*everyone, *measures) if one.series == series]
    names = makers or [one.source for one in everyone if series in one.requires]
    return strictest(word(content.sources.get(name)) for name in names)


def named_series(content: Content) -> frozenset[str]:
    """The series that an indicator or measure of the content is made of or asks for."""
    framework = content.framework
    everyone = (*framework.indicators, *framework.context, *framework.left_out)
    measures = (*content.context, *((content.income,) if content.income else ()))
    asked = (name for indicator in everyone for name in indicator.requires)
    return frozenset((*(one.series for one in (*everyone, *measures)), *asked))


def series_of(content: Content) -> dict[str, Indicator]:
    """Each series in use with the indicator that it is made into, or else that asks for it (`requires`)."""
    owners: dict[str, Indicator] = {}
    everyone = (*content.framework.indicators, *content.framework.context)
    for indicator in everyone:
        if indicator.series:
            owners[indicator.series] = indicator
    for indicator in everyone:
        for name in indicator.requires:
            owners.setdefault(name, indicator)
    return owners


def reserved(source: Source) -> bool:
    """True where the publisher was seen to reserve all rights."""
    return source.licence.casefold().startswith(RESERVED)


def read_at(source: Source, economy: Economy | None = None, year: int | None = None) -> str:
    """Where the publisher shows the figure: the economy's own page where its address is known, else `url`."""
    if not source.page or economy is None:
        return source.url
    known = {"iso2": economy.iso2, "iso3": economy.iso3, "name": _slug(economy.name), "year": str(year or "")}
    asked = re.findall(r"{(\w+)}", source.page)
    if any(not known.get(name) for name in asked):
        return source.url
    return re.sub(r"{(\w+)}", lambda found: known[found[1]], source.page)


def withheld_note(source: Source, economy: Economy | None = None, year: int | None = None) -> str:
    """Why a figure does not stand here, as far as we know, and where to read it; in plain English."""
    place = read_at(source, economy, year)
    where = f"; read it at {place}" if place else ""
    if reserved(source):
        return f"{source.publisher or source.id} reserves all rights in this figure{where}"
    return f"We have no licence from {source.publisher or source.id} to pass this figure on{where}"


def _slug(name: str) -> str:
    """A name as publishers write it in addresses; empty where they may write it in more than one way."""
    if not _PLAIN_NAME.fullmatch(name):
        return ""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z]+", letters.replace("'", "").lower()))
