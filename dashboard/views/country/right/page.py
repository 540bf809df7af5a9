"""One right of one economy, opened up: dimensions and their indicators."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import read_selection
from dashboard.answers.income.income import INCOME, read_view
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.country.parts.subject import OfEconomy, Subject
from dashboard.views.country.right.answer.right import RightAnswer, right_answer
from dashboard.views.country.right.figures import RightFigures, right_figures
from dashboard.views.country.right.words import RightPageWords, right_words


@dataclass(frozen=True)
class OneRightView(OfEconomy):
    """All that the template is given."""

    answer: RightAnswer
    words: RightPageWords
    figures: RightFigures

    @property
    def subject(self) -> Subject:
        return self.answer.subject


def page(site: Site, request: PageRequest) -> Page:
    """One pillar of one economy in the year and lane of the query."""
    book = site.book
    iso3 = read.economy(book, request.params["iso3"])
    pillar = read.right(book, request.params["pillar"]).id
    selection = read_selection(book, request.query)
    by_income = read_view(request.query) == INCOME
    answer = right_answer(book, site.doubts, iso3, pillar, selection, by_income)
    view = OneRightView(answer, right_words(answer), right_figures(answer))
    html = site.render("views/country/right/templates/page.html", request, view=view)
    title = _("%(pillar)s, %(name)s, %(year)s", pillar=answer.pillar.title,
              name=answer.subject.economy.name, year=selection.year)  # fmt: skip
    return Page(title, "pillar", html)
