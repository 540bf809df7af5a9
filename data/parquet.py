"""Reads `data/observations.parquet`, the same table as the CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data import observation_rows
from data.arrays import no_observations
from data.observation_rows import COLUMNS, NEEDED, PARQUET_FILE, FiledObservations
from data.observations import Columns, checked
from methodology.findings import Report, unknown

if TYPE_CHECKING:
    import pyarrow as pa


def read_parquet(data: bytes, economies: tuple[str, ...] | None, report: Report) -> FiledObservations:
    """The figures in the order of the file; its rows count from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    nothing = FiledObservations(no_observations(economies or ()), PARQUET_FILE, ())
    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        report.add(PARQUET_FILE, 0, f"this is not Parquet: {str(error).splitlines()[0]}")
        return nothing
    for name in table.column_names:
        if name not in COLUMNS:
            report.add(PARQUET_FILE, 0, unknown(name, "column", COLUMNS))
    missing = [name for name in NEEDED if name not in table.column_names]
    if missing:
        report.add(PARQUET_FILE, 0, f"columns are missing: {', '.join(missing)}")
        return nothing
    table = table.select([name for name in table.column_names if name in COLUMNS])
    found = checked(_columns(table), economies) if economies is not None and _typed(table) else None
    if found is None:
        records = observation_rows.records_of(table.to_pydict())
        return observation_rows.collect(records, table.column_names, economies, PARQUET_FILE, report)
    return FiledObservations(found, PARQUET_FILE, range(1, len(found) + 1))


def _typed(table: pa.Table) -> bool:
    """True where words are words, years whole and figures numbers, and nothing needed is missing."""
    import pyarrow as pa

    def word(kind: pa.DataType) -> bool:
        inner = kind.value_type if pa.types.is_dictionary(kind) else kind
        return bool(pa.types.is_string(inner) or pa.types.is_large_string(inner) or pa.types.is_null(inner))

    def number(kind: pa.DataType) -> bool:
        return bool(pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind))

    kinds = {name: table.column(name).type for name in table.column_names}
    return (
        not any(table.column(name).null_count for name in NEEDED)
        and all(word(kinds[name]) for name in ("series", "iso3", "note") if name in kinds)
        and all(number(kinds[name]) for name in ("value", "low", "high") if name in kinds)
        and bool(pa.types.is_integer(kinds["year"]))
    )


def _columns(table: pa.Table) -> Columns:
    size = table.num_rows
    note = _words(table.column("note")) if "note" in table.column_names else (np.zeros(size, np.int64), ("",))
    value, low, high = (_figures(table, name) for name in ("value", "low", "high"))
    series, iso3 = (_words(table.column(name)) for name in ("series", "iso3"))
    return Columns(series, iso3, table.column("year").to_numpy(), value, low, high, note)


def _words(column: pa.ChunkedArray[pa.Scalar[pa.DataType]]) -> tuple[Any, tuple[str, ...]]:
    """A column of words as codes and the words they stand for; missing words are empty."""
    import pyarrow as pa

    texts = column.cast(pa.string()).fill_null(pa.scalar("")).combine_chunks().dictionary_encode()
    return texts.indices.to_numpy().astype(np.int64), tuple(map(str, texts.dictionary.to_pylist()))


def _figures(table: pa.Table, name: str) -> Any:
    if name not in table.column_names:
        return np.full(table.num_rows, np.nan)
    return table.column(name).to_numpy().astype(np.float64)
