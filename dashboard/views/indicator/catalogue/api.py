"""Addresses on what is measured, and of whom: rights, indicators, economies."""

from __future__ import annotations

from dashboard.answers.asked import read
from dashboard.answers.catalogue.catalogue import Filter, catalogue, context_entry, entry, observed_years
from dashboard.frame.api import shapes
from dashboard.frame.api.parameters import PAGE, Parameters
from dashboard.frame.api.resource import Json, Resource
from dashboard.frame.page import Site
from methodology.model import EVIDENCE, KINDS


def pillars(site: Site, query: Parameters) -> Json:
    """The rights with their dimensions."""
    return query.slice().of([shapes.pillar(pillar, site.book) for pillar in site.book.framework.pillars])


def indicators(site: Site, query: Parameters) -> Json:
    """The catalogue, filtered by pillar, kind and evidence; what is shown as context ends each right."""
    book, year = site.book, _year(site, query)
    chosen = Filter(
        pillar=query.choice("pillar", [pillar.id for pillar in site.book.framework.pillars]),
        kind=query.choice("kind", KINDS),
        evidence=query.choice("evidence", EVIDENCE),
    )
    found = [
        shapes.indicator(line, year)
        for pillar in catalogue(book, year or book.default_year, chosen).pillars
        for entries in (*(dimension.entries for dimension in pillar.dimensions), pillar.context)
        for line in entries
    ]
    return query.slice().of(found)


def indicator(site: Site, query: Parameters, name: str) -> Json:
    """One indicator with its whole definition."""
    book = site.book
    found, year = read.indicator(book, name), _year(site, query)
    make = context_entry if found.use == "context" else entry
    return shapes.indicator_whole(make(book, found, year or book.default_year, observed_years(book)), year)


def _year(site: Site, query: Parameters) -> int | None:
    """The year of the numbers of economies; definitions are there without any."""
    return query.year(site.book) if site.book.has_years else None


def economies(site: Site, query: Parameters) -> Json:
    """All countries and territories of the content."""
    return query.slice().of([shapes.economy(economy) for economy in site.book.economies])


API = (
    Resource("/pillars", pillars, PAGE),
    Resource("/indicators", indicators, ("year", "pillar", "kind", "evidence", *PAGE)),
    Resource("/indicators/<id>", indicator, ("year",)),
    Resource("/economies", economies, PAGE),
)
