"""The address that tells how one score came about."""

from __future__ import annotations

from dashboard.answers.shown.context import context_trace
from dashboard.answers.shown.trace import explained
from dashboard.frame.api.parameters import Parameters, known_economy
from dashboard.frame.api.problems import not_found
from dashboard.frame.api.resource import Json, Resource
from dashboard.frame.page import Site
from methodology.model import ALL


def trace(site: Site, query: Parameters, iso3: str, node: str) -> Json:
    """How one score came about, nested whole."""
    book = site.book
    iso3 = known_economy(book, iso3)
    if node in book.framework.context_by_id:
        return context_trace(book, iso3, node, query.year(book))
    if node not in book.node_index:
        raise not_found("node", node, list(book.node_index))
    lane = query.choice("lane", book.lanes, ALL)
    return explained(book, iso3, node, query.year(book), lane)


API = (Resource("/explain/<iso3>/<node>", trace, ("year", "lane")),)
