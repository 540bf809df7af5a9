"""What is measured: the catalogue of all indicators, by right and dimension."""

from __future__ import annotations

from dashboard.answers.asked.selection import read_selection
from dashboard.answers.catalogue.catalogue import catalogue, read_filter
from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.drawing.tree import responsibility_bar, responsibility_words, weight_bar
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from methodology.explain.composition import marks_online
from methodology.model import EVIDENCE, KINDS


def page(site: Site, request: PageRequest) -> Page:
    """The catalogue of a year, filtered by right, kind, evidence and who answers."""
    book = site.book
    selection = read_selection(book, request.query)
    answer = catalogue(book, selection.year, read_filter(book, request.query))
    html = site.render(
        "views/indicator/catalogue/templates/page.html",
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
