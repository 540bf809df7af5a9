"""What if: a reader's own weights and rules beside our scores, which they never change."""

from __future__ import annotations

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.views.whatif.answer import what_if
from dashboard.views.whatif.choice.choice import read_what_if
from dashboard.views.whatif.choice.groups import indicator_groups
from dashboard.views.whatif.context import banner, what_if_context


def page(site: Site, request: PageRequest) -> Page:
    """The what-if of an address. Raises BadQuery for a value that names nothing or is out of bounds."""
    book = site.book
    answer = what_if(book, read_what_if(book, request.query))
    groups = indicator_groups(book.content)
    doubt = site.doubts.of(answer.choice.year)
    html = site.render(
        "views/whatif/templates/page.html", request, **what_if_context(book, answer, groups, request, doubt)
    )
    return Page(banner(), "what-if", html, keep=not answer.choice.rules.changed)
