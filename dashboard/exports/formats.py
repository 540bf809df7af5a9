"""A table of scores as CSV, JSON or Parquet, every number in full precision."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import numpy as np

from dashboard.exports.scores import Column, Words, Years
from dashboard.exports.spreadsheets import harmless

CHUNK = 20_000


def write_table(table: Mapping[str, Column], form: str, file: BinaryIO) -> None:
    """Writes a table as csv, json or parquet, UTF-8; blank cells are empty in CSV and null elsewhere."""
    {"csv": _write_csv, "json": _write_json, "parquet": _write_parquet}[form](table, file)


def _write_csv(table: Mapping[str, Column], file: BinaryIO) -> None:
    file.write((",".join(table) + "\n").encode())
    for rows in _chunks(table):
        columns = [_csv_cells(column, rows) for column in table.values()]
        lines = map(",".join, zip(*columns, strict=True))
        file.write(("\n".join(lines) + "\n").encode())


def _csv_cells(column: Column, rows: slice) -> list[str]:
    if isinstance(column, Words):
        words = [_quoted(word) for word in column.words]
        return [words[code] for code in column.codes[rows].tolist()]
    if isinstance(column, Years):
        return ["" if number < 0 else str(number) for number in column.numbers[rows].tolist()]
    return ["" if number != number else repr(number) for number in column[rows].tolist()]


def _quoted(word: str) -> str:
    word = harmless(word)
    special = any(sign in word for sign in ',"\r\n')
    return '"' + word.replace('"', '""') + '"' if special else word


def _write_json(table: Mapping[str, Column], file: BinaryIO) -> None:
    names = [json.dumps(name) for name in table]
    separator = "[\n"
    for rows in _chunks(table):
        columns = [_json_cells(column, rows) for column in table.values()]
        lines = (
            "{" + ", ".join(f"{name}: {cell}" for name, cell in zip(names, cells, strict=True)) + "}"
            for cells in zip(*columns, strict=True)
        )
        file.write((separator + ",\n".join(lines)).encode())
        separator = ",\n"
    file.write(b"[]\n" if separator == "[\n" else b"\n]\n")


def _json_cells(column: Column, rows: slice) -> list[str]:
    if isinstance(column, Words):
        words = [json.dumps(word, ensure_ascii=False) if word else "null" for word in column.words]
        return [words[code] for code in column.codes[rows].tolist()]
    return [cell or "null" for cell in _csv_cells(column, rows)]


def _write_parquet(table: Mapping[str, Column], file: BinaryIO) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    def array(column: Column) -> pa.Array[pa.Scalar[pa.DataType]]:
        if isinstance(column, Words):
            blank = np.array([not word for word in column.words], dtype=np.bool_)[column.codes]
            codes = pa.array(column.codes.astype(np.int32), pa.int32(), mask=blank)
            return pa.DictionaryArray.from_arrays(codes, pa.array(list(column.words), pa.string()))
        if isinstance(column, Years):
            return pa.array(column.numbers.astype(np.int32), mask=column.numbers < 0)
        return pa.array(column, mask=np.isnan(column))

    pq.write_table(pa.table({name: array(column) for name, column in table.items()}), file)


def _chunks(table: Mapping[str, Column]) -> Iterator[slice]:
    first = table["iso3"]
    assert isinstance(first, Words)
    for start in range(0, len(first.codes), CHUNK):
        yield slice(start, start + CHUNK)
