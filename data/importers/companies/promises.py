"""data/company_promises.csv: what Ranking Digital Rights found in the published rules of a company, by theme.

A theme is the plain mean of the indicators that ask about it. Means over companies are not made anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.importers.tables import number_text, text_rows

COLUMNS = ("company", "year", "until", "theme", "right", "score", "indicators", "source")
LIFE = 3
"""Years after its edition in which a promise may still be called one of today."""
EDITIONS = (2020, 2022)
"""Editions of the rebuilt method whose indicators were gathered; telecoms were in the first only."""


@dataclass(frozen=True)
class Theme:
    """What is promised, the right it serves (empty: shown on the company's own page only), and what asks."""

    name: str
    right: str
    indicators: tuple[str, ...]


THEMES = (
    Theme("content-demands", "expression", ("F5", "F6", "F7")),
    Theme("data-demands", "privacy", ("P10", "P11", "P12")),
    Theme("tracking", "privacy", ("P3b", "P7", "P9")),
    Theme("security", "privacy", ("P13", "P14", "P15")),
    Theme("net-neutrality", "access", ("F9",)),
    Theme("shutdowns", "access", ("F10",)),
    Theme("due-diligence", "", ("G4",)),
    Theme("remedy", "", ("G6a",)),
)


def promise_table(indicators: pd.DataFrame) -> pd.DataFrame:
    """One row per company, edition and theme.

    A theme with an indicator missing has no row: a mean of fewer would be another theme.
    """
    scores = {
        (company, int(year), indicator): float(score)
        for company, year, indicator, score in text_rows(indicators, "company", "year", "indicator", "score")
        if not pd.isna(score)
    }
    rows = []
    for company, year in sorted({(company, year) for company, year, _ in scores if year in EDITIONS}):
        for theme in THEMES:
            answers = [scores[key] for code in theme.indicators if (key := (company, year, code)) in scores]
            if len(answers) == len(theme.indicators):
                mean = number_text(round(sum(answers) / len(answers), 2))
                codes = " ".join(theme.indicators)
                rows.append((company, year, year + LIFE, theme.name, theme.right, mean, codes, "rdr"))
    return pd.DataFrame(rows, columns=list(COLUMNS))
