"""The written rules of our own content: weights, levels, and how often one house is heard."""

from __future__ import annotations

from typing import Any

import pytest

from methodology.faults.content_rules import check_guards, check_rules
from methodology.faults.finding import Place
from methodology.model import Decision, Framework, Guards, Indicator, Methodology, Scale, Source
from tests.support.content import indicator, pillar

HOUSE = {"one": Source("one", family="house"), "other": Source("other", family="house"), "us": Source("us")}
KEPT = Decision("2026-11-29", "Why it is kept.")
CODES = Scale("categories", {"map": {0: 1, 1: 3, 2: 5}})


def faults(*indicators: Indicator) -> list[str]:
    framework = Framework((pillar("privacy", "law", "practice"),), indicators)
    places = {i.id: Place(f"{i.id}.yaml", {"weight": 3, "levels": 5}) for i in indicators}
    return [str(finding) for finding in check_rules(framework, Methodology(), HOUSE, places)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weight": 0.7}, "weights are 1 or 0.5"),
        ({"evidence": "perception"}, "what people think weighs 0.5"),
        ({"scale": CODES}, "an answer in 3 classes weighs 0.5"),
    ],
)
def test_weights_follow_the_written_rules(changes: dict[str, Any], words: str):
    (fault,) = faults(indicator("a", **changes))
    assert fault.startswith("a.yaml, line 3: ")
    assert words in fault
    assert faults(indicator("a", decision=KEPT, **changes)) == []


def test_half_weights_are_good():
    assert faults(indicator("a", weight=0.5, scale=CODES, evidence="perception")) == []


def test_a_house_carries_one_whole_question_of_a_dimension():
    first, second = indicator("a", source="one"), indicator("b", source="other")
    (fault,) = faults(first, second)
    assert fault.startswith('b.yaml, line 3: "a" of the same dimension rests on the judgement of "house"')
    assert faults(first, indicator("b", source="other", weight=0.5)) == []
    assert faults(first, indicator("b", source="other", dimension="practice")) == []
    assert faults(first, indicator("b", source="other", decision=KEPT)) == []


def test_levels_describe_what_the_scale_can_give():
    """Codes score 1, 3 and 5: a level 6 promises what nobody can reach, and a missing 3 leaves one unsaid."""
    good = indicator("a", weight=0.5, scale=CODES, levels={1: "None.", 3: "In part.", 5: "Yes."})
    assert faults(good) == []
    (strange,) = faults(indicator("a", weight=0.5, scale=CODES, levels={1: "", 3: "", 5: "", 6: "All."}))
    assert "a.yaml, line 5: levels 6 describe scores that the scale cannot give" in strange
    (unsaid,) = faults(indicator("a", weight=0.5, scale=CODES, levels={1: "None.", 5: "Yes."}))
    assert "no level describes the scores 3 of the scale" in unsaid


def test_a_piecewise_scale_reaches_as_far_as_its_points():
    capped = Scale("piecewise", {"points": [[0, 5], [100, 1]]})
    assert faults(indicator("a", scale=capped, levels={1: "Many.", 5: "None."})) == []
    assert "levels 6" in faults(indicator("a", scale=capped, levels={6: "None."}))[0]


def test_guards_name_what_exists():
    framework = Framework((pillar("privacy", "law"),), (indicator("a"),))
    method = Methodology(guards=Guards(reference="libertyy", agreement={"privacyy": 0.3}))
    findings = [str(f) for f in check_guards(framework, method, ["liberty"], "methodology.yaml")]
    assert len(findings) == 2
    assert 'Did you mean "liberty"?' in findings[0]
    assert 'Did you mean "privacy"?' in findings[1]
