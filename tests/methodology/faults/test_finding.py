"""Faults are told in bounded numbers and words, and steer no terminal."""

from __future__ import annotations

from methodology.faults.finding import (
    MOST_IN_ALL,
    MOST_TOLD,
    ContentError,
    Finding,
    Report,
    row_findings,
    unknown,
)


def test_a_message_is_cut_in_its_middle():
    told = Finding("f", 1, "found " + "x" * 10_000_000 + "; allowed: y").message
    assert len(told) < 1_600
    assert told.startswith("found x")
    assert told.endswith("; allowed: y")


def test_signs_that_cannot_be_seen_are_escaped():
    told = str(Finding("data/\udce9.csv", 1, "\x1b[2Jbe\u200bta\u202e\nnext \ud800 é لبنان"))
    assert told == "data/\\udce9.csv, line 1: \\x1b[2Jbe\\u200bta\\u202e\\nnext \\ud800 é لبنان"


def test_faults_of_one_file_beyond_the_most_are_counted():
    report = Report()
    for row in range(1, 1_001):
        report.add_row("a", row, f"fault {row}")
    report.add("b", 3, "another")
    error = ContentError(report.findings)
    assert len(error.findings) == MOST_TOLD + 2
    assert str(error.findings[-2]) == "a, row 1000: the last of 800 more faults that are not listed"
    assert error.findings[-2].count == 800


def test_faults_that_were_counted_are_counted_on():
    report = Report()
    for row in range(1, 301):
        report.add_row("a", row, f"fault {row}")
    more = row_findings("a", [(row, lambda: "more") for row in range(400, 900)])
    error = ContentError([*report.findings, *more])
    assert error.findings[-1].count == 800 - MOST_TOLD


def test_faults_of_all_files_are_bounded():
    findings = [Finding(f"f{file:03}", row, "x") for file in range(50) for row in range(100)]
    error = ContentError(findings)
    assert len(error.findings) == MOST_IN_ALL + 1
    assert error.findings[-1].count == 5_000 - MOST_IN_ALL


def test_a_long_word_is_cut_and_not_compared():
    told = unknown("x" * 1_000_000, "series", ["alpha"])
    assert told == f'"{"x" * 80}…" is not a known series; allowed: alpha.'
