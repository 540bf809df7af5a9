"""About: what this is and for whom, how to read it, how to cite it, and what it must not be used for."""

from __future__ import annotations

from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.plain_markdown import as_html
from dashboard.queries.reading_examples import reading_examples
from dashboard.queries.reasons import gate_reason
from dashboard.queries.version_changes import document

PATH = "/about"
QUERY = ()
TERRITORIES = "territories-and-names.md"
"""Our rules on names and territory in full, in `docs/` of the content root."""


def page(site: Site, request: PageRequest) -> Page:
    """The page about the dashboard, with real scores as reading examples."""
    book = site.book
    html = site.render(
        "about.html",
        request,
        examples=reading_examples(book, book.default_year),
        pilots=[economy for economy in book.economies if economy.pilot],
        method=book.methodology,
        gate_reason=gate_reason,
        territories=as_html(document(site.receipts.root, TERRITORIES), below=3),
    )
    return Page(_("About"), "about", html)
