"""Columns of a large table as distinct words and codes, so that each word is judged once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd


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


def column_of(table: pd.DataFrame, name: str, clean: Callable[[str], str]) -> TextColumn:
    """A column of a table of texts, each word cleaned; all empty where the table has no such column."""
    if name not in table:
        return TextColumn(("",), np.zeros(len(table), dtype=np.int64))
    codes, distinct = table[name].factorize()
    words = [clean(str(word)) for word in distinct.tolist()]
    place_of = {word: place for place, word in enumerate(dict.fromkeys(words))}
    return TextColumn(tuple(place_of), np.array([place_of[word] for word in words], dtype=np.int64)[codes])


def first_alike(columns: Sequence[TextColumn], good: Any) -> Any:
    """For each good row the place of the first good row with the same words, (rows,); others stand alone."""
    import pandas as pd

    key = np.zeros(len(good), dtype=np.int64)
    for column in columns:
        key = key * len(column.words) + column.codes
    first, places = np.arange(len(good)), np.flatnonzero(good)
    group, keys = pd.factorize(key[places])
    if len(keys) < len(places):
        _, head = np.unique(group, return_index=True)
        first[places] = places[head][group]
    return first
