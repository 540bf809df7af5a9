"""data/economies.csv: which economies the dashboard has a page for, their names, and what must be said."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.importers.catalogue import PLAIN_SERIES

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
    "note",
)
OBSERVER_STATES = ("PSE", "VAT")
"""Non-member states with a standing invitation as observers of the UN General Assembly."""
SOURCES_NEEDED = 3
NO_UN_CLASSES = ("XKX", "TWN")
"""Not in the UN lists of least developed, landlocked developing and small island developing states."""
DISPLAY_NAMES = {
    "CIV": "Côte d'Ivoire",
    "FSM": "Micronesia (Federated States of)",
    "PSE": "State of Palestine",
    "TWN": "Taiwan, Province of China",
    "XKX": "Kosovo (UNSCR 1244)",
}
"""UN names that the gathered list of names spells otherwise or leaves out."""
JUDGES = ("vdem", "freedom-house", "wjp", "carnegie", "gpd-encryption")
"""Families of sources that judge an economy by name; statistics of means and prices do not count."""


def covered_economies(
    countries: pd.DataFrame, observations: pd.DataFrame, family_of: Mapping[str, str]
) -> set[str]:
    """UN members, observer states, and other economies that three independent sources judge by name.

    Only JUDGES count, by series shipped as published; sources of one family (`family_of`) count once.
    """
    members = set(countries.loc[countries["un_member"] == "1", "iso3"])
    families = {
        series: family_of[source]
        for source, names in PLAIN_SERIES.items()
        for series in names
        if family_of[source] in JUDGES
    }
    seen = observations[observations["series"].isin(families)]
    counted = seen["series"].map(families).groupby(seen["iso3"]).nunique()
    others = set(counted[counted >= SOURCES_NEEDED].index)
    return (members | set(OBSERVER_STATES) | others) & set(countries["iso3"])


def economy_table(
    countries: pd.DataFrame,
    names: pd.DataFrame,
    covered: set[str],
    groups: Mapping[str, str],
    income: Mapping[str, float],
    notes: Mapping[str, str],
) -> pd.DataFrame:
    """The rows of economies.csv; what is not known stays empty.

    `groups` are the World Bank's income groups, `income` its newest GDP a head, `notes` what must be said
    wherever a name stands; all by ISO code.
    """
    table = countries[countries["iso3"].isin(covered)].copy()
    english = dict(zip(names["iso3"], names["name_en"], strict=True))
    table["name"] = [
        DISPLAY_NAMES.get(iso3, english.get(iso3, fallback))
        for iso3, fallback in zip(table["iso3"], table["name_en"], strict=True)
    ]
    table.loc[table["iso3"].isin(NO_UN_CLASSES), ["ldc", "lldc", "sids"]] = None
    table["pilot"] = table["is_pilot"].map({"1": "true", "0": "false"})
    table["income_group"] = table["iso3"].map(groups).replace("Not classified", None)
    table["gdp_pc_ppp"] = [str(round(income[iso3])) if iso3 in income else None for iso3 in table["iso3"]]
    table["note"] = table["iso3"].map(notes)
    return table[list(COLUMNS)]
