"""The world: a map, the table of all countries, the regions over the years, and what changed."""

from __future__ import annotations

from dashboard.answers.asked.economies import read_choice
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.world.overview.answer.world import world
from dashboard.views.world.overview.company_context import company_world_context
from dashboard.views.world.overview.context import movement_context, world_context
from dashboard.views.world.parts.movements import movements


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
        "views/world/overview/templates/page.html",
        request,
        **world_context(book, found, request, site.doubts.interval)
        | company_world_context(book, found, request, site.doubts.interval),
        **movement_context(book, moved.trends, moved.changes),
    )
    return Page(_("World"), "world", html)
