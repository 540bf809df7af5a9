"""Where the records behind a figure contradict each other: the first cases for a panel of experts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Economy, Indicator
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Contested:
    """One indicator and the economies whose figure in use rests on records that contradict each other."""

    indicator: Indicator
    economies: tuple[Economy, ...]


def contested(book: ScoreBook, year: int) -> tuple[Contested, ...]:
    """The contested figures of a year by indicator, economies in the book's order.

    Indicators without any are left out. Raises ValueError for a year that is not scored.
    """
    split = []
    for place, indicator in enumerate(book.framework.indicators):
        marked = _marked(book, place, year) if indicator.contested else frozenset[int]()
        if marked:
            economies = tuple(economy for at, economy in enumerate(book.economies) if at in marked)
            split.append(Contested(indicator, economies))
    return tuple(split)


def is_contested(book: ScoreBook, iso3: str, indicator_id: str, year: int) -> bool:
    """Whether one score rests on records that contradict each other. Raises KeyError for an unknown name."""
    place = book.tree.indicator_index[indicator_id]
    return bool(book.indicator(place).contested) and book.economy_index[iso3] in _marked(book, place, year)


def _marked(book: ScoreBook, place: int, year: int) -> frozenset[int]:
    """Places of the economies marked for the very year that the figure in use is of."""
    seen, name = book.content.observations, book.indicator(place).contested
    if name not in seen.series_ids:
        return frozenset()
    used = book.figures.year[place, :, book.years.index(year)]
    rows = np.flatnonzero((seen.series == seen.series_ids.index(name)) & (seen.value > 0))
    places = [book.economy_index.get(seen.economy_ids[code]) for code in seen.economy[rows]]
    years = seen.year[rows].tolist()
    return frozenset(
        at for at, then in zip(places, years, strict=True) if at is not None and used[at] == then
    )
