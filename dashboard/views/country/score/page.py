"""One score of one economy and how it came about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import Selection, read_selection
from dashboard.drawing.islands.island import answered
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.country.parts.subject import OfEconomy, Subject
from dashboard.views.country.score.answer.context import ContextPage, context_page
from dashboard.views.country.score.answer.score import IndicatorScore, indicator_score
from dashboard.views.country.score.figures.history_chart import history_graph
from dashboard.views.country.score.figures.score import ISLAND, ScoreFigures, score_figures
from dashboard.views.country.score.words import ScoreWords, score_page_words
from methodology.model import Indicator

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/country/<iso3>/indicator/<indicator>"


@dataclass(frozen=True)
class ScoreView(OfEconomy):
    """All that the template is given."""

    answer: IndicatorScore
    words: ScoreWords
    figures: ScoreFigures

    @property
    def subject(self) -> Subject:
        return self.answer.subject


@dataclass(frozen=True)
class ContextView(OfEconomy):
    """All that the template of a figure of context is given."""

    answer: ContextPage

    @property
    def subject(self) -> Subject:
        return self.answer.subject


def register(app: Application) -> None:
    """The callback that draws the history of an indicator's score."""

    @app.callback(*answered(ISLAND), prevent_initial_call=True)
    @app.answers(PATH)
    def history(request: PageRequest) -> list[dcc.Graph]:
        iso3, indicator_id, selection = _asked(app.site, request)
        if indicator_id in app.site.book.framework.context_by_id:
            return []
        return history_graph(indicator_score(app.site.book, app.site.doubts, iso3, indicator_id, selection))


def _asked(site: Site, request: PageRequest) -> tuple[str, str, Selection]:
    book = site.book
    iso3 = read.economy(book, request.params["iso3"])
    indicator_id = read.indicator(book, request.params["indicator"]).id
    selection = read_selection(book, request.query)
    indicator = book.framework.by_id.get(indicator_id)
    # The mark of a company counts in the companies' lane alone, so this page has no other.
    own_lane = indicator is not None and indicator.use == "lane"
    return (
        iso3,
        indicator_id,
        replace(selection, lane=book.home_lane(indicator_id)) if own_lane else selection,
    )


def page(site: Site, request: PageRequest) -> Page:
    """One indicator of one economy in the year and lane of the query."""
    iso3, indicator_id, selection = _asked(site, request)
    if indicator_id in site.book.framework.context_by_id:
        return _context_page(site, request, iso3, selection)
    answer = indicator_score(site.book, site.doubts, iso3, indicator_id, selection)
    words = score_page_words(answer)
    view = ScoreView(answer, words, score_figures(answer, words))
    html = site.render("views/country/score/templates/page.html", request, view=view)
    return Page(_title(answer.fact.indicator, answer.subject), "indicator-score", html)


def _context_page(site: Site, request: PageRequest, iso3: str, selection: Selection) -> Page:
    """A figure shown as context: with its reading, and without a score."""
    answer = context_page(site.book, iso3, request.params["indicator"], selection)
    template = "views/country/score/templates/context_figure.html"
    html = site.render(template, request, view=ContextView(answer))
    return Page(_title(answer.indicator, answer.subject), "indicator-score", html)


def _title(indicator: Indicator, subject: Subject) -> str:
    return _("%(indicator)s, %(name)s, %(year)s", indicator=indicator.title,
             name=subject.economy.name, year=subject.selection.year)  # fmt: skip
