"""Company evidence and promises: how a good row reads, and what is refused with file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.roots import GOOD, faults, read, write_root

OPEN = "data/company_evidence.csv"
RESTRICTED = "data/restricted_company_evidence.csv"
PROMISES = "data/company_promises.csv"
HEADER = "iso3,year,right,kind,what,company,value,low,high,worst,best,period,parts,source"
GOOD_ROW = "AAA,2024,privacy,mark,take-downs,Globotel,0.5,0.1,0.9,,,2022-2024,requests=3;items=4,survey"
PROMISE_HEADER = "company,year,until,theme,right,score,indicators,source"
GOOD_PROMISE = "Globotel,2020,2023,security,privacy,40.5,P13 P14,survey"


def test_a_row_keeps_its_counts_and_bounds(tmp_path: Path) -> None:
    (row,) = read(write_root(tmp_path, {OPEN: f"{HEADER}\n{GOOD_ROW}\n"})).company_evidence
    assert (row.iso3, row.kind, row.value, row.low, row.high, row.worst) == (
        "AAA",
        "mark",
        0.5,
        0.1,
        0.9,
        None,
    )
    assert row.parts == {"requests": 3, "items": 4}


def test_open_and_restricted_rows_come_together(tmp_path: Path) -> None:
    sources = GOOD["data/sources.yaml"].replace("redistribute: raw", "redistribute: cite", 1)
    files = {"data/sources.yaml": sources, RESTRICTED: f"{HEADER}\n{GOOD_ROW}\n"}
    assert len(read(write_root(tmp_path, files)).company_evidence) == 1
    # In the open file the same row would be published.
    found = faults(tmp_path, {"data/sources.yaml": sources, OPEN: f"{HEADER}\n{GOOD_ROW}\n"})
    assert any("may not be passed on" in finding.message and finding.line == 2 for finding in found)
    # Without figures it is our own coding of a fact.
    bare = "AAA,2024,privacy,range,take-downs,Globotel,,,,,,2022-2024,,survey"
    assert not faults(tmp_path, {"data/sources.yaml": sources, OPEN: f"{HEADER}\n{bare}\n"})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("AAA", "AAX", ['"AAX"', "data/economies.csv"]),
        ("2024,privacy", "soon,privacy", ['"year" must be a number']),
        ("privacy", "privcy", ['"privcy"', "indicators/pillars.yaml", "Did you mean"]),
        ("mark", "score", ['"kind" must be one of', "not-tested", '"score"']),
        ("take-downs", "", ['"what" is empty']),
        ("requests=3", "requests=many", ['"parts" holds "requests=many"']),
        ("items=4", "requests=4", ['"requests" more than once']),
        ("survey", "servey", ['"servey"', "data/sources.yaml"]),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    found = faults(tmp_path, {OPEN: f"{HEADER}\n{GOOD_ROW.replace(old, new, 1)}\n"})
    assert any(f.line == 2 and all(word in f.message for word in words) for f in found), found


def test_a_promise_is_read_with_its_edition_and_expiry(tmp_path: Path) -> None:
    (row,) = read(write_root(tmp_path, {PROMISES: f"{PROMISE_HEADER}\n{GOOD_PROMISE}\n"})).company_promises
    assert (row.company, row.year, row.until, row.score) == ("Globotel", 2020, 2023, 40.5)
    assert row.indicators == ("P13", "P14")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Globotel", "Globatel", ["Globatel", "Did you mean"]),
        ("40.5", "140", ['"score" must be 100 or less']),
        ("2023", "", ['"until"']),
    ],
)
def test_a_faulty_promise_is_named(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    found = faults(tmp_path, {PROMISES: f"{PROMISE_HEADER}\n{GOOD_PROMISE.replace(old, new, 1)}\n"})
    assert any(f.line == 2 and all(word in f.message for word in words) for f in found), found


def test_an_owner_is_a_state(tmp_path: Path) -> None:
    companies = GOOD["data/companies.csv"].splitlines()
    owned = [f"{companies[0]},owner_iso3,owner_basis", *(f"{line},AAA,half" for line in companies[1:])]
    content = read(write_root(tmp_path, {"data/companies.csv": "\n".join(owned) + "\n"}))
    assert {company.owner for company in content.companies} == {"AAA"}
