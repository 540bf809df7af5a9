"""A broken methodology.yaml: line, what was found, what is allowed; and its defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from methodology.model import HEAVY_TAILS, IMPUTATIONS, Gate, Methodology, Treatment
from tests.support.roots import broken, faults, read, write_root

FILE = "methodology/methodology.yaml"
SCORED = "{coverage: 0.5, indicators: 1,"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("version: 1.0.0\ns", "version: 1.0\ns", 1, ["three numbers", '"1.0"']),
        ("version: 1.0.0\ns", "vesion: 1.0.0\ns", 1, ['"vesion"', 'Did you mean "version"?']),
        ("{min: 1, max: 6}", "{min: 6, max: 6}", 2, ['"max" must be above "min"']),
        ("{min: 1, max: 6}", "{min: one, max: 6}", 2, ["must be a number", "one"]),
        ("{min: 1, max: 6}", "[1, 6]", 2, ["must be a mapping", "a list"]),
        ("upto: 6", "upto: 3.5", 5, ["must rise", "3.5"]),
        ("upto: 6", "upto: 5.5", 5, ["end at the top", "6", "5.5"]),
        ("upto: 6", "upto: 7", 5, ["end at the top", "7"]),
        ("upto: 3.5", "upto: 1", 4, ["must rise", "1"]),
        ("{upto: 3.5, ", "{", 4, ['"upto" is missing']),
        ("id: strong", "id: weak", 5, ["weak", "earlier stage"]),
        ("pillar: geometric", "pillar: geometrical", 6, ["geometrical", "arithmetic, geometric, harmonic"]),
        ("overall: {power", "overal: {power", 6, ['"overal"', 'Did you mean "overall"?']),
        ("{power: 0.5}", "{power: strong}", 6, ["must be a number", "strong"]),
        ("{power: 0.5}", "{exponent: 1}", 6, ['"exponent"', "power"]),
        ("publish_overall: false", "publish_overall: no", 7, ["true or false", "no"]),
        ("corporate: [corporate]", "corporate: [company]", 8, ["company", "state, compelled, corporate"]),
        ("corporate: [corporate]", "corporate: [corporate, corporate]", 8, ["twice"]),
        ("corporate: [corporate]", "corporate: []", 8, ["no channel"]),
        ("corporate: [corporate]", "all: [corporate]", 8, ['"all"', "not a good name"]),
        ("default: 2022", "default: 2019", 9, ["must not be before", "2019", "2020"]),
        ("first: 2020", "first: 20", 9, ["1900 to 2100", "20"]),
        ("max_age: 3", "max_age: -1", 9, ["0 or more"]),
        (SCORED, "{coverage: 1.5, indicators: 1,", 11, ["from 0 to 1", "1.5"]),
        (SCORED, "{coverage: 0.1, indicators: 1,", 12, ["more coverage", "0.2", "0.1"]),
        (SCORED, "{coverage: 0.5, indicators: 1.5,", 11, ["whole number"]),
        ("[[structure], ", "[[structures], ", 11, ["structures", "structure, process, outcome"]),
        ("[[structure], [process, outcome]]", "[structure]", 11, ["lists of kinds", "structure"]),
        ("{coverage: 0.2}", "{covrage: 0.2}", 12, ['"covrage"', 'Did you mean "coverage"?']),
        ("{share: 0.15,", "{share: 15,", 13, ["from 0 to 1", "15"]),
        ("draws: 100", "draws: 0", 14, ["1 or more"]),
        ("level: 0.9", "level: 90", 14, ["from 0.5 to 0.99", "90"]),
        ("{arithmetic: 0.6", "{arithmetic: 0.7", 14, ["sum to 1", "1.1"]),
        ("date: 2026-11-22", "date: 22.11.2026", 16, ["must be a day", "22.11.2026"]),
        ("what: First release.", "why: First release.", 16, ['"why"', "what"]),
        ("{min: 1, max: 6}", "{min: -1, max: 6}", 6, ["power mean", "0 or more", "-1"]),
    ],
)
def test_one_fault(tmp_path: Path, old: str, new: str, line: int, words: list[str]):
    found = [f for f in faults(tmp_path, broken(FILE, old, new)) if f.file == FILE and f.line == line]
    assert any(all(word in finding.message for word in words) for finding in found), found


@pytest.mark.parametrize(
    ("written", "line", "words"),
    [
        ("{heavy_tails: winsorize}", 1, ['"winsorize"', '"heavy_tails"', "winsorise, log, usual",
                                         'Did you mean "winsorise"?']),
        ("\n  heavy_tails: usual\n  missing: medain", 3, ['"medain"', '"missing"', "median, group, latest",
                                                         'Did you mean "median"?']),
        ("{heavy_tail: log}", 1, ['"heavy_tail"', 'Did you mean "heavy_tails"?']),
        ("{missing: [mean]}", 1, ["must be text", "a list"]),
        ("{missing: }", 1, ["has no value"]),
        ("usual", 1, ["must be a mapping"]),
    ],
)  # fmt: skip
def test_a_treatment_that_is_not_known(tmp_path: Path, written: str, line: int, words: list[str]):
    found = [f for f in faults(tmp_path, {FILE: f"treatment: {written}\n"}) if f.line == line]
    assert any(all(word in finding.message for word in words) for finding in found), found


@pytest.mark.parametrize("tails", ["", *HEAVY_TAILS])
@pytest.mark.parametrize("missing", ["", *IMPUTATIONS])
def test_a_treatment_is_read_as_written(tmp_path: Path, tails: str, missing: str):
    asked = {"heavy_tails": tails, "missing": missing}
    lines = "".join(f", {key}: {word}" for key, word in asked.items() if word)
    found = read(write_root(tmp_path, {FILE: f"treatment: {{{lines[2:]}}}\n"})).methodology
    assert found.treatment == Treatment(tails, missing)
    assert found.treatment.asked is bool(tails or missing)


def test_a_harmonic_mean_is_defined_on_a_scale_from_zero(tmp_path: Path):
    text = "scale: {min: 0, max: 6}\naggregation: {pillar: harmonic, overall: {power: -2}}\n"
    assert faults(tmp_path, {FILE: text}) == ()


def test_a_plain_mean_takes_any_scale(tmp_path: Path):
    assert faults(tmp_path, {FILE: "scale: {min: -100, max: 100}\n"}) == ()


def test_without_a_file_all_is_default(tmp_path: Path):
    found = read(write_root(tmp_path, {FILE: None})).methodology
    assert found == Methodology()


def test_what_a_gate_leaves_out_asks_for_nothing(tmp_path: Path):
    found = read(write_root(tmp_path, {FILE: "gate: {range: {coverage: 0.5}}\n"})).methodology
    assert found.gate == Gate(range_coverage=0.5)


def test_what_is_written_is_read(tmp_path: Path):
    found = read(write_root(tmp_path)).methodology
    assert found.aggregation == {"dimension": 1.0, "pillar": 0.0, "overall": 0.5}
    assert [(stage.id, stage.lower, stage.upto) for stage in found.stages] == [
        ("weak", 1, 3.5),
        ("strong", 3.5, 6),
    ]
    assert (found.first_year, found.default_year, found.max_age) == (2020, 2022, 3)
    assert found.gate.kinds == (("structure",), ("process", "outcome"))
    assert found.gate.median_age is None
    assert found.uncertainty.aggregation == {"arithmetic": 0.6, "geometric": 0.4}
