"""Series that are shipped as their publisher gives them, and the two files that figures stand in."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.importers.catalogue import FIRST_YEAR, PLAIN_SERIES, sources_of_series
from data.importers.facts.facts import COLUMNS
from data.importers.tables import number_text

OPEN, RESTRICTED = "observations.csv", "restricted.csv"


def plain_observations(observations: pd.DataFrame) -> pd.DataFrame:
    """Rows of the shipped series from their first year on; values and bounds as gathered."""
    names = {series for group in PLAIN_SERIES.values() for series in group}
    recent = observations["year"].astype(int) >= FIRST_YEAR
    return observations[observations["series"].isin(names) & recent][list(COLUMNS)]


def by_file(tables: list[pd.DataFrame], words: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """File name -> its rows, numbers as their shortest text.

    `words` maps a source to what its terms let out: only figures that may be passed on ("raw") stand in
    the open file. Raises KeyError for a source without a word.
    """
    table = pd.concat(tables, ignore_index=True).reindex(columns=list(COLUMNS))
    table = table[table["year"].astype(int) >= FIRST_YEAR]
    for column in ("value", "low", "high"):
        table[column] = [number_text(value) for value in table[column]]
    sources = sources_of_series()
    is_open = table["series"].map(lambda series: words[sources[series]] == "raw").astype(bool)
    return {OPEN: table[is_open], RESTRICTED: table[~is_open]}
