"""Shutdowns and blocks in words: how many of each kind, by whom, and one event in a line."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.answers.events.events import COMPANY, FORCES, STATE, UNKNOWN, EventsOfActor
from dashboard.language.i18n import N_, _, plural_form
from dashboard.language.numbers import number
from dashboard.language.words import listed
from methodology.model import Event

EVENT_KINDS: Mapping[str, tuple[str, str]] = {
    "network shutdown": (N_("%(count)s network shutdown"), N_("%(count)s network shutdowns")),
    "platform block": (N_("%(count)s platform block"), N_("%(count)s platform blocks")),
    "throttle": (N_("%(count)s slowed network"), N_("%(count)s slowed networks")),
    "network shutdown and platform block": (
        N_("%(count)s network shutdown with a platform block"),
        N_("%(count)s network shutdowns with a platform block"),
    ),
}
ONE_EVENT: Mapping[str, str] = {
    "network shutdown": N_("network shutdown"),
    "platform block": N_("platform block"),
    "throttle": N_("throttle"),
    "network shutdown and platform block": N_("network shutdown and platform block"),
}
BY: Mapping[str, str] = {
    STATE: N_("By the state"),
    FORCES: N_("By foreign or armed forces, not by the state"),
    COMPANY: N_("By companies of their own accord"),
    UNKNOWN: N_("By whom is not known"),
}
ACTORS: Mapping[str, str] = {
    "state": N_("the state"),
    "foreign": N_("a foreign state or its forces"),
    "armed-group": N_("an armed group"),
    "company": N_("a company"),
    "unknown": N_("an unknown author"),
}
EITHER = "foreign+armed-group"
"""The tracker says no more than that it was not the government of the place."""
REACH: Mapping[str, str] = {"nationwide": N_("nationwide"), "part": N_("part of the country")}

CAUSES = {
    "Communal violence": N_("communal violence"),
    "Conflict": N_("conflict"),
    "Elections": N_("elections"),
    "Exam cheating": N_("exam cheating"),
    "Information control": N_("information control"),
    "Other": N_("other"),
    "Political instability": N_("political instability"),
    "Protests": N_("protests"),
    "Religious holiday": N_("religious holiday"),
    "Religious holiday/anniversary": N_("religious holiday/anniversary"),
    "Visits by government officials": N_("visits by government officials"),
}
"""Causes as the source names them, inside a sentence; another cause keeps its own words."""
NO_CAUSE = "Unknown"


def by_words(actor: str) -> str:
    """Who acted, as a heading; `actor` is one of `country_events.ACTORS`."""
    return _(BY[actor])


def event_kinds(found: EventsOfActor) -> str:
    """How many events of each kind."""
    return listed([event_kind(kind, count) for kind, count in found.kinds])


def event_kind(kind: str, count: int) -> str:
    """So many events of one kind; a kind that we have no words for keeps its own."""
    if kind not in EVENT_KINDS:
        return _("%(count)s × %(kind)s", count=number(count), kind=kind)
    return plural_form(*EVENT_KINDS[kind], count) % {"count": number(count)}


def event_words(event: Event) -> str:
    """One event after its dates: kind, reach, services, cause as the source names it, who took part."""
    kind = _(ONE_EVENT[event.kind]) if event.kind in ONE_EVENT else event.kind
    parts = [kind, _(REACH[event.reach]) if event.reach in REACH else event.reach, event.services]
    if event.cause and event.cause != NO_CAUSE:
        cause = _(CAUSES[event.cause]) if event.cause in CAUSES else event.cause
        parts.append(_("cause given: %(cause)s", cause=cause))
    actors = [_(ACTORS[word]) if word in ACTORS else word for word in event.actor.split("+") if word]
    if event.actor == EITHER:
        parts.append(_("by forces of another state or an armed group, the source does not say which"))
    elif len(actors) > 1:
        parts.append(_("by %(actors)s", actors=listed(actors)))
    return " · ".join(part for part in [*parts, event.note] if part)
