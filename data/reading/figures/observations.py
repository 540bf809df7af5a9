"""Reads `data/observations.csv` and the same table elsewhere: one figure per series, economy and year.

Two ways to cut a table into cells, one for tables whose rows are whole lines and one for all others, and one
set of checks behind both. A test holds that they give the same cells and the same faults.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any

import numpy as np

from data.reading.figures.arrays import no_observations
from data.reading.figures.columns import (
    GrowingColumn,
    NumberColumn,
    TextColumn,
    TextTable,
    dictionary_column,
    number_column,
)
from data.reading.figures.observation_rows import (
    COLUMNS,
    CSV_FILE,
    MOST_ROWS,
    MOST_WORDS,
    NEEDED,
    NUMBERS,
    FiledObservations,
    figures_of,
)
from data.reading.figures.row_faults import Fault
from data.reading.tables import SPACES, blocks_of, shape_faults
from methodology.faults.finding import Report, echo, listed, unknown

LONGEST_LINE = 1 << 16
"""Bytes; a table with a longer line is cut row by row, which says in which row it stands."""


def read_csv(
    data: bytes, economies: tuple[str, ...] | None, report: Report, file: str = CSV_FILE
) -> FiledObservations:
    """The figures in the order of `file`, UTF-8; `economies` are the codes that may stand in it.

    None stands for economies that could not be read: any code is then left alone.
    """
    nothing = FiledObservations(no_observations(economies or ()), file, ())
    header = read_header(data, report, file)
    if header is None:
        return nothing
    if data.count(b"\n") > MOST_ROWS + 1:
        report.add(file, 0, f"the table has too many rows; at most {MOST_ROWS:,} are allowed")
        return nothing
    at_once = whole(data, header)
    if at_once is not None:
        columns, count = at_once
        return figures_of(columns, np.arange(count) + 2, economies, file, report)
    table, rows, ragged = row_by_row(data, header, file, report)
    return figures_of(table, rows, economies, file, report, (ragged,))


def read_header(data: bytes, report: Report, file: str = CSV_FILE) -> list[str] | None:
    """The columns of a CSV file; None, with every fault reported, where they are not as agreed."""
    start = len(data) - len(data.lstrip(b"\r\n"))
    end = data.find(b"\n", start, start + LONGEST_LINE)
    first = data[start : end if end >= 0 else start + LONGEST_LINE].decode(errors="replace")
    header = [name.strip(SPACES) for name in next(csv.reader(io.StringIO(first, newline="")), [])]
    if not header:
        report.add(file, 0, f"the file is empty; its first row must be {','.join(COLUMNS)}")
        return None
    faults = shape_faults(header)
    if not faults:
        faults = [unknown(name, "column", COLUMNS) for name in header if name not in COLUMNS]
        shown = listed(map(echo, header))
        faults += [f'the column "{name}" is missing; found: {shown}' for name in NEEDED if name not in header]
    if not faults and header != [name for name in COLUMNS if name in header]:
        faults.append(
            f"the columns must stand in this order: {', '.join(COLUMNS)}; found: {', '.join(header)}"
        )
    for fault in faults:
        report.add_row(file, 1, fault)
    return None if faults else header


def whole(data: bytes, header: Sequence[str]) -> tuple[TextTable, int] | None:
    """A CSV table cut at once, and the number of its rows; None where a row is not one whole line.

    Arrow tells of a row with too few or too many cells, but not its number; it takes a stray quotation mark
    for good, and may part a quoted cell of two lines. Such a table is cut row by row. Arrow's buffers cost a
    process some 60 MiB once; a server has it done aside (`load_content`).
    """
    import pyarrow as pa
    from pyarrow import csv as arrow

    if not data.endswith(b"\n") or data.endswith((b"\n\n", b"\n\r\n")):
        data = data.rstrip(b"\r\n") + b"\n"
    if data.startswith((b"\n", b"\r")) or not _in_plain_lines(data):
        return None
    text = pa.dictionary(pa.int32(), pa.string())
    try:
        table = arrow.read_csv(
            io.BytesIO(data),
            memory_pool=pa.system_memory_pool(),  # gives back at once what it no longer needs
            # Threads gain nothing here, and once in a few hundred runs one outlived the process: an abort.
            read_options=arrow.ReadOptions(column_names=list(header), skip_rows=1, use_threads=False),
            convert_options=arrow.ConvertOptions(
                column_types=dict.fromkeys(header, text), strings_can_be_null=False
            ),
        )
    except pa.ArrowException:
        return None
    count = table.num_rows
    if count + 1 != data.count(b"\n"):
        return None
    columns: dict[str, TextColumn | NumberColumn] = {}
    for name in header:  # each is let go once it is read
        column = table.column(0)
        columns[name] = (
            number_column(column) if name in NUMBERS else dictionary_column(column, MOST_WORDS[name])
        )
        table = table.remove_column(0)
    return columns, count


def _in_plain_lines(data: bytes) -> bool:
    """Whether no line is too long, no row has two lines, and every quotation mark is where it belongs."""
    at = 0
    while at < len(data):
        at = data.rfind(b"\n", at, at + LONGEST_LINE) + 1
        if not at:
            return False
    if data.count(b"\r") > data.count(b"\r\n"):
        return False
    return b'"' not in data or _quoted_line_by_line(data)


def _quoted_line_by_line(data: bytes) -> bool:
    """Whether each line that holds a quotation mark is a row of its own."""
    lines = 0

    def quoted() -> Iterator[str]:
        nonlocal lines
        for line in io.BytesIO(data):
            if b'"' in line:
                lines += 1
                yield line.decode()

    try:
        return sum(1 for _ in csv.reader(quoted(), strict=True)) == lines
    except csv.Error:
        return False


def row_by_row(data: bytes, header: Sequence[str], file: str, report: Report) -> tuple[TextTable, Any, Fault]:
    """A CSV table with its cells as texts, the row number of each, and the rows of another length.

    The standard library names the row of every fault, at four times the cost of `whole`.
    """
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors="replace", newline="")
    columns = [GrowingColumn() for _ in header]
    rows, ragged = [np.zeros(0, dtype=np.int64)], dict[int, int]()
    began = False
    for first, block in blocks_of(lines, file, report, MOST_ROWS):
        numbers = np.arange(first, first + len(block))
        sizes = np.fromiter(map(len, block), np.int64, len(block))
        if not began and sizes.any():
            began, sizes[int(np.flatnonzero(sizes)[0])] = True, 0  # the header, read already
        good = sizes == len(header)
        rows.append(numbers[good])
        odd = ~good & (sizes > 0)
        ragged |= dict(zip(numbers[odd].tolist(), sizes[odd].tolist(), strict=True))
        cells = block if good.all() else list(compress(block, good.tolist()))
        for column, words in zip(columns, zip(*cells, strict=True), strict=bool(cells)):
            column.add(words)
    table = {name: column.whole() for name, column in zip(header, columns, strict=True)}
    told = list(ragged.items())
    fault = lambda at: f"{len(header)} columns are needed; found {told[at][1]:,}"  # noqa: E731
    return table, np.concatenate(rows), (np.array([row for row, _ in told], dtype=np.int64), fault)
