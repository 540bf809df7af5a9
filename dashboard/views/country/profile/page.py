"""One economy: how it is, who is responsible, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import read_selection
from dashboard.answers.companies.strip import company_strips
from dashboard.drawing.islands.island import answered
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.country.parts.subject import OfEconomy, Subject
from dashboard.views.country.profile.answer.profile import (
    ProfileAnswer,
    below_strips,
    profile_answer,
    profile_trends,
)
from dashboard.views.country.profile.figures.profile import ISLAND, ProfileFigures, profile_figures
from dashboard.views.country.profile.figures.trend_charts import trend_graphs
from dashboard.views.country.profile.words.profile import ProfileWords, profile_words

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/country/<iso3>"


@dataclass(frozen=True)
class ProfileView(OfEconomy):
    """All that the template is given."""

    answer: ProfileAnswer
    words: ProfileWords
    figures: ProfileFigures

    @property
    def subject(self) -> Subject:
        return self.answer.subject


def register(app: Application) -> None:
    """The callback that draws how each right moved."""

    @app.callback(*answered(ISLAND), prevent_initial_call=True)
    @app.answers(PATH)
    def lines(request: PageRequest) -> list[dcc.Graph]:
        book = app.site.book
        iso3 = read.economy(book, request.params["iso3"])
        selection = read_selection(book, request.query)
        strips = company_strips(book, iso3, selection.year)
        below = below_strips(selection, strips, book.methodology.companies_lane)
        trends = profile_trends(app.site.doubts, iso3, below)
        return trend_graphs(trends, book.economies[book.economy_index[iso3]], below, book.methodology)


def page(site: Site, request: PageRequest) -> Page:
    """The profile of one economy in the year and lane of the query."""
    iso3 = read.economy(site.book, request.params["iso3"])
    answer = profile_answer(site.book, site.doubts, iso3, read_selection(site.book, request.query))
    words = profile_words(answer)
    view = ProfileView(answer, words, profile_figures(answer, words))
    html = site.render("views/country/profile/templates/page.html", request, view=view)
    subject = answer.subject
    title = _("%(name)s, %(year)s", name=subject.economy.name, year=subject.selection.year)
    return Page(title, "country", html)
