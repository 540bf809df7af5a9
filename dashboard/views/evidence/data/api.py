"""Addresses on where figures come from: sources, companies, the figures of a series."""

from __future__ import annotations

from collections import defaultdict

from dashboard.answers.shown.plain_reasons import withheld_words
from dashboard.frame.api.parameters import PAGE, Parameters
from dashboard.frame.api.problems import Problem
from dashboard.frame.api.resource import Json, Resource
from dashboard.frame.page import Site
from dashboard.views.evidence.data import shapes as own
from dashboard.views.evidence.data.answer import data_answer
from dashboard.views.evidence.data.files import FILES
from methodology.model import Indicator, Source
from methodology.model.terms import RAW, series_of, withheld, word, word_of_series
from methodology.scoring.scorebook import ScoreBook

OBSERVATIONS = ("series", "iso3", *PAGE)


def sources(site: Site, query: Parameters) -> Json:
    """All sources with licence, citation and the series that rest on them."""
    return query.slice().of([own.source(use) for use in data_answer(site.book.content).sources])


def companies(site: Site, query: Parameters) -> Json:
    """The scored companies, what they promise by theme, and where they are shown to operate."""
    content = site.book.content
    markets = defaultdict(list)
    for market in content.company_markets:
        markets[market.company].append(market)
    promises = defaultdict(list)
    for promise in content.company_promises:
        promises[promise.company].append(promise)
    rows = data_answer(content).companies
    found = [own.company(row, markets[row.company.name], promises[row.company.name]) for row in rows]
    return query.slice().of(found)


def observations(site: Site, query: Parameters) -> Json:
    """Figures of one series, or a note where to read them if their licence keeps us from passing them on."""
    book = site.book
    owners = series_of(book.content)
    name = query.choice("series", list(owners))
    if not name:
        raise Problem(
            400, '"series" is needed; see the series of /sources.', parameter="series", allowed=list(owners)
        )
    economies, part = frozenset(query.economies(book)), query.slice()
    owner = owners[name]
    source = _keeper(book, owner, name)
    head: Json = {"series": name, "indicator": owner.id, "unit": owner.unit, "source": owner.source or None}
    if source is not None:
        note = withheld_words(withheld(source))
        return head | {"withheld": True, "note": note, "url": source.url} | part.page(0, [])
    return head | {"withheld": False} | part.of(_figures(book, name, economies))


def _keeper(book: ScoreBook, owner: Indicator, series: str) -> Source | None:
    """The source that keeps us from passing a series on; None where nothing does."""
    found = word_of_series(book.content, series)
    if found == RAW:
        return None
    own = book.content.source_of(owner)
    others = (one for one in book.content.sources.values() if word(one) == found)
    return own if own is not None and word(own) == found else next(others, own)


def _figures(book: ScoreBook, name: str, economies: frozenset[str]) -> list[Json]:
    seen = book.content.observations
    if name not in seen.series_ids:
        return []
    rows = (seen.series == seen.series_ids.index(name)).nonzero()[0].tolist()
    found = [(seen.economy_ids[seen.economy[row]], int(seen.year[row]), row) for row in rows]
    return [
        {
            "iso3": iso3,
            "year": year,
            "value": float(seen.value[row]),
            "low": _number(seen.low[row]),
            "high": _number(seen.high[row]),
            "note": seen.notes[seen.note[row]] or None,
        }
        for iso3, year, row in sorted(found)
        if iso3 in economies
    ]


def _number(value: float) -> float | None:
    return None if value != value else float(value)


API = (
    Resource("/observations", observations, OBSERVATIONS),
    Resource("/sources", sources, PAGE),
    Resource("/companies", companies, PAGE),
    *FILES,
)
