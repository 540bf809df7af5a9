"""How a score comes about: the whole tree, one score by hand, every rule, and what the evidence reaches."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.plain_markdown import as_html
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.views.method.methodology.answer.methodology import MethodologyAnswer, methodology_answer
from dashboard.views.method.methodology.figures import MethodologyFigures, methodology_figures
from dashboard.views.method.methodology.words import MethodologyWords, methodology_words


@dataclass(frozen=True)
class MethodologyView:
    """What the page shows; `who_answers` are the rules for shares of responsibility in full."""

    answer: MethodologyAnswer
    words: MethodologyWords
    figures: MethodologyFigures
    who_answers: Markup
    channels: tuple[str, ...] = tuple(vocabulary.CHANNELS)


def page(site: Site, request: PageRequest) -> Page:
    """The methodology of the content, for its default year."""
    answer = methodology_answer(site)
    view = MethodologyView(
        answer, methodology_words(answer), methodology_figures(answer), as_html(answer.who_answers, below=3)
    )
    html = site.render("views/method/methodology/templates/page.html", request, view=view)
    return Page(_("How a score comes about"), "methodology", html)
