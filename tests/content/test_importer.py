"""The importer on a gathered folder small enough to work out by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data.importers.catalogue import DERIVED_SERIES
from data.importers.company_markets import Evidence, market_strength, year_of
from data.importers.events import scope
from data.importers.gathered import import_folder
from data.importers.provenance import replace_part
from data.importers.sources import readable_licence
from data.importers.tables import number_text
from tests.support.gathered import OBSERVATIONS, figures, rows_of, write_gathered


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's files made from the small gathered folder."""
    folder = tmp_path_factory.mktemp("gathered")
    write_gathered(folder)
    import_folder(folder, folder / "made", added=folder)
    return folder / "made"


def test_a_request_rate_is_requests_per_million_internet_users(imported: Path) -> None:
    # 12 requests, 3 million people of whom 80 per cent (2019, the newest) use the internet.
    assert figures(imported, "google-removal-requests-rate") == {("ALB", 2020): "5"}
    # 6 requests over the same people; the half-year of 2025 makes no yearly rate.
    assert figures(imported, "apple-account-requests-rate") == {("ALB", 2020): "2.5"}


def test_exposure_needs_a_report_recent_internet_use_and_no_ban(imported: Path) -> None:
    flags = figures(imported, "google-transparency-report")
    assert flags == {
        ("ALB", 2020): "1",
        ("NAM", 2020): "1",
        ("NAM", 2022): "1",
    }  # not 2017: before the first year
    assert ("CHN", 2020) not in flags  # social media banned
    assert ("NOR", 2020) not in flags  # internet use last known in 2014


def test_an_economy_named_without_the_count_is_exposed_but_has_no_rate(imported: Path) -> None:
    assert ("NAM", 2020) in figures(imported, "apple-transparency-report")
    assert ("NAM", 2020) not in figures(imported, "apple-account-requests-rate")


def test_a_level_needs_every_flag(imported: Path) -> None:
    assert figures(imported, "cmp-political-level") == {("ALB", 2022): "1"}
    assert figures(imported, "cmp-social-level") == {("CHN", 2022): "3"}  # messaging is unknown in Albania
    assert figures(imported, "cmp-vpn-level") == {}


def test_company_means_count_only_companies_shown_to_stay(imported: Path) -> None:
    # Albania: Vodafone 40 and Telenor 30 by dated press, Google 50 by its own report; Orange is only known
    # from press of 2004. Namibia: Vodafone sold in 2023, while a score of 2020 is still in use; Orange 10 by
    # records, Google 50 by its report. Samsung is a worldwide service without a report: only counted at home.
    privacy = figures(imported, "rdr-company-privacy")
    assert privacy[("ALB", 2020)] == "40"
    assert privacy[("NAM", 2020)] == "30"
    assert privacy[("NOR", 2020)] == number_text((30 + 50) / 2)


def test_a_later_row_needs_a_company_scored_in_that_edition(imported: Path) -> None:
    privacy = figures(imported, "rdr-company-privacy")
    assert privacy[("NAM", 2022)] == "29"  # Orange 10 of 2020 beside Google 48 of 2022
    assert privacy[("ALB", 2022)] == number_text((40 + 30 + 48) / 3)
    assert not any(year not in (2020, 2022) for _, year in privacy)


def test_telecom_series_leave_platforms_and_older_editions_out(imported: Path) -> None:
    assert figures(imported, "rdr-telecom-net-neutrality") == {("ALB", 2020): "40", ("NOR", 2020): "20"}
    assert {row["category"] for row in rows_of(imported, "company_scores.csv")} == {"privacy", "F9", "F4b"}
    assert ("2019", "F9") not in {
        (row["year"], row["category"]) for row in rows_of(imported, "company_scores.csv")
    }


def test_markets_carry_grade_dates_and_readable_sources(imported: Path) -> None:
    markets = {(row["company"], row["iso3"]): row for row in rows_of(imported, "company_markets.csv")}
    assert ("Orange", "ALB") not in markets
    assert markets[("Telenor", "NOR")]["source"] == "RDR 2020 company list"
    assert markets[("Telenor", "ALB")]["as_of"] == "2019"
    assert markets[("Vodafone", "NAM")]["until"] == "2023"
    assert markets[("Vodafone", "NAM")]["strength"] == "strong"
    assert markets[("Orange", "NAM")]["basis"] == "operator of the group named in shutdown records, 2019-2021"
    assert not any("@" in row["source"] for row in markets.values())


def test_two_weak_sources_of_different_sites_make_a_fair_one() -> None:
    old = Evidence("A", "ALB", 2004, "press", "b", "https://one.example/a")
    listed = Evidence("A", "ALB", 2025, "directory", "b", "https://two.example/a")
    assert market_strength([old]) == "weak"
    assert market_strength([old, old]) == "weak"
    assert market_strength([old, listed]) == "fair"


@pytest.mark.parametrize(
    ("basis", "year"),
    [
        ("brands; press of April 2007", 2007),
        ("Asian operations, May 2019 (Myanmar left 2022)", 2019),
        ("brand list, about 2024; most units sold in 2019-2025", 2024),
        ("named as its four main markets with Spain", 0),
    ],
)
def test_the_year_of_a_footprint_is_not_the_year_of_a_sale(basis: str, year: int) -> None:
    assert year_of(basis) == year


def test_economies_are_members_observers_and_those_that_three_sources_judge(imported: Path) -> None:
    rows = {row["iso3"]: row for row in rows_of(imported, "economies.csv")}
    # Taiwan: Freedom House counts once for two products, so RSF and AIGS make it three; Guam has two sources.
    assert list(rows) == ["ALB", "CHN", "NAM", "NOR", "TWN", "VAT"]
    assert rows["TWN"]["name"] == "Taiwan, Province of China"
    assert (rows["TWN"]["sids"], rows["NAM"]["iso2"], rows["NAM"]["population"]) == ("", "NA", "")
    assert [code for code, row in rows.items() if row["pilot"] == "true"] == ["ALB"]


def test_no_row_is_invented_and_values_stay_as_they_were(imported: Path) -> None:
    gathered = {
        (row["series"], row["iso3"], row["year"]): float(row["value"])
        for row in csv.DictReader(OBSERVATIONS.splitlines())
    }
    plain = [row for row in rows_of(imported, "observations.csv") if row["series"] not in DERIVED_SERIES]
    assert all(float(row["value"]) == gathered[row["series"], row["iso3"], row["year"]] for row in plain)
    kept = {(row["series"], row["iso3"], row["year"]) for row in plain}
    assert ("internet_users", "NOR", "2008") not in kept  # before the first year
    assert ("wgi_voice", "ALB", "2011") not in kept  # context begins later
    assert ("unctad_dp_law", "ALB", "2021") not in kept  # used by nobody
    assert ("rsf_legal", "GUM", "2022") not in kept  # not an economy of ours


def test_notes_do_not_repeat_withheld_counts(imported: Path) -> None:
    notes = {row["series"]: row["note"] for row in rows_of(imported, "observations.csv")}
    assert notes["an_shutdown_days"] == "only the records that have both dates"
    assert notes["google-removal-requests-rate"] == (
        "requests per million internet users (population of 2024, internet use of 2019)"
    )


def test_events_keep_dates_and_kind_and_say_no_more_than_the_scope(imported: Path) -> None:
    assert rows_of(imported, "events.csv") == [
        {
            "iso3": "ALB",
            "start": "2020-01-02",
            "end": "",
            "kind": "network shutdown",
            "source": "access-now",
            "note": "nationwide",
        }
    ]
    assert scope("area: Nationwide except for the north; cause: Y") == "part of the country"
    assert scope("ordered by: Unknown") == ""


def test_small_helpers_keep_what_they_are_given() -> None:
    assert [number_text(value) for value in ("0.0", "-1.50", "1e-05", "")] == ["0", "-1.5", "1e-05", ""]
    assert readable_licence("unknown (P)") == "Not confirmed (P)"
    assert readable_licence("CC BY 4.0") == "CC BY 4.0"
    with pytest.raises(ValueError, match="marks"):
        replace_part("no marks here", "series", "x")
