"""Distributions: the shape of raw figures and of scores, with the alert for heavy tails."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Floats
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.moments import Shape, shape

QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)
CROWDED = 0.9
"""A score that so many economies share says little about any of them."""


@dataclass(frozen=True)
class Distribution:
    """One indicator over the economies of a year.

    `raw` is the shape of its figures, as published by the source; no figure of the source is in it. The rest
    is about scores: their `shape`, `mean`, standard deviation `spread`, `quartiles` (minimum to maximum; all
    in points, NaN without scores), and `commonest`, the largest share of economies with one and the same.
    """

    indicator: str
    method: str
    transform: str
    raw: Shape
    shape: Shape
    mean: float
    spread: float
    quartiles: tuple[float, ...]
    commonest: float

    @property
    def answered(self) -> bool:
        """True where figures have heavy tails and the scale has taken them off."""
        return self.raw.heavy_tailed and not self.shape.heavy_tailed

    @property
    def alert(self) -> bool:
        """True where the scores themselves have heavy tails, so that a few economies stretch the scale."""
        return self.shape.heavy_tailed

    @property
    def crowded(self) -> bool:
        return self.commonest > CROWDED


def distributions(book: ScoreBook, year: int) -> tuple[Distribution, ...]:
    """The distribution of every indicator that may be spoken of. Raises ValueError for an unknown year.

    Indicators whose source allows nothing to be passed on (`none`) are left out.
    Source: OECD/JRC, Handbook (2008), steps 4 and 5; limits see `moments`.
    """
    at = book.years.index(year)
    return tuple(
        _distribution(book, place, book.figures.value[place, :, at], book.normalised.score[place, :, at])
        for place, name in enumerate(book.tree.indicator_ids)
        if book.terms(name).score
    )


def _distribution(book: ScoreBook, place: int, figures: Floats, scores: Floats) -> Distribution:
    indicator = book.indicator(place)
    known = scores[~np.isnan(scores)]
    counts = np.unique(known, return_counts=True)[1]
    nothing = (float("nan"),) * len(QUARTILES)
    return Distribution(
        indicator=indicator.id,
        method=indicator.scale.method,
        transform=str(indicator.scale.params.get("transform", "none")),
        raw=shape(figures),
        shape=shape(scores),
        mean=float(known.mean()) if len(known) else float("nan"),
        spread=float(known.std(ddof=1)) if len(known) > 1 else float("nan"),
        quartiles=tuple(float(q) for q in np.quantile(known, QUARTILES)) if len(known) else nothing,
        commonest=float(counts.max() / len(known)) if len(known) else 0.0,
    )
