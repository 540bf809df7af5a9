"""Strict reading of small CSV tables: columns by name, every cell of the type its column asks for.

By the standard library: it is strict about quotation marks and gives every fault its row; pandas is neither.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from methodology.faults.finding import Report, did_you_mean, echo, listed
from methodology.faults.texts import MOST_SIGNS, code_fault, odd_signs, text_fault

NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
SMALLEST, LARGEST = 1e-30, 1e30
"""The size of a number that is not 0; beyond these, squares and ratios of it would be lost."""
FLAGS = {
    "1": True, "true": True, "True": True, "TRUE": True,
    "0": False, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
MOST_COLUMNS, MOST_ROWS = 100, 100_000
"""A table of more is refused: by far more than honest content needs."""
BLOCK, MOST_OF_A_BLOCK = 1 << 10, 1 << 24
_TOO_LONG = f"the rows are longer than {MOST_OF_A_BLOCK // BLOCK:,} signs, which is the most allowed"
PLAIN = 300
"""Printable ASCII of so many signs may stand in any cell."""
SPACES = " \t"
"""They are taken off the ends of a cell; any other sign that cannot be seen is a fault."""
IN_LINES = frozenset({"note", "reason", "answer"})
"""Columns whose texts may have several lines."""
CODES = frozenset(
    {"iso3", "indicator", "kind", "right", "category", "theme", "what", "home_iso3", "owner_iso3"}
)
"""Columns by whose words rows are told apart."""


class Row:
    """One row of a table by column. Faults go to the report with the row's number."""

    __slots__ = ("cells", "file", "number", "report")

    def __init__(self, cells: dict[str, str], file: str, number: int, report: Report) -> None:
        self.cells, self.file, self.number, self.report = cells, file, number, report

    def fault(self, message: str) -> None:
        self.report.add_row(self.file, self.number, message)

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip(SPACES)

    def needed(self, column: str) -> str:
        word = self.text(column)
        if not word:
            self.fault(f'"{column}" is empty')
        return word

    def listed(self, column: str, known: Collection[str] | None, file: str, *, needed: bool = True) -> str:
        """A word that `file` lists; `known` are its words, None where they could not be read."""
        word = self.needed(column) if needed else self.text(column)
        if word and known is not None and word not in known:
            # To look for what was meant takes long; a fault that is only counted can do without.
            near = "" if self.report.full(self.file) else did_you_mean(word, known)
            self.fault(f"{echo(word)} is not in {file}{odd_signs(word)}.{near}")
        return word

    def figure(self, column: str, lowest: float = -LARGEST, highest: float = LARGEST) -> float | None:
        """A number in [lowest, highest], None where the cell is empty or holds none."""
        word = self.text(column)
        if not word:
            return None
        value = parse_number(word)
        if value is None:
            self.fault(number_fault(column, word))
        elif value < lowest:
            self.fault(f'"{column}" must be {lowest:g} or more; found {echo(word)}')
        elif value > highest:
            self.fault(f'"{column}" must be {highest:g} or less; found {echo(word)}')
        return value

    def flag(self, column: str) -> bool | None:
        """True or false, None where the cell is empty."""
        word = self.text(column)
        if word and word not in FLAGS:
            self.fault(f'"{column}" must be 1, 0, true or false; found {echo(word)}')
        return FLAGS.get(word)

    def once(self, what: str, key: object, seen: dict[object, int]) -> None:
        """Reports a row whose key stands in an earlier row; `what` are the words for the key."""
        first = seen.setdefault(key, self.number)
        if first != self.number:
            self.fault(f"{what} is repeated; it stands in row {first} already")

    def bounds(self, value: float | None, low: float | None, high: float | None) -> None:
        """Reports bounds that are crossed, that stand alone, or that leave their value outside."""
        if fault := bounds_fault(value, low, high):
            self.fault(fault)


def bounds_fault(value: float | None, low: float | None, high: float | None) -> str | None:
    """What is wrong with a figure and its bounds; None stands for an empty cell."""
    if low is None and high is None:
        return None
    if low is None or high is None:
        return f'"low" and "high" must stand together; found "{"low" if high is None else "high"}" alone'
    if low > high:
        return f'"low" must not be above "high"; found {low:.15g} and {high:.15g}'
    if value is not None and not low <= value <= high:
        return f'"value" must lie from "low" to "high"; found {value:.15g}, {low:.15g} and {high:.15g}'
    return None


@lru_cache(maxsize=1 << 14)
def parse_number(text: str) -> float | None:
    """The number a text stands for; None for anything else. Years and counts come again and again."""
    if not NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if value == 0 or SMALLEST <= abs(value) <= LARGEST else None


def number_fault(column: str, word: str) -> str:
    """Why a word is no number that a column may hold."""
    size = f" of a size from {SMALLEST:g} to {LARGEST:g}, or 0" if NUMBER.fullmatch(word) else ""
    return f'"{column}" must be a number{size}; found {echo(word)}{odd_signs(word)}'


def cell_fault(column: str, word: str) -> str | None:
    """What is wrong with the signs of a cell."""
    if word.isascii() and word.isprintable() and len(word) <= PLAIN:
        return None
    fault = code_fault(word) if column in CODES else text_fault(word, lines=column in IN_LINES)
    return f'"{column}" {fault}' if fault else None


def read_rows(
    text: str,
    file: str,
    report: Report,
    needed: Sequence[str],
    used: Sequence[str] = (),
    most: int = MOST_ROWS,
) -> Iterator[Row]:
    """The rows of a table whose header names all `needed` columns; nothing where it does not.

    Other columns are left alone, but one that looks like a misspelt used column is a fault.
    """
    records = numbered_records(text, file, report, most)
    first = next(records, None)
    if first is None:
        report.add(file, 0, f"the file is empty; its first row must name the columns {', '.join(needed)}")
        return
    header = [name.strip(SPACES) for name in first[1]]
    known = dict.fromkeys((*needed, *used))
    if faults := _header_faults(header, needed, tuple(known)):
        for told in faults:
            report.add_row(file, 1, told)
        return
    read = [(place, name) for place, name in enumerate(header) if name in known]
    for number, cells in records:
        if len(cells) != len(header):
            report.add_row(file, number, f"{len(header)} columns are needed; found {len(cells):,}")
            continue
        row = Row({name: cells[place] for place, name in read}, file, number, report)
        joined = "".join(cells)
        if not (joined.isascii() and joined.isprintable() and len(joined) <= PLAIN):
            _check_signs(row)
        yield row


def _check_signs(row: Row) -> None:
    """Reports the signs that may not stand in a row's cells."""
    for name, cell in row.cells.items():
        row.cells[name] = cell.replace("\r\n", "\n")
        if fault := cell_fault(name, row.text(name)):
            row.fault(fault)


def numbered_records(
    text: str, file: str, report: Report, most: int = MOST_ROWS
) -> Iterator[tuple[int, list[str]]]:
    """Row number (the header is row 1) and cells of each record; blank rows are passed over."""
    for first, block in blocks_of(io.StringIO(text, newline=""), file, report, most):
        yield from ((number, cells) for number, cells in enumerate(block, start=first) if cells)


def blocks_of(
    lines: Iterable[str], file: str, report: Report, most: int
) -> Iterator[tuple[int, list[list[str]]]]:
    """The records of CSV, BLOCK at a time, each with the row number of its first; a blank row has no cells.

    What follows a record that is no CSV is not read: a quotation mark that is missing or too many turns all
    cells behind it about.
    """
    measured, first = _Measured(lines), 1
    reader = csv.reader(measured, strict=True)
    while True:
        measured.signs, block, fault = 0, list[list[str]](), ""
        try:
            block.extend(islice(reader, BLOCK))
        except csv.Error as error:
            fault = _no_csv(error)
        if first + len(block) > most + 2:
            fault = f"the table has too many rows; at most {most:,} are allowed"
            block = block[: most + 2 - first]
        yield first, block
        first += len(block)
        if fault:
            report.add_row(file, first, fault)
        if fault or len(block) < BLOCK:
            return


class _Measured:
    """Lines that end with csv.Error where a block of rows takes too many of their signs."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines, self.signs = iter(lines), 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.signs += len(line)
        if self.signs > MOST_OF_A_BLOCK:
            raise csv.Error(_TOO_LONG)
        return line


def _no_csv(error: csv.Error) -> str:
    said = str(error)
    if "end of data" in said:
        return f"this is not CSV: {said}"
    if "field limit" in said:
        said = f"a cell is longer than {csv.field_size_limit():,} signs; at most {MOST_SIGNS:,} are allowed"
    elif said != _TOO_LONG:
        said = f"this is not CSV: {said}"
    return f"{said}; the rows below were not read"


def shape_faults(header: Sequence[str]) -> list[str]:
    """What is wrong with a header whatever its table: too many columns, parted by another sign, repeated."""
    if len(header) > MOST_COLUMNS:
        return [f"the table has {len(header):,} columns; at most {MOST_COLUMNS} are allowed"]
    parted = next((sign for sign in ";\t|" if len(header) == 1 and sign in header[0]), "")
    if parted:
        name = "a tab" if parted == "\t" else f'"{parted}"'
        return [f'the columns must be parted by ","; found {name} between them']
    repeated = dict.fromkeys(name for name in header if header.count(name) > 1)
    faults = [f"the column {echo(name)} is repeated" for name in repeated]
    return faults + [f"the column {echo(name)} {fault}" for name in header if (fault := code_fault(name))]


def _header_faults(header: list[str], needed: Sequence[str], known: Sequence[str]) -> list[str]:
    faults = shape_faults(header)
    if faults:
        return faults
    missing = [word for word in known if word not in header]
    for name in header:
        near = did_you_mean(name, missing)
        if name not in known and near:
            faults.append(f"{echo(name)} is not a known column.{near}")
    shown = listed(map(echo, header))
    return faults + [
        f'the column "{name}" is missing; found: {shown}' for name in needed if name not in header
    ]
