"""Strict reading of small CSV tables: columns by name, every cell of the type its column asks for.

By the standard library: it is strict about quotation marks and gives every fault its row; pandas is neither.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from methodology.faults.finding import Report, did_you_mean, listed

NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
FLAGS = {"1": True, "0": False, "true": True, "false": False, "True": True, "False": False}


class Row:
    """One row of a table by column. Faults go to the report with the row's number."""

    __slots__ = ("cells", "file", "number", "report")

    def __init__(self, cells: dict[str, str], file: str, number: int, report: Report) -> None:
        self.cells, self.file, self.number, self.report = cells, file, number, report

    def fault(self, message: str) -> None:
        self.report.add_row(self.file, self.number, message)

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        word = self.text(column)
        if not word:
            self.fault(f'"{column}" is empty')
        return word

    def figure(self, column: str, lowest: float = -math.inf) -> float | None:
        """A finite number, None where the cell is empty."""
        word = self.text(column)
        if not word:
            return None
        value = parse_number(word)
        if value is None:
            self.fault(f'"{column}" must be a number; found "{word}"')
        elif value < lowest:
            self.fault(f'"{column}" must be {lowest:g} or more; found "{word}"')
        return value

    def whole(self, column: str) -> int | None:
        value = self.figure(column)
        if value is not None and not value.is_integer():
            self.fault(f'"{column}" must be a whole number; found "{self.text(column)}"')
        return None if value is None else int(value)

    def flag(self, column: str) -> bool | None:
        """True or false, None where the cell is empty."""
        word = self.text(column)
        if word and word not in FLAGS:
            self.fault(f'"{column}" must be 1, 0, true or false; found "{word}"')
        return FLAGS.get(word)


@lru_cache(maxsize=1 << 14)
def parse_number(text: str) -> float | None:
    """The finite number a text stands for; None for anything else. Years and counts come again and again."""
    if not NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def read_rows(
    text: str, file: str, report: Report, needed: Sequence[str], used: Sequence[str] = ()
) -> Iterator[Row]:
    """The rows of a table whose header names all `needed` columns; nothing where it does not.

    Other columns are left alone, but one that looks like a misspelt used column is a fault.
    """
    records = numbered_records(text, file, report)
    first = next(records, None)
    if first is None:
        report.add(file, 0, "the file is empty")
        return
    header = [name.strip() for name in first[1]]
    if _header_faults(header, file, report, needed, (*needed, *used)):
        return
    for number, cells in records:
        if len(cells) != len(header):
            report.add_row(file, number, f"{len(header)} columns are needed; found {len(cells)}")
            continue
        yield Row(dict(zip(header, cells, strict=True)), file, number, report)


def numbered_records(text: str, file: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    """Row number (the header is row 1) and cells of each record; blank rows are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report.add_row(file, number, f"this is not CSV: {error}")
            continue
        if cells:
            yield number, cells


def _header_faults(
    header: list[str], file: str, report: Report, needed: Sequence[str], known: Sequence[str]
) -> bool:
    before = len(report.findings)
    for place, name in enumerate(header):
        if name in header[:place]:
            report.add_row(file, 1, f'the column "{name}" is repeated')
        near = did_you_mean(name, [word for word in known if word not in header])
        if name not in known and near:
            report.add_row(file, 1, f'"{name}" is not a known column.{near}')
    for name in needed:
        if name not in header:
            report.add_row(file, 1, f'the column "{name}" is missing; found: {listed(header)}')
    return len(report.findings) > before
