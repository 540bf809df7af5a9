"""What a good row of observations is: one set of checks, on whole columns, whatever file they come from.

Every distinct word of a column is judged once; all faults of a table are found in one go, each with its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from data.reading.dates import parse_year, year_fault
from data.reading.figures.arrays import arrange, no_observations
from data.reading.figures.columns import (
    NumberColumn,
    TextColumn,
    TextTable,
    empty_column,
    first_alike,
    no_numbers,
)
from data.reading.figures.row_faults import Fault, fault_where, tell
from data.reading.tables import SPACES, bounds_fault, number_fault
from methodology.faults.finding import Report, did_you_mean, echo
from methodology.faults.texts import MOST_OF_A_NAME, MOST_SIGNS, code_fault, odd_signs, text_fault
from methodology.model import Observations

CSV_FILE = "data/observations.csv"
RESTRICTED_FILE = "data/restricted.csv"
"""FiledObservations that may not be passed on; the same table in a file of its own."""
PARQUET_FILE = "data/observations.parquet"
KEY = ("series", "iso3", "year")
NEEDED = (*KEY, "value")
BOUNDS = ("low", "high")
NUMBERS = ("value", *BOUNDS)
COLUMNS = (*NEEDED, *BOUNDS, "note")
MOST_ROWS = 2_500_000
MOST_WORDS = {"series": 10_000, "iso3": 100_000, "year": 100_000, "note": 500_000}
"""A table of more rows, or of more different words in a column, is refused."""


@dataclass(frozen=True)
class FiledObservations:
    """Observations with the file they stand in and the row number of each, in the same order."""

    observations: Observations
    file: str
    rows: Sequence[int]

    def row(self, place: int) -> int:
        """The row of an observation (place), as a spreadsheet counts."""
        return int(self.rows[place])


def figures_of(
    table: TextTable,
    rows: Any,
    economies: tuple[str, ...] | None,
    file: str,
    report: Report,
    ragged: Sequence[Fault] = (),
) -> FiledObservations:
    """Observations of the good rows of a table of texts; a finding for each fault of the others.

    `rows` are the row numbers as a spreadsheet counts, (rows,); `ragged` are faults of rows that are not in
    the table. `economies` are the codes that may stand in it; None: any code is left alone.
    """
    texts = {name: column for name, column in table.items() if isinstance(column, TextColumn)}
    if many := [name for name, most in MOST_WORDS.items() if name in texts and len(texts[name].words) > most]:
        for name in many:
            allowed = f"at most {MOST_WORDS[name]:,} are allowed"
            report.add(file, 0, f'"{name}" holds more than {MOST_WORDS[name]:,} different words; {allowed}')
        return FiledObservations(no_observations(economies or ()), file, ())
    columns = {
        name: texts.get(name, empty_column(len(rows))).cleaned(_clean(name)) for name in (*KEY, "note")
    }
    numbers = {name: _numbers(table.get(name), len(rows)) for name in NUMBERS}
    value, low, high = (column.values for column in numbers.values())
    faults = [
        *ragged,
        *_faults_of_keys(columns, rows, economies),
        *_faults_of_numbers(numbers, rows),
        *_faults_of_signs(columns, rows),
    ]
    good = ~np.isin(rows, np.concatenate([np.zeros(0), *(where for where, _ in faults)]))
    # What holds for an open bound is never true of NaN, so that each of these asks for both where it must.
    wrong = good & ((np.isnan(low) != np.isnan(high)) | (low > high) | (value < low) | (value > high))
    faults.append(fault_where(wrong, rows, lambda at: _bounds(value[at], low[at], high[at])))
    good &= ~wrong
    first = first_alike([columns[name] for name in KEY], good)
    again = good & (first != np.arange(len(rows)))
    faults.append(fault_where(again, rows, lambda at: _again(columns, at, rows[first[at]])))
    good &= ~again
    tell(faults, file, report)
    series, iso3, note = (columns[name].kept(good) for name in ("series", "iso3", "note"))
    codes = economies if economies is not None else tuple(sorted(iso3.words))
    place_of = {code: place for place, code in enumerate(codes)}
    years = columns["year"].each(lambda word: parse_year(word) or 0, np.int32)[good]
    keys = (series.codes, iso3.each(place_of.__getitem__, np.int32), years)
    figures = arrange(series.words, codes, keys, (value[good], low[good], high[good]), note.codes, note.words)
    return FiledObservations(figures, file, rows[good])


def _faults_of_keys(
    columns: dict[str, TextColumn], rows: Any, economies: tuple[str, ...] | None
) -> Iterable[Fault]:
    for name in KEY:
        empty = columns[name].each(lambda word: not word)
        yield fault_where(empty, rows, partial(_empty, name))
    iso3, year = columns["iso3"], columns["year"]
    if economies is not None:
        known = frozenset(economies)
        strange = iso3.each(lambda word: bool(word) and word not in known)
        yield fault_where(strange, rows, lambda at: _strange(iso3.word(at), known))
    wrong = year.each(lambda word: bool(word) and parse_year(word) is None)
    yield fault_where(wrong, rows, lambda at: year_fault("year", year.word(at)))


def _faults_of_signs(columns: dict[str, TextColumn], rows: Any) -> Iterable[Fault]:
    series, note = columns["series"], columns["note"]
    odd = series.odd(code_fault, MOST_OF_A_NAME)
    yield fault_where(odd, rows, lambda at: f'"series" {code_fault(series.word(at))}')
    odd = note.odd(partial(text_fault, lines=True), MOST_SIGNS)
    yield fault_where(odd, rows, lambda at: f'"note" {text_fault(note.word(at), lines=True)}')


def _faults_of_numbers(numbers: dict[str, NumberColumn], rows: Any) -> Iterable[Fault]:
    yield fault_where(numbers["value"].empty, rows, partial(_empty, "value"))
    for name, column in numbers.items():
        wrong = np.isnan(column.values) & ~column.empty
        yield fault_where(wrong, rows, partial(_no_number, column, name))


def _numbers(column: TextColumn | NumberColumn | None, rows: int) -> NumberColumn:
    if column is None:
        return no_numbers(rows)
    return column.as_numbers() if isinstance(column, TextColumn) else column


def _clean(name: str) -> Callable[[str], str]:
    """Spaces around a word count in notes alone."""
    return (lambda word: word.replace("\r\n", "\n")) if name == "note" else lambda word: word.strip(SPACES)


def _strange(code: str, known: frozenset[str]) -> str:
    near = did_you_mean(code, sorted(known))
    return f"{echo(code)} is not a code of data/economies.csv{odd_signs(code)}.{near}"


def _empty(name: str, _: int) -> str:
    return f'"{name}" is empty'


def _no_number(column: NumberColumn, name: str, at: int) -> str:
    return number_fault(name, column.word(at))


def _bounds(value: float, low: float, high: float) -> str:
    return bounds_fault(*(None if number != number else float(number) for number in (value, low, high))) or ""


def _again(columns: dict[str, TextColumn], at: int, row: int) -> str:
    what = ", ".join(columns[name].word(at) for name in KEY)
    return f"{what} is repeated; it stands in row {row} already"
