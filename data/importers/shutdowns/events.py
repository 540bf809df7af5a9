"""data/events.csv: recorded shutdowns with who acted, why, how far and which services, shortened by us."""

from __future__ import annotations

import pandas as pd

from data.importers.shutdowns.records import Record, records

COLUMNS = ("iso3", "start", "end", "kind", "source", "note", "actor", "cause", "reach", "services")
FIRST_DAY = "2016-01-01"
SOURCE = "access-now"


def shutdown_events(events: pd.DataFrame) -> pd.DataFrame:
    """One row per event from 2016 on: a record that the tracker repeats year by year stands once."""
    groups: dict[tuple[object, ...], list[Record]] = {}
    for record in records(events[events["start"] >= FIRST_DAY]):
        key = (record.iso3, record.start, record.end, record.kind, record.actor, record.reach, record.area)
        groups.setdefault(key if record.status == "Ongoing" else (*key, len(groups)), []).append(record)
    return pd.DataFrame([_row(rows) for rows in groups.values()], columns=list(COLUMNS))


def _row(rows: list[Record]) -> tuple[str, ...]:
    first = rows[0]
    end = "" if first.end is None else first.end.isoformat()
    services = " ".join(dict.fromkeys(service for row in rows for service in row.services))
    what = (first.actor, first.cause.strip("/"), first.reach, services)
    return (first.iso3, first.start.isoformat(), end, first.kind, SOURCE, _note(rows), *what)


def _note(rows: list[Record]) -> str:
    if rows[0].end is None and rows[0].status == "Ongoing":
        return f"still going on when last counted ({max(row.year for row in rows)})"
    return ""
