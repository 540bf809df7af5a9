"""The fast way into a large CSV file: all cells cut and converted at once, with numpy alone.

It takes only what is beyond doubt and returns None at the first odd cell; `observation_rows.py` then reads
row by row. pyarrow would do the same, but costs every process that serves pages its start and its memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

LONGEST_NUMBER = 32
LONGEST_PACKED = 8
_COMMA, _LINE, _QUOTE = (ord(sign) for sign in ',\n"')
_IN_NUMBERS = np.zeros(256, dtype=np.bool_)
_IN_NUMBERS[np.frombuffer(b"\x000123456789+-.eE", dtype=np.uint8)] = True


@dataclass(frozen=True)
class Cells:
    """Where the cells of a table begin and end in its bytes, rows × columns; the header left out."""

    signs: Any
    starts: Any
    ends: Any

    def texts(self, column: int, rows: Any) -> list[str]:
        """Some cells of a column; doubled quotation marks are one again."""
        data = self.signs.tobytes()
        pairs = zip(self.starts[rows, column].tolist(), self.ends[rows, column].tolist(), strict=True)
        return [data[start:end].decode(errors="replace").replace('""', '"') for start, end in pairs]

    def matrix(self, column: int, rows: Any) -> Any:
        """Some cells of a column as bytes, rows × the longest, filled up with zeros."""
        starts, ends = (side[rows, column].astype(np.int32) for side in (self.starts, self.ends))
        steps = np.arange(int((ends - starts).max(initial=1)), dtype=np.int32)
        spots = starts[:, None] + steps
        found = self.signs[np.minimum(spots, len(self.signs) - 1)]
        found[spots >= ends[:, None]] = 0
        return found

    def lengths(self, column: int) -> Any:
        return self.ends[:, column] - self.starts[:, column]


def cut(data: bytes, columns: int) -> Cells | None:
    """The cells of a table of so many columns; None where a row has another number, or quotes are odd."""
    data = data.replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n"
    if b"\r" in data:
        return None
    signs = np.frombuffer(data, dtype=np.uint8)
    separates = (signs == _COMMA) | (signs == _LINE)
    quotes = signs == _QUOTE
    if quotes.any():
        if _odd_quotes(signs, np.flatnonzero(quotes)):
            return None
        separates &= np.cumsum(quotes, dtype=np.uint8) % 2 == 0
    places = np.flatnonzero(separates)
    if len(places) % columns:
        return None
    starts = np.concatenate([[0], places[:-1] + 1]).reshape(-1, columns)
    ends = places.reshape(-1, columns)
    last = signs[ends] == _LINE
    if last[:, :-1].any() or not last[:, -1].all():
        return None
    quoted = signs[np.minimum(starts, len(signs) - 1)] == _QUOTE
    return Cells(signs, (starts + quoted)[1:], (ends - quoted)[1:])


def _odd_quotes(signs: Any, marks: Any) -> bool:
    """True where a quotation mark stands inside a cell without being doubled, or is left open."""
    around = np.concatenate([[_LINE], signs, [_LINE]])
    before = np.isin(around[marks], [_COMMA, _LINE, _QUOTE])
    after = np.isin(around[marks + 2], [_COMMA, _LINE, _QUOTE])
    return bool(len(marks) % 2) or not (before | after).all()


def words(cells: Cells, column: int) -> tuple[Any, tuple[str, ...]]:
    """A column of words as codes and the words they stand for, in no special order."""
    lengths = cells.lengths(column)
    rows = np.arange(len(lengths))
    longest = int(lengths.max(initial=0))
    if longest <= LONGEST_PACKED:
        packed = np.zeros((len(rows), LONGEST_PACKED), dtype=np.uint8)
        if longest:
            packed[:, :longest] = cells.matrix(column, rows)
        _, first, codes = np.unique(packed.view(np.uint64)[:, 0], return_index=True, return_inverse=True)
        return codes.reshape(-1), tuple(cells.texts(column, first))
    used = np.flatnonzero(lengths)
    matrix = cells.matrix(column, used)
    changes = np.ones(len(used), dtype=np.bool_)
    changes[1:] = (matrix[1:] != matrix[:-1]).any(axis=1)
    known: dict[str, int] = {"": 0}
    heads = cells.texts(column, used[changes])
    head_codes = np.array([known.setdefault(word, len(known)) for word in heads], dtype=np.int64)
    codes = np.zeros(len(rows), dtype=np.int64)
    codes[used] = head_codes[np.cumsum(changes) - 1]
    return codes, tuple(known)


def numbers(cells: Cells, column: int) -> Any | None:
    """A column of numbers, NaN where a cell is empty; None where a cell may be none."""
    lengths = cells.lengths(column)
    found = np.full(len(lengths), np.nan)
    used = np.flatnonzero(lengths)
    if not len(used):
        return found
    if lengths.max() > LONGEST_NUMBER:
        return None
    matrix = np.ascontiguousarray(cells.matrix(column, used))
    if not _IN_NUMBERS[matrix].all():
        return None
    try:
        found[used] = matrix.view(f"S{matrix.shape[1]}")[:, 0].astype(np.float64)
    except ValueError:
        return None
    return found


def years(cells: Cells, column: int) -> Any | None:
    """A column of years of four digits; None where a cell is none."""
    lengths = cells.lengths(column)
    if (lengths != 4).any():
        return None
    digits = cells.matrix(column, np.arange(len(lengths))).astype(np.int32) - ord("0")
    if not len(lengths):
        return np.zeros(0, dtype=np.int32)
    return None if ((digits < 0) | (digits > 9)).any() else digits @ np.array([1000, 100, 10, 1], np.int32)
