"""`leave_out_sources`: one line of the methodology leaves a source out, and others step in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.content.content_files import gather
from dashboard.content.public.files import public_files
from methodology.faults.finding import Report
from methodology.model import Content
from methodology.model.terms import word_of_series
from methodology.scoring.engine import score
from tests.support.roots import GOOD, METHODOLOGY, faults, read, write_root

STAND_IN = """title: Requests as others count them
dimension: practice
kind: process
responsibility: state
series: internet-use
instead_of: requests
scale: {method: goalposts, worst: 0, best: 100}
source: survey
"""
FILE = "indicators/privacy/other-requests.yaml"
SWITCH = {"methodology/methodology.yaml": METHODOLOGY + "leave_out_sources: [reports]\n"}


def content(folder: Path, changes: dict[str, str]) -> Content:
    return read(write_root(folder, {FILE: STAND_IN} | changes))


def ids(found: Content) -> set[str]:
    return {indicator.id for indicator in found.framework.indicators}


def test_an_indicator_that_stands_in_for_another_waits(tmp_path: Path):
    found = content(tmp_path, {})
    assert ids(found) == {"privacy-law", "requests", "internet-use"}
    assert score(found).cell("AAA", "privacy.practice", 2022).score == pytest.approx(4.3)


def test_with_its_source_left_out_the_other_counts(tmp_path: Path):
    found = content(tmp_path, SWITCH)
    assert ids(found) == {"privacy-law", "other-requests", "internet-use"}
    assert found.methodology.leave_out_sources == ("reports",)
    assert score(found).cell("AAA", "privacy.practice", 2022).score == pytest.approx(1 + 5 * 0.505)


def test_an_indicator_shown_as_context_steps_into_the_score(tmp_path: Path):
    shown = {FILE: STAND_IN + "use: context\nreading: It says something else.\n"}
    before, after = content(tmp_path / "one", shown), content(tmp_path / "other", shown | SWITCH)
    assert [indicator.id for indicator in before.framework.context] == ["other-requests"]
    assert ids(before) == {"privacy-law", "requests", "internet-use"}
    assert after.framework.context == ()
    assert after.framework.by_id["other-requests"].use == "score"


def test_an_indicator_without_a_stand_in_just_goes(tmp_path: Path):
    found = read(write_root(tmp_path, SWITCH))
    assert ids(found) == {"privacy-law", "internet-use"}


def test_a_tension_no_longer_names_what_is_gone(tmp_path: Path):
    (tension,) = content(tmp_path, SWITCH).framework.tensions
    assert [pole.indicators for pole in tension.poles] == [("internet-use",), ("privacy-law",)]


def test_the_terms_of_what_is_not_in_use_still_hold(tmp_path: Path):
    waiting = STAND_IN.replace("series: internet-use", "series: other-counts").replace("survey", "reports")
    first = {"indicators/privacy/requests.yaml": GOOD["indicators/privacy/requests.yaml"].replace(
        "source: reports", "source: survey")}  # fmt: skip
    figures = GOOD["data/observations.csv"] + "other-counts,AAA,2021,57.1357,,,\n"
    root = write_root(tmp_path, {FILE: waiting, "data/observations.csv": figures} | first)
    found = read(root)
    assert [indicator.id for indicator in found.framework.left_out] == ["other-requests"]
    assert word_of_series(found, "other-counts") == "derived"
    made = public_files(gather(root, Report()), score(found))
    assert not any(b"57.1357" in data for data in made.values())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({FILE: STAND_IN.replace("instead_of: requests", "instead_of: request")}, 'Did you mean "requests"?'),
        ({FILE: STAND_IN.replace("practice", "law")}, "of another dimension"),
        ({FILE: STAND_IN, "indicators/privacy/third.yaml": STAND_IN.replace("requests", "other-requests")},
         "stands in for another itself"),
        ({FILE: STAND_IN.replace("source: survey", "source: reports")}, "another one than this file"),
        ({FILE: STAND_IN.replace("scale: {method: goalposts, worst: 0, best: 100}\n", "")
          + "use: context\nreading: It says something else.\n"}, "needs a scale to take its place"),
        ({FILE: STAND_IN, "methodology/methodology.yaml": METHODOLOGY + "leave_out_sources: [report]\n"},
         'Did you mean "reports"?'),
    ],
)  # fmt: skip
def test_slips_are_told(tmp_path: Path, changes: dict[str, str], words: str):
    assert any(words in str(fault) for fault in faults(tmp_path, changes)), faults(tmp_path, changes)
