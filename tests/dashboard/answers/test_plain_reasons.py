"""What files, commands and the API say for each of the engine's codes; machines may rely on every word."""

from __future__ import annotations

import pytest

from dashboard.answers.shown import reasons
from dashboard.answers.shown.plain_reasons import (
    FAILURES,
    MISSING,
    cell_reason,
    plain_failure,
    plain_missing,
    plain_reason,
)
from dashboard.exports.audit.sensitivity_words import IDLE, about_words, idle_words, title_words
from methodology.scoring import missing
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.gate import CONDITIONS, Failure
from methodology.scoring.missing import Missing
from methodology.sensitivity import idle
from methodology.sensitivity.alternatives import Effect
from methodology.sensitivity.other_ways import AGGREGATION, FILLED, SCALE, TREATED
from methodology.statistics import rescale


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(gate.NO_DATA), "no indicator is observed"),
        (Failure(gate.NO_WEIGHT), "no indicator carries weight here"),
        (Failure(gate.NOT_PLACED, 2), "indicators observed that cannot be placed on a scale: 2"),
        (Failure(gate.COVERAGE, 0.5, 0.65), "coverage 0.5 is below 0.65"),
        (Failure(gate.COVERAGE, 1 / 3, 1.0), "coverage 0.333 is below 1"),
        (Failure(gate.INDICATORS, 1, 3), "indicators observed: 1; needed: 3"),
        (Failure(gate.KINDS, ("structure",)), "no indicator of this kind is observed: structure"),
        (Failure(gate.KINDS, ("process", "outcome")),
         "no indicator of this kind is observed: process or outcome"),
        (Failure(gate.LARGEST_SHARE, 0.6, 0.4),
         "one indicator carries 0.6 of the weight; at most 0.4 is allowed"),
        (Failure(gate.MEDIAN_AGE, 5, 3),
         "the evidence is 5 years old at the median; at most 3 is allowed"),
        (Failure(gate.DIMENSION, (("Use", 0.5), ("Law", 0.0)), 0.6),
         "less than 0.6 of the weight is observed in: Use (0.5), Law (0)"),
        (Failure(gate.SAME_YEAR, 0.25, 0.3),
         "0.25 of the observed weight is of the year itself; needed: 0.3"),
        (Failure(gate.COMPANIES, 1, 2), "companies with observed conduct: 1; needed for a mean: 2"),
        (Failure(gate.LANE_INDICATORS, 1, 2), "indicators of this lane observed: 1; needed: 2"),
        (Failure(gate.LANE_SHARE, 0.048, 0.2), "the lane holds 0.048 of the pillar's weight; needed: 0.2"),
        (Failure(gate.PILLARS, ("access", "privacy", "expression")),
         "pillars without a score: access or privacy or expression"),
    ],
)  # fmt: skip
def test_a_failed_condition_in_short_words(failure: Failure, words: str) -> None:
    assert plain_failure(failure) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Missing(missing.WITHHELD, 2024), "the terms of its source allow no score"),
        (Missing(missing.NOT_APPLICABLE, 2024, remark="No state."), "does not apply here: No state."),
        (Missing(missing.OF_COMPANY, 2024),
         "the conduct of one company, counted only in the view of companies"),
        (Missing(missing.NO_SHARE, 2024), "this lane answers for no part of the indicator"),
        (Missing(missing.NEVER, 2024), "no observation up to 2024"),
        (Missing(missing.NEVER, 2024, counted=True), "no observation that counts up to 2024"),
        (Missing(missing.NEVER, 2024, asked=("report", "market"), counted=True),
         "no observation that counts up to 2024, and one counts only where report and market is observed "
         "(exposure rule)"),
        (Missing(missing.TOO_OLD, 2024, 2018, 3),
         "the newest observation is of 2018, more than 3 years before 2024"),
        (Missing(missing.TOO_OLD, 2024, 2018, 3, counted=True),
         "the newest observation that counts is of 2018, more than 3 years before 2024"),
        (Missing(missing.NOT_EXPOSED, 2024, asked=("report", "market")),
         "scored only where report and market is observed (exposure rule)"),
        (Missing(missing.NO_SCALE, 2024), "the reference set cannot carry a scale"),
        (Missing(missing.NO_WEIGHT, 2024), "its weight is 0"),
        (Missing(missing.NO_DIMENSION_WEIGHT, 2024), "the weight of its dimension is 0"),
    ],
)  # fmt: skip
def test_a_missing_indicator_in_short_words(found: Missing, words: str) -> None:
    assert plain_missing(found) == words


def test_several_reasons_stand_in_one_line() -> None:
    found = (Failure(gate.COVERAGE, 0.5, 0.65), Failure(gate.INDICATORS, 1, 3))
    assert plain_reason(found) == "coverage 0.5 is below 0.65; indicators observed: 1; needed: 3"
    assert plain_reason(()) == ""
    assert cell_reason("no cell of the engine") == ""


def test_every_code_has_short_words_and_words_for_readers() -> None:
    assert set(FAILURES) == set(CONDITIONS)
    for code in MISSING:
        assert reasons.missing_words(Missing(code, 2024, 2018, 3, remark="It is no state."))
    for condition in CONDITIONS:
        found = {gate.KINDS: ("structure",), gate.DIMENSION: (("Use", 0.5),)}.get(condition, 1)
        assert reasons.failure_words(Failure(condition, found, 2))


def effect(kind: str, about: str, title: str = "", treated: int = 0) -> Effect:
    return Effect(kind, about, title, "privacy", 0, None, None, None, None, (), (), treated=treated)


def test_other_rules_and_idle_choices_in_the_words_of_the_sensitivity_files() -> None:
    assert set(IDLE) == set(idle.IDLE)
    assert idle_words(idle.ONE_MEAN) == "the methodology names one kind of mean only"
    assert title_words(effect(AGGREGATION, "geometric")) == "geometric means"
    scale = effect(SCALE, rescale.MINMAX)
    assert (about_words(scale), title_words(scale)) == ("min-max of the year", "scale: min-max of the year")
    assert title_words(effect(SCALE, rescale.RANK)) == "scale: rank"
    assert title_words(effect(TREATED, "heavy-tails", treated=3)) == "heavy tails treated (3 indicators)"
    assert title_words(effect(FILLED, "median")) == "missing filled with the median"
    assert title_words(effect("without-source", "one", "One")) == "One"
