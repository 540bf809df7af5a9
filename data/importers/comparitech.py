"""Levels of restriction from Comparitech's yes/no flags."""

from __future__ import annotations

import pandas as pd

LEVELS: dict[str, tuple[tuple[str, ...], str]] = {
    "cmp-political-level": (
        ("cmp_political_restricted", "cmp_political_censored"),
        "sum of the flags: political media restricted, political media heavily censored",
    ),
    "cmp-social-level": (
        ("cmp_social_restricted", "cmp_social_banned", "cmp_messaging"),
        "sum of the flags: social media restricted, social media banned, messaging restricted",
    ),
    "cmp-vpn-level": (
        ("cmp_vpn_restricted", "cmp_vpn_banned"),
        "sum of the flags: VPNs restricted, VPNs banned",
    ),
}


def restriction_levels(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per level, economy and year in which every flag of the level is known."""
    return pd.concat([_level(observations, *item) for item in LEVELS.items()], ignore_index=True)


def _level(observations: pd.DataFrame, series: str, rule: tuple[tuple[str, ...], str]) -> pd.DataFrame:
    flags, note = rule
    rows = observations[observations["series"].isin(flags)]
    wide = rows.pivot(index=["iso3", "year"], columns="series", values="value").reindex(columns=list(flags))
    total = wide.dropna().astype(float).sum(axis=1).rename("value").reset_index()
    return total.assign(series=series, note=note)


def economies_with_ban_on_social_media(observations: pd.DataFrame) -> set[str]:
    """ISO codes for which Comparitech records a ban; an economy it does not cover is not among them."""
    rows = observations[observations["series"] == "cmp_social_banned"]
    return set(rows.loc[rows["value"].astype(float) > 0, "iso3"])
