"""Reads `data/observations.csv` and the same table elsewhere: one figure per series, economy and year."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from data.reading.figures.arrays import no_observations
from data.reading.figures.observation_rows import COLUMNS, CSV_FILE, NEEDED, FiledObservations, figures_of
from data.reading.figures.row_faults import Fault
from data.reading.tables import numbered_records
from methodology.faults.finding import Report, listed, unknown

if TYPE_CHECKING:
    import pandas as pd


def read_csv(
    text: str, economies: tuple[str, ...] | None, report: Report, file: str = CSV_FILE
) -> FiledObservations:
    """The figures in the order of `file`; `economies` are the codes that may stand in it.

    None stands for economies that could not be read: any code is then left alone.
    """
    header = read_header(text, report, file)
    if header is None:
        return FiledObservations(no_observations(economies or ()), file, ())
    table = whole(text)
    if table is not None:
        return figures_of(table, np.arange(len(table)) + 2, economies, file, report)
    table, rows, ragged = row_by_row(text, header, file, report)
    return figures_of(table, rows, economies, file, report, (ragged,))


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


def whole(text: str) -> pd.DataFrame | None:
    """A CSV table with its cells as texts, cut at once; None where a row is not one whole line.

    pandas tells of a row with too few or too many cells, but not its number; it takes a stray quotation mark
    for good, and may part a quoted cell of two lines. Such a table is cut row by row. It is as fast as cells
    cut by numpy alone were (100,000 rows in 90 ms, all checks among them), but costs a process 0.4 s and,
    with pyarrow's buffers, 120 MiB once; a server has it done aside (`load_content`).
    """
    import pandas as pd
    from pandas.errors import ParserError

    text = text.rstrip("\r\n") + "\n"
    quoted = [line for line in text.split("\n") if '"' in line]
    try:
        two_lines = sum(1 for _ in csv.reader(quoted, strict=True)) < len(quoted)
        if two_lines or text.count("\r") > text.count("\r\n"):
            return None
        table = pd.read_csv(io.BytesIO(text.encode()), engine="pyarrow", dtype=str, keep_default_na=False)
    except (csv.Error, ParserError):
        return None
    return table if len(table) + 1 == text.count("\n") else None


def row_by_row(text: str, header: list[str], file: str, report: Report) -> tuple[pd.DataFrame, Any, Fault]:
    """A CSV table with its cells as texts, the row number of each, and the rows of another length.

    The standard library names the row of every fault, at five times the cost of `whole`.
    """
    import pandas as pd

    records = numbered_records(text, file, report)
    next(records, None)
    every = list(records)
    good = [record for record in every if len(record[1]) == len(header)]
    ragged = [record for record in every if len(record[1]) != len(header)]
    rows, odd = (np.array([number for number, _ in part], dtype=np.int64) for part in (good, ragged))
    table = pd.DataFrame([cells for _, cells in good], columns=header, dtype=str)
    return table, rows, (odd, lambda at: f"{len(header)} columns are needed; found {len(ragged[at][1])}")
