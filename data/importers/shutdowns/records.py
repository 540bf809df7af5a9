"""The records of Access Now's tracker, read: who acted, why, how far, and from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

STATE, UNKNOWN, FOREIGN, OTHERS = "state", "unknown", "foreign", "foreign+armed-group"
STATE_WORDS = (
    "Executive government",
    "State government",
    "Local government",
    "Local",
    "Military",
    "Law enforcement",
    "Judiciary",
)
INVADED = ("UKR", "PSE")
"""Where the cuts recorded as not the government's are those of an invading or occupying state's forces."""
RIVAL_AUTHORITIES = ("YEM",)
"""Where an authority other than the recognised government holds the capital, and may be the one meant."""
WHOLE = re.compile(
    r"\W*((near(ly)? )?(nation[ -]?wi?de|national(?! capital)|country-?wide)"
    r"|((traffic slowed down for|it affected mobile data services in) )?(the )?(entire|whole) country)",
    re.IGNORECASE,
)
LONGEST_OPEN_CUT = 366
"""Days before its count year from which a cut of the network without an end is not taken on trust."""
STILL_BLOCKED = {("UGA", "2021-01-12"): "facebook"}
"""Blocks of which the tracker repeats all services of the first day, though only these stayed away."""


@dataclass(frozen=True)
class Record:
    """One row of the tracker. `end` is None where it names none; `services` empty where it names none."""

    iso3: str
    start: date
    end: date | None
    kind: str
    actor: str
    cause: str
    area: str
    status: str
    services: tuple[str, ...]
    year: int

    @property
    def network(self) -> bool:
        return "network" in self.kind

    @property
    def reach(self) -> str:
        """nationwide, part, or empty where the area is not named. An exception leaves it nationwide."""
        if not self.area:
            return ""
        return "nationwide" if WHOLE.match(self.area) else "part"

    def days(self) -> tuple[date, date] | None:
        """First and last day that this row stands for; None where it is too old to be taken on trust.

        A record that goes on is repeated by the tracker year by year: it stands for its count year only.
        One without an end, of which nobody says that it goes on, stands for its first day.
        """
        if self.end is not None:
            return self.start, self.end
        if self.status != "Ongoing":
            return self.start, self.start
        first = date(self.year, 1, 1)
        if self.network and (first - self.start).days > LONGEST_OPEN_CUT:
            return None
        return max(self.start, first), date(self.year, 12, 31)


def records(events: pd.DataFrame) -> Iterator[Record]:
    """The gathered rows as records, in their order."""
    for iso3, start, end, kind, note in events[["iso3", "start", "end", "kind", "note"]].itertuples(
        index=False
    ):
        said = "" if pd.isna(note) else note
        day = date.fromisoformat(start)
        year = _part(said, "count year")
        record = Record(
            iso3=iso3,
            start=day,
            end=None if pd.isna(end) else date.fromisoformat(end),
            kind=kind,
            actor=actor(iso3, _part(said, "ordered by")),
            cause=_part(said, "cause"),
            area=_part(said, "area"),
            status=_part(said, "status"),
            services=tuple(_part(said, "services").split()),
            year=int(year) if year else day.year,
        )
        kept = STILL_BLOCKED.get((iso3, start)) if record.year > day.year else None
        yield replace(record, services=tuple(kept.split())) if kept else record


def actor(iso3: str, ordered_by: str) -> str:
    """Who acted, in the words of events.csv, from the tracker's "ordered by".

    The state is its government at any level, its army, police and courts. "Non-government" says only that it
    was not the government of the place: forces of another state, or an armed group.
    """
    if any(word in STATE_WORDS for word in re.split(r",\s*", ordered_by)):
        return STATE
    if ordered_by == "Non-government":
        return FOREIGN if iso3 in INVADED else OTHERS
    return UNKNOWN


def _part(note: str, name: str) -> str:
    match = re.search(rf"(?:^|; ){name}: ([^;]*)", note)
    return match[1].strip() if match else ""
