"""`drd diff`: which scores moved between two contents, and why."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.command import Command
from tests.support.roots import GOOD, METHODOLOGY, OBSERVATIONS, write_root

NEXT = {
    "methodology/methodology.yaml": METHODOLOGY.replace("version: 1.0.0\n", "version: 1.1.0\n", 1)
    + "  - {version: 1.1.0, date: 2026-12-24, what: More weight on law.}\n"
}
COLUMNS = (
    "iso3,year,lane,node,level,old_state,new_state,old_score,new_score,change,real_change,new_evidence,"
    "new_method,indicators_gained,indicators_lost,figures_newer,figures_revised,reason"
)


pytestmark = pytest.mark.usefixtures("own_cache")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """More weight on law, one figure revised, one gone, one new."""
    observations = OBSERVATIONS.replace("privacy-law,AAA,2021,2", "privacy-law,AAA,2021,1").replace(
        "internet-use,XKX,2022,1e1,,,\n", "internet-use,BBB,2021,20,,,\n"
    )
    pillars = GOOD["indicators/pillars.yaml"].replace("title: Law, weight: 1", "title: Law, weight: 4")
    changes = {"data/observations.csv": observations, "indicators/pillars.yaml": pillars}
    return write_root(tmp_path / "other", NEXT | changes)


def test_content_does_not_differ_from_itself(root: Path, drd: Command):
    outcome = drd("diff", str(root))
    assert (outcome.code, outcome.out) == (0, COLUMNS + "\n")
    assert " 0 of " in outcome.words


def test_the_difference_names_score_year_lane_and_cause(root: Path, other: Path, drd: Command):
    outcome = drd("diff", str(root), str(other), "--year", "2022", "--lane", "all")
    assert outcome.out.splitlines()[0] == COLUMNS
    found = {(row["iso3"], row["node"]): row for row in rows(outcome.out)}
    # The law's dimension: 6 → 3.5; requests unchanged at 10 of 1000..1 (log) = 4.33; weights 1:2 → 4:2.
    row = found["AAA", "privacy"]
    total = sum(float(row[name]) for name in ("real_change", "new_evidence", "new_method"))
    assert total == pytest.approx(float(row["change"]), abs=1e-9)
    assert float(row["change"]) == pytest.approx(float(row["new_score"]) - float(row["old_score"]))
    assert float(row["real_change"]) < 0
    assert float(row["new_method"]) != 0
    assert float(row["new_evidence"]) == 0
    assert (row["figures_revised"], row["figures_newer"], row["indicators_gained"]) == ("1", "0", "0")
    assert row["reason"] == ""


def test_states_that_changed_come_with_the_reason(root: Path, other: Path, drd: Command):
    outcome = drd("diff", str(root), str(other), "--year", "2022", "--lane", "all", "--level", "indicator")
    found = {(row["iso3"], row["node"]): row for row in rows(outcome.out)}
    gone, new = found["XKX", "internet-use"], found["BBB", "internet-use"]
    assert (gone["old_state"], gone["new_state"], gone["change"]) == ("scored", "not-scored", "")
    assert gone["reason"] == "no observation up to 2022"
    assert gone["indicators_lost"] == "1"
    assert (new["old_state"], new["new_state"]) == ("not-scored", "scored")
    assert new["reason"] == "before: no observation up to 2022"
    assert "1 from scored to not-scored" in outcome.words


def test_the_words_say_what_moved_most_and_what_only_one_has(root: Path, other: Path, drd: Command):
    change(other, "data/economies.csv", "XKX,Cland,,,,\n", "XKX,Cland,,,,\nDDD,Dland,,,,\n")
    words = drd("diff", str(root), str(other)).words
    assert words.startswith("Pillar scores from methodology 1.0.0, content ")
    assert "to methodology 1.1.0, content " in words
    assert "- Right to privacy (privacy), lane all: " in words
    assert "real change " in words
    assert "at least one figure that its publisher revised" in words
    assert "- Only in the new content, economies: DDD." in words


def test_a_published_version_is_compared_with_the_content_as_it_is(root: Path, drd: Command):
    drd("publish")
    change(root, "data/observations.csv", "50.5", "60.5")
    outcome = drd("diff", str(root / "versions/1.0.0"), "--level", "indicator", "--lane", "all")
    assert [(row["iso3"], row["year"], row["node"]) for row in rows(outcome.out)] == [
        ("AAA", "2022", "internet-use")
    ]
    assert float(rows(outcome.out)[0]["real_change"]) == pytest.approx(0.5)


def test_json_holds_the_same_rows(root: Path, other: Path, drd: Command):
    table = rows(drd("diff", str(root), str(other)).out)
    listed = json.loads(drd("diff", str(root), str(other), "--format", "json").out)
    assert [row["node"] for row in listed] == [row["node"] for row in table]
    assert len(listed) > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], '"nowhere" is not a folder'),
        ([".", "--year", "1999"], '"1999" is not a scored year'),
        ([".", "--lane", "moon"], '"moon" is not a known lane'),
        ([".", "--level", "overall"], '"overall" is not published by both'),
    ],
)
def test_wrong_usage_ends_with_2(root: Path, drd: Command, arguments: list[str], said: str, monkeypatch):
    monkeypatch.chdir(root)
    outcome = drd("diff", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.words


def test_contents_without_a_common_year_cannot_be_compared(root: Path, drd: Command, tmp_path: Path):
    early = METHODOLOGY.replace("first: 2020, default: 2022", "first: 2030, default: 2030")
    later = write_root(tmp_path / "later", {"methodology/methodology.yaml": early})
    outcome = drd("diff", str(root), str(later))
    assert outcome.code == 2
    assert "no scored year in common" in outcome.words


def test_the_overall_score_is_compared_where_both_publish_it(root: Path, other: Path, drd: Command):
    for folder in (root, other):
        change(folder, "methodology/methodology.yaml", "publish_overall: false", "publish_overall: true")
        change(folder, "methodology/methodology.yaml", " kinds: [[structure], [process, outcome]],", "")
    outcome = drd("diff", str(root), str(other), "--level", "overall", "--lane", "all")
    assert outcome.code == 0
    assert {row["node"] for row in rows(outcome.out)} == {"overall"}


def test_contents_with_nothing_in_common_have_an_empty_table(root: Path, drd: Command, tmp_path: Path):
    economies = GOOD["data/economies.csv"].replace("AAA,", "DDD,").replace("BBB,", "EEE,")
    rename = str.maketrans({"A": "D", "B": "E"})
    changes = {
        "data/economies.csv": economies.replace("XKX", "FFF"),
        "data/observations.csv": OBSERVATIONS.translate(rename).replace("XKX", "FFF"),
        "data/companies.csv": None,
        "data/company_scores.csv": None,
        "data/company_markets.csv": None,
        "data/events.csv": None,
    }
    foreign = write_root(tmp_path / "foreign", changes)
    for level in ("pillar", "dimension", "indicator"):
        outcome = drd("diff", str(root), str(foreign), "--level", level)
        assert (outcome.code, outcome.out) == (0, COLUMNS + "\n")
        assert "0 of 0 moved" in outcome.words


def test_content_without_dimensions_can_be_compared_on_any_level(root: Path, drd: Command, tmp_path: Path):
    pillars = "pillars:\n  - {id: access, title: Access}\n"
    changes = {
        "indicators/pillars.yaml": pillars,
        "indicators/privacy/privacy-law.yaml": None,
        "indicators/privacy/requests.yaml": None,
        "indicators/tensions.yaml": None,
        "indicators/access/internet-use.yaml": "title: A\nscale: {method: goalposts, worst: 0, best: 100}\n",
    }
    plain = write_root(tmp_path / "plain", changes)
    assert drd("diff", str(plain), str(plain), "--level", "dimension").code == 0
    assert drd("diff", str(root), str(plain), "--level", "dimension").code == 0
