"""Recorded events in words: of what kind, and by whom."""

from __future__ import annotations

from dashboard.answers.events.words import by_words
from dashboard.language.i18n import N_, _
from dashboard.views.evidence.data.answer import EventSummary

EVENT_KINDS = {
    "network shutdown": N_("network shut down"),
    "platform block": N_("platform blocked"),
    "network shutdown and platform block": N_("both at once"),
    "throttle": N_("network slowed down"),
}
Counted = tuple[tuple[str, int], ...]
"""What was counted, in words, with its number."""


def event_counts(events: EventSummary | None) -> Counted:
    """How many events of each kind, then by each actor; nothing without events."""
    if events is None:
        return ()
    kinds = tuple((event_kind(kind), count) for kind, count in events.kinds)
    return (*kinds, *((by_words(actor), count) for actor, count in events.actors))


def event_kind(kind: str) -> str:
    """A kind of event in words; a kind that we have no words for keeps its name."""
    return _(EVENT_KINDS[kind]) if kind in EVENT_KINDS else kind
