"""Countries side by side: what can and what cannot be told apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.language.words import listed
from dashboard.views.compare.answer.compare import side_by_side
from dashboard.views.compare.answer.controls import Controls, controls
from dashboard.views.compare.answer.start import Offer, Start, start
from dashboard.views.compare.choice import CompareChoice, compare_query, read_compare
from dashboard.views.compare.page.comparison import compared_view


@dataclass(frozen=True)
class StartView:
    """What the templates show where fewer than two countries are chosen: `begin` are comparisons, each with
    the names of its economies in words, `left_out` the names of those that do not fit."""

    controls: Controls
    answer: Start
    begin: tuple[tuple[Offer, str], ...]
    left_out: str


def page(site: Site, request: PageRequest) -> Page:
    """The countries of the address side by side, or the start page where there are fewer than two.

    Raises Refused for a code, year, lane or order that names nothing.
    """
    choice = read_compare(site.book, request.query)
    kept = {key: str(value) for key, value in compare_query(site.book, choice).items() if value is not None}
    request = replace(request, query=kept)
    return _start(site, request, choice) if len(choice.economies) < 2 else _compared(site, request, choice)


def _start(site: Site, request: PageRequest, choice: CompareChoice) -> Page:
    head, answer = controls(site.book, choice), start(site.book, choice)
    begin = tuple((offer, listed(offer.names)) for offer in answer.begin)
    view = StartView(head, answer, begin, listed(head.left_out))
    html = site.render("views/compare/templates/start.html", request, view=view)
    return Page(_("Compare countries"), "compare", html)


def _compared(site: Site, request: PageRequest, choice: CompareChoice) -> Page:
    """Not kept: there are more comparisons than any cache holds."""
    doubt = site.doubts.of(choice.selection.year)
    answer = side_by_side(site.book, doubt, choice, site.doubts.interval)
    view = compared_view(answer, controls(site.book, choice), site.book.methodology)
    html = site.render("views/compare/templates/page.html", request, view=view)
    names = listed(list(answer.names.values()))
    title = _("%(names)s compared, %(year)s", names=names, year=choice.selection.year)
    return Page(title, "compare", html, keep=False)
