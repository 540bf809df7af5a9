"""Shutdowns and blocks recorded for an economy, and who ordered or caused them.

Who acted is kept apart everywhere: what an invading army or an armed group did never stands under the name of
the state. Dates and places are repeated only where the source's terms allow it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from methodology.model import Event, Source
from methodology.model.terms import terms
from methodology.scoring.scorebook import ScoreBook

STATE, FORCES, COMPANY, UNKNOWN = "state", "forces", "company", "unknown"
ACTORS = (STATE, FORCES, COMPANY, UNKNOWN)
"""Who acted, in the order shown; `forces` are foreign states and armed groups."""


@dataclass(frozen=True)
class EventsOfActor:
    """The events of one source that one of ACTORS caused, newest first; empty where dates are withheld.

    `kinds` maps each kind of event to its number; `first` and `last` are the years of the events counted.
    """

    actor: str
    events: tuple[Event, ...]
    kinds: tuple[tuple[str, int], ...]
    total: int
    first: int
    last: int


@dataclass(frozen=True)
class EventsOfSource:
    """The events of one source up to a year, by who acted; `listed` where its terms let us list them."""

    source: Source | None
    source_id: str
    actors: tuple[EventsOfActor, ...]
    listed: bool

    @property
    def total(self) -> int:
        return sum(found.total for found in self.actors)


def country_events(book: ScoreBook, iso3: str, year: int) -> tuple[EventsOfSource, ...]:
    """The events of one economy that began by the end of `year`, by source.

    They stand on the page of one economy, so that sources that may be cited are listed; those that let
    nothing out are left out.
    """
    sources = book.content.sources
    found = [
        event
        for event in book.content.events
        if event.iso3 == iso3 and _year(event) <= year and terms(sources.get(event.source)).score
    ]
    return tuple(
        _of_source(book, source, [event for event in found if event.source == source])
        for source in sorted({event.source for event in found})
    )


def actor_of(event: Event) -> str:
    """One of ACTORS. The state is named where it took part, whoever else did."""
    words = set(event.actor.split("+"))
    if STATE in words:
        return STATE
    if words & {"foreign", "armed-group"}:
        return FORCES
    return COMPANY if "company" in words else UNKNOWN


def _of_source(book: ScoreBook, source_id: str, events: list[Event]) -> EventsOfSource:
    source = book.content.sources.get(source_id)
    listed = source is not None and terms(source).single
    parts = ((actor, [event for event in events if actor_of(event) == actor]) for actor in ACTORS)
    return EventsOfSource(
        source=source,
        source_id=source_id,
        actors=tuple(_of_actor(actor, found, listed) for actor, found in parts if found),
        listed=listed,
    )


def _of_actor(actor: str, events: list[Event], listed: bool) -> EventsOfActor:
    years = [_year(event) for event in events]
    newest_first = sorted(events, key=lambda event: (event.start, event.end), reverse=True)
    return EventsOfActor(
        actor=actor,
        events=tuple(newest_first) if listed else (),
        kinds=_kinds(events),
        total=len(events),
        first=min(years),
        last=max(years),
    )


def _kinds(events: Iterable[Event]) -> tuple[tuple[str, int], ...]:
    """Each kind with its number, most frequent first."""
    counts = Counter(event.kind for event in events)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _year(event: Event) -> int:
    return int(event.start[:4])
