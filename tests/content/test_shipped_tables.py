"""The files in data/ as they are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importers.catalogue import CONTEXT_SERIES, DERIVED_SERIES, sources_of_series
from data.importers.provenance import DOCUMENT
from data.importers.sources import RULES
from tests.support.gathered import figures, rows_of

DATA = Path(__file__).resolve().parents[2] / "data"
SIX_MEGABYTES = 6_000_000
MEMBERS = 193


def test_shipped_data_is_small() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < SIX_MEGABYTES


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("observations.csv", ("series", "iso3", "year")),
        ("economies.csv", ("iso3",)),
        ("companies.csv", ("company",)),
        ("company_scores.csv", ("company", "year", "category")),
        ("company_markets.csv", ("company", "iso3")),
    ],
)
def test_shipped_rows_are_sorted_and_their_keys_unique(name: str, key: tuple[str, ...]) -> None:
    rows = rows_of(DATA, name)
    keys = [tuple(row[column] for column in key) for row in rows]
    assert len(set(keys)) == len(keys)
    assert [list(row.values()) for row in rows] == sorted(list(row.values()) for row in rows)


def test_every_shipped_row_belongs_to_a_listed_economy_and_series() -> None:
    economies = {row["iso3"] for row in rows_of(DATA, "economies.csv")}
    rows = rows_of(DATA, "observations.csv")
    assert {row["iso3"] for row in rows} <= economies
    assert {row["series"] for row in rows} == set(sources_of_series())
    for name in ("company_markets.csv", "events.csv"):
        assert {row["iso3"] for row in rows_of(DATA, name)} <= economies
    assert len(economies) >= MEMBERS


def test_every_derived_figure_says_how_it_was_made() -> None:
    derived = [row for row in rows_of(DATA, "observations.csv") if row["series"] in DERIVED_SERIES]
    assert derived
    assert all(row["note"] for row in derived)


def test_shipped_notes_of_withheld_sources_hold_no_figures_but_years() -> None:
    withheld = {key for key, rule in RULES.items() if rule.redistribute != "raw"}
    sources = sources_of_series()
    for row in rows_of(DATA, "observations.csv"):
        if sources[row["series"]] in withheld:
            words = row["note"].replace("(", " ").replace(")", " ").replace(",", " ").split()
            assert all(len(word) == len("2024") for word in words if word.isdigit()), row


def test_shipped_series_are_inside_the_scale_of_their_level() -> None:
    tops = {"cmp-political-level": 2, "cmp-social-level": 3, "cmp-vpn-level": 2}
    for series, top in tops.items():
        assert {int(value) for value in figures(DATA, series).values()} <= set(range(top + 1))
    for series in (name for name in DERIVED_SERIES if name.startswith("rdr-")):
        assert all(0 <= float(value) <= 100 for value in figures(DATA, series).values())


def test_the_provenance_page_names_every_series_and_every_source() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    missing = [name for name in (*sources_of_series(), *RULES) if f"`{name}`" not in page]
    assert missing == []
    assert set(CONTEXT_SERIES) <= set(RULES)
