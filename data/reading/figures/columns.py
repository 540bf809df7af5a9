"""Columns of a large table as distinct words and codes, so that each word is judged once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.reading.tables import LARGEST, SMALLEST, SPACES, parse_number

_OF_NUMBERS = frozenset("0123456789+-.eE")


@dataclass(frozen=True)
class TextColumn:
    """A column as its distinct words and, for each row, the place of its word: codes (rows,)."""

    words: tuple[str, ...]
    codes: Any

    def word(self, place: int) -> str:
        """The word of a row."""
        return self.words[int(self.codes[place])]

    def each(self, judge: Callable[[str], Any], kind: Any = np.bool_) -> Any:
        """What is said of each row's word, (rows,)."""
        return np.array([judge(word) for word in self.words], dtype=kind)[self.codes]

    def odd(self, fault: Callable[[str], object], longest: int) -> Any:
        """Where a fault is told of a row's word, (rows,). Plain words of at most `longest` have none."""

        def plain(word: str) -> bool:
            return word.isascii() and word.isprintable() and len(word) <= longest

        if all(map(plain, self.words)):
            return np.zeros(len(self.codes), dtype=np.bool_)
        return self.each(lambda word: not plain(word) and fault(word) is not None)

    def as_numbers(self) -> NumberColumn:
        """The column as numbers."""
        stripped = self.cleaned(lambda word: word.strip(SPACES))
        values, empty = numbers_of(stripped.words)
        return NumberColumn(values[stripped.codes], empty[stripped.codes], stripped.word)

    def kept(self, good: Any) -> TextColumn:
        """The column of the rows where `good`, (rows,); words that stand in no other row are gone."""
        if len(good) and good.all():
            return self
        used, codes = np.unique(self.codes[good], return_inverse=True)
        return TextColumn(tuple(self.words[place] for place in used), codes)

    def cleaned(self, clean: Callable[[str], str]) -> TextColumn:
        """The column with each word cleaned; words that are the same then are one."""
        words = [clean(word) for word in self.words]
        if words == list(self.words):
            return self
        place_of = {word: place for place, word in enumerate(dict.fromkeys(words))}
        if len(place_of) == len(self.words):
            return TextColumn(tuple(words), self.codes)
        return TextColumn(
            tuple(place_of), np.array([place_of[word] for word in words], dtype=np.int64)[self.codes]
        )


@dataclass(frozen=True)
class NumberColumn:
    """A column of numbers: that of each row, NaN where it is empty or none, and which are empty, (rows,);
    `word` gives a row's text, for the words of a fault. Numbers are mostly different, so that their texts
    would take most of the memory."""

    values: Any
    empty: Any
    word: Callable[[int], str]


def no_numbers(rows: int) -> NumberColumn:
    """A column without a number in any of its rows."""
    return NumberColumn(np.full(rows, np.nan), np.ones(rows, dtype=np.bool_), lambda _: "")


def numbers_of(words: Sequence[str]) -> tuple[Any, Any]:
    """The numbers of words as `parse_number` reads them, NaN for what is none; and which words are empty.

    All at once where every word is written with the signs of numbers alone: of these `float` takes just what
    `NUMBER` does. (Word by word it takes five times as long.)
    """
    empty = np.fromiter((not word for word in words), np.bool_, len(words))
    if _OF_NUMBERS.issuperset("".join(words)):
        try:
            read = (float(word) if word else np.nan for word in words)
            values = np.fromiter(read, np.float64, len(words))
        except ValueError:
            pass
        else:
            size = np.abs(values)
            return np.where((size == 0) | ((size >= SMALLEST) & (size <= LARGEST)), values, np.nan), empty
    read = (np.nan if (number := parse_number(word)) is None else number for word in words)
    return np.fromiter(read, np.float64, len(words)), empty


TextTable = Mapping[str, TextColumn | NumberColumn]
"""A table of texts by the names of its columns, all of one length."""


def empty_column(rows: int) -> TextColumn:
    """A column without a word in any of its rows."""
    return TextColumn(("",), np.zeros(rows, dtype=np.int64))


def dictionary_column(column: Any, most: int) -> TextColumn:
    """A column of Arrow whose type is a dictionary of texts. Of more than `most` words one more is kept: such
    a table is refused, and they need not fill the memory first."""
    import pyarrow as pa

    chunks = column.unify_dictionaries(memory_pool=pa.system_memory_pool()).chunks
    if not chunks:
        return empty_column(0)
    codes = np.concatenate([chunk.indices.to_numpy() for chunk in chunks])
    words = chunks[0].dictionary.slice(0, most + 1)
    return TextColumn(tuple(words.to_pylist()), np.minimum(codes, most))


def number_column(column: Any) -> NumberColumn:
    """A column of Arrow whose type is a dictionary of texts, as numbers, block by block."""
    values, empty = [np.zeros(0)], [np.zeros(0, dtype=np.bool_)]
    for chunk in column.chunks:
        read, none = numbers_of([word.strip(SPACES) for word in chunk.dictionary.to_pylist()])
        codes = chunk.indices.to_numpy()
        values.append(read[codes])
        empty.append(none[codes])
    return NumberColumn(
        np.concatenate(values), np.concatenate(empty), lambda place: str(column[place].as_py()).strip(SPACES)
    )


class GrowingColumn:
    """A column put together block by block."""

    def __init__(self) -> None:
        self.place_of: defaultdict[str, int] = defaultdict()
        self.place_of.default_factory = self.place_of.__len__
        self.blocks: list[Any] = [np.zeros(0, dtype=np.int64)]

    def add(self, cells: Sequence[str]) -> None:
        """Adds the cells of a block of rows."""
        self.blocks.append(np.fromiter(map(self.place_of.__getitem__, cells), np.int64, len(cells)))

    def whole(self) -> TextColumn:
        """The column of all blocks."""
        return TextColumn(tuple(self.place_of), np.concatenate(self.blocks))


def first_alike(columns: Sequence[TextColumn], good: Any) -> Any:
    """For each good row the place of the first good row with the same words, (rows,); others stand alone."""
    places = np.flatnonzero(good)
    key = np.zeros(len(places), dtype=np.int64)
    for column in (column.kept(good) for column in columns):
        key = key * len(column.words) + column.codes
    first = np.arange(len(good))
    in_order = np.sort(key)
    if (in_order[1:] == in_order[:-1]).any():
        _, head, group = np.unique(key, return_index=True, return_inverse=True)
        first[places] = places[head[group]]
    return first
