"""The uncertainty section of methodology.yaml: what is read, and what is refused with which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from methodology.model import Uncertainty
from tests.support.roots import broken, faults, read, write_root

FILE = "methodology/methodology.yaml"
WRITTEN = "weights: 50,"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("measurement: {expert: -1},", ["0 or more", "-1"]),
        ("measurement: {experts: 1},", ['"experts"', 'Did you mean "expert"?']),
        ("measurement: 1,", ["must be a mapping"]),
        ("miscoded: 1.5,", ["from 0 to 1", "1.5"]),
        ("goalposts: 0.5,", ["below 0.5", "0.5"]),
        ("goalposts: -0.1,", ["0 or more", "-0.1"]),
        ("leave_out: 2,", ["from 0 to 1", "2"]),
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


def test_what_is_left_out_doubts_nothing(tmp_path: Path):
    found = read(write_root(tmp_path, {FILE: "uncertainty: {draws: 5}\n"})).methodology.uncertainty
    assert (found.measurement, found.miscoded, found.goalposts, found.leave_out) == ({}, 0, 0, 0)
    assert found.aggregation == {}
