"""Addresses on what is measured and where it comes from: meta, pillars, indicators, economies, sources."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from dashboard.api import shapes
from dashboard.api.parameters import PAGE, Parameters
from dashboard.api.problems import not_found
from dashboard.licences import SCORES
from dashboard.queries.catalogue import Filter, catalogue, context_entry, entry, observed_years
from dashboard.queries.sources import data_answer
from methodology.engine import ENGINE_VERSION
from methodology.model import EVIDENCE, KINDS, Indicator
from methodology.scorebook import ScoreBook

Json = dict[str, Any]


def meta(book: ScoreBook, addresses: tuple[str, ...]) -> Json:
    """What this is, in which version, and which addresses there are."""
    method, doubt = book.methodology, book.methodology.uncertainty
    return {
        "title": "Digital Rights Dashboard",
        "methodology": method.version,
        "engine": ENGINE_VERSION,
        "digest": book.content.digest,
        "years": list(book.years),
        "default_year": book.default_year,
        "lanes": list(book.lanes),
        "scale": {"min": method.scale_min, "max": method.scale_max, "best": method.scale_max},
        "doubt": {"draws": doubt.draws, "seed": doubt.seed, "level": doubt.level},
        "stages": [{"id": s.id, "title": s.title, "from": s.lower, "upto": s.upto} for s in method.stages],
        "economies": len(book.economies),
        "indicators": len(book.framework.indicators),
        "terms": "A raw figure stands here only where we may pass it on; see /sources.",
        "licence": SCORES,
        "addresses": list(addresses),
    }


def pillars(book: ScoreBook, query: Parameters) -> Json:
    """The rights with their dimensions."""
    return query.slice().of([shapes.pillar(pillar, book) for pillar in book.framework.pillars])


def indicators(book: ScoreBook, query: Parameters) -> Json:
    """The catalogue, filtered by pillar, kind and evidence; what is shown as context ends each right."""
    year = query.year(book)
    chosen = Filter(
        pillar=query.choice("pillar", [pillar.id for pillar in book.framework.pillars]),
        kind=query.choice("kind", KINDS),
        evidence=query.choice("evidence", EVIDENCE),
    )
    found = [
        shapes.indicator(line, year)
        for pillar in catalogue(book, year, chosen).pillars
        for entries in (*(dimension.entries for dimension in pillar.dimensions), pillar.context)
        for line in entries
    ]
    return query.slice().of(found)


def indicator(book: ScoreBook, query: Parameters, name: str) -> Json:
    """One indicator with its whole definition."""
    found, year = known_indicator(book, name), query.year(book)
    make = context_entry if found.use == "context" else entry
    return shapes.indicator_whole(make(book, found, year, observed_years(book)), year)


def known_indicator(book: ScoreBook, name: str) -> Indicator:
    """The indicator of an id. Raises a 404 problem for an unknown one."""
    known = {**book.framework.by_id, **book.framework.context_by_id}
    if name not in known:
        raise not_found("indicator", name, list(known))
    return known[name]


def economies(book: ScoreBook, query: Parameters) -> Json:
    """All countries and territories of the content."""
    return query.slice().of([shapes.economy(economy) for economy in book.economies])


def sources(book: ScoreBook, query: Parameters) -> Json:
    """All sources with licence, citation and the series that rest on them."""
    return query.slice().of([shapes.source(use) for use in data_answer(book.content).sources])


def companies(book: ScoreBook, query: Parameters) -> Json:
    """The scored companies, what they promise by theme, and where they are shown to operate."""
    markets = defaultdict(list)
    for market in book.content.company_markets:
        markets[market.company].append(market)
    promises = defaultdict(list)
    for promise in book.content.company_promises:
        promises[promise.company].append(promise)
    rows = data_answer(book.content).companies
    found = [shapes.company(row, markets[row.company.name], promises[row.company.name]) for row in rows]
    return query.slice().of(found)


LISTS = {
    "pillars": (pillars, PAGE),
    "indicators": (indicators, ("year", "pillar", "kind", "evidence", *PAGE)),
    "economies": (economies, PAGE),
    "sources": (sources, PAGE),
    "companies": (companies, PAGE),
}
"""Address -> what answers it, and the parameters it takes."""
