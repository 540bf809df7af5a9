"""Countries side by side: what can and what cannot be told apart."""

from __future__ import annotations

from dataclasses import replace

from dashboard.components.company_view import HELPERS
from dashboard.components.compare_view import compare_context, start_context
from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.company_compare import company_comparison
from dashboard.queries.compare_choice import CompareChoice, compare_query, read_compare
from dashboard.queries.compare_view import compare_view
from dashboard.queries.words import listed

PATH = "/compare"
QUERY = ("c", "year", "lane", "order")


def page(site: Site, request: PageRequest) -> Page:
    """The countries of the address side by side, or the start page where there are fewer than two.

    Raises BadQuery for a code, year, lane or order that names nothing.
    """
    choice = read_compare(site.book, request.query)
    kept = {key: str(value) for key, value in compare_query(site.book, choice).items() if value is not None}
    request = replace(request, query=kept)
    return _start(site, request, choice) if len(choice.economies) < 2 else _compared(site, request, choice)


def _start(site: Site, request: PageRequest, choice: CompareChoice) -> Page:
    html = site.render("compare/start.html", request, **start_context(site.book, choice))
    return Page(_("Compare countries"), "compare", html)


def _compared(site: Site, request: PageRequest, choice: CompareChoice) -> Page:
    """Not kept: there are more comparisons than any cache holds."""
    doubt = site.doubts.of(choice.selection.year)
    view = compare_view(site.book, doubt, choice)
    companies = company_comparison(site.book, choice.economies, choice.selection.year)
    html = site.render(
        "compare.html", request, companies=companies, **HELPERS, **compare_context(site.book, doubt, view)
    )
    names = listed(list(view.names.values()))
    title = _("%(names)s compared, %(year)s", names=names, year=choice.selection.year)
    return Page(title, "compare", html, keep=False)
