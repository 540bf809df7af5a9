"""One indicator over the world: what it asks, how a figure becomes a score, where every economy stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import read_selection
from dashboard.answers.income.income import income_world
from dashboard.drawing.islands.island import answered
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.views.indicator.profile.answer.profile import (
    ContextAnswer,
    IndicatorAnswer,
    context_answer,
    indicator_answer,
)
from dashboard.views.indicator.profile.figures.income_island import income_graph
from dashboard.views.indicator.profile.figures.income_scatter import TALL
from dashboard.views.indicator.profile.figures.parts import IndicatorFigures, indicator_figures
from dashboard.views.indicator.profile.words import IndicatorWords, indicator_words

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/indicator/<id>"
INCOME = "indicator-income"


@dataclass(frozen=True)
class IndicatorView:
    """What the page of an indicator that is scored shows; the chart over income has a place of its own."""

    answer: IndicatorAnswer
    words: IndicatorWords
    figures: IndicatorFigures
    island: str = INCOME
    island_height: int = TALL


@dataclass(frozen=True)
class ContextIndicatorView:
    """What the page of an indicator of context shows: its reading, and the figures that may stand in bulk."""

    answer: ContextAnswer


def register(app: Application) -> None:
    """The callback that draws scores over income."""

    @app.callback(*answered(INCOME), prevent_initial_call=True)
    @app.answers(PATH)
    def scatter(request: PageRequest) -> list[dcc.Graph]:
        book, name = app.site.book, request.params["id"]
        if name not in book.framework.by_id:
            return []
        world = income_world(book, name, read_selection(book, request.query).year)
        found = ((one.view.iso3, app.site.doubts.interval(one.cell)) for one in world.shown)
        doubts = {iso3: doubt for iso3, doubt in found if doubt is not None}
        return income_graph(world, book.framework.by_id[name], book.methodology, doubts)


def page(site: Site, request: PageRequest) -> Page:
    """One indicator in one year; a 404 that lists what exists for an unknown id."""
    book = site.book
    name = read.indicator(book, request.params["id"]).id
    selection = read_selection(book, request.query)
    if name in book.framework.context_by_id:
        beside = context_answer(book, name, selection)
        html = site.render(
            "views/indicator/profile/templates/context.html", request, view=ContextIndicatorView(beside)
        )
        return Page(beside.world.indicator.title, "indicator", html)
    answer = indicator_answer(book, name, selection, site.doubts.interval)
    figures = indicator_figures(answer, ruler_scale(book.methodology))
    view = IndicatorView(answer, indicator_words(answer), figures)
    html = site.render("views/indicator/profile/templates/page.html", request, view=view)
    return Page(answer.world.indicator.title, "indicator", html)
