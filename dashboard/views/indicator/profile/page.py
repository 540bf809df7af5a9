"""One indicator over the world: what it asks, how a figure becomes a score, where every economy stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import query_of, read_selection
from dashboard.answers.income import words as income_words
from dashboard.answers.income.income import income_world
from dashboard.answers.scale.axis import axis_ticks, bands
from dashboard.answers.shown.context import context_over_the_world
from dashboard.answers.shown.year_notes import years_with_figures
from dashboard.drawing.islands.island import answered
from dashboard.drawing.tree import responsibility_bar, responsibility_words
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.numbers import digits, number, roughly, score1
from dashboard.views.indicator.profile.answer import EconomyScore, IndicatorWorld, indicator_world
from dashboard.views.indicator.profile.figures.income import income_chart
from dashboard.views.indicator.profile.figures.income_island import income_graph
from dashboard.views.indicator.profile.figures.income_scatter import TALL
from dashboard.views.indicator.profile.figures.raw_axis import raw_axis
from dashboard.views.indicator.profile.figures.world_strip import Point, few_values, region_strip, world_strip

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/indicator/<id>"
INCOME = "indicator-income"


def register(app: Application) -> None:
    """The callback that draws scores over income."""

    @app.callback(*answered(INCOME), prevent_initial_call=True)
    @app.answers(PATH)
    def scatter(request: PageRequest) -> list[dcc.Graph]:
        book, name = app.site.book, request.params["id"]
        if name not in book.framework.by_id:
            return []
        year = read_selection(book, request.query).year
        return income_graph(income_world(book, name, year), book, app.site.doubts.interval)


def page(site: Site, request: PageRequest) -> Page:
    """One indicator in one year; a 404 that lists what exists for an unknown id."""
    book = site.book
    name = read.indicator(book, request.params["id"]).id
    if name in book.framework.context_by_id:
        return _context_page(site, request, name)
    selection = read_selection(book, request.query)
    world = indicator_world(book, name, selection.year)
    html = site.render(
        "views/indicator/profile/templates/page.html",
        request,
        world=world,
        years_filled=years_with_figures(book, name),
        kept_year=query_of(selection, book)["year"],
        finding=finding(world),
        words=vocabulary,
        ticks=axis_ticks(world.indicator, book.methodology),
        bands=bands(world.indicator),
        points=points,
        bubbles=few_values(points(world.scores)),
        digits=digits([score.value for score in world.scores if score.value is not None]),
        raw_axis=raw_axis,
        world_strip=world_strip,
        region_strip=region_strip,
        income=income_world(book, name, selection.year),
        income_say=income_words,
        income_chart=income_chart,
        income_island=INCOME,
        income_height=TALL,
        roughly=roughly,
        responsibility_bar=responsibility_bar,
        responsibility_words=responsibility_words,
    )
    return Page(world.indicator.title, "indicator", html)


def _context_page(site: Site, request: PageRequest, name: str) -> Page:
    """An indicator that is shown as context: its reading, and the figures that may stand in bulk."""
    book = site.book
    selection = read_selection(book, request.query)
    world = context_over_the_world(book, name, selection.year)
    kept = query_of(selection, book)["year"]
    html = site.render(
        "views/indicator/profile/templates/context.html",
        request,
        world=world,
        kept_year=kept,
        words=vocabulary,
    )
    return Page(world.indicator.title, "indicator", html)


def points(scores: tuple[EconomyScore, ...]) -> list[Point]:
    """What a strip draws of scores."""
    return [Point(score.name, score.score) for score in scores]


def finding(world: IndicatorWorld) -> str:
    """The world's state as a title, from the numbers."""
    if world.world_median is None:
        return _("No country has a figure for %(year)s", year=world.year)
    if len(world.scores) == 1:
        only = world.scores[0]
        return _("One country is scored: %(name)s, %(score)s", name=only.name, score=score1(only.score))
    score, most = Counter(score.score for score in world.scores).most_common(1)[0]
    if 2 * most >= len(world.scores):
        return _(
            "%(most)s of %(count)s countries stand at %(score)s",
            most=number(most),
            count=number(len(world.scores)),
            score=score1(score),
        )
    return _(
        "Half of %(count)s countries stand at %(median)s or above",
        count=number(len(world.scores)),
        median=score1(world.world_median),
    )
