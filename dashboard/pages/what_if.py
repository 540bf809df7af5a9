"""What if: a reader's own weights and rules beside our scores, which they never change."""

from __future__ import annotations

from dashboard.components.what_if_view import PATH, banner, what_if_context
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.what_if import what_if
from dashboard.queries.what_if_choice import QUERY, read_what_if
from dashboard.queries.what_if_groups import indicator_groups

__all__ = ["PATH", "QUERY", "page"]


def page(site: Site, request: PageRequest) -> Page:
    """The what-if of an address. Raises BadQuery for a value that names nothing or is out of bounds."""
    book = site.book
    answer = what_if(book, read_what_if(book, request.query))
    groups = indicator_groups(book.content)
    doubt = site.doubts.of(answer.choice.year)
    html = site.render("what_if.html", request, **what_if_context(book, answer, groups, request, doubt))
    return Page(banner(), "what-if", html, keep=not answer.choice.rules.changed)
