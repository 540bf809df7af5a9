"""Reads `data/observations.parquet`, the same table as the CSV; its checks are those of the CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from data.reading.figures.arrays import no_observations
from data.reading.figures.observation_rows import (
    BOUNDS,
    COLUMNS,
    NEEDED,
    PARQUET_FILE,
    FiledObservations,
    figures_of,
)
from methodology.faults.finding import Report, unknown


def read_parquet(data: bytes, economies: tuple[str, ...] | None, report: Report) -> FiledObservations:
    """The figures in the order of the file; its rows count from 1."""
    import pandas as pd
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
    texts = {
        name: list(_texts(table.column(name).to_pylist(), name in BOUNDS))
        for name in table.column_names
        if name in COLUMNS
    }
    rows = np.arange(1, table.num_rows + 1)
    return figures_of(pd.DataFrame(texts, dtype=str), rows, economies, PARQUET_FILE, report)


def _texts(cells: Iterable[Any], bound: bool) -> Iterable[str]:
    """Cells as a CSV file would hold them; a bound that is not a number is none."""
    for cell in cells:
        yield "" if cell is None or (bound and cell != cell) else str(cell)
