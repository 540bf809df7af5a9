"""What changed from version to version: in plain words, and the largest moves of scores."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.plain_markdown import as_html
from dashboard.language.i18n import _
from dashboard.views.method.changes.answer import ChangesAnswer, changes_answer


@dataclass(frozen=True)
class ChangesView:
    """What the page shows; `told` is the document on the current version."""

    answer: ChangesAnswer
    told: Markup


def page(site: Site, request: PageRequest) -> Page:
    """The versions of the methodology, newest first, and how the scores moved since the one before."""
    answer = changes_answer(site)
    view = ChangesView(answer, as_html(answer.told, below=1))
    html = site.render("views/method/changes/templates/page.html", request, view=view)
    return Page(_("What changed between the versions"), "methodology-changes", html)
