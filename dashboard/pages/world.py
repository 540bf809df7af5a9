"""The world: a map, the table of all countries, the regions over the years, and what changed."""

from __future__ import annotations

from dashboard.components.company_world_view import company_world_context
from dashboard.components.world_view import movement_context, world_context
from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.movements import movements
from dashboard.queries.world import world
from dashboard.queries.world_choice import read_choice

PATH = "/"
QUERY = ("year", "lane", "pillar", "region", "bureau", "income", "group", "q", "sort", "order")


def page(site: Site, request: PageRequest) -> Page:
    """The world in the year, right and lane asked for. Raises BadQuery for a value that names nothing."""
    book = site.book
    choice = read_choice(book, request.query)
    moved = site.once(
        ("movements", choice.year, choice.lane),
        lambda: movements(site.doubts.joint, choice.year, choice.lane),
    )
    found = world(book, choice)
    html = site.render(
        "world.html",
        request,
        **world_context(book, found, request, site.doubts.interval)
        | company_world_context(book, found, request, site.doubts.interval),
        **movement_context(book, moved.trends, moved.changes),
    )
    return Page(_("World"), "world", html)
