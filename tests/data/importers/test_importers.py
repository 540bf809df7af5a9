"""The importer on a gathered folder small enough to work out by hand."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from data.importers.catalogue import DERIVED_SERIES
from data.importers.companies.markets import MarketEvidence, market_strength, year_of
from data.importers.facts.data_protection import verdict
from data.importers.facts.desk_research import OURS
from data.importers.gathered import import_folder
from data.importers.provenance import replace_part
from data.importers.shutdowns.days import block_days
from data.importers.shutdowns.records import Record, actor
from data.importers.tables import number_text
from tests.support.gathered import MORE, OBSERVATIONS, figures, observed, rows_of, write_gathered


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's files made from the small gathered folder."""
    folder = tmp_path_factory.mktemp("gathered")
    write_gathered(folder)
    import_folder(folder, folder / "made", added=folder)
    return folder / "made"


def test_a_rate_is_a_count_per_million_internet_users(imported: Path) -> None:
    # 20 items over criticism, 4 over religion in three years; 3 million people, 80 per cent online (2019).
    ((key, rate),) = figures(imported, "google-items-criticism-rate").items()
    assert (key, float(rate)) == (("ALB", 2020), pytest.approx(10 / 3))
    assert figures(imported, "google-removal-requests-rate") == {("ALB", 2020): "5"}
    # 6 requests over the same people; the half-year of 2025 makes no yearly rate.
    assert figures(imported, "apple-account-requests-rate") == {("ALB", 2020): "2.5"}


def test_a_report_that_names_an_economy_without_the_reason_counts_none(imported: Path) -> None:
    assert figures(imported, "google-items-security-rate") == {("ALB", 2020): "0"}
    # No rate: China bans the services, of Norway no recent internet use is known, of Namibia no population.
    assert {iso3 for iso3, _ in figures(imported, "google-items-security-rate")} == {"ALB"}


@pytest.mark.parametrize(
    ("answers", "agreed"),
    [
        ((2, 2, 2), (2, None, None)),
        ((2, 2, 0), (2, 1, 2)),  # one speaks against: nearer to "in part" than it looks
        ((0, 0), (0, None, None)),
        ((1, 0, 0), (0, 0, 1)),
        ((2, 0), (1, 0, 2)),
        ((2, 1), (1, 0, 2)),
        ((2, 0, 0), (1, 0, 2)),
        ((2,), (1.5, 0, 2)),
        ((1,), (1, 0, 2)),
        ((0,), (0.5, 0, 2)),
    ],
)
def test_a_law_needs_two_records_that_agree(
    answers: tuple[int, ...], agreed: tuple[float, float | None, float | None]
) -> None:
    assert verdict({str(place): answer for place, answer in enumerate(answers)}) == agreed


def test_the_records_of_a_law_are_named_and_those_that_disagree_are_marked(imported: Path) -> None:
    laws = {row["iso3"]: row for row in observed(imported, "dp-law-agreed")}
    assert (laws["ALB"]["value"], laws["ALB"]["low"]) == ("2", "")  # UNDP's research stands beside it
    assert laws["ALB"]["note"] == "GovTech 2022: law; UNCTAD 2021: law"
    # UNCTAD's draft is no law in force, and the Barometer found none: the GovTech index says "in part".
    assert (laws["NAM"]["value"], laws["NAM"]["high"]) == ("0", "1")
    contested = {row["iso3"]: row for row in observed(imported, "dp-law-contested")}
    assert {iso3 for iso3, row in contested.items() if row["value"] == "1"} == set()
    assert "UNCTAD" not in "".join(row["note"] for row in contested.values())  # its answers are not ours


def test_the_content_of_a_law_is_the_mean_of_six_answers(imported: Path) -> None:
    # Norway (2 + 2 + 2 + 1 + 1 + 1) / 6; Namibia has no framework: one answer of 1, halved.
    assert figures(imported, "gdb-dp-content") == {("NOR", 2021): "1.5", ("NAM", 2021): number_text(1 / 12)}


def test_a_question_passed_over_for_want_of_a_law_is_the_lowest_figure(imported: Path) -> None:
    rows = {row["iso3"]: row for row in observed(imported, "privcon-filled")}
    assert (rows["NOR"]["value"], rows["NOR"]["low"]) == ("1.5", "")
    assert (rows["CHN"]["value"], rows["CHN"]["low"], rows["CHN"]["high"]) == ("-3.83", "-3.83", "-2.73")
    assert "ALB" not in rows  # experts saw a law: the question is missing for another reason
    assert "TWN" not in rows  # the copy holds no answer at all for Taiwan


def test_means_limits_and_moved_years(imported: Path) -> None:
    assert figures(imported, "discussion-v15") == {("NOR", 2024): "2.5"}  # one sex alone makes no mean
    assert figures(imported, "parity-capped") == {("NOR", 2023): "1", ("NAM", 2023): "0.9"}
    assert figures(imported, "spyware-recorded") == {("ALB", 2022): "1"}  # no record says nothing
    (press,) = observed(imported, "rsf_legal_covered")
    assert (press["year"], press["value"]) == ("2021", "80.123")
    assert press["note"] == "edition of 2022, which looks at the year before; decimal point restored"


def test_a_treaty_counts_from_the_year_of_its_ratification(imported: Path) -> None:
    # Albania: ICCPR 0.5 and its Protocol 0.2; from 2015 also ICESCR 0.3.
    rows = figures(imported, "treaty-association")
    bound = {year: value for (iso3, year), value in rows.items() if iso3 == "ALB"}
    assert [bound[year] for year in (2009, 2014, 2015, 2022)] == ["0.7", "0.7", "1", "1"]
    assert max(bound) == 2022  # the list of treaties ends there: later years only where something changed
    assert min(bound) == 2009


def test_labour_conventions_are_known_year_by_year(imported: Path) -> None:
    rows = figures(imported, "treaty-labour")
    assert [rows["ALB", year] for year in (2022, 2023, 2024, 2025)] == ["0", "0.5", "0.5", "0.5"]
    assert rows["NAM", 2025] == "0"  # no member of the ILO in this copy: not bound


def test_a_signature_counts_less_and_records_that_disagree_count_half(imported: Path) -> None:
    (row,) = [r for r in observed(imported, "treaty-civil") if (r["iso3"], r["year"]) == ("NAM", "2022")]
    # ICCPR signed only: 0.4 of 0.7; nothing is known of the Protocol: half of 0.3.
    assert (row["value"], row["low"], row["high"]) == ("0.43", "0.28", "0.58")
    assert row["note"] == (
        "party to none; signed only: ICCPR; records disagree on its first Optional Protocol"
    )
    assert figures(imported, "treaty-equality") == {}  # more is unknown than known


def test_scores_of_companies_are_kept_by_category_and_meant_for_no_economy(imported: Path) -> None:
    assert {row["category"] for row in rows_of(imported, "company_scores.csv")} == {"privacy"}
    assert not any(row["series"].startswith("rdr") for row in rows_of(imported, "observations.csv"))


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
    old = MarketEvidence("A", "ALB", 2004, "press", "b", "https://one.example/a")
    listed = MarketEvidence("A", "ALB", 2025, "directory", "b", "https://two.example/a")
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


def days(imported: Path, series: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    rows = observed(imported, series)
    return {(row["iso3"], row["year"]): (row["value"], row["low"], row["high"]) for row in rows}


def test_a_day_without_network_counts_once_by_its_reach(imported: Path) -> None:
    found = days(imported, "shutdown-days-state")
    assert found["ALB", "2020"] == ("3.1", "", "")  # three days nationwide; exams in part: a fifth, halved
    assert found["ALB", "2016"] == ("0.2", "", "")  # the second day of a cut of 2015
    assert found["ALB", "2023"] == ("1", "0", "2")  # ten days in part, author unknown: half


def test_days_of_other_forces_are_shown_and_never_counted(imported: Path) -> None:
    assert days(imported, "shutdown-days-others") == {("NAM", "2022"): ("10", "", "")}
    assert days(imported, "shutdown-days-state")["NAM", "2022"] == ("0", "", "")


def test_a_zero_needs_somebody_who_looks(imported: Path) -> None:
    found = days(imported, "shutdown-days-state")
    assert found["ALB", "2022"][0] == "0"  # Freedom on the Net covers Albania
    assert not [key for key in found if key[0] == "NOR"]  # an open cut of 2020 is too old for 2022
    assert not [key for key in found if key[0] == "CHN"]  # experts say: several times a year


def test_block_days_weigh_the_services_and_the_cuts_at_protests(imported: Path) -> None:
    found = days(imported, "block-days-state")
    assert found["ALB", "2020"][0] == "3"  # the cut at protests; exams are another matter
    assert found["ALB", "2021"][0] == "122.4"  # two of five services from 1 March: 306 days of 0.4
    assert found["ALB", "2022"][0] == "146"  # the tracker repeats what goes on: 365 days of 0.4
    assert found["CHN", "2021"][0] == "365"  # a ban in two records
    assert ("CHN", "2020") not in found


def test_events_keep_who_acted_why_how_far_and_when(imported: Path) -> None:
    events = {row["start"]: row for row in rows_of(imported, "events.csv")}
    assert list(events) == sorted(events, key=lambda day: (events[day]["iso3"], day))
    assert events["2020-01-02"] == {
        "iso3": "ALB",
        "start": "2020-01-02",
        "end": "2020-01-04",
        "kind": "network shutdown",
        "source": "access-now",
        "note": "",
        "actor": "state",
        "cause": "Protests",
        "reach": "nationwide",
        "services": "",
    }
    assert len([row for row in rows_of(imported, "events.csv") if row["start"] == "2021-03-01"]) == 1
    assert events["2021-03-01"]["note"] == "still going on when last counted (2022)"
    assert events["2021-03-01"]["services"] == "facebook twitter"
    assert (events["2023-05-01"]["actor"], events["2023-05-01"]["reach"]) == ("unknown", "part")
    assert events["2022-03-01"]["actor"] == "foreign+armed-group"


def test_each_of_five_services_counts_a_fifth_and_any_other_a_hundredth() -> None:
    def weight(*services: str, kind: str = "platform block", cause: str = "Protests") -> float:
        day = date(2022, 3, 1)
        one = Record("ALB", day, day, kind, "state", cause, "Nationwide", "Ended", services, 2022)
        return round(block_days([one])["ALB", 2022].total("state"), 4)

    assert weight("facebook") == 0.2
    assert weight("facebook", "twitter", "whatsapp", "instagram", "telegram") == 1
    assert weight() == 0.01
    assert weight("telegram", cause="Exam cheating") == weight("telegram", kind="throttle") == 0.1


def test_forces_of_an_invading_or_occupying_state_are_foreign() -> None:
    assert actor("UKR", "Non-government") == actor("PSE", "Non-government") == "foreign"
    assert actor("MMR", "Military") == actor("BRA", "Judiciary") == "state"
    assert actor("LBY", "Unknown") == actor("LBY", "") == "unknown"


def test_economies_are_members_observers_and_those_that_three_sources_judge(imported: Path) -> None:
    rows = {row["iso3"]: row for row in rows_of(imported, "economies.csv")}
    # Taiwan: Freedom House counts once for two products, so WJP and AIGS make it three; Guam has two sources.
    assert list(rows) == ["ALB", "CHN", "NAM", "NOR", "TWN", "VAT"]
    assert rows["TWN"]["name"] == "Taiwan, Province of China"
    assert rows["TWN"]["note"] == "Said wherever the name stands."
    assert (rows["TWN"]["sids"], rows["NAM"]["iso2"], rows["NAM"]["population"]) == ("", "NA", "")
    assert (rows["ALB"]["income_group"], rows["NOR"]["gdp_pc_ppp"]) == ("Upper middle income", "91001")
    assert [code for code, row in rows.items() if row["pilot"] == "true"] == ["ALB"]


def test_desk_research_of_the_pilots_is_kept_as_answered(imported: Path) -> None:
    rows = rows_of(imported, "desk_research.csv")
    assert [(row["iso3"], row["topic"], row["answer"]) for row in rows] == [
        ("ALB", "expression", "yes"),
        ("ALB", "privacy", "no"),
    ]
    assert {row["indicator"] for row in rows} <= {*OURS.values(), ""}


def test_no_row_is_invented_and_values_and_bounds_stay_as_they_were(imported: Path) -> None:
    gathered = {
        (row["series"], row["iso3"], row["year"]): row
        for text in (OBSERVATIONS, MORE)
        for row in csv.DictReader(text.splitlines())
    }
    rows = [row for name in ("observations.csv", "restricted.csv") for row in rows_of(imported, name)]
    plain = [row for row in rows if row["series"] not in DERIVED_SERIES]
    for row in plain:
        source = gathered[row["series"], row["iso3"], row["year"]]
        assert all(number_text(source[name]) == row[name] for name in ("value", "low", "high"))
    kept = {(row["series"], row["iso3"], row["year"]) for row in plain}
    assert ("wgi24_voice", "NOR", "2012") in kept
    assert ("hdi", "ALB", "2008") not in kept  # before the first year
    assert ("unctad_dp_law", "ALB", "2021") not in kept  # used by nobody as it is
    assert ("aigs_any", "GUM", "2022") not in kept  # not an economy of ours


def test_figures_that_may_not_be_passed_on_stand_apart(imported: Path) -> None:
    open_series = {row["series"] for row in rows_of(imported, "observations.csv")}
    restricted = {row["series"] for row in rows_of(imported, "restricted.csv")}
    assert {"wjp25_privacy", "fiw25_d1", "rsf_legal_covered", "dp-law-agreed"} <= restricted
    assert {"wgi24_voice", "treaty-civil", "shutdown-days-state", "dp-law-contested"} <= open_series
    assert not open_series & restricted


def test_small_helpers_keep_what_they_are_given() -> None:
    assert [number_text(value) for value in ("0.0", "-1.50", "1e-05", "")] == ["0", "-1.5", "1e-05", ""]
    with pytest.raises(ValueError, match="marks"):
        replace_part("no marks here", "series", "x")


def test_company_evidence_that_may_not_be_passed_on_stands_apart(imported: Path) -> None:
    restricted = {row["source"] for row in rows_of(imported, "restricted_company_evidence.csv")}
    assert restricted == {"google-transparency", "gdpr-fines"}
    passed_on = [row for row in rows_of(imported, "company_evidence.csv") if row["source"] in restricted]
    assert not any(row[cell] for row in passed_on for cell in ("value", "low", "high", "parts"))
    assert figures(imported, "google_core_removed_pm") == {("ALB", 2024): "0.5"}
