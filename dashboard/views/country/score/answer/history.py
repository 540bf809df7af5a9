"""The years in which one indicator was observed in one economy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Bools, Ints
from methodology.scoring.scorebook import ScoreBook

CITED = 5
"""So many figures of one economy are a citation: that in use, and the newest before it."""


@dataclass(frozen=True)
class HistoryPoint:
    """`value` is None where it may not stand on a page of one economy; `in_use` marks the figure behind the
    selected year's score."""

    year: int
    value: float | None
    score: float
    in_use: bool


def indicator_history(book: ScoreBook, iso3: str, indicator_id: str, year: int) -> tuple[HistoryPoint, ...]:
    """All observed years of the book, oldest first, also those after the selected year.

    Of a source that may only be cited, the figure in use and the few before it are given: a whole series is
    no citation. Raises KeyError for an unknown economy, indicator or year.
    """
    place, economy = book.tree.indicator_index[indicator_id], book.economy_index[iso3]
    years = np.array(book.years)
    observed = book.figures.year[place, economy]
    in_use = int(observed[book.years.index(year)])
    scores = book.normalised.score[place, economy]
    found = np.flatnonzero((observed == years) & ~np.isnan(scores))
    shown = _shown(book, indicator_id, found, years[found] <= in_use)
    values = book.figures.value[place, economy]
    return tuple(
        HistoryPoint(
            int(years[k]), float(values[k]) if k in shown else None, float(scores[k]), int(years[k]) == in_use
        )
        for k in found.tolist()
    )


def _shown(book: ScoreBook, indicator_id: str, found: Ints, past: Bools) -> frozenset[int]:
    """At which of the places found the figure may stand; `past` marks those up to the one in use."""
    allowed = book.terms(indicator_id)
    kept = found if allowed.bulk else found[past][-CITED:] if allowed.single else found[:0]
    return frozenset(int(place) for place in kept)
