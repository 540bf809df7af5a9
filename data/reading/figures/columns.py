"""Columns of a large table as distinct words and codes, so that each word is judged once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


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

    def kept(self, good: Any) -> TextColumn:
        """The column of the rows where `good`, (rows,); words that stand in no other row are gone."""
        if len(good) and good.all():
            return self
        used, codes = np.unique(self.codes[good], return_inverse=True)
        return TextColumn(tuple(self.words[place] for place in used), codes)

    def cleaned(self, clean: Callable[[str], str]) -> TextColumn:
        """The column with each word cleaned; words that are the same then are one."""
        words = [clean(word) for word in self.words]
        place_of = {word: place for place, word in enumerate(dict.fromkeys(words))}
        if len(place_of) == len(self.words):
            return TextColumn(tuple(words), self.codes)
        return TextColumn(
            tuple(place_of), np.array([place_of[word] for word in words], dtype=np.int64)[self.codes]
        )


TextTable = Mapping[str, TextColumn]
"""A table of texts by the names of its columns, all of one length."""


def empty_column(rows: int) -> TextColumn:
    """A column without a word in any of its rows."""
    return TextColumn(("",), np.zeros(rows, dtype=np.int64))


def dictionary_column(column: Any) -> TextColumn:
    """A column of Arrow whose type is a dictionary of texts."""
    chunks = column.unify_dictionaries().chunks
    if not chunks:
        return empty_column(0)
    return TextColumn(
        tuple(chunks[0].dictionary.to_pylist()), np.concatenate([c.indices.to_numpy() for c in chunks])
    )


class GrowingColumn:
    """A column put together block by block."""

    def __init__(self) -> None:
        self.place_of: dict[str, int] = {}
        self.blocks: list[Any] = []

    def add(self, cells: Sequence[str]) -> None:
        """Adds the cells of a block of rows."""
        place_of = self.place_of
        for word in dict.fromkeys(cells):
            place_of.setdefault(word, len(place_of))
        self.blocks.append(np.fromiter(map(place_of.__getitem__, cells), np.int64, len(cells)))

    def whole(self) -> TextColumn:
        """The column of all blocks."""
        return TextColumn(tuple(self.place_of), np.concatenate([np.zeros(0, dtype=np.int64), *self.blocks]))


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
