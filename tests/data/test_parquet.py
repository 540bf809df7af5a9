"""Observations as Parquet: every type of column is read as the CSV would be, or refused in words."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import random
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.reading.figures import parquet
from data.reading.figures.observation_rows import FiledObservations
from data.reading.figures.parquet import read_parquet
from methodology.faults.finding import Report

CODES = ("AAA", "BBB")
GOOD: dict[str, Any] = {
    "series": ["a", "a"],
    "iso3": ["AAA", "BBB"],
    "year": [2020, 2021],
    "value": [1.0, 2.5],
}


def stored(columns: dict[str, Any], **options: Any) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, **options)
    return buffer.getvalue()


def read(data: bytes) -> tuple[FiledObservations, list[str]]:
    report = Report()
    read = read_parquet(data, CODES, report)
    return read, [str(finding) for finding in report.findings]


WHOLE = (
    pa.int16(), pa.int32(), pa.int64(), pa.uint16(), pa.uint32(), pa.uint64(), pa.decimal128(9, 0),
    pa.decimal256(40, 0), pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string()),
)  # fmt: skip
REAL = (pa.float16(), pa.float32(), pa.float64(), pa.decimal128(9, 3), pa.string(), pa.string_view())


@pytest.mark.parametrize("kind", WHOLE, ids=str)
def test_years_of_any_whole_type_are_read(kind: pa.DataType):
    words = [str(year) for year in GOOD["year"]]
    years = (
        pa.array(words).cast(kind)
        if not pa.types.is_decimal(kind)
        else pa.array(map(decimal.Decimal, words), kind)
    )
    figures, faults = read(stored(GOOD | {"year": years}))
    assert faults == []
    assert figures.observations.year.tolist() == [2020, 2021]


@pytest.mark.parametrize("kind", REAL, ids=str)
def test_values_of_any_type_of_number_are_read(kind: pa.DataType):
    whole, half = (decimal.Decimal(word) for word in ("1", "2.5"))
    if pa.types.is_decimal(kind):
        cells = pa.array([whole, half], kind)
    elif pa.types.is_floating(kind):
        cells = pa.array(np.array([1, 2.5], kind.to_pandas_dtype()), kind)
    else:
        cells = pa.array(["1", "2.5"], kind)
    figures, faults = read(stored(GOOD | {"value": cells}))
    assert faults == []
    assert figures.observations.value.tolist() == [1.0, 2.5]


@pytest.mark.parametrize("year", [2022 + 2**32, 2022 - 2**32, 2022 + 2**63, -2022, 22, 20220, 2022.5])
def test_a_year_is_never_wrapped(year: float):
    kind = pa.float64() if isinstance(year, float) else pa.uint64() if year > 2**62 else pa.int64()
    _, faults = read(stored(GOOD | {"year": pa.array([2020, year], kind)}))
    assert faults[-1] == (
        f'data/observations.parquet, row 2: "year" must be a year from 1900 to 2100; found "{year}"'
    )


@pytest.mark.parametrize(
    ("column", "cells", "kind"),
    [
        ("year", pa.array([dt.datetime(2020, 1, 1, tzinfo=dt.UTC)] * 2, pa.timestamp("ns")), "timestamp["),
        ("year", pa.array([dt.date(2020, 1, 1)] * 2), "date32[day]"),
        ("year", pa.array([True, False]), "bool"),
        ("value", pa.array([True, False]), "bool"),
        ("value", pa.array([dt.timedelta(1)] * 2), "duration[us]"),
        ("value", pa.array([[1.0], [2.0]]), "list<"),
        ("value", pa.array([{"x": 1}] * 2), "struct<"),
        ("series", pa.array([b"a", b"a"]), "binary"),
        ("series", pa.array([1, 2]), "int64"),
        ("iso3", pa.array([1.5, 2.5]), "double"),
        ("note", pa.array([1, 2]), "int64"),
        ("low", pa.array([b"1", b"2"]), "binary"),
    ],
)  # fmt: skip
def test_a_type_that_is_none_of_a_table_is_refused(column: str, cells: pa.Array, kind: str):
    (fault,) = read(stored(GOOD | {column: cells}))[1]
    assert fault.startswith(f'data/observations.parquet: "{column}" must hold ')
    assert kind in fault


def test_a_column_of_which_there_are_two_is_refused():
    table = pa.table([*GOOD.values(), [1.0, 2.0]], names=[*GOOD, "value"])
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    assert read(buffer.getvalue())[1] == ['data/observations.parquet: the column "value" is repeated']


def test_a_small_file_of_many_rows_is_refused_unread():
    count = parquet.MOST_ROWS + 1
    cells = {
        name: pa.DictionaryArray.from_arrays(np.zeros(count, np.int8), [column[0]])
        for name, column in GOOD.items()
    }
    data = stored(cells)
    assert len(data) < 100_000
    assert read(data)[1] == [
        "data/observations.parquet: the table has 2,500,001 rows; at most 2,500,000 are allowed"
    ]


def test_a_small_file_of_long_texts_is_refused_unread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parquet, "MOST_BYTES", 1 << 20)
    long = {name: cells * 20 for name, cells in GOOD.items()} | {"note": ["x" * (1 << 16)] * 40}
    data = stored(long, use_dictionary=False, compression="zstd")
    assert len(data) < 100_000
    (fault,) = read(data)[1]
    assert "unpacks to 2,6" in fault
    assert "at most 1,048,576 are allowed" in fault


def test_a_text_that_is_no_utf8_is_refused():
    ends = pa.py_buffer(np.array([0, 1, 2], np.int32).tobytes())
    odd = pa.Array.from_buffers(pa.string(), 2, [None, ends, pa.py_buffer(b"a\xff")])
    (fault,) = read(stored(GOOD | {"series": odd}))[1]
    assert fault.startswith("data/observations.parquet: this is not Parquet: ")
    assert "Invalid UTF8" in fault


def test_any_damage_is_a_fault_and_never_worse():
    """Bytes flipped, cut and doubled at random, by a fixed seed."""
    data, chance = stored(GOOD), random.Random(5)
    for _ in range(200):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(data))] = chance.randrange(256)
        figures, faults = read(bytes(damaged[: chance.choice([len(data), chance.randrange(len(data))])]))
        assert faults or len(figures.observations) <= 2
