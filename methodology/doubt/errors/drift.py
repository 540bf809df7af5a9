"""How fast scores change from year to year, and so how much a carried one may be out of date."""

from __future__ import annotations

import numpy as np

from methodology.model import Floats
from methodology.scoring.scorebook import ScoreBook

FEWEST_STEPS = 30
"""An indicator with fewer steps between observations takes the drift of those like it."""


def yearly_drift(book: ScoreBook) -> Floats:
    """One standard deviation of what a year does to a score, (indicators,), in points of the scale.

    Formula: h = √mean(d²/g) over all steps d of a score from one observation to the next, g years later,
    pooled over economies and years. It is taken about zero and not about the mean step, because a carried
    score does not follow the trend. After a years a carried score is h·√a uncertain.
    An indicator with fewer than FEWEST_STEPS steps takes the root mean square of the others of its kind
    (structure, process or outcome), or of all others; 0 where nothing was observed twice.
    Errors: none. Source: OECD/JRC, Handbook (2008), step 3 (error of imputed values); random walk.
    """
    squares, steps = _steps(book)
    own = np.divide(squares, steps, out=np.zeros(len(steps)), where=steps > 0)
    enough = steps >= FEWEST_STEPS
    kinds = np.array([indicator.kind for indicator in book.framework.indicators])
    drift = own.copy()
    for place in np.flatnonzero(~enough):
        alike = enough & (kinds == kinds[place])
        pool = alike if alike.any() else enough if enough.any() else steps > 0
        drift[place] = own[pool].mean() if pool.any() else 0.0
    return np.asarray(np.sqrt(drift), dtype=np.float64)


def _steps(book: ScoreBook) -> tuple[Floats, Floats]:
    """Sum of d²/g and number of steps of each indicator."""
    years = np.array(book.years, dtype=np.int64)
    seen, score = book.figures.year.astype(np.int64), book.normalised.score
    fresh = (seen[:, :, 1:] == years[1:]) & (seen[:, :, :-1] >= 0)
    change = score[:, :, 1:] - score[:, :, :-1]
    fresh &= ~np.isnan(change)
    # 1 where there is no step: any number will do that is not 0, as the change there is 0.
    gap = np.where(fresh, years[1:] - seen[:, :, :-1], 1)
    square = np.where(fresh, change, 0.0) ** 2 / gap
    return square.sum(axis=(1, 2)), fresh.sum(axis=(1, 2)).astype(np.float64)
