"""data/company_scores.csv: what Ranking Digital Rights gave each company, in all and by category.

A mean of companies is made nowhere: it would tell which groups work in an economy, not what they do there.
"""

from __future__ import annotations

import pandas as pd

REPORT_WINDOW = 3
"""A worldwide service is at work where its own report named the economy so many years before an edition."""
REBUILT = 2020
"""The ranking rebuilt its method in 2020."""
NEWEST = 2022
"""The newest edition of the ranking whose indicators were gathered."""


def score_table(scores: pd.DataFrame) -> pd.DataFrame:
    """All totals and categories of all editions."""
    return scores[["company", "year", "category", "score"]]
