"""The address that tells how one score came about."""

from __future__ import annotations

from dashboard.answers.asked import read
from dashboard.answers.shown.context import context_trace
from dashboard.answers.shown.trace import explained
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.api.resource import Json, Resource
from dashboard.frame.page import Site
from methodology.model import ALL


def trace(site: Site, query: Parameters, iso3: str, node: str) -> Json:
    """How one score came about, nested whole."""
    book = site.book
    iso3 = read.economy(book, iso3, any_case=True)
    if node in book.framework.context_by_id:
        return context_trace(book, iso3, node, query.year(book))
    node, lane = read.node(book, node), query.choice("lane", book.lanes, ALL)
    return explained(book, iso3, node, query.year(book), lane)


API = (Resource("/explain/<iso3>/<node>", trace, ("year", "lane")),)
