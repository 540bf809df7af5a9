"""Dates in tables: a year, a month or a day, as far as it is known."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from data.reading.tables import Row, parse_number
from methodology.faults.finding import echo
from methodology.faults.texts import odd_signs

EARLIEST, LATEST = 1900, 2100
"""A year outside these is taken for a slip of the pen."""
SLIP = timedelta(days=7)
"""Trackers publish events that end some days before they begin; by more it is ours to mend."""
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_year(word: str) -> int | None:
    """The year that a word of four digits stands for; None for anything else."""
    year = int(word) if word.isascii() and word.isdigit() and len(word) == 4 else 0
    return year if EARLIEST <= year <= LATEST else None


def year_fault(column: str, word: str) -> str:
    """Why a word is no year that a column may hold."""
    must = f'"{column}" must be a year from {EARLIEST} to {LATEST}'
    return f"{must}; found {echo(word)}{odd_signs(word)}"


def year_of(row: Row, column: str, *, needed: bool = False) -> int | None:
    """The year in a cell, None where the cell is empty or holds none."""
    word = row.needed(column) if needed else row.text(column)
    year = parse_year(word)
    if word and year is None:
        kind = "" if parse_number(word) is not None else "number, and a "
        row.fault(year_fault(column, word).replace("must be a ", f"must be a {kind}", 1))
    return year


def years_of(row: Row, first: str, last: str) -> tuple[int | None, int | None]:
    """The years in two cells, the second not before the first."""
    start, end = year_of(row, first), year_of(row, last)
    if start is not None and end is not None and end < start:
        row.fault(f'"{last}" must not be before "{first}"; found {end} and {start}')
    return start, end


def date_of(row: Row, column: str, *, needed: bool = False) -> str:
    """The date in a cell, as 2023, 2023-05 or 2023-05-31; empty where the cell is."""
    day = row.needed(column) if needed else row.text(column)
    if day and days_of(day) is None:
        must = (
            f'"{column}" must be a date of the years {EARLIEST} to {LATEST}, as 2023-05-31, 2023-05 or 2023'
        )
        row.fault(f"{must}; found {echo(day)}{odd_signs(day)}")
    return day


def period_of(row: Row, first: str, last: str) -> tuple[str, str]:
    """The dates in two cells: a start, and an end that may be open but does not lie before it."""
    start, end = date_of(row, first, needed=True), date_of(row, last)
    begun, ended = days_of(start), days_of(end)
    if begun and ended and ended[1] < begun[0] - SLIP:
        row.fault(
            f'"{last}" must not be more than {SLIP.days} days before "{first}"; found {end} and {start}'
        )
    return start, end


@lru_cache(maxsize=1 << 13)
def days_of(text: str) -> tuple[date, date] | None:
    """The first and the last day that a date stands for; None where there is no such date."""
    match = _DAY.fullmatch(text)
    if match is None or parse_year(match[1]) is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not match[2]:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if not match[3]:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None
