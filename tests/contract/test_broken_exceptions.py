"""Broken overrides, leaf scores, exceptions and terms: file, row or line, what was found, what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from methodology.faults.checks import check_terms
from methodology.faults.finding import Place
from methodology.model import Framework, LeafScore, Override, Source
from tests.support.content import indicator, pillar
from tests.support.roots import GOOD, broken, faults, read, write_root

OVERRIDES, LEAVES = "data/responsibility.csv", "data/leaf_scores.csv"
ROW = "privacy-law,AAA,0.5,0.5,2020,,Held by another power.\n"
TABLE = "indicator,iso3,state,unattributed,first,until,reason\n" + ROW
LEAF = "privacy-law,AAA,2021,3.5,3.1,4.2\n"
LEAF_TABLE = "indicator,iso3,year,score,low,high\n" + LEAF


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("privacy-lwa,AAA,1,,,,Why.", ['"privacy-lwa"', 'Did you mean "privacy-law"?']),
        ("privacy-law,AAB,1,,,,Why.", ['"AAB"', "data/economies.csv"]),
        ("privacy-law,BBB,0.5,0.4,,,Why.", ["sum to 1", "0.9"]),
        ("privacy-law,BBB,1,,,,", ['"reason" is empty']),
        ("privacy-law,BBB,1,,2021,2020,Why.", ['"until" must not be before "first"']),
        ("privacy-law,AAA,1,,2022,,Why.", ["AAA, privacy-law", "overlap", "row 2"]),
        ("privacy-law,BBB,most,,,,Why.", ['"state" must be a number', '"most"']),
        ("privacy-law,BBB,1,,-5,,Why.", ['"first"', "1900 to 2100", "-5"]),
    ],
)
def test_a_broken_override_names_its_row(tmp_path: Path, row: str, words: list[str]) -> None:
    (found,) = faults(tmp_path, {OVERRIDES: TABLE + row + "\n"})
    assert (found.file, found.line, found.unit) == (OVERRIDES, 3, "row")
    assert all(word in found.message for word in words), found.message


def test_good_overrides_are_read_in_order(tmp_path: Path) -> None:
    table = TABLE.replace("2020,,", "2020,2021,") + ",AAA,1,,2022,,All of it.\n"
    shares = {"state": 0.0, "compelled": 0.0, "corporate": 0.0, "protection": 0.0, "unattributed": 0.0,
              "unknown": 0.0}  # fmt: skip
    assert read(write_root(tmp_path, {OVERRIDES: table})).overrides == (
        Override("privacy-law", "AAA", shares | {"state": 0.5, "unattributed": 0.5},
                 "Held by another power.", 2020, 2021),
        Override("", "AAA", shares | {"state": 1.0}, "All of it.", 2022, None),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("privacy-lwa,AAA,2020,3,,", ['"privacy-lwa"', 'Did you mean "privacy-law"?']),
        ("privacy-law,AAB,2020,3,,", ['"AAB"', "data/economies.csv"]),
        ("privacy-law,AAA,2020,6.1,,", ['"score"', "1 to 6", "6.1"]),
        ("privacy-law,AAA,2020,,,", ['"score" is empty']),
        ("privacy-law,AAA,20,3,,", ['"year"', "1900 to 2100"]),
        ("privacy-law,AAA,2020,3,4,2", ['"low" must not be above "high"']),
        ("privacy-law,AAA,2020,3,2,", ["stand together"]),
        ("privacy-law,AAA,2021,3,,", ["privacy-law, AAA, 2021", "row 2 already"]),
    ],
)
def test_a_broken_leaf_score_names_its_row(tmp_path: Path, row: str, words: list[str]) -> None:
    (found,) = faults(tmp_path, {LEAVES: LEAF_TABLE + row + "\n"})
    assert (found.file, found.line, found.unit) == (LEAVES, 3, "row")
    assert all(word in found.message for word in words), found.message


def test_good_leaf_scores_are_read(tmp_path: Path) -> None:
    content = read(write_root(tmp_path, {LEAVES: LEAF_TABLE}))
    assert content.leaf_scores == (LeafScore("privacy-law", "AAA", 2021, 3.5, 3.1, 4.2),)


def test_an_indicator_can_not_be_out_of_place_in_an_unknown_economy(tmp_path: Path) -> None:
    file = "indicators/privacy/privacy-law.yaml"
    text = GOOD[file] + "applies: {except: [AAB], reason: It cannot join.}\n"
    (found,) = faults(tmp_path, {file: text})
    assert (found.file, found.line) == (file, text.count("\n"))
    assert '"AAB" is not in data/economies.csv. Did you mean "AAA"?' in found.message


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("[aaa]", '"aaa" is not a code; allowed: three capital letters'),
        ("[AAA, AAA]", '"AAA" is repeated'),
        ("[]", '"except" names no economy'),
    ],
)
def test_each_fault_of_where_it_applies_is_told_once(tmp_path: Path, codes: str, said: str) -> None:
    file = "indicators/privacy/privacy-law.yaml"
    text = GOOD[file] + f"applies: {{except: {codes}, reason: It cannot join.}}\n"
    (found,) = faults(tmp_path, {file: text})
    assert (found.file, found.line) == (file, text.count("\n"))
    assert said in found.message


@pytest.mark.parametrize(
    ("actor", "reach", "said"),
    [
        ("martian", "part", '"martian" is not a known value of "actor"; allowed: state, foreign'),
        ("foreign+martian", "part", '"martian" is not a known value of "actor"'),
        ("state", "town", '"town" is not a known value of "reach"; allowed: nationwide, part'),
    ],
)
def test_who_acted_and_how_far_are_known_words(tmp_path: Path, actor: str, reach: str, said: str) -> None:
    header = "iso3,start,end,kind,source,note,actor,cause,reach,services\n"
    table = header + f"AAA,2021-03-04,,shutdown,watch,,{actor},,{reach},\n"
    (found,) = faults(tmp_path, {"data/events.csv": table})
    assert (found.file, found.line, found.unit) == ("data/events.csv", 2, "row")
    assert said in found.message


def test_an_unknown_channel_of_a_lane_is_told_once(tmp_path: Path) -> None:
    file = "methodology/methodology.yaml"
    (found,) = faults(tmp_path, broken(file, "corporate: [corporate]", "corporate: [corporat]"))
    assert 'Did you mean "corporate"?' in found.message


def test_a_context_indicator_needs_a_source_that_there_is(tmp_path: Path) -> None:
    file = "indicators/privacy/privacy-law.yaml"
    change = broken(file, "source: survey", "source: survye\nuse: context\nreading: Read it so.")
    (found,) = [one for one in faults(tmp_path, change) if "source" in one.message]
    assert found.file == file
    assert '"survye"' in found.message


@pytest.mark.parametrize(
    ("licence", "word", "said"),
    [
        ("CC BY 4.0", "raw", ""),
        ("CC BY-NC 4.0", "cite", ""),
        ("CC BY-NC-SA 3.0 IGO", "derived", ""),
        ("CC BY-NC-SA 3.0 IGO", "cite", "only as derived"),
        ("Not confirmed", "derived", ""),
        ("Not confirmed; see the site", "raw", "only as derived"),
        ("CC BY-NC-ND 4.0", "derived", "may not feed a score"),
        ("CC BY-ND 4.0", "raw", "may not feed a score"),
        ("All rights reserved", "none", "may not feed a score"),
        ("Standard terms", "derived", ""),
    ],
)
def test_the_terms_of_a_source_decide_what_it_may_feed(licence: str, word: str, said: str) -> None:
    framework = Framework((pillar("privacy", "law"),), (indicator("a", source="one"),))
    sources = {"one": Source("one", licence=licence, redistribute=word)}
    found = check_terms(framework, sources, {"a": Place("indicators/privacy/a.yaml", {"source": 7})})
    assert [(one.file, one.line) for one in found] == ([("indicators/privacy/a.yaml", 7)] if said else [])
    assert all(said in one.message for one in found)


def test_the_conduct_of_a_company_names_it_and_has_a_share(tmp_path: Path) -> None:
    file = "indicators/privacy/privacy-law.yaml"
    change = broken(file, "source: survey", "source: survey\nuse: lane")
    named, shared = faults(tmp_path, change)
    assert (named.file, shared.file) == (file, file)
    assert {'lane needs "company"' in one.message for one in (named, shared)} == {True, False}
    assert {"lane needs a share of corporate" in one.message for one in (named, shared)} == {True, False}
    good = change[file].replace("use: lane", "use: lane\ncompany: Globotel")
    good = good.replace("responsibility: state", "responsibility: corporate")
    assert faults(tmp_path / "good", {file: good}) == ()
