"""How far each pillar and lane goes with income."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.readings.income import log_income
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.correlation import pearson, rank_correlation


@dataclass(frozen=True)
class IncomeCorrelation:
    """One pillar and lane with log income over the `economies` that have both; NaN for too few."""

    pillar: str
    lane: str
    economies: int
    r: float
    rho: float


def income_correlations(book: ScoreBook, year: int) -> tuple[IncomeCorrelation, ...]:
    """Pearson's r and Spearman's ρ of scores with log income, for every pillar and lane.

    Over economies with a point score. Errors: ValueError for an unknown year.
    Source: World Bank (2020), Demystifying Sovereign ESG, on the income bias of country scores.
    """
    income, correlations = log_income(book), []
    for pillar in book.tree.pillar_ids:
        for lane in book.lanes:
            score = book.column(pillar, year, lane).score
            r, count = pearson(np.stack([score, income]))
            rho = rank_correlation(score, income)[0]
            correlations.append(IncomeCorrelation(pillar, lane, int(count[0, 1]), float(r[0, 1]), rho))
    return tuple(correlations)
