"""data/economies.csv: which economies the dashboard has a page for, and how it names them."""

from __future__ import annotations

import pandas as pd

from data.importers.catalogue import SCORED_SERIES
from data.importers.sources import RULES

COLUMNS = (
    "iso3",
    "name",
    "iso2",
    "m49",
    "region",
    "subregion",
    "undp_bureau",
    "income_group",
    "ldc",
    "lldc",
    "sids",
    "population",
    "gdp_pc_ppp",
    "pilot",
)
OBSERVER_STATES = ("PSE", "VAT")
"""Non-member states with a standing invitation as observers of the UN General Assembly."""
SOURCES_NEEDED = 3
NO_UN_CLASSES = ("XKX", "TWN")
"""Not in the UN lists of least developed, landlocked developing and small island developing states."""
DISPLAY_NAMES = {
    "CIV": "Côte d'Ivoire",
    "FSM": "Micronesia (Federated States of)",
    "TWN": "Taiwan, Province of China",
    "XKX": "Kosovo (UNSCR 1244)",
}
"""UN names that the gathered list of names spells otherwise or leaves out."""


def covered_economies(countries: pd.DataFrame, observations: pd.DataFrame) -> set[str]:
    """UN members, observer states, and other economies that three independent sources judge by name.

    Only series that indicators use count, and sources that share an author count once.
    """
    members = set(countries.loc[countries["un_member"] == "1", "iso3"])
    families = {series: RULES[source].family for source, names in SCORED_SERIES.items() for series in names}
    scored = observations[observations["series"].isin(families)]
    counted = scored["series"].map(families).groupby(scored["iso3"]).nunique()
    others = set(counted[counted >= SOURCES_NEEDED].index)
    return (members | set(OBSERVER_STATES) | others) & set(countries["iso3"])


def economy_table(countries: pd.DataFrame, names: pd.DataFrame, covered: set[str]) -> pd.DataFrame:
    """The rows of economies.csv; what is not known stays empty."""
    table = countries[countries["iso3"].isin(covered)].copy()
    english = dict(zip(names["iso3"], names["name_en"], strict=True))
    table["name"] = [
        DISPLAY_NAMES.get(iso3, english.get(iso3, fallback))
        for iso3, fallback in zip(table["iso3"], table["name_en"], strict=True)
    ]
    table.loc[table["iso3"].isin(NO_UN_CLASSES), ["ldc", "lldc", "sids"]] = None
    table["pilot"] = table["is_pilot"].map({"1": "true", "0": "false"})
    return table[list(COLUMNS)]
