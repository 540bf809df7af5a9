"""Series that are shipped as their publisher gives them."""

from __future__ import annotations

import pandas as pd

from data.importers.catalogue import CONTEXT_SERIES, FIRST_CONTEXT_YEAR, FIRST_YEAR, SCORED_SERIES

COLUMNS = ("series", "iso3", "year", "value", "low", "high", "note")


def _names(catalogue: dict[str, tuple[str, ...]]) -> set[str]:
    return {series for names in catalogue.values() for series in names}


def plain_observations(observations: pd.DataFrame) -> pd.DataFrame:
    """Rows of the shipped series from their first year on; values and bounds as gathered."""
    year = observations["year"].astype(int)
    scored = observations["series"].isin(_names(SCORED_SERIES)) & (year >= FIRST_YEAR)
    context = observations["series"].isin(_names(CONTEXT_SERIES)) & (year >= FIRST_CONTEXT_YEAR)
    chosen = observations[scored | context].copy()
    days = chosen["series"] == "an_shutdown_days"
    chosen.loc[days, "note"] = chosen.loc[days, "note"].map(_dated_records_note)
    return chosen[list(COLUMNS)]


def _dated_records_note(note: str) -> str:
    # The gathered note counts Access Now's records, which its terms may not allow to repeat.
    dated, _, rest = note.partition(" of ")
    whole = dated == rest.partition(" ")[0]
    return "all records have dates" if whole else "only the records that have both dates"
