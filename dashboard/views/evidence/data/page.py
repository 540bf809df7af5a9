"""Data and sources: where figures come from, what their terms let out, and how to get the scores."""

from __future__ import annotations

from dashboard.answers.events.words import by_words
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import N_, _
from dashboard.views.evidence.data.answer import data_answer

EVENT_KINDS = {
    "network shutdown": N_("network shut down"),
    "platform block": N_("platform blocked"),
    "network shutdown and platform block": N_("both at once"),
    "throttle": N_("network slowed down"),
}


def page(site: Site, request: PageRequest) -> Page:
    """All sources, companies and events of the content."""
    html = site.render(
        "views/evidence/data/templates/page.html",
        request,
        answer=data_answer(site.book.content),
        words=vocabulary,
        event_kind=event_kind,
        by_words=by_words,
    )
    return Page(_("Data and sources"), "data", html)


def event_kind(kind: str) -> str:
    """A kind of event in words; a kind that we have no words for keeps its name."""
    return _(EVENT_KINDS[kind]) if kind in EVENT_KINDS else kind
