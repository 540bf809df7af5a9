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
    names = [source for name, source in _made(content) if name == series]
    names = names or [one.source for one in _defined(content) if series in one.requires]
    return strictest(word(content.sources.get(name)) for name in names)


def named_series(content: Content) -> frozenset[str]:
    """The series that an indicator or measure of the content is made of or asks for."""
    asked = (name for indicator in _defined(content) for name in indicator.requires)
    return frozenset((*(series for series, _ in _made(content)), *asked))


def _defined(content: Content) -> tuple[Indicator, ...]:
    """All indicators, also those that are not in use."""
    framework = content.framework
    return (*framework.indicators, *framework.context, *framework.left_out)


def _made(content: Content) -> list[tuple[str, str]]:
    """Each series that an indicator or a measure to compare with is made of, with its source."""
    measures = (*content.context, *((content.income,) if content.income else ()))
    guards = content.methodology.guards
    origins = [(one.series, one.source) for one in (*_defined(content), *measures)]
    return [*origins, (guards.reference, guards.source)] if guards.reference else origins


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
    return re.sub(r"{(\w+)}", lambda slot: known[slot[1]], source.page)


@dataclass(frozen=True)
class Withheld:
    """Why a figure does not stand here, as far as we know, and where to read it (empty: nowhere known).

    `reserved` is True where the publisher was seen to keep all rights; else we know of no licence.
    """

    publisher: str
    reserved: bool
    read_at: str = ""


def withheld(source: Source, economy: Economy | None = None, year: int | None = None) -> Withheld:
    """What is to be said in place of a figure of a source that may not be passed on."""
    return Withheld(source.publisher or source.id, reserved(source), read_at(source, economy, year))


def _slug(name: str) -> str:
    """A name as publishers write it in addresses; empty where they may write it in more than one way."""
    if not _PLAIN_NAME.fullmatch(name):
        return ""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z]+", letters.replace("'", "").lower()))
