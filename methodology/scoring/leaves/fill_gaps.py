"""Missing scores as content may ask to have them filled; the evidence stays as observed.

Nothing here runs unless `treatment.missing` of the methodology asks for it.
"""

from __future__ import annotations

import numpy as np

from methodology.model import Economy, Floats
from methodology.scoring.leaves.years import MISSING_YEAR, Figures
from methodology.treatment.impute import (
    GROUP,
    LATEST,
    MEAN,
    Imputed,
    impute_by_group,
    impute_latest,
    impute_mean,
    impute_median,
)


def fill_gaps(score: Floats, figures: Figures, economies: tuple[Economy, ...], how: str) -> Floats:
    """Scores (indicators × economies × years) with what is missing filled by one of IMPUTATIONS.

    Mean and median are those of the indicator's scores of the year, over all economies or, for `group`, over
    the economy's subregion (else region); `latest` is the newest earlier score, whatever its age. Where the
    exposure rule forbids a score none is made up, nor where a figure is observed but carries no scale; NaN
    stays where there is nothing to fill from. Units: points of the scale. Errors: none.
    Source: OECD/JRC, Handbook (2008), step 3.
    """
    missing = (figures.year == MISSING_YEAR) & figures.exposed
    filled = score.copy()
    for year in range(score.shape[2]):
        imputed = _imputed(score, year, groups(economies), how).figures
        filled[:, :, year] = np.where(missing[:, :, year], imputed, score[:, :, year])
    return filled


def groups(economies: tuple[Economy, ...]) -> tuple[str, ...]:
    """The group of each economy: its subregion, else its region; empty where neither is known."""
    return tuple(economy.subregion or economy.region for economy in economies)


def _imputed(score: Floats, year: int, group_of: tuple[str, ...], how: str) -> Imputed:
    if how == LATEST:
        return impute_latest(score, year)
    now = score[:, :, year]
    if how == GROUP:
        return impute_by_group(now, group_of)
    return impute_mean(now) if how == MEAN else impute_median(now)
