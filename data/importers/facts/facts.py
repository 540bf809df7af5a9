"""Gathered figures by series, economy and year, and rows of the project's own made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

Figures = Mapping[tuple[str, int], float]
COLUMNS = ("series", "iso3", "year", "value", "low", "high", "note")


@dataclass(frozen=True)
class Made:
    """One row that an importer makes; a bound is None where there is none."""

    series: str
    iso3: str
    year: int
    value: float
    note: str
    low: float | None = None
    high: float | None = None


class Facts:
    """The gathered figures of the economies that the project covers."""

    def __init__(self, observations: pd.DataFrame) -> None:
        self.rows = observations
        self._figures: dict[str, Figures] = {}

    @cached_property
    def _by_series(self) -> Mapping[str, pd.DataFrame]:
        return {str(series): rows for series, rows in self.rows.groupby("series")}

    def table(self, series: str) -> pd.DataFrame:
        """The gathered rows of a series; empty where it was not gathered."""
        return self._by_series.get(series, self.rows.iloc[:0])

    def figures(self, series: str) -> Figures:
        """(economy, year) -> figure."""
        if series not in self._figures:
            rows = self.table(series)
            triples = zip(rows["iso3"], rows["year"], rows["value"], strict=True)
            self._figures[series] = {(iso3, int(year)): float(value) for iso3, year, value in triples}
        return self._figures[series]

    def newest(self, series: str) -> Mapping[str, float]:
        """Economy -> its newest figure."""
        return {iso3: value for (iso3, _), value in sorted(self.figures(series).items(), key=_year)}

    def notes(self, series: str) -> Mapping[str, str]:
        """Economy -> the note of its newest figure."""
        rows = self.table(series)
        triples = zip(rows["iso3"], rows["year"], rows["note"].fillna(""), strict=True)
        return {iso3: note for iso3, _, note in sorted(triples, key=lambda item: int(item[1]))}


def _year(item: tuple[tuple[str, int], float]) -> int:
    return item[0][1]


def made_table(rows: Iterable[Made]) -> pd.DataFrame:
    """Rows as a table in the columns of observations.csv."""
    lines = [(m.series, m.iso3, m.year, m.value, m.low, m.high, m.note) for m in rows]
    return pd.DataFrame(lines, columns=list(COLUMNS))
