"""How a score comes about: the whole tree, one score by hand, every rule, and what the evidence reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.answers.catalogue.catalogue import catalogue
from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.answers.scale.axis import scale_ends
from dashboard.answers.scale.treatment_words import rule_words
from dashboard.drawing.tree import coverage_bar, responsibility_bar, weight_bar
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.plain_markdown import as_html
from dashboard.frame.version_moves import document
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.words import title_inline
from dashboard.views.method.methodology.answer.doubt import (
    doubt_summary,
    errors_assumed,
    errors_known,
    lopsided,
    share_spread,
    weight_spread,
)
from dashboard.views.method.methodology.answer.example import worked_example
from dashboard.views.method.methodology.answer.method import rules
from methodology.doubt.errors.missing import FEWEST
from methodology.explain.composition import marks_online

WHO_ANSWERS = "who-answers.md"
"""The rules for shares of responsibility, in `docs/` of the content root."""


def page(site: Site, request: PageRequest) -> Page:
    """The methodology of the content, for its default year."""
    book = site.book
    year = book.default_year
    tree = catalogue(book, year)
    heaviest = max((book.leaf_weight(i.id) for i in book.framework.indicators), default=0.0)
    html = site.render(
        "views/method/methodology/templates/page.html",
        request,
        tree=tree,
        heaviest=heaviest,
        rules=rules(book, year),
        doubts=doubt_summary(book, site.doubts.of(year)),
        errors=errors_assumed(book.methodology.uncertainty.measurement),
        errors_known=errors_known(book),
        fewest=FEWEST,
        share_spread=share_spread(book.methodology.uncertainty.responsibility),
        lopsided=lopsided(book.methodology),
        weight_spread=weight_spread(book.methodology.uncertainty.weights),
        example=worked_example(book, year),
        method=book.methodology,
        who_answers=as_html(document(site.receipts.root, WHO_ANSWERS), below=3),
        words=vocabulary,
        composition_words=composition_words,
        marked=marks_online(book.framework),
        title_inline=title_inline,
        kinds_words=kinds_words,
        short_unit=short_unit,
        treatment_words=rule_words,
        channels=tuple(vocabulary.CHANNELS),
        scale_ends=scale_ends,
        weight_bar=weight_bar,
        responsibility_bar=responsibility_bar,
        coverage_bar=coverage_bar,
    )
    return Page(_("How a score comes about"), "methodology", html)


def kinds_words(group: Sequence[str]) -> str:
    """A group of kinds of which one must be observed: "practice or results for people"."""
    text = vocabulary.kind(group[0])
    for term in group[1:]:
        text = _("%(first)s or %(second)s", first=text, second=vocabulary.kind(term))
    return text


def short_unit(unit: str) -> str:
    """A unit without its explanation: "score 0-100, higher is cheaper" becomes "score 0-100".

    A unit that begins with a figure is a list of classes and stays whole.
    """
    return re.split("[,;]", unit, maxsplit=1)[0] if unit[:1].isalpha() else unit
