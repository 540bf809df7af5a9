"""The trace: complete, recomputable by an independent program, and silent about withheld figures."""

import json

import pytest

from dashboard.answers.shown.trace import explained
from methodology.model import Gate, Scale, Source
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar
from tests.support.recompute import every_node, recompute

SCALES = {
    "goal": Scale("goalposts", {"worst": 365, "best": 0, "transform": "log1p"}),
    "band": Scale("bands", {"cuts": [10, 50], "scores": [1, 4, 6]}),
    "line": Scale("piecewise", {"points": [[0, 6], [20, 3], [90, 1]]}),
    "code": Scale("categories", {"map": {0: 1, 40: 3.5, 80: 6}}),
    "mini": Scale("minmax", {"reference": "panel"}),
    "quan": Scale("quantile", {"groups": 3}),
    "rank": Scale("rank", {}),
    "zed": Scale("zscore", {"clip": 2}),
}
ECONOMIES = ("AAA", "BBB", "CCC", "DDD")


def mixed(power=1.0):
    named = [
        indicator(
            n, dimension="law" if place % 2 else "use", scale=s, responsibility={"state": 0.4, "unknown": 0.6}
        )
        for place, (n, s) in enumerate(SCALES.items())
    ]
    rows = [
        (n, iso3, 2020, [0, 40, 80, 40][(i + k) % 4] + 0.0)
        for i, n in enumerate(SCALES)
        for k, iso3 in enumerate(ECONOMIES)
        if (i + k) % 5
    ]
    means = {"dimension": power, "pillar": power, "overall": power}
    return score(content(named, rows, [pillar("privacy", "law", "use")], ECONOMIES, publish_overall=True,
                         aggregation=means))  # fmt: skip


@pytest.mark.parametrize("power", [1.0, 0.0, -1.0, 2.5])
@pytest.mark.parametrize("lane", ["all", "state"])
@pytest.mark.parametrize("iso3", ECONOMIES)
def test_an_independent_program_recomputes_every_score_of_every_method(iso3, lane, power):
    trace = json.loads(json.dumps(explained(mixed(power), iso3, "overall", 2020, lane)))
    nodes = [node for node in every_node(trace) if node["score"] is not None]
    assert len(nodes) > 6
    for node in nodes:
        assert recompute(node) == pytest.approx(node["score"], abs=1e-9)


def test_every_node_says_who_what_when_and_how():
    trace = explained(mixed(), "AAA", "privacy", 2020)
    for node in every_node(trace):
        assert {"node", "level", "lane", "iso3", "year", "state", "score", "receipt"} <= set(node)
        if node["level"] == "indicator":
            leaf = {"value", "unit", "observed_year", "status", "source", "method", "params"}
            assert leaf <= set(node)
            assert "transform" in node["params"]
        else:
            assert sum(child["weight"] for child in node["children"]) == pytest.approx(1)
            assert all(gap["reason"] for gap in node["left_out"])


def test_an_observed_indicator_without_weight_says_so():
    rows = [("a", "AAA", 2020, 20.0), ("b", "AAA", 2020, 40.0)]
    book = score(content([indicator("a"), indicator("b", weight=0.0)], rows))
    (left,) = explained(book, "AAA", "privacy.law", 2020)["left_out"]
    assert left == {"node": "b", "reason": "its weight is 0"}


def test_what_is_left_out_says_why():
    book = score(content([indicator("a"), indicator("b")], [("a", "AAA", 2020, 1.0)]))
    trace = explained(book, "AAA", "privacy.law", 2020)
    assert trace["left_out"] == [{"node": "b", "reason": "no observation up to 2020"}]


def test_a_withheld_figure_is_in_no_trace():
    sources = {"closed": Source("closed", "The Publisher", url="https://example.org", redistribute="derived")}
    named = [indicator("a", source="closed", scale=Scale("minmax", {}))]
    rows = [("a", "AAA", 2020, 12.3456), ("a", "BBB", 2020, 77.7)]
    book = score(content(named, rows, economies=("AAA", "BBB"), sources=sources))
    trace = explained(book, "AAA", "privacy", 2020)
    text = json.dumps(trace)
    assert "12.3456" not in text
    assert "77.7" not in text
    leaf = trace["children"][0]["children"][0]
    assert leaf["value"] is None
    assert "The Publisher" in leaf["withheld"]
    assert leaf["score"] == 1.0


def receipt_of(**changes):
    method = changes.pop("method", {})
    value = changes.pop("value", 50.0)
    book = score(content([indicator("a", **changes)], [("a", "AAA", 2020, value)], **method))
    return explained(book, "AAA", "privacy", 2020)["receipt"]


def test_a_receipt_is_stable_and_changes_with_everything_behind_the_number():
    base = receipt_of()
    assert base == receipt_of()
    assert len(base) == 12
    others = [
        receipt_of(value=50.1),
        receipt_of(weight=2.0),
        receipt_of(scale=Scale("goalposts", {"worst": 0, "best": 101})),
        receipt_of(responsibility={"state": 1.0}),
        receipt_of(method={"version": "9.9.9"}),
        receipt_of(method={"gate": Gate(coverage=0.1)}),
    ]
    assert len({base, *others}) == 7
