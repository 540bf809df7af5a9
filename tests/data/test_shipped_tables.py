"""The files in data/ as they are shipped, and derived figures worked out again by other ways."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from data.importers.catalogue import DERIVED_SERIES, sources_of_series
from data.importers.provenance import DOCUMENT
from data.importers.sources import GATHERED
from methodology.model import REDISTRIBUTE
from tests.support.gathered import figures, observed, rows_of

DATA = Path(__file__).resolve().parents[2] / "data"
OPEN, RESTRICTED = "observations.csv", "restricted.csv"
SIX_MEGABYTES = 6_000_000
MEMBERS = 193


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load((DATA / "sources.yaml").read_text(encoding="utf-8"))
    return loaded


def test_shipped_data_is_small() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*.csv")) < SIX_MEGABYTES


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (OPEN, ("series", "iso3", "year")),
        (RESTRICTED, ("series", "iso3", "year")),
        ("economies.csv", ("iso3",)),
        ("companies.csv", ("company",)),
        ("company_scores.csv", ("company", "year", "category")),
        ("company_markets.csv", ("company", "iso3")),
        ("desk_research.csv", ("iso3", "topic", "question")),
    ],
)
def test_shipped_rows_are_sorted_and_their_keys_unique(name: str, key: tuple[str, ...]) -> None:
    rows = rows_of(DATA, name)
    keys = [tuple(row[column] for column in key) for row in rows]
    assert len(set(keys)) == len(keys)
    assert [list(row.values()) for row in rows] == sorted(list(row.values()) for row in rows)


def test_every_shipped_row_belongs_to_a_listed_economy_and_series() -> None:
    economies = {row["iso3"] for row in rows_of(DATA, "economies.csv")}
    rows = rows_of(DATA, OPEN) + rows_of(DATA, RESTRICTED)
    assert {row["iso3"] for row in rows} <= economies
    assert {row["series"] for row in rows} == set(sources_of_series())
    for name in ("company_markets.csv", "events.csv", "responsibility.csv", "desk_research.csv"):
        assert {row["iso3"] for row in rows_of(DATA, name)} <= economies
    assert len(economies) >= MEMBERS


def test_figures_stand_in_the_file_that_their_terms_ask_for(sources: dict[str, dict[str, str]]) -> None:
    of = sources_of_series()
    assert {sources[of[row["series"]]]["redistribute"] for row in rows_of(DATA, OPEN)} == {"raw"}
    assert "raw" not in {sources[of[row["series"]]]["redistribute"] for row in rows_of(DATA, RESTRICTED)}


def test_every_source_says_its_terms_its_time_and_how_to_cite_it(sources: dict[str, dict[str, str]]) -> None:
    for entry in sources.values():
        assert entry["redistribute"] in REDISTRIBUTE
        assert all(entry[name] for name in ("covers", "licence", "citation", "family", "edition"))
    # Terms that bar an adapted table under our licence: never more than our score, and only by decision.
    barred = {
        key for key, entry in sources.items() if "NC-SA" in entry["licence"] or "ND" in entry["licence"]
    }
    assert barred == {"itu-prices"}
    assert sources["itu-prices"]["redistribute"] == "derived"
    assert set(sources_of_series().values()) | set(GATHERED) <= set(sources)


def test_every_derived_figure_says_how_it_was_made() -> None:
    rows = rows_of(DATA, OPEN) + rows_of(DATA, RESTRICTED)
    assert all(row["note"] for row in rows if row["series"] in DERIVED_SERIES)


def test_a_figure_lies_within_its_bounds() -> None:
    rows = [row for name in (OPEN, RESTRICTED) for row in rows_of(DATA, name) if row["low"] or row["high"]]
    assert rows
    assert all(float(row["low"]) <= float(row["value"]) <= float(row["high"]) for row in rows)


def test_no_figure_is_of_a_year_that_its_source_cannot_know() -> None:
    assert {year for _, year in figures(DATA, "rsf_safety_covered")} == {2021, 2022, 2023, 2024}
    assert {year for _, year in figures(DATA, "spyware-recorded")} == {2022}
    # Treaties: every economy up to 2022, later only where the note says what changed.
    for series in ("treaty-civil", "treaty-equality", "treaty-association"):
        late = [row for row in observed(DATA, series) if int(row["year"]) > 2022]
        assert all("as of mid 2022" in row["note"] for row in late)
    before, after = (figures(DATA, "treaty-labour")["VNM", year] for year in (2018, 2019))
    assert (float(before), float(after)) == (0, 0.5)  # ILO 98, ratified in 2019


SHARES = {
    "treaty-civil": {"ICCPR": 0.7, "its first Optional Protocol": 0.3},
    "treaty-equality": {
        "CEDAW": 0.25, "Optional Protocol to CEDAW": 0.15, "CRPD": 0.25, "Optional Protocol to CRPD": 0.15,
        "ICESCR": 0.2,
    },
    "treaty-association": {"ICCPR": 0.5, "its first Optional Protocol": 0.2, "ICESCR": 0.3},
    "treaty-labour": {"ILO 87": 0.5, "ILO 98": 0.5},
}  # fmt: skip


@pytest.mark.parametrize("series", SHARES)
def test_treaties_add_up_from_what_their_note_names(series: str) -> None:
    for row in observed(DATA, series):
        parts = row["note"].split("; ")
        total = dict.fromkeys(("party to ", "signed only: ", "records disagree on "), 0.0)
        for part in parts:
            for start in total:
                if part.startswith(start) and part != "party to none":
                    total[start] = sum(SHARES[series][name] for name in part[len(start) :].split(", "))
        sure = total["party to "] + 0.4 * total["signed only: "]
        doubt = total["records disagree on "]
        assert float(row["value"]) == pytest.approx(sure + doubt / 2, abs=1e-4), row
        assert (row["low"] != "") == (doubt > 0)


def test_laws_follow_from_the_records_that_their_note_names() -> None:
    codes = {"law": 2, "in part": 1, "no law": 0}
    for row in observed(DATA, "dp-law-agreed"):
        said = [codes[word] for word in re.findall(r": (law|in part|no law)(?:;|$)", row["note"])]
        yes, no = said.count(2), said.count(0)
        if row["note"].endswith(", in part by its answers on what the law holds"):
            assert (row["value"], row["low"], row["high"]) == ("1", "0", "2")
        elif yes >= 2 and yes > no:
            assert row["value"] == "2"
        elif no >= 2 and not yes and no > said.count(1):
            assert row["value"] == "0"
        else:
            assert (row["low"], row["high"]) == ("0", "2"), row
            assert row["note"].startswith("contested: ")
    contested = {iso3 for (iso3, _), value in figures(DATA, "dp-law-contested").items() if value == "1"}
    assert {"WSM", "PAK", "IDN", "USA", "PRY", "BGD", "BOL"} <= contested
    assert not contested & {"ALB", "COL", "MRT", "DEU", "MMR", "MOZ"}


def test_days_without_network_are_counted_again_from_the_events() -> None:
    """By plain sets of days, over economies whose records all have both ends and slow nothing down."""
    days: dict[tuple[str, int, str], dict[date, float]] = defaultdict(dict)
    odd = {"YEM"}
    for row in rows_of(DATA, "events.csv"):
        if row["note"] or "throttle" in row["kind"] or row["start"] < "2016-06-01":
            odd.add(row["iso3"])
        if "network" not in row["kind"]:
            continue
        day, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"] or row["start"])
        while day <= end:
            key = (row["iso3"], day.year, row["actor"])
            weight = (1.0 if row["reach"] == "nationwide" else 0.2) / (
                2 if row["cause"] == "Exam cheating" else 1
            )
            days[key][day] = max(days[key].get(day, 0), weight)
            day += timedelta(days=1)
    checked = 0
    for row in observed(DATA, "shutdown-days-state"):
        if row["iso3"] in odd:
            continue
        state, unknown = (days.get((row["iso3"], int(row["year"]), who), {}) for who in ("state", "unknown"))
        low = sum(state.values())
        high = sum(max(state.get(day, 0), unknown.get(day, 0)) for day in state.keys() | unknown.keys())
        assert float(row["value"]) == pytest.approx((low + high) / 2, abs=0.011), row
        checked += low > 0
    assert checked > 40


def test_wars_of_others_are_not_the_states_doing() -> None:
    events = rows_of(DATA, "events.csv")
    recent = [row["actor"] for row in events if row["iso3"] == "UKR" and row["start"] >= "2022-02-24"]
    assert recent
    assert set(recent) == {"foreign"}
    assert {row["actor"] for row in events if row["iso3"] == "PSE"} == {"foreign"}
    assert all(float(figures(DATA, "shutdown-days-state")["UKR", year]) == 0 for year in range(2022, 2026))
    assert {row["actor"] for row in events} == {"state", "unknown", "foreign", "foreign+armed-group"}


def test_pilots_have_their_desk_research() -> None:
    pilots = {row["iso3"] for row in rows_of(DATA, "economies.csv") if row["pilot"] == "true"}
    answers = rows_of(DATA, "desk_research.csv")
    assert {row["iso3"] for row in answers} == pilots
    assert {row["answer"] for row in answers} == {"yes", "no"}
    assert len(answers) == 10 * len(pilots)


def test_names_that_need_a_word_have_one() -> None:
    notes = {row["iso3"]: row["note"] for row in rows_of(DATA, "economies.csv")}
    assert "1244 (1999)" in notes["XKX"]
    assert all(notes[iso3] for iso3 in ("TWN", "PSE", "HKG", "UKR", "MAR"))
    assert "West Bank" in notes["PSE"]


def test_shipped_series_are_inside_the_scale_of_their_level() -> None:
    tops = {"parity-capped": 1, "gdb-dp-content": 2, "dp-law-agreed": 2, "rti-items-mean": 1} | dict.fromkeys(
        SHARES, 1
    )
    tops |= {"shutdown-days-state": 365, "block-days-state": 365, "rsf_legal_covered": 100}
    tops |= dict.fromkeys((name for name in DERIVED_SERIES if name.startswith("rdr-")), 100)
    for series, top in tops.items():
        assert all(0 <= float(value) <= top for value in figures(DATA, series).values()), series


def test_the_provenance_page_names_every_series_and_every_source() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    missing = [name for name in (*sources_of_series(), *GATHERED) if f"`{name}`" not in page]
    assert missing == []
