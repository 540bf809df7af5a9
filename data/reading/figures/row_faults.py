"""Faults of a table found column by column, told row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from methodology.faults.finding import MOST_TOLD, Report

MOST_FAULTS = MOST_TOLD

Fault = tuple[Any, Callable[[int], str]]
"""The rows that have one kind of fault, (faults,), and the words for each of them by its place there."""


def fault_where(bad: Any, rows: Any, words: Callable[[int], str]) -> Fault:
    """The fault of the rows where `bad`, (rows,); `words` are given the place of a row in the table."""
    places = np.flatnonzero(bad)
    return rows[places], lambda place: words(int(places[place]))


def tell(faults: Sequence[Fault], file: str, report: Report) -> None:
    """Reports the first MOST_FAULTS faults, row by row, and counts the others."""
    sizes = [len(where) for where, _ in faults]
    kinds = np.repeat(np.arange(len(faults)), sizes)
    places = np.concatenate([np.arange(size) for size in sizes])
    rows = np.concatenate([where for where, _ in faults]).astype(np.int64)
    order = np.argsort(rows, kind="stable")
    for at in order[:MOST_FAULTS].tolist():
        report.add_row(file, int(rows[at]), faults[int(kinds[at])][1](int(places[at])))
    if len(order) > MOST_FAULTS:
        report.add_rest(file, int(rows[order[-1]]), len(order) - MOST_FAULTS)
