"""About: what this is and for whom, how to read it, how to cite it, and what it must not be used for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.plain_markdown import as_html
from dashboard.language.i18n import _
from dashboard.views.about.answer import AboutAnswer, about_answer
from dashboard.views.about.words import AboutWords, about_words


@dataclass(frozen=True)
class AboutView:
    """What the page shows; `territories` are our rules on names and territory in full."""

    answer: AboutAnswer
    words: AboutWords
    territories: Markup


def page(site: Site, request: PageRequest) -> Page:
    """The page about the dashboard, with real scores as reading examples."""
    answer = about_answer(site)
    view = AboutView(answer, about_words(answer), as_html(answer.territories, below=3))
    html = site.render("views/about/templates/page.html", request, view=view)
    return Page(_("About"), "about", html)
