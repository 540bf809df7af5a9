"""Reads `data/responsibility.csv`: who answers in one economy where the general shares would be wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data.reading.figures.observation_rows import EARLIEST, LATEST
from data.reading.tables import Row, parse_number, read_rows
from methodology.faults.finding import Finding, Report, did_you_mean, unknown
from methodology.model import CHANNELS, Framework, Override

FILE = "data/responsibility.csv"
NEEDED = ("indicator", "iso3", "reason")
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Overrides:
    """The overrides in the order of the file, with the row number of each."""

    overrides: tuple[Override, ...]
    rows: tuple[int, ...]


def read_overrides(text: str, economies: Collection[str] | None, report: Report) -> Overrides:
    """The overrides in the order of the file; empty cells of shares are 0, the shares of a row sum to 1.

    An empty cell under `indicator` means every indicator; `economies` is None where they could not be read.
    """
    used = (*CHANNELS, "first", "until")
    numbered = [
        (_override(row, economies), row.number) for row in read_rows(text, FILE, report, NEEDED, used)
    ]
    return Overrides(tuple(one for one, _ in numbered), tuple(number for _, number in numbered))


def check_overrides(overrides: Overrides, framework: Framework) -> list[Finding]:
    """Every override is of an indicator that there is, and no two of one indicator hold at one time."""
    findings, seen = [], list[tuple[Override, int]]()
    for override, row in zip(overrides.overrides, overrides.rows, strict=True):
        if override.indicator and override.indicator not in framework.by_id:
            message = unknown(override.indicator, "indicator", framework.by_id)
            findings.append(Finding(FILE, row, message, "row"))
        for other, first in seen:
            if _meet(override, other):
                what = f"{override.iso3}, {override.indicator or 'all indicators'}"
                message = f"{what}: the years overlap with those of row {first}"
                findings.append(Finding(FILE, row, message, "row"))
        seen.append((override, row))
    return findings


def _meet(one: Override, other: Override) -> bool:
    """Whether two overrides of the same indicator and economy share a year; an open end reaches on."""
    if (one.indicator, one.iso3) != (other.indicator, other.iso3):
        return False
    starts = max(one.first or 0, other.first or 0)
    return all(end is None or starts <= end for end in (one.until, other.until))


def _override(row: Row, economies: Collection[str] | None) -> Override:
    code = row.needed("iso3")
    if code and economies is not None and code not in economies:
        row.fault(f'"{code}" is not in data/economies.csv.{did_you_mean(code, economies)}')
    unread = any(row.text(channel) and parse_number(row.text(channel)) is None for channel in CHANNELS)
    shares = {channel: row.figure(channel, lowest=0.0) or 0.0 for channel in CHANNELS}
    total = sum(shares.values())
    if not unread and abs(total - 1) > TOLERANCE:
        row.fault(f"the shares of responsibility must sum to 1; found {total:.10g}")
    first, until = (_year(row, column) for column in ("first", "until"))
    if first is not None and until is not None and first > until:
        row.fault(f'"until" must not be before "first"; found {first} and {until}')
    return Override(row.text("indicator"), code, shares, row.needed("reason"), first, until)


def _year(row: Row, column: str) -> int | None:
    year = row.whole(column)
    if year is not None and not EARLIEST <= year <= LATEST:
        row.fault(f'"{column}" must be a year from {EARLIEST} to {LATEST}; found {row.text(column)}')
        return None
    return year
