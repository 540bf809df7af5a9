"""What is measured: the catalogue of all indicators, by right and dimension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.catalogue.catalogue import who_answers
from dashboard.drawing.tree import responsibility_bar
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.views.indicator.catalogue.answer import CatalogueAnswer, catalogue_answer
from dashboard.views.indicator.catalogue.words import CatalogueWords, catalogue_words


@dataclass(frozen=True)
class CatalogueView:
    """What the page shows; `bars` are drawings of who answers, by the ids of rights and indicators."""

    answer: CatalogueAnswer
    words: CatalogueWords
    bars: Mapping[str, Markup]
    channels: tuple[str, ...] = tuple(vocabulary.CHANNELS)


def page(site: Site, request: PageRequest) -> Page:
    """The catalogue of a year, filtered by right, kind, evidence and who answers."""
    answer = catalogue_answer(site.book, request.query)
    shares = who_answers(answer.catalogue.pillars)
    bars = {name: responsibility_bar(own) for name, own in shares.items()}
    view = CatalogueView(answer, catalogue_words(answer), bars)
    html = site.render("views/indicator/catalogue/templates/page.html", request, view=view)
    return Page(_("What is measured"), "indicators", html)
