"""The uncertainty section of methodology.yaml: what is read, and what is refused with which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.content.load import load_content
from methodology.model import OwnError, Uncertainty
from tests.support.roots import GOOD, broken, faults, read, write_root

FILE = "methodology/methodology.yaml"
WRITTEN = "weights: 50,"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("measurement: {expert: -1},", ["0 or more", "-1"]),
        ("measurement: {experts: 1},", ['"experts"', 'Did you mean "expert"?']),
        ("measurement: 1,", ["must be a mapping"]),
        ("miscoded: 1.5,", ["from 0 to 1", "1.5"]),
        ("goalposts: 0.5,", ["at most 0.45", "0.5"]),
        ("goalposts: -0.1,", ["0 or more", "-0.1"]),
        ("leave_out: 2,", ["from 0 to 1", "2"]),
        ("house: 1.5,", ["from 0 to 1", "1.5"]),
        ("responsibility: -1,", ["0 or more", "-1"]),
        ("sources: {vdem: {error: 0.2}},", ['"reason" is missing']),
        ("sources: {vdem: {reason: Why not.}},", ['give an "error"']),
        ("sources: {vdem: {error: -1, reason: Sums.}},", ["0 or more", "-1"]),
        ("sources: {vdem: {errors: 1, reason: Sums.}},", ['"errors"', 'Did you mean "error"?']),
        ("sources: {vdam: {error: 1, reason: Sums.}},", ['"vdam"', "data/sources.yaml"]),
        ("series: {nowhere: {error: 1, reason: Sums.}},", ['"nowhere"', "series of the observations"]),
        ("leave-out: 0.5,", ['"leave-out"', 'Did you mean "leave_out"?']),
    ],
)
def test_one_fault(tmp_path: Path, new: str, words: list[str]):
    found = faults(tmp_path, broken(FILE, WRITTEN, f"{WRITTEN} {new}"))
    assert any(all(word in finding.message for word in words) and finding.line == 14 for finding in found), (
        found
    )


def test_what_is_written_is_read(tmp_path: Path):
    more = "measurement: {expert: 0.5, fact: 0}, miscoded: 0.1, goalposts: 0.05, leave_out: 0.5,"
    root = write_root(tmp_path, broken(FILE, WRITTEN, f"{WRITTEN} {more}"))
    assert read(root).methodology.uncertainty == Uncertainty(
        draws=100,
        seed=1,
        level=0.9,
        weights=50.0,
        aggregation={"arithmetic": 0.6, "geometric": 0.4},
        measurement={"expert": 0.5, "fact": 0.0},
        miscoded=0.1,
        goalposts=0.05,
        leave_out=0.5,
    )


def test_errors_of_single_sources_and_series_are_read_and_kept(tmp_path: Path):
    more = (
        "house: 0.3, responsibility: 10, "
        "sources: {reports: {error: 0.25, reason: Sums of many answers.}}, "
        "series: {data-requests: {miscoded: 0.2, reason: Told by themselves.}},"
    )
    root = write_root(tmp_path, broken(FILE, WRITTEN, f"{WRITTEN} {more}"))
    found = read(root).methodology.uncertainty
    assert (found.house, found.responsibility) == (0.3, 10)
    assert found.sources == {"reports": OwnError(0.25, None, "Sums of many answers.")}
    assert found.series == {"data-requests": OwnError(None, 0.2, "Told by themselves.")}
    assert load_content(root).methodology.uncertainty == load_content(root).methodology.uncertainty == found


def test_what_is_left_out_doubts_nothing(tmp_path: Path):
    found = read(write_root(tmp_path, {FILE: "uncertainty: {draws: 5}\n"})).methodology.uncertainty
    assert (found.measurement, found.miscoded, found.goalposts, found.leave_out) == ({}, 0, 0, 0)
    assert found.aggregation == {}
    assert (found.house, found.responsibility, found.sources, found.series) == (0, 0, {}, {})


def test_a_series_whose_figures_are_withheld_is_known_by_its_indicator(tmp_path: Path):
    more = "series: {data-requests: {error: 0.2, reason: Few requests a year.}},"
    text = "\n".join(
        line for line in GOOD["data/observations.csv"].splitlines() if "data-requests" not in line
    )
    change = broken(FILE, WRITTEN, f"{WRITTEN} {more}")
    root = write_root(tmp_path, {**change, "data/observations.csv": text + "\n"})
    assert read(root).methodology.uncertainty.series["data-requests"].error == 0.2
