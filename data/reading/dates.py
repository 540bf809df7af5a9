"""Dates in tables: a year, a month or a day, as far as it is known."""

from __future__ import annotations

import re

from data.reading.tables import Row

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def date_of(row: Row, column: str) -> str:
    """The date in a cell, as 2023, 2023-05 or 2023-05-31; empty where the cell is."""
    day = row.text(column)
    if day and not _DAY.fullmatch(day):
        row.fault(f'"{column}" must be a date, as 2023-05-31; found "{day}"')
    return day
