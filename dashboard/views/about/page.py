"""About: what this is and for whom, how to read it, how to cite it, and what it must not be used for."""

from __future__ import annotations

from dashboard.answers.shown.reasons import gate_reason
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.plain_markdown import as_html
from dashboard.frame.version_moves import document
from dashboard.language.i18n import _
from dashboard.views.about.examples import reading_examples

TERRITORIES = "territories-and-names.md"
"""Our rules on names and territory in full, in `docs/` of the content root."""


def page(site: Site, request: PageRequest) -> Page:
    """The page about the dashboard, with real scores as reading examples."""
    book = site.book
    html = site.render(
        "views/about/templates/page.html",
        request,
        examples=reading_examples(book, book.default_year),
        pilots=[economy for economy in book.economies if economy.pilot],
        method=book.methodology,
        gate_reason=gate_reason,
        territories=as_html(document(site.receipts.root, TERRITORIES), below=3),
    )
    return Page(_("About"), "about", html)
