"""What Google did when a state asked it to remove criticism or what offends religion, in three-year windows.

Three requests decided or more make a mark, one or two a range; with none Google was not put to the test.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from data.importers.companies.table import CompanyEvidenceRow

REMOVED, ASKED, COMPLIED = "google_core_removed_pm", "google_core_asked_pm", "google_core_complied"
LEAST_FOR_A_MARK = 3
WINDOW = 3
COMPANY, RIGHT, SOURCE = "Google", "expression", "google-transparency"
LEFT_OUT = ("CHN",)
"""Where Google's services are closed off, so that nothing can be read from what it was asked."""
LARGEST = {("KOR", 2023): 2888.0}
"""Items of one request that make up most of what was removed in its windows, read from Google's report."""
_DECIDED = re.compile(r"; (\d+) requests decided")
_ITEMS = re.compile(r", (\d+) of (\d+) decided items removed")


def mark_observations(series: pd.DataFrame) -> pd.DataFrame:
    """Rows of the mark's series: only where enough requests were decided; value and bounds as gathered."""
    rows = series[series["series"] == REMOVED]
    return rows[[_decided(note) >= LEAST_FOR_A_MARK for note in rows["note"]]]


def google_rows(series: pd.DataFrame) -> list[CompanyEvidenceRow]:
    """Mark, range or not tested, for every economy and window that Google's report says something about."""
    by = {name: rows.set_index(["iso3", "year"]) for name, rows in series.groupby("series")}
    removed, asked, complied = (by[name] for name in (REMOVED, ASKED, COMPLIED))
    rows = [_decided_row(place, removed.loc[place], complied) for place in removed.index]
    # What is known without any figure may be passed on, so that a range is a range in every edition.
    rows += [_row(row.iso3, str(row.year), row.kind, {}) for row in rows if row.kind == "range"]
    silent = asked.index.difference(removed.index)
    rows += [_untested(iso3, year, asked.loc[(iso3, year), "value"]) for iso3, year in silent]
    years = sorted(set(asked.index.get_level_values("year")))
    return rows + [_row(iso3, year, "closed", {}) for iso3 in LEFT_OUT for year in years]


def _decided(note: str) -> int:
    match = _DECIDED.search(note)
    if match is None:
        raise ValueError(f'"{note}": the number of requests decided is missing')
    return int(match[1])


def _decided_row(place: tuple[str, str], cell: pd.Series, complied: pd.DataFrame) -> CompanyEvidenceRow:
    decided = _decided(cell["note"])
    parts = {"requests": float(decided)}
    if place in complied.index:
        share = complied.loc[[place]].iloc[0]
        match = _ITEMS.search(share["note"])
        if match is None:
            raise ValueError(f'"{share["note"]}": the items decided are missing')
        parts |= {"removed": float(match[1]), "items": float(match[2])}
        parts |= {"share": float(share["value"]), "share_low": float(share["low"])}
        parts["share_high"] = float(share["high"])
    for (iso3, year), items in LARGEST.items():
        if iso3 == place[0] and year in range(int(place[1]) - WINDOW + 1, int(place[1]) + 1):
            parts["largest"] = items
    kind = "mark" if decided >= LEAST_FOR_A_MARK else "range"
    return _row(*place, kind, parts, float(cell["value"]), float(cell["low"]), float(cell["high"]))


def _untested(iso3: str, year: str, asked: str) -> CompanyEvidenceRow:
    """Google named the state, but no such request was decided; `asked`: items asked per million users."""
    row = _row(iso3, year, "not-tested", {})
    return replace(row, what=f"{row.what}-undecided") if float(asked) > 0 else row


def _row(iso3: str, year: str, kind: str, parts: dict[str, float], *figures: float) -> CompanyEvidenceRow:
    last = int(year)
    period = f"{last - WINDOW + 1}-{last}"
    return CompanyEvidenceRow(iso3, last, RIGHT, kind, "take-downs", COMPANY, period, SOURCE, parts, *figures)
