"""The world: a map, the table of all countries, the regions over the years, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.asked.economies import WorldChoice, read_choice
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.world.overview.answer.overview import Overview, overview
from dashboard.views.world.overview.page.companies import Companies, companies
from dashboard.views.world.overview.page.countries import Countries, countries, country_rows
from dashboard.views.world.overview.page.movements import Trends, WideMoves, moves, trends
from dashboard.views.world.overview.words.overview import WorldWords, world_words
from dashboard.views.world.parts.movements import Movements, movements


@dataclass(frozen=True)
class WorldView:
    """What the templates show. Either `companies` or `countries` is None, and with the latter the moves."""

    answer: Overview
    choice: WorldChoice
    words: WorldWords
    countries: Countries | None
    companies: Companies | None
    trends: Trends | None
    moves: WideMoves | None


def page(site: Site, request: PageRequest) -> Page:
    """The world in the year, right and lane asked for. Raises Refused for a value that names nothing."""
    choice = read_choice(site.book, request.query)

    def moved() -> Movements:
        key = ("movements", choice.year, choice.lane)
        return site.once(key, lambda: movements(site.doubts.joint, choice.year, choice.lane))

    view = world_view(overview(site.book, choice, site.doubts.interval, moved), request)
    return Page(
        _("World"), "world", site.render("views/world/overview/templates/page.html", request, view=view)
    )


def world_view(answer: Overview, request: PageRequest) -> WorldView:
    """An answer with its words and drawings."""
    rows = country_rows(answer.world, answer.kept, request)
    moved = answer.moved
    return WorldView(
        answer=answer,
        choice=answer.choice,
        words=world_words(answer),
        countries=None if answer.companies else countries(answer, rows),
        companies=companies(answer, rows),
        trends=trends(moved.trends, answer.regions) if moved else None,
        moves=moves(moved.changes) if moved else None,
    )
