"""Faults of a table found column by column, told row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from methodology.faults.finding import Report

MOST_FAULTS = 200

Fault = tuple[Any, Callable[[int], str]]
"""The rows that have one kind of fault, (faults,), and the words for each of them by its place there."""


def fault_where(bad: Any, rows: Any, words: Callable[[int], str]) -> Fault:
    """The fault of the rows where `bad`, (rows,); `words` are given the place of a row in the table."""
    places = np.flatnonzero(bad)
    return rows[places], lambda place: words(int(places[place]))


def tell(faults: Sequence[Fault], file: str, report: Report) -> None:
    """Reports the first MOST_FAULTS faults, row by row, and counts the others."""
    every = [(kind, place) for kind, (where, _) in enumerate(faults) for place in range(len(where))]
    where = np.concatenate([rows for rows, _ in faults])
    order = np.argsort(where, kind="stable").tolist()
    for at in order[:MOST_FAULTS]:
        kind, place = every[at]
        report.add_row(file, int(where[at]), faults[kind][1](place))
    if len(order) > MOST_FAULTS:
        rest = f"the last of {len(order) - MOST_FAULTS} more faults that are not listed"
        report.add_row(file, int(where[order[-1]]), rest)
