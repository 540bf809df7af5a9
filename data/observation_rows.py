"""The slow, exact reading of observations: row by row, every fault with its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from data.arrays import arrange
from data.tables import numbered_records, parse_number
from methodology.findings import Report, did_you_mean, listed, unknown
from methodology.model import Observations

CSV_FILE = "data/observations.csv"
RESTRICTED_FILE = "data/restricted.csv"
"""Figures that may not be passed on; the same table in a file of its own."""
PARQUET_FILE = "data/observations.parquet"
NEEDED = ("series", "iso3", "year", "value")
COLUMNS = (*NEEDED, "low", "high", "note")
MOST_FAULTS = 200
EARLIEST, LATEST = 1900, 2100
"""A year outside these is taken for a slip of the pen."""

Record = tuple[int, list[str]]


@dataclass(frozen=True)
class FiledObservations:
    """Observations with the file they stand in and the row number of each, in the same order."""

    observations: Observations
    file: str
    rows: Sequence[int] | Callable[[], Sequence[int]]

    def row(self, place: int) -> int:
        """The row of an observation (place), as a spreadsheet counts."""
        return self._rows[place]

    @cached_property
    def _rows(self) -> Sequence[int]:
        return self.rows() if callable(self.rows) else self.rows


def read_header(text: str, report: Report, file: str = CSV_FILE) -> list[str] | None:
    """The columns of a CSV file; None, with every fault reported, where they are not as agreed."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    header = next(csv.reader(io.StringIO(first, newline="")), [])
    if not header:
        report.add(file, 0, f"the file is empty; its first row must be {','.join(COLUMNS)}")
        return None
    faults = [f"{unknown(name, 'column', COLUMNS)}" for name in header if name not in COLUMNS]
    faults += [
        f'the column "{name}" is missing; found: {listed(header)}' for name in NEEDED if name not in header
    ]
    faults += [
        f'the column "{name}" is repeated' for name in sorted({n for n in header if header.count(n) > 1})
    ]
    if not faults and header != [name for name in COLUMNS if name in header]:
        faults.append(
            f"the columns must stand in this order: {', '.join(COLUMNS)}; found: {', '.join(header)}"
        )
    for fault in faults:
        report.add_row(file, 1, fault)
    return None if faults else header


def read(
    text: str, economies: tuple[str, ...] | None, report: Report, file: str = CSV_FILE
) -> FiledObservations:
    """The figures of a CSV file, with a finding for each faulty row."""
    records = numbered_records(text, file, report)
    _, header = next(records)
    return collect(records, header, economies, file, report)


def row_numbers(text: str, file: str = CSV_FILE) -> list[int]:
    """The row number of each figure, as a spreadsheet counts."""
    return [number for number, _ in numbered_records(text, file, Report())][1:]


def records_of(columns: dict[str, list[Any]]) -> Iterator[Record]:
    """The rows of a table held by columns, as texts; rows count from 1."""
    for number, cells in enumerate(zip(*columns.values(), strict=True), start=1):
        yield number, ["" if cell is None else str(cell) for cell in cells]


def collect(
    records: Iterable[Record], header: list[str], economies: tuple[str, ...] | None, file: str, report: Report
) -> FiledObservations:
    """Observations of the good rows; a finding for each fault of the others."""
    known = None if economies is None else frozenset(economies)
    seen: dict[tuple[str, str, int], int] = {}
    rows: list[tuple[str, str, int, float, float, float, str]] = []
    numbers: list[int] = []
    say = _Limited(file, report)
    for number, cells in records:
        if len(cells) != len(header):
            say.fault(number, f"{len(header)} columns are needed; found {len(cells)}")
            continue
        row = dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=True))
        row = {name: cell if name == "note" else cell.strip() for name, cell in row.items()}
        faults: list[str] = []
        parsed = _parse(row, known, faults)
        for fault in faults:
            say.fault(number, fault)
        if faults or parsed is None:
            continue
        first = seen.setdefault(parsed[:3], number)
        if first != number:
            what = f"{parsed[0]}, {parsed[1]}, {parsed[2]}"
            say.fault(number, f"{what} is repeated; it stands in row {first} already")
            continue
        rows.append(parsed)
        numbers.append(number)
    say.close()
    codes = economies if economies is not None else tuple(sorted({row[1] for row in rows}))
    series_ids = tuple(dict.fromkeys(row[0] for row in rows))
    notes = tuple(dict.fromkeys(row[6] for row in rows))
    found = arrange(
        series_ids,
        codes,
        (_codes(rows, 0, series_ids), _codes(rows, 1, codes), np.array([r[2] for r in rows], dtype=np.int32)),
        (_reals(rows, 3), _reals(rows, 4), _reals(rows, 5)),
        _codes(rows, 6, notes),
        notes,
    )
    return FiledObservations(found, file, numbers)


class _Limited:
    """Reports the first MOST_FAULTS faults of a table and counts the others."""

    def __init__(self, file: str, report: Report) -> None:
        self.file, self.report = file, report
        self.count = self.last = 0

    def fault(self, row: int, message: str) -> None:
        self.count, self.last = self.count + 1, row
        if self.count <= MOST_FAULTS:
            self.report.add_row(self.file, row, message)

    def close(self) -> None:
        if self.count > MOST_FAULTS:
            rest = f"the last of {self.count - MOST_FAULTS} more faults that are not listed"
            self.report.add_row(self.file, self.last, rest)


def _codes(rows: list[Any], at: int, words: tuple[str, ...]) -> Any:
    place = {word: spot for spot, word in enumerate(words)}
    return np.array([place[row[at]] for row in rows], dtype=np.int32)


def _reals(rows: list[Any], at: int) -> Any:
    return np.array([row[at] for row in rows], dtype=np.float64)


@lru_cache(maxsize=1024)
def _near(code: str, known: frozenset[str]) -> str:
    return did_you_mean(code, sorted(known))


def _parse(row: dict[str, str], known: frozenset[str] | None, faults: list[str]) -> Any:
    """(series, iso3, year, value, low, high, note), meaningless where faults were added."""
    faults += [f'"{column}" is empty' for column in NEEDED if not row[column]]
    iso3 = row["iso3"]
    if known is not None and iso3 and iso3 not in known:
        faults.append(f'"{iso3}" is not a code of data/economies.csv.{_near(iso3, known)}')
    year = row["year"]
    if year and not (
        year.isascii() and year.isdigit() and len(year) == 4 and EARLIEST <= int(year) <= LATEST
    ):
        faults.append(f'"year" must be a year from {EARLIEST} to {LATEST}; found "{year}"')
    figures = []
    for column in ("value", "low", "high"):
        figure = parse_number(row[column]) if row[column] else float("nan")
        if figure is None:
            faults.append(f'"{column}" must be a number; found "{row[column]}"')
        figures.append(float("nan") if figure is None else figure)
    if not faults and figures[1] > figures[2]:
        faults.append(f'"low" must not be above "high"; found {row["low"]} and {row["high"]}')
    return None if faults else (row["series"], iso3, int(year), *figures, row["note"].replace("\r\n", "\n"))
