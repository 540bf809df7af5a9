"""The world: a map, the table of all countries, the regions over the years, and what changed."""

from __future__ import annotations

from dashboard.components.world_view import movement_context, world_context
from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.changes import widest_changes
from dashboard.queries.like_for_like import panels
from dashboard.queries.regions import regional_trends
from dashboard.queries.world import world
from dashboard.queries.world_choice import read_choice

PATH = "/"
QUERY = ("year", "lane", "pillar", "region", "bureau", "income", "group", "q", "sort", "order")


def page(site: Site, request: PageRequest) -> Page:
    """The world in the year, right and lane asked for. Raises BadQuery for a value that names nothing."""
    book = site.book
    choice = read_choice(book, request.query)
    constant = panels(book, choice.year, choice.lane)
    html = site.render(
        "world.html",
        request,
        **world_context(book, world(book, choice), request, site.doubts.interval),
        **movement_context(book, regional_trends(book, constant), widest_changes(book, constant)),
    )
    return Page(_("World"), "world", html)
