"""Shutdowns and blocks recorded for an economy, as far as the terms of the sources let them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from methodology.model import Event, Source
from methodology.scorebook import ScoreBook
from methodology.terms import terms


@dataclass(frozen=True)
class EventsOfSource:
    """The events of one source up to a year, newest first; only `kinds` counts where they may not be shown.

    `kinds` maps each kind of event to its number; `first` and `last` are the years of the events counted.
    """

    source: Source | None
    source_id: str
    events: tuple[Event, ...]
    kinds: tuple[tuple[str, int], ...]
    total: int
    first: int
    last: int


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


def _of_source(book: ScoreBook, source_id: str, events: list[Event]) -> EventsOfSource:
    source = book.content.sources.get(source_id)
    listed = source is not None and terms(source).single
    kinds = Counter(event.kind for event in events)
    years = [_year(event) for event in events]
    newest_first = sorted(events, key=lambda event: (event.start, event.end), reverse=True)
    return EventsOfSource(
        source=source,
        source_id=source_id,
        events=tuple(newest_first) if listed else (),
        kinds=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
        total=len(events),
        first=min(years),
        last=max(years),
    )


def _year(event: Event) -> int:
    return int(event.start[:4])
