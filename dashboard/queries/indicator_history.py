"""The years in which one indicator was observed in one economy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.scorebook import ScoreBook


@dataclass(frozen=True)
class HistoryPoint:
    """`value` is None where the licence forbids repeating it; `in_use` marks the figure behind the selected
    year's score."""

    year: int
    value: float | None
    score: float
    in_use: bool


def indicator_history(book: ScoreBook, iso3: str, indicator_id: str, year: int) -> tuple[HistoryPoint, ...]:
    """All observed years of the book, oldest first, also those after the selected year.

    Raises KeyError for an unknown economy, indicator or year.
    """
    place, economy = book.tree.indicator_index[indicator_id], book.economy_index[iso3]
    years = np.array(book.years)
    observed = book.figures.year[place, economy]
    in_use = int(observed[book.years.index(year)])
    scores, values = book.normalised.score[place, economy], book.figures.value[place, economy]
    public = book.publishable(indicator_id) == "raw"
    return tuple(
        HistoryPoint(
            int(years[k]), float(values[k]) if public else None, float(scores[k]), int(years[k]) == in_use
        )
        for k in np.flatnonzero((observed == years) & ~np.isnan(scores))
    )
