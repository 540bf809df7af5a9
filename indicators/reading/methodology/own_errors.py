"""Reads what `uncertainty` says of the errors of single sources and series, each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from indicators.reading.fields import Fields
from indicators.reading.methodology.context import KnownNames
from methodology.faults.finding import unknown
from methodology.model import OwnError
from methodology.model.ranges import BOUNDS, ERROR, SHARE, Range

KEYS = ("error", "miscoded", "bounds", "reason")


def read_errors(section: Fields, key: str) -> Mapping[str, OwnError]:
    """Errors by the name of a source or series (`key`). Faults go to the report of `section`."""
    listed = section.section(key)
    entries = {} if listed is None else {name: listed.section(name, KEYS) for name in listed}
    return {name: _read(entry) for name, entry in entries.items() if entry is not None}


def _read(entry: Fields) -> OwnError:
    entry.require("reason")
    if not any(key in entry for key in KEYS[:-1]):
        entry.fault(None, 'give an "error", a chance of being "miscoded", or what "bounds" hold')
    bounds = _number(entry, "bounds", BOUNDS)
    return OwnError(
        error=_number(entry, "error", ERROR),
        miscoded=_number(entry, "miscoded", SHARE),
        reason=entry.text("reason"),
        bounds=bounds,
    )


def _number(entry: Fields, key: str, within: Range) -> float | None:
    number = entry.number(key, within=within)
    return None if number is None else float(number)


def check_errors(fields: Fields | None, known: KnownNames) -> None:
    """Every source and series that errors are given for is one that there is; faults go to the report.

    A series that an indicator names is one, too, where its figures are withheld from this edition.
    """
    read = known.methodology.uncertainty
    section = None if fields is None or not (read.sources or read.series) else fields.section("uncertainty")
    if section is not None:
        _check(section, "sources", "source of data/sources.yaml", read.sources, known.sources)
        named = {indicator.series for indicator in known.framework.indicators}
        _check(
            section, "series", "series of the observations", read.series, sorted(named.union(known.series))
        )


def _check(
    section: Fields, key: str, what: str, read: Collection[str], known: Collection[str] | None
) -> None:
    listed = section.section(key) if read and known is not None else None
    for name in listed or ():
        if listed is not None and known is not None and name not in known:
            listed.fault(name, unknown(name, what, known))
