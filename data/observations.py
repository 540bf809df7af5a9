"""Reads `data/observations.csv` and the same table elsewhere: one figure per series, economy and year.

The fast way reads the whole table at once; it takes only what is beyond doubt. Where it stumbles, the slow
way (`observation_rows.py`) reads row by row, names every fault, and decides what is good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from data import fast_csv, observation_rows
from data.arrays import arrange, no_observations
from data.observation_rows import CSV_FILE, EARLIEST, LATEST, FiledObservations
from methodology.findings import Report
from methodology.model import Observations


@dataclass(frozen=True)
class Columns:
    """A table by columns; words as codes with what they stand for, a missing bound as NaN."""

    series: tuple[Any, tuple[str, ...]]
    iso3: tuple[Any, tuple[str, ...]]
    year: Any
    value: Any
    low: Any
    high: Any
    note: tuple[Any, tuple[str, ...]]


def read_csv(
    data: bytes, text: str, economies: tuple[str, ...] | None, report: Report, file: str = CSV_FILE
) -> FiledObservations:
    """The figures in the order of `file`; `economies` are the codes that may stand in it.

    None stands for economies that could not be read: any code is then left alone.
    """
    header = observation_rows.read_header(text, report, file)
    if header is None:
        return FiledObservations(no_observations(economies or ()), file, ())
    columns = _fast_csv(data, header)
    found = checked(columns, economies) if columns is not None and economies is not None else None
    if found is None:
        return observation_rows.read(text, economies, report, file)
    return FiledObservations(found, file, lambda: observation_rows.row_numbers(text, file))


def _fast_csv(data: bytes, header: list[str]) -> Columns | None:
    cells = fast_csv.cut(data, len(header))
    if cells is None:
        return None
    place = {name: spot for spot, name in enumerate(header)}
    size = len(cells.starts)
    year = fast_csv.years(cells, place["year"])
    value, low, high = (
        fast_csv.numbers(cells, place[name]) if name in place else np.full(size, np.nan)
        for name in ("value", "low", "high")
    )
    if year is None or value is None or low is None or high is None:
        return None
    note = fast_csv.words(cells, place["note"]) if "note" in place else (np.zeros(size, np.int64), ("",))
    series, iso3 = (fast_csv.words(cells, place[name]) for name in ("series", "iso3"))
    return Columns(series, iso3, year, value, low, high, note)


def checked(columns: Columns, economies: tuple[str, ...]) -> Observations | None:
    """The figures of a table whose every row is good; None where any row needs a closer look."""
    series, series_ids = columns.series
    codes, code_ids = columns.iso3
    series_ids, series = _used(series_ids, series)
    code_ids, codes = _used(code_ids, codes)
    spot = {iso3: place for place, iso3 in enumerate(economies)}
    if any(name not in spot for name in code_ids) or any(
        not name or name != name.strip() for name in series_ids
    ):
        return None
    year, value, low, high = columns.year.astype(np.int32), columns.value, columns.low, columns.high
    if not np.isfinite(value).all() or np.isinf(low).any() or np.isinf(high).any() or (low > high).any():
        return None
    if len(year) and (year.min() < EARLIEST or year.max() > LATEST):
        return None
    economy = np.array([spot[name] for name in code_ids], dtype=np.int32)[codes]
    if _repeated(series, economy, year, len(series_ids), len(economies)):
        return None
    note, notes = columns.note
    return arrange(series_ids, economies, (series, economy, year), (value, low, high), note, notes)


def _used(words: tuple[str, ...], codes: Any) -> tuple[tuple[str, ...], Any]:
    """The words that stand in the table, and the codes into them."""
    count = np.bincount(codes, minlength=len(words))
    if count.all():
        return words, codes
    kept = np.flatnonzero(count)
    place = np.zeros(len(words), dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return tuple(words[spot] for spot in kept), place[codes]


def _repeated(series: Any, economy: Any, year: Any, series_count: int, economy_count: int) -> bool:
    """True where two rows speak of the same series, economy and year."""
    span = LATEST - EARLIEST + 1
    key = (series.astype(np.int64) * economy_count + economy) * span + (year - EARLIEST)
    size = series_count * economy_count * span
    if size > 50_000_000:
        return len(np.unique(key)) < len(key)
    seen = np.zeros(size, dtype=np.bool_)
    seen[key] = True
    return int(np.count_nonzero(seen)) < len(key)
