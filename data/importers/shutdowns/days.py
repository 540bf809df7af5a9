"""Days on which the state cut the network or blocked services people use, per economy and year.

A day counts once, by the widest act recorded on it: 1 nationwide, 0.2 in part of the country, half of that
where traffic was only slowed, or cut for an exam: such cuts last some hours of the day. A blocked service
counts 0.2 of a day for each of the five that the tracker names (Facebook, Twitter, WhatsApp, Instagram,
Telegram); a record that names none of them is of a smaller service and counts 0.01. Days on which the network
was cut at protests, elections or unrest count as blocks too. Of days whose author is unknown half is
counted, with none and all of them as bounds; days of foreign or armed forces are shown and never counted.
Where two authorities govern, acts that are "not the government's" may be the other's: author unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from data.importers.facts.facts import Facts, Made
from data.importers.facts.witnesses import BLOCK, CUT, Witnesses
from data.importers.shutdowns.records import RIVAL_AUTHORITIES, STATE, UNKNOWN, Record

YEARS = range(2016, 2026)
PART, SLOWED, EXAM, NAMED, OTHER = 0.2, 0.5, 0.5, 0.2, 0.01
ABOUT_PEOPLE = re.compile("Protest|Election|Political inst")
EXAMS = "Exam cheating"
FULL = 365
SERIES = {CUT: "shutdown-days-state", BLOCK: "block-days-state"}
NOT_STATE = "others"
Weights = dict[date, float]


@dataclass
class Days:
    """Weights of the days of one year, by who acted."""

    by_actor: dict[str, Weights] = field(default_factory=lambda: defaultdict(dict))

    def add(self, who: str, day: date, weight: float) -> None:
        """Counts a day for somebody, by the widest act on it."""
        own = self.by_actor[who]
        own[day] = max(own.get(day, 0.0), weight)

    def total(self, *who: str) -> float:
        """Days on which any of them acted, by the widest act."""
        best: Weights = {}
        for name in who:
            for day, weight in self.by_actor.get(name, {}).items():
                best[day] = max(best.get(day, 0.0), weight)
        return min(FULL, sum(best.values()))


def rows(facts: Facts, tracker: Iterable[Record], economies: Iterable[str]) -> list[Made]:
    """Both series of the state, and the days of foreign or armed forces."""
    seen = list(tracker)
    counted = {CUT: cut_days(seen), BLOCK: block_days(seen)}
    recorded: dict[tuple[str, str], set[int]] = defaultdict(set)
    for record in seen:
        if _who(record) != NOT_STATE:
            recorded[CUT if record.network else BLOCK, record.iso3].add(record.start.year)
    witnesses = Witnesses(facts, recorded)
    return [
        row
        for iso3 in economies
        for year in YEARS
        for what in (CUT, BLOCK)
        for row in _rows(what, iso3, year, counted[what].get((iso3, year)), witnesses)
    ]


def cut_days(tracker: Iterable[Record]) -> Mapping[tuple[str, int], Days]:
    """Days on which the network was cut, or slowed as a whole."""
    by_year: dict[tuple[str, int], Days] = defaultdict(Days)
    for record in tracker:
        slowed = _slows_the_network(record)
        if record.network or slowed:
            weight = _part_of_day(record, slowed)
            for day in _days(record):
                by_year[record.iso3, day.year].add(_who(record), day, weight)
    return by_year


def block_days(tracker: Iterable[Record]) -> Mapping[tuple[str, int], Days]:
    """Days on which services were blocked or slowed, or the network cut at protests, elections or unrest."""
    services: dict[tuple[str, str, date], dict[str, float]] = defaultdict(dict)
    by_year: dict[tuple[str, int], Days] = defaultdict(Days)
    for record in tracker:
        slowed = "throttle" in record.kind and not _slows_the_network(record)
        for day in _days(record):
            if "platform" in record.kind or slowed:
                place = services[record.iso3, _who(record), day]
                for service, share in _services(record):
                    weight = _part_of_day(record, slowed) * share
                    place[service] = max(place.get(service, 0.0), weight)
            if record.network and ABOUT_PEOPLE.search(record.cause):
                by_year[record.iso3, day.year].add(_who(record), day, _reach(record))
    for (iso3, who, day), weights in services.items():
        by_year[iso3, day.year].add(who, day, min(1.0, sum(weights.values())))
    return by_year


def _rows(what: str, iso3: str, year: int, days: Days | None, witnesses: Witnesses) -> Iterator[Made]:
    series = SERIES[what]
    if what == BLOCK and witnesses.banned(iso3, year):
        yield Made(series, iso3, year, FULL, "large social media banned all year, by two records")
        return
    known = days or Days()
    low, high = known.total(STATE), known.total(STATE, UNKNOWN)
    others = known.total(NOT_STATE)
    if what == CUT and others:
        yield Made("shutdown-days-others", iso3, year, _tidy(others), "by foreign or armed forces")
    if high:
        bounds = (_tidy(low), _tidy(high)) if low < high else (None, None)
        yield Made(series, iso3, year, _tidy((low + high) / 2), _note(known, others), *bounds)
    elif witnesses.vouch_for_none(what, iso3, year):
        note = (
            f"none recorded by the state; {others:g} by foreign or armed forces"
            if others
            else "none recorded"
        )
        yield Made(series, iso3, year, 0, note)


def _note(days: Days, others: float) -> str:
    unknown = days.total(STATE, UNKNOWN) - days.total(STATE)
    parts = [f"{_tidy(days.total(STATE)):g} by the state"]
    parts += [f"{_tidy(unknown):g} by unknown authors, half counted"] if unknown else []
    parts += [f"{_tidy(others):g} by foreign or armed forces, not counted"] if others else []
    return "days weighted by reach: " + "; ".join(parts)


def _who(record: Record) -> str:
    if record.actor == STATE:
        return STATE
    return UNKNOWN if record.actor == UNKNOWN or record.iso3 in RIVAL_AUTHORITIES else NOT_STATE


def _slows_the_network(record: Record) -> bool:
    return "throttle" in record.kind and not record.services and "Information" not in record.cause


def _reach(record: Record) -> float:
    return 1.0 if record.reach == "nationwide" else PART


def _part_of_day(record: Record, slowed: bool) -> float:
    """What a day of the record counts, by its reach, and less where it is slowed or closed for some hours."""
    return _reach(record) * (SLOWED if slowed else EXAM if record.cause == EXAMS else 1)


def _services(record: Record) -> list[tuple[str, float]]:
    if record.services:
        return [(service, NAMED) for service in record.services]
    return [(f"another since {record.start}", OTHER)]


def _days(record: Record) -> Iterator[date]:
    span = record.days()
    if span is None:
        return
    day = span[0]
    while day <= span[1]:
        if day.year in YEARS:
            yield day
        day += timedelta(days=1)


def _tidy(value: float) -> float:
    return round(value, 2)
