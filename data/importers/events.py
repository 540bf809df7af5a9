"""data/events.csv: recorded shutdowns, without the records' own wording (its terms are not confirmed)."""

from __future__ import annotations

import re

import pandas as pd

COLUMNS = ("iso3", "start", "end", "kind", "source", "note")
FIRST_DAY = "2016-01-01"
SOURCE = "access-now"
NATIONWIDE = re.compile(
    r"(nation[ -]?wi?de|national|country-?wide( shutdown)?|(the )?entire country)\W*$", re.I
)


def shutdown_events(events: pd.DataFrame) -> pd.DataFrame:
    """One row per record from 2016 on; the note says only whether the whole country was named."""
    table = events[events["start"] >= FIRST_DAY].copy()
    table["note"] = table["note"].fillna("").map(scope)
    return table.assign(source=SOURCE)[list(COLUMNS)]


def scope(note: str) -> str:
    """ "nationwide", "part of the country" or "" from the record's area, which is not repeated."""
    area = re.match(r"area: ([^;]*)", note)
    if area is None or not area[1].strip():
        return ""
    return "nationwide" if NATIONWIDE.match(area[1].strip()) else "part of the country"
