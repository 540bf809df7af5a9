"""Reads `data/responsibility.csv`: who answers in one economy where the general shares would be wrong."""

from __future__ import annotations

from collections.abc import Collection

from data.tables import Row, read_rows
from methodology.findings import Report, did_you_mean
from methodology.model import CHANNELS, Override

FILE = "data/responsibility.csv"
NEEDED = ("indicator", "iso3", "reason")
TOLERANCE = 1e-6


def read_overrides(text: str, economies: Collection[str] | None, report: Report) -> tuple[Override, ...]:
    """The overrides in the order of the file; empty cells of shares are 0, the shares of a row sum to 1.

    An empty cell under `indicator` means every indicator; `economies` is None where they could not be read.
    """
    used = (*CHANNELS, "first", "until")
    return tuple(_override(row, economies) for row in read_rows(text, FILE, report, NEEDED, used))


def _override(row: Row, economies: Collection[str] | None) -> Override:
    code = row.needed("iso3")
    if code and economies is not None and code not in economies:
        row.fault(f'"{code}" is not in data/economies.csv.{did_you_mean(code, economies)}')
    shares = {channel: row.figure(channel, lowest=0.0) or 0.0 for channel in CHANNELS}
    total = sum(shares.values())
    if abs(total - 1) > TOLERANCE:
        row.fault(f"the shares of responsibility must sum to 1; found {total:.10g}")
    first, until = row.whole("first"), row.whole("until")
    if first is not None and until is not None and first > until:
        row.fault(f'"until" must not be before "first"; found {first} and {until}')
    return Override(row.text("indicator"), code, shares, row.needed("reason"), first, until)
