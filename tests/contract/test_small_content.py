"""A few figures by hand through the whole command line: what comes out is what anyone would expect."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.support.command import Command

ALPHA = "title: A\nscale: {method: goalposts, worst: 0, best: 100}\n"
BETA = "title: B\nscale: {method: goalposts, worst: 10, best: 0}\n"
EQUAL = "alpha,COL,2022,50\nbeta,COL,2022,5\ngamma,COL,2022,50\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Makes a content of one right from observations, rules and what to add to the first indicator."""
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))

    def make(rows: str = EQUAL, method: str = "", alpha: str = ALPHA) -> Command:
        for name, text in {
            "indicators/pillars.yaml": "pillars: [{id: privacy, title: Privacy}]\n",
            "indicators/privacy/alpha.yaml": alpha,
            "indicators/privacy/beta.yaml": BETA,
            "indicators/privacy/gamma.yaml": ALPHA,
            "data/economies.csv": "iso3,name\nCOL,Colombia\nLBN,Lebanon\n",
            "data/observations.csv": f"series,iso3,year,value\n{rows}",
            "methodology/methodology.yaml": method or "version: 1.0.0\n",
        }.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return Command(tmp_path, capsys)

    return make


def scores(drd: Command) -> dict[str, dict[str, str]]:
    outcome = drd("score", "--country", "COL", "--lane", "all")
    assert (outcome.code, outcome.words) == (0, "")
    return {row["node"]: row for row in csv.DictReader(StringIO(outcome.out))}


POWERS = ["arithmetic", "geometric", "harmonic", *(f"{{power: {p}}}" for p in (-1000, -1e-9, 1e-9, 3, 1000))]


@pytest.mark.parametrize("power", POWERS)
def test_three_equal_scores_make_that_score_and_leave_nothing_open(made, power) -> None:
    right = scores(made(method=f"aggregation: {{dimension: {power}, pillar: {power}}}\n"))["privacy"]
    assert [right[name] for name in ("score", "bound_low", "bound_high")] == ["3.5", "3.5", "3.5"]


@pytest.mark.parametrize(
    ("power", "score"),
    [("{power: -1000}", 2.0), ("{power: 1000}", 5.0), ("{power: 1e-9}", 10**0.5), ("harmonic", 20 / 7)],
)
def test_two_scores_at_powers_that_overflow_or_cancel(made, power, score) -> None:
    """2 and 5: extreme powers keep the smallest or largest up to 2^(1/1000); near 0 lies the root of 10."""
    drd = made("alpha,COL,2022,20\nbeta,COL,2022,2\n", f"aggregation: {{dimension: {power}}}\n")
    right = scores(drd)["privacy"]
    assert float(right["score"]) == pytest.approx(score, rel=1e-3 if "1000" in power else 1e-9)
    low, high = (float(right[name]) for name in ("bound_low", "bound_high"))
    assert 1 <= low <= float(right["score"]) <= high <= 6


def test_an_indicator_without_weight_is_left_out_for_that(made) -> None:
    told = made(alpha=f"{ALPHA}weight: 0\n")("explain", "COL", "privacy").out
    assert "its weight is 0" in told
    assert "cannot carry a scale" not in told


def test_what_is_observed_without_a_scale_is_said_to_be(made) -> None:
    drd = made("alpha,COL,2022,7\n", alpha="title: A\nscale: {method: minmax}\n")
    trace = json.loads(drd("explain", "COL", "privacy", "--format", "json").out)
    assert trace["reason"] == "indicators observed that cannot be placed on a scale: 1"
    left = {one["node"]: one["reason"] for one in trace["left_out"]}
    assert left["alpha"] == "the reference set cannot carry a scale"
    assert left["beta"] == "no observation up to 2022"


@pytest.mark.parametrize("scale", ["{method: quantile, groups: 4}", "{method: zscore}", "{method: minmax}"])
def test_figures_that_differ_by_rounding_alone_carry_no_scale(made, scale) -> None:
    rows = "alpha,COL,2022,0.3\nalpha,LBN,2022,0.30000000000000004\n"
    leaf = scores(made(rows, alpha=f"title: A\nscale: {scale}\n"))["alpha"]
    assert (leaf["score"], leaf["status"]) == ("", "observed")
    assert leaf["reason"] == "the reference set cannot carry a scale"
