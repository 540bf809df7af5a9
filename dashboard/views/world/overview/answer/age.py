"""How old the evidence behind an economy's scores is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from methodology.model import Floats
from methodology.scoring.scorebook import ScoreBook


def median_years(book: ScoreBook, year: int, lane: str) -> tuple[int | None, ...]:
    """The weighted median year of the evidence behind each economy's pillars, None without evidence."""
    at = book.years.index(year)
    weights = book.panels[lane].weights.leaf.sum(axis=0)
    observed = book.figures.year[:, :, at]
    usable = ~np.isnan(book.normalised.score[:, :, at]) & (weights > 0)[:, None]
    return tuple(
        _weighted_median(observed[usable[:, place], place], weights[usable[:, place]])
        for place in range(observed.shape[1])
    )


def _weighted_median(values: npt.NDArray[np.int16], weights: Floats) -> int | None:
    """The lower weighted median: the smallest value with at least half of the weight at or below it."""
    if not len(values):
        return None
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    return int(values[order][np.searchsorted(reached, reached[-1] / 2 - 1e-12)])
