"""Breaks: years from which on a series is not comparable with itself before.

A break is content (`breaks: {2022: New questionnaire.}` beside an indicator's scale). It moves no score; it
forbids to draw a line, or to state a trend, from one side to the other. A new methodology makes none: every
book scores all its years by one methodology, and books are compared by `methodology.change.change`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from methodology.model import Bools
from methodology.scoring.scorebook import ScoreBook


def breaks(book: ScoreBook, indicator_id: str) -> Mapping[int, str]:
    """The first years after a break, with the reason. Raises KeyError for an unknown indicator."""
    return book.framework.by_id[indicator_id].breaks


def runs(years: Iterable[int], breaks: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """The years in order, cut where a break lies between two of them; each run may be joined by a line."""
    cuts, unbroken = sorted(breaks), list[list[int]]()
    for year in sorted(years):
        joined = bool(unbroken) and not any(unbroken[-1][-1] < cut <= year for cut in cuts)
        unbroken[-1].append(year) if joined else unbroken.append([year])
    return tuple(tuple(run) for run in unbroken)


def comparable(book: ScoreBook, year: int) -> Bools:
    """Whether a figure may be joined with the one in use in `year`: indicators × economies × years.

    What counts is the year observed, not the year scored: a figure carried over a break stays on its side.
    Where nothing is in use in `year`, the year itself decides. False where there is no figure.
    Raises ValueError for a year that is not scored.
    """
    observed = book.figures.year
    at = book.years.index(year)
    same = observed >= 0
    for place, indicator in enumerate(book.framework.indicators):
        own = observed[place, :, at]
        own = np.where(own < 0, year, own)[:, None]
        for cut in indicator.breaks:
            same[place] &= (observed[place] >= cut) == (own >= cut)
    return np.asarray(same)
