"""The rows of company evidence: what a company did, in counts of its own report, and dated records.

Nothing is scored here, and no sentence is made: the counts that a sentence needs stand in `parts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.importers.tables import number_text, text_rows

COLUMNS = (
    "iso3", "year", "right", "kind", "what", "company",
    "value", "low", "high", "worst", "best", "period", "parts", "source",
)  # fmt: skip
Cells = dict[tuple[str, int], float]
"""One gathered series: (economy, year) -> figure."""


@dataclass(frozen=True)
class CompanyEvidenceRow:
    """One row of the table. `parts` are the counts of its sentence, in the order in which they are said."""

    iso3: str
    year: int
    right: str
    kind: str
    what: str
    company: str
    period: str
    source: str
    parts: Mapping[str, float]
    value: float | str = ""
    low: float | str = ""
    high: float | str = ""
    worst: float | str = ""
    best: float | str = ""

    @property
    def bare(self) -> bool:
        """True where it holds no figure: our own coding of a fact, whatever the terms of the source."""
        return not self.parts and all(cell == "" for cell in (self.value, self.low, self.high))

    def cells(self) -> tuple[str, ...]:
        parts = ";".join(f"{name}={number_text(part)}" for name, part in self.parts.items())
        numbers = [number_text(v) for v in (self.value, self.low, self.high, self.worst, self.best)]
        return (
            self.iso3, str(self.year), self.right, self.kind, self.what, self.company,
            *numbers, self.period, parts, self.source,
        )  # fmt: skip


def evidence_table(rows: Iterable[CompanyEvidenceRow]) -> pd.DataFrame:
    """The rows as the table is written, all cells as text."""
    return pd.DataFrame([row.cells() for row in rows], columns=list(COLUMNS))


class Gathered:
    """Gathered figures by series; text in, numbers out."""

    def __init__(self, *tables: pd.DataFrame) -> None:
        self._cells: dict[str, Cells] = {}
        self._notes: dict[tuple[str, str, int], str] = {}
        for table in tables:
            rows = text_rows(table, "series", "iso3", "year", "value", "note")
            for series, iso3, year, value, note in rows:
                place = iso3, int(year)
                self._cells.setdefault(series, {})[place] = float(value)
                self._notes[(series, *place)] = "" if pd.isna(note) else note

    def of(self, series: str) -> Cells:
        return self._cells.get(series, {})

    def note(self, series: str, place: tuple[str, int]) -> str:
        return self._notes.get((series, *place), "")
