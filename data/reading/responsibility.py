"""Reads `data/responsibility.csv`: who answers in one economy where the general shares would be wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from data.reading.dates import years_of
from data.reading.tables import Row, parse_number, read_rows
from methodology.faults.finding import Finding, Report, row_findings, unknown
from methodology.model import CHANNELS, Framework, Override
from methodology.model.ranges import ROUNDED, brought_to_one, whole

FILE = "data/responsibility.csv"
NEEDED = ("indicator", "iso3", "reason")


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
    return row_findings(FILE, _faults(overrides, framework))


def _faults(overrides: Overrides, framework: Framework) -> Iterator[tuple[int, Callable[[], str]]]:
    seen: dict[tuple[str, str], list[tuple[Override, int]]] = {}
    for override, row in zip(overrides.overrides, overrides.rows, strict=True):
        if override.indicator and override.indicator not in framework.by_id:
            yield row, partial(unknown, override.indicator, "indicator", framework.by_id)
        others = seen.setdefault((override.indicator, override.iso3), [])
        first = next((row for other, row in others if _meet(override, other)), None)
        if first is None:
            others.append((override, row))
        else:
            yield row, partial(_overlap, override, first)


def _overlap(override: Override, first: int) -> str:
    what = f"{override.iso3}, {override.indicator or 'all indicators'}"
    return f"{what}: the years overlap with those of row {first}"


def _meet(one: Override, other: Override) -> bool:
    """Whether two overrides of one indicator and economy share a year; an open end reaches on."""
    starts = max(one.first or 0, other.first or 0)
    return all(end is None or starts <= end for end in (one.until, other.until))


def _override(row: Row, economies: Collection[str] | None) -> Override:
    code = row.listed("iso3", economies, "data/economies.csv")
    shares = _shares(row)
    first, until = years_of(row, "first", "until")
    return Override(row.text("indicator"), code, shares, row.needed("reason"), first, until)


def _shares(row: Row) -> dict[str, float]:
    unread = any(row.text(channel) and parse_number(row.text(channel)) is None for channel in CHANNELS)
    shares = {channel: row.figure(channel, lowest=0.0, highest=1.0) or 0.0 for channel in CHANNELS}
    if not unread and not whole(shares):
        total = sum(shares.values())
        row.fault(f"the shares of responsibility must sum to 1; found {total:.10g} ({ROUNDED:f} off is good)")
    return brought_to_one(shares)
