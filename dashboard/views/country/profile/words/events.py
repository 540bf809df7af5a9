"""Shutdowns and blocks on record, as the profile lists them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.events.events import EventsOfActor, EventsOfSource
from dashboard.answers.events.words import by_words, event_kinds, event_words
from dashboard.language.i18n import _
from methodology.model import Economy
from methodology.model.terms import read_at


@dataclass(frozen=True)
class EventLine:
    """One event: its first and last day, and what it was."""

    start: str
    end: str
    words: str


@dataclass(frozen=True)
class ActorEvents:
    """What one kind of author did: who, how many of each kind, in which years, and the single events."""

    actor: str
    by: str
    kinds: str
    years: str
    events: tuple[EventLine, ...]


@dataclass(frozen=True)
class SourceEvents:
    """What one source records; `address` is where it can be read, empty where that is not known."""

    publisher: str
    address: str
    listed: bool
    actors: tuple[ActorEvents, ...]


def source_events(events: EventsOfSource, economy: Economy, year: int) -> SourceEvents:
    """The events of one source in words."""
    source = events.source
    return SourceEvents(
        publisher=(source.publisher or source.id) if source else events.source_id,
        address=read_at(source, economy, year) if source else "",
        listed=events.listed,
        actors=tuple(_actor(part) for part in events.actors),
    )


def _actor(part: EventsOfActor) -> ActorEvents:
    one_year = part.first == part.last
    years = str(part.first) if one_year else _("%(first)s to %(last)s", first=part.first, last=part.last)
    lines = tuple(EventLine(event.start, event.end, event_words(event)) for event in part.events)
    return ActorEvents(part.actor, by_words(part.actor), event_kinds(part), years, lines)
