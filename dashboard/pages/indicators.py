"""What is measured: the catalogue of all indicators, by right and dimension."""

from __future__ import annotations

from dashboard import vocabulary
from dashboard.figures.tree import responsibility_bar, responsibility_words, weight_bar
from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.catalogue import catalogue, read_filter
from dashboard.queries.composition_words import composition_words
from dashboard.queries.selection import read_selection
from methodology.composition import marks_online
from methodology.model import EVIDENCE, KINDS

PATH = "/indicator"
QUERY = ("year", "pillar", "kind", "evidence", "channel")


def page(site: Site, request: PageRequest) -> Page:
    """The catalogue of a year, filtered by right, kind, evidence and who answers."""
    book = site.book
    selection = read_selection(book, request.query)
    answer = catalogue(book, selection.year, read_filter(book, request.query))
    html = site.render(
        "indicators.html",
        request,
        answer=answer,
        words=vocabulary,
        composition_words=composition_words,
        marked=marks_online(book.framework),
        channels=tuple(vocabulary.CHANNELS),
        pillar_options=[(pillar.id, pillar.title) for pillar in book.framework.pillars],
        kind_options=[(term, vocabulary.kind_title(term)) for term in KINDS],
        evidence_options=[(term, vocabulary.evidence_title(term)) for term in EVIDENCE],
        channel_options=[(term, vocabulary.channel_title(term)) for term in vocabulary.CHANNELS],
        titles={i.id: i.title for i in (*book.framework.indicators, *book.framework.context)},
        weight_bar=weight_bar,
        responsibility_bar=responsibility_bar,
        responsibility_words=responsibility_words,
    )
    return Page(_("What is measured"), "indicators", html)
