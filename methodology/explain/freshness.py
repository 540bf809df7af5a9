"""How much of the evidence behind a year's scores is of that year, and which year is the newest fresh one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import ALL
from methodology.scoring.scorebook import ScoreBook

OF_THE_YEAR, ONE_YEAR_OLD = 0.4, 0.6
"""The least shares of figures of the year, and at most one year old, that make a year fresh."""


@dataclass(frozen=True)
class Freshness:
    """Of the `figures` in use in a year: the share of that very year, and the share at most one year old."""

    year: int
    figures: int
    of_the_year: float
    one_year_old: float

    @property
    def enough(self) -> bool:
        """True where the year is fresh enough to be the one that readers see first."""
        return self.of_the_year >= OF_THE_YEAR and self.one_year_old >= ONE_YEAR_OLD


def freshness(book: ScoreBook, year: int) -> Freshness:
    """How old the figures are that the scores of a year use, one an indicator and economy.

    Shares are 0 where no figure is in use. Raises ValueError for a year that is not scored.
    """
    at = book.years.index(year)
    used = ~np.isnan(book.normalised.score[:, :, at]) & book.panels[ALL].weights.counted[:, None]
    age = year - book.figures.year[:, :, at].astype(np.int64)[used]
    count = len(age)
    shares = (float((age <= limit).mean()) if count else 0.0 for limit in (0, 1))
    return Freshness(year, count, *shares)


def newest_fresh_year(book: ScoreBook) -> int | None:
    """The newest year that is fresh enough; None where no year is."""
    return next((year for year in reversed(book.years) if freshness(book, year).enough), None)
