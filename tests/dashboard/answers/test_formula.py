"""How one score came about: formula, contribution, history, and nothing that a licence withholds."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.answers.asked.selection import Selection
from dashboard.answers.scale.formula import score_formula
from dashboard.content.doubt.doubts import Doubts
from dashboard.views.country.score.answer.contribution import contribution
from dashboard.views.country.score.answer.history import indicator_history
from dashboard.views.country.score.answer.score import indicator_score
from dashboard.views.country.score.words import (
    age_words,
    comparable_words,
    contribution_words,
    facets,
    goalpost_words,
    indicator_statement,
    what_would_change,
)
from methodology.model import PrivateSector, Scale, Source
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.country import BARE, NEAR, POOR, RICH, SECRET, country_book

BOOK = country_book()
DOUBTS = Doubts(BOOK)
NOW = Selection(2021)


def formula_of(scale, value, source=None, **changes):
    rows = [("it", "AAA", 2020, value), ("it", "BBB", 2020, 1.0), ("it", "CCC", 2020, 9.0)]
    sources = {source.id: source} if source else {}
    made = content(
        [indicator("it", scale=scale, source=source.id if source else "", **changes)],
        rows,
        economies=("AAA", "BBB", "CCC"),
        sources=sources,
    )
    book = score(made)
    return score_formula(book, book.cell("AAA", "it", 2020))


@pytest.mark.parametrize(
    ("scale", "value", "filled"),
    [
        (Scale("goalposts", {"worst": 0, "best": 100}), 72.8, "s = 1 + 5 × (72.8 − 0) ÷ (100 − 0) = 4.64"),
        (Scale("goalposts", {"worst": -3, "best": 3}), 0.5, "s = 1 + 5 × (0.5 − (−3)) ÷ (3 − (−3)) = 3.92"),
        (Scale("piecewise", {"points": [[1, 6], [5, 3], [20, 1]]}), 3.0,
         "s = 6 + (3 − 6) × (3 − 1) ÷ (5 − 1) = 4.50"),
        (Scale("categories", {"map": {0: 1, 2: 6}}), 2.0, "2 → s = 6.00"),
        (Scale("bands", {"cuts": [10, 20], "scores": [1, 3, 6]}), 15.0, "10 to below 20 → s = 3.00"),
    ],
)  # fmt: skip
def test_the_numbers_are_put_into_the_formula(scale, value, filled):
    assert formula_of(scale, value).filled == filled


def test_a_logarithm_is_written_and_put_in():
    found = formula_of(Scale("goalposts", {"worst": 100, "best": 0, "transform": "log1p"}), 0.0)
    assert found.rule == "s = 1 + 5 × (ln(1 + x) − ln(1 + 100)) ÷ (ln(1 + 0) − ln(1 + 100))"
    assert found.filled == "s = 1 + 5 × (0 − 4.6151) ÷ (0 − 4.6151) = 6.00"


@pytest.mark.parametrize(("value", "which"), [(-10.0, "worst"), (400.0, "best")])
def test_a_figure_beyond_a_goalpost_says_so(value, which):
    found = formula_of(Scale("goalposts", {"worst": 0, "best": 100}), value)
    assert which in found.note


def test_classes_and_bands_mark_the_one_that_holds():
    bands = formula_of(Scale("bands", {"cuts": [10, 20], "scores": [1, 3, 6]}), 20.0)
    assert [choice.current for choice in bands.choices] == [False, False, True]
    assert [choice.raw for choice in bands.choices] == ["below 10", "10 to below 20", "20 or more"]


@pytest.mark.parametrize("method", ["minmax", "rank", "zscore", "quantile"])
def test_a_scale_from_a_sample_is_explained_and_withheld_with_its_figures(method):
    scale = Scale(method, {"groups": 2} if method == "quantile" else {})
    assert formula_of(scale, 4.3217).filled
    closed = formula_of(scale, 4.3217, Source("closed", redistribute="derived"))
    assert "4.3217" not in closed.rule + closed.filled
    assert closed.filled == ""


def test_a_withheld_figure_is_in_no_part_of_the_answer():
    answer = indicator_score(BOOK, DOUBTS, RICH, "arrests", NOW)
    assert str(SECRET) not in repr(answer)
    assert (answer.fact.value, answer.fact.withheld, answer.public) == (None, True, False)
    assert answer.formula.filled == ""
    assert (answer.note, answer.bounds) == ("", None)
    assert all(point.value is None for point in answer.history)


def test_contributions_add_up_to_the_pillar():
    names = [i.id for i in BOOK.framework.members("speech")]
    parts = [contribution(BOOK, RICH, name, NOW) for name in names]
    assert sum(part.points for part in parts) == pytest.approx(
        BOOK.cell(RICH, "speech", 2021).score, abs=1e-12
    )
    assert sum(part.weight for part in parts) == pytest.approx(1)


def test_without_an_indicator_the_rest_carries_its_dimension():
    rules = contribution(BOOK, RICH, "law", NOW)
    life = BOOK.cell(RICH, "speech.life", 2021).score
    assert rules.without == pytest.approx((5.0 + life) / 2)


def test_a_pillar_without_a_score_has_no_contributions():
    part = contribution(BOOK, POOR, "law", NOW)
    assert (part.weight, part.points, part.without) == (None, None, None)
    assert part.listed == pytest.approx(0.25)
    assert "no score here" in contribution_words(indicator_score(BOOK, DOUBTS, POOR, "law", NOW))


def test_means_that_do_not_add_up_claim_no_points():
    book = country_book(aggregation={"dimension": 0.0, "pillar": 1.0, "overall": 1.0})
    part = contribution(book, RICH, "law", NOW)
    assert part.points is None
    assert part.weight == pytest.approx(0.25)


def test_history_holds_observed_years_only_and_marks_the_one_in_use():
    points = indicator_history(BOOK, RICH, "towers", 2021)
    assert [(p.year, p.value, p.score, p.in_use) for p in points] == [(2020, 1.0, 3.5, True)]
    assert [p.in_use for p in indicator_history(BOOK, RICH, "law", 2019)] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_the_statement_quotes_the_nearest_level():
    answer = indicator_score(BOOK, DOUBTS, NEAR, "law", NOW)
    assert answer.level == 3
    assert indicator_statement(answer) == ("Nearby stands at 3.0 on a scale from 1 (worst) to 6 (best).")
    best = indicator_score(BOOK, DOUBTS, "FAR", "law", NOW)
    assert indicator_statement(best).endswith("The words for level 6 are: “All of it.”")


def test_a_half_belongs_to_the_higher_level():
    assert indicator_score(BOOK, DOUBTS, RICH, "towers", NOW).level == 4


def test_a_missing_score_says_why_and_what_would_change_it():
    answer = indicator_score(BOOK, DOUBTS, BARE, "arrests", NOW)
    assert answer.level is None
    assert "no score here. No figure has been published" in indicator_statement(answer)
    assert what_would_change(answer) == (
        "A figure for Bareland in a newer edition of “Closed figures” by Closed House would change that."
    )
    assert age_words(answer) == ""


def test_words_of_the_steps():
    towers = indicator_score(BOOK, DOUBTS, RICH, "towers", NOW)
    assert age_words(towers) == "observed in 2020, carried 1 year"
    removals = BOOK.framework.by_id["removals"]
    assert comparable_words(removals).startswith("In the source’s own unit; lower is better. Taken as a log")
    assert goalpost_words(removals).startswith("Goalposts: 100 is worst, 0 is best")
    part = PrivateSector("telecom", "domestic", "direct", "knowing", ("value-chain",))
    told = facets(dataclasses.replace(removals, private_sector=part))
    assert len(told) == 5
    assert facets(removals) == ()
