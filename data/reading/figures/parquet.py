"""Reads `data/observations.parquet`, the same table as the CSV; its checks are those of the CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from data.reading.figures.arrays import no_observations
from data.reading.figures.columns import GrowingColumn
from data.reading.figures.observation_rows import (
    BOUNDS,
    COLUMNS,
    MOST_ROWS,
    NEEDED,
    PARQUET_FILE,
    FiledObservations,
    figures_of,
)
from data.reading.tables import MOST_COLUMNS
from methodology.faults.finding import Report, echo, unknown

MOST_BYTES = 1 << 29
"""So large may the table be when it is unpacked, by its own account."""
BLOCK = 1 << 14
WORDS, WHOLE, REAL = "texts", "whole numbers", "numbers"
KINDS = {"series": WORDS, "iso3": WORDS, "year": WHOLE, "note": WORDS}


def read_parquet(data: bytes, economies: tuple[str, ...] | None, report: Report) -> FiledObservations:
    """The figures in the order of the file; its rows count from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    nothing = FiledObservations(no_observations(economies or ()), PARQUET_FILE, ())
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        if faults := list(_faults(file)):
            for fault in faults:
                report.add(PARQUET_FILE, 0, fault)
            return nothing
        columns, rows = _columns(file)
    except (pa.ArrowException, OSError, ValueError, TypeError, OverflowError, MemoryError) as error:
        said = str(error).splitlines() or [type(error).__name__]
        report.add(PARQUET_FILE, 0, f"this is not Parquet: {said[0]}")
        return nothing
    table = {name: column.whole() for name, column in columns.items()}
    return figures_of(table, np.arange(1, rows + 1), economies, PARQUET_FILE, report)


def _faults(file: Any) -> Iterator[str]:
    """What is wrong with the shape of the table, by its own account: nothing is unpacked yet."""
    meta, schema = file.metadata, file.schema_arrow
    if meta.num_columns > MOST_COLUMNS:
        yield f"the table has {meta.num_columns:,} columns; at most {MOST_COLUMNS} are allowed"
        return
    if meta.num_rows > MOST_ROWS:
        yield f"the table has {meta.num_rows:,} rows; at most {MOST_ROWS:,} are allowed"
    unpacked = sum(meta.row_group(n).total_byte_size for n in range(meta.num_row_groups))
    if unpacked > MOST_BYTES:
        yield f"the table unpacks to {unpacked:,} bytes; at most {MOST_BYTES:,} are allowed"
    for name in dict.fromkeys(schema.names):
        if schema.names.count(name) > 1:
            yield f"the column {echo(name)} is repeated"
        elif name not in COLUMNS:
            yield unknown(name, "column", COLUMNS)
        elif not _holds(schema.field(name).type, KINDS.get(name, REAL)):
            what = KINDS.get(name, REAL)
            yield f'"{name}" must hold {what}; found the type {echo(str(schema.field(name).type))}'
    missing = [name for name in NEEDED if name not in schema.names]
    if missing:
        yield f"columns are missing: {', '.join(missing)}"


def _holds(kind: Any, what: str) -> bool:
    """Whether a type of Arrow can hold texts, whole numbers or numbers. Texts may stand for all of them, and
    fractions for years, where a row without a year made them so: each cell is read as the CSV's would be."""
    import pyarrow.types as types

    if types.is_dictionary(kind):
        return _holds(kind.value_type, what)
    if (
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_null(kind)
    ):
        return True
    return what != WORDS and (types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind))


def _columns(file: Any) -> tuple[dict[str, GrowingColumn], int]:
    """The columns with their cells as texts, block by block, and the number of rows."""
    names = [name for name in COLUMNS if name in file.schema_arrow.names]
    columns = {name: GrowingColumn() for name in names}
    rows = 0
    for batch in file.iter_batches(BLOCK, columns=names, use_threads=False):
        batch.validate(full=True)
        rows += batch.num_rows
        if rows > MOST_ROWS:
            raise ValueError(f"it holds more rows than it says, and more than {MOST_ROWS:,}")
        for name, column in columns.items():
            column.add(tuple(_texts(batch.column(name).to_pylist(), name in BOUNDS)))
    return columns, rows


def _texts(cells: Iterable[Any], bound: bool) -> Iterable[str]:
    """Cells as a CSV file would hold them; a bound that is not a number is none."""
    for cell in cells:
        yield "" if cell is None or (bound and cell != cell) else str(cell)
