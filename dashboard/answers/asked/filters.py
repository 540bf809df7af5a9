"""The filters of a list of economies: values, and titles for readers."""

from __future__ import annotations

from dashboard.answers.asked.economies import (
    FILTERS,
    GROUPS,
    filter_values,
)
from dashboard.language.i18n import N_, _
from methodology.scoring.scorebook import ScoreBook

GROUP_TITLES = {
    "ldc": N_("Least developed countries"),
    "lldc": N_("Landlocked developing countries"),
    "sids": N_("Small island developing states"),
    "pilot": N_("Our pilot countries"),
}


BUREAU_TITLES = {
    "RBA": N_("Africa (RBA)"),
    "RBAP": N_("Asia and the Pacific (RBAP)"),
    "RBAS": N_("Arab States (RBAS)"),
    "RBEC": N_("Europe and Central Asia (RBEC)"),
    "RBLAC": N_("Latin America and the Caribbean (RBLAC)"),
}


Options = list[tuple[str, str]]


def filter_options(book: ScoreBook) -> dict[str, Options]:
    """Value and title of every choice of every filter that the content can fill."""
    found: dict[str, Options] = {
        key: [(value, _value_title(key, value)) for value in filter_values(book, key)] for key in FILTERS
    }
    found["group"] = [
        (group, _(GROUP_TITLES[group]))
        for group in GROUPS
        if any(getattr(economy, group) for economy in book.economies)
    ]
    return found


def _value_title(key: str, value: str) -> str:
    return _(BUREAU_TITLES[value]) if key == "bureau" and value in BUREAU_TITLES else value
