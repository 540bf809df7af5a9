"""Countries side by side: what can and what cannot be told apart."""

from __future__ import annotations

from dataclasses import replace

from dashboard.frame.company_section import HELPERS
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.language.words import listed
from dashboard.views.compare.answer.companies import company_comparison
from dashboard.views.compare.answer.compare import compare_view
from dashboard.views.compare.choice import CompareChoice, compare_query, read_compare
from dashboard.views.compare.context import compare_context, start_context


def page(site: Site, request: PageRequest) -> Page:
    """The countries of the address side by side, or the start page where there are fewer than two.

    Raises BadQuery for a code, year, lane or order that names nothing.
    """
    choice = read_compare(site.book, request.query)
    kept = {key: str(value) for key, value in compare_query(site.book, choice).items() if value is not None}
    request = replace(request, query=kept)
    return _start(site, request, choice) if len(choice.economies) < 2 else _compared(site, request, choice)


def _start(site: Site, request: PageRequest, choice: CompareChoice) -> Page:
    html = site.render("views/compare/templates/start.html", request, **start_context(site.book, choice))
    return Page(_("Compare countries"), "compare", html)


def _compared(site: Site, request: PageRequest, choice: CompareChoice) -> Page:
    """Not kept: there are more comparisons than any cache holds."""
    doubt = site.doubts.of(choice.selection.year)
    view = compare_view(site.book, doubt, choice)
    companies = company_comparison(site.book, choice.economies, choice.selection.year)
    html = site.render(
        "views/compare/templates/page.html",
        request,
        companies=companies,
        **HELPERS,
        **compare_context(site.book, doubt, view),
    )
    names = listed(list(view.names.values()))
    title = _("%(names)s compared, %(year)s", names=names, year=choice.selection.year)
    return Page(title, "compare", html, keep=False)
