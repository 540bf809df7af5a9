"""Faults of `context` and `income` in methodology.yaml: line, what was found, what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from methodology.model import ContextMeasure, IncomeMeasure
from tests.support.roots import METHODOLOGY, faults, read, write_root

FILE = "methodology/methodology.yaml"
LINE = METHODOLOGY[: METHODOLOGY.index("changes:")].count("\n") + 2


def with_context(*entries: str) -> dict[str, str]:
    text = "".join(f"  - {entry}\n" for entry in entries)
    return {FILE: METHODOLOGY.replace("changes:", f"context:\n{text}changes:")}


def test_a_measure_is_read(tmp_path: Path):
    full = "pillar: access, title: Use, lane: state, better: lower, source: survey, note: Old."
    entries = f"{{series: internet-use, {full}}}", "{series: internet-use, pillar: privacy}"
    found = read(write_root(tmp_path, with_context(*entries))).context
    assert found == (
        ContextMeasure("internet-use", "access", "Use", "state", "lower", "survey", "Old."),
        ContextMeasure("internet-use", "privacy", "internet-use", "all", "higher", "", ""),
    )


def test_without_context_there_is_none(tmp_path: Path):
    assert read(write_root(tmp_path)).context == ()
    assert read(write_root(tmp_path, {FILE: None})).context == ()


def test_other_content_may_name_what_is_not_observed_yet(tmp_path: Path):
    assert faults(tmp_path, with_context("{series: happiness, pillar: access}")) == ()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{pillar: access}", ['"series" is missing']),
        ("{series: internet-use}", ['"pillar" is missing']),
        ("{series: internet-uses, pillar: access}", ["internet-uses", 'Did you mean "internet-use"?']),
        ("{series: internet-use, pillar: acces}", ['"acces"', "privacy, access"]),
        ("{series: internet-use, pillar: access, lane: company}", ['"company"', "all, state, corporate"]),
        ("{series: internet-use, pillar: access, better: up}", ['"up"', "higher, lower"]),
        ("{series: internet-use, pillar: access, source: surveys}", ['"surveys"', "survey, reports"]),
        ("{series: internet-use, pillar: access, weight: 1}", ['"weight"', "series, title, pillar"]),
    ],
)
def test_one_fault(tmp_path: Path, entry: str, words: list[str]):
    found = [f for f in faults(tmp_path, with_context(entry)) if f.file == FILE and f.line == LINE]
    assert any(all(word in finding.message for word in words) for finding in found), found


def test_a_measure_stands_once_for_a_pillar_and_lane(tmp_path: Path):
    entry = "{series: internet-use, pillar: access}"
    found = faults(tmp_path, with_context(entry, entry))
    assert [(f.line, f"on line {LINE} already" in f.message) for f in found] == [(LINE + 1, True)]


def test_context_is_a_list(tmp_path: Path):
    found = faults(tmp_path, {FILE: METHODOLOGY.replace("changes:", "context: {series: x}\nchanges:")})
    assert ['"context" must be a list' in finding.message for finding in found] == [True]


def with_income(entry: str) -> dict[str, str]:
    return {FILE: METHODOLOGY.replace("changes:", f"income: {entry}\nchanges:")}


def test_the_measure_of_income_is_read(tmp_path: Path):
    full = "{series: internet-use, source: survey, unit: international dollars}"
    found = read(write_root(tmp_path, with_income(full))).income
    assert found == IncomeMeasure("internet-use", "survey", "international dollars")
    assert read(write_root(tmp_path, {FILE: METHODOLOGY})).income is None


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{source: survey}", ['"series" is missing']),
        ("{series: internet-uses}", ["internet-uses", 'Did you mean "internet-use"?']),
        ("{series: internet-use, source: surveys}", ['"surveys"', "survey, reports"]),
        ("{series: internet-use, currency: dollars}", ['"currency"', "series, source, unit"]),
        ("internet-use", ['"income" must be a mapping']),
    ],
)
def test_one_fault_of_income(tmp_path: Path, entry: str, words: list[str]):
    found = [f for f in faults(tmp_path, with_income(entry)) if f.file == FILE and f.line == LINE - 1]
    assert any(all(word in finding.message for word in words) for finding in found), found
