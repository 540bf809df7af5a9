"""Data and sources: where figures come from, what their terms let out, and how to get the scores."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.edition import Edition, edition
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.evidence.data.answer import DataAnswer, data_answer
from dashboard.views.evidence.data.words import Counted, event_counts


@dataclass(frozen=True)
class DataView:
    """What the page shows; `events` are the recorded ones by kind and actor, in words."""

    answer: DataAnswer
    edition: Edition
    events: Counted


def page(site: Site, request: PageRequest) -> Page:
    """All sources, companies and events of the content."""
    answer = data_answer(site.book.content)
    view = DataView(answer, edition(site.book), event_counts(answer.events))
    html = site.render("views/evidence/data/templates/page.html", request, view=view)
    return Page(_("Data and sources"), "data", html)
