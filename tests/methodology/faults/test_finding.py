"""Faults are told in bounded numbers and words, and steer no terminal."""

from __future__ import annotations

import time

from methodology.faults.finding import (
    MOST_IN_ALL,
    MOST_TOLD,
    ContentError,
    Finding,
    Report,
    nearest,
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


def test_what_was_meant_is_picked_from_very_many_words_in_little_time():
    """200 slips among 5,000 names that look much alike; compared letter by letter with all it took 18 s."""
    names = [f"Company number {place}" for place in range(5_000)]
    start = time.process_time()
    told = [nearest(f"Companny nummber {place}", names) for place in range(0, 5_000, 25)]
    assert time.process_time() - start < 5
    assert told == [f"Company number {place}" for place in range(0, 5_000, 25)]


def test_nothing_is_meant_by_a_word_like_none_of_many():
    codes = [f"{a}{b}{c}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ" for c in "ABCDEFGHIJ"]
    assert nearest("QQQ", codes) == ""
    assert nearest("aBc", codes) == "ABC"
