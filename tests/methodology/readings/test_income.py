"""The income view: a rising quantile, the best among similar incomes, and duties that know no income."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from methodology.model import Economy, IncomeMeasure, Source
from methodology.readings.adjust_income import (
    IMMEDIATE,
    NO_FRONTIER,
    NO_INCOME,
    NO_SCORE,
    NOT_OUTCOME,
    REASONS,
    RELATIVE,
    TOO_FEW,
    adjusted_scores,
    group_starts,
    income_frontier,
    income_view,
    income_views,
)
from methodology.readings.income import incomes, may_repeat
from methodology.scoring.engine import score
from methodology.statistics.frontier import monotone_quantile
from tests.support.content import content, indicator


def loss(y, fitted, quantile):
    gap = y - fitted
    return float((gap * (quantile - (gap < 0))).sum())


def least_loss(x, y, quantile):
    """The least pinball loss of any function of x that never falls, as a linear programme."""
    values, place = np.unique(x, return_inverse=True)
    k, n = len(values), len(y)
    cost = np.concatenate([np.zeros(k), np.full(n, quantile), np.full(n, 1 - quantile)])
    fit = np.hstack([np.eye(k)[place], np.eye(n), -np.eye(n)])
    rise = np.hstack([np.eye(k)[:-1] - np.eye(k)[1:], np.zeros((k - 1, 2 * n))])
    bounds = [(None, None)] * k + [(0, None)] * (2 * n)
    return linprog(cost, rise if k > 1 else None, np.zeros(k - 1) if k > 1 else None, fit, y, bounds).fun


def test_a_rising_median_by_hand():
    # medians 2, 5, 3, 6: the second and third are pooled to {4, 5, 2, 3}, lower median 3
    x = np.array([1.0, 1, 1, 2, 2, 3, 3, 4])
    y = np.array([1.0, 2, 9, 5, 5, 2, 3, 6])
    found = monotone_quantile(x, y, 0.5)
    assert found.start.tolist() == [1, 2, 4]
    assert found.level.tolist() == [2, 3, 6]
    assert found.at(np.array([0.5, 1.9, 2, 3, 99])).tolist() == [2, 2, 3, 3, 6]
    assert np.isnan(found.at(np.array([np.nan]))).all()


@pytest.mark.parametrize("quantile", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("seed", range(3))
def test_no_rising_curve_fits_better(seed, quantile):
    random = np.random.default_rng(seed)
    x = random.integers(0, 25, 150).astype(float)
    y = np.sqrt(x) + random.normal(size=150)
    found = monotone_quantile(x, y, quantile)
    assert loss(y, found.at(x), quantile) == pytest.approx(least_loss(x, y, quantile))
    assert np.all(np.diff(found.level) > 0)


def test_a_flat_frontier_is_the_quantile_regression_on_a_constant():
    y = np.random.default_rng(1).normal(size=101)
    found = monotone_quantile(np.zeros(101), y, 0.95)
    fit = sm.QuantReg(y, np.ones(101)).fit(q=0.95)
    assert found.level[0] == pytest.approx(fit.params[0], abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(10, 60)), min_size=1, max_size=25))
def test_a_frontier_never_falls_and_leaves_few_above(points):
    x, y = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    found = monotone_quantile(x, y, 0.8)
    fitted = found.at(np.sort(x))
    assert np.all(np.diff(fitted) >= 0)
    assert np.all((y.min() <= fitted) & (fitted <= y.max()))
    assert (y > found.at(x)).mean() <= 0.2 + 1e-9


@pytest.mark.parametrize(("x", "y", "quantile"), [([], [], 0.5), ([1.0], [], 0.5), ([1.0], [1.0], 1.0)])
def test_a_frontier_needs_points_and_a_quantile(x, y, quantile):
    with pytest.raises(ValueError, match=r"points|between"):
        monotone_quantile(np.array(x), np.array(y), quantile)


def test_adjusted_scores_by_hand():
    raw = np.array([3.5, 6.0, 1.0, 3.0, np.nan])
    frontier = np.array([6.0, 5.0, 4.0, 1.0, 5.0])
    found = adjusted_scores(raw, frontier, 1.0, 6.0)
    # halfway to 6; above the frontier counts as reached; nothing; nobody reaches anything; missing
    assert found[:3].tolist() == [3.5, 6.0, 1.0]
    assert np.isnan(found[3:]).all()
    assert adjusted_scores(np.array([3.0]), np.array([5.0]), 1.0, 6.0)[0] == pytest.approx(3.5)


def test_groups_of_similar_income_hold_enough_neighbours():
    income = np.array([5.0, 1, 3, 2, 4, 9, 9])
    assert group_starts(income, 2).tolist() == [4, 1, 1, 1, 4, 9, 9]
    assert group_starts(income, 3).tolist() == [5, 1, 1, 1, 1, 5, 5]
    assert group_starts(np.array([2.0, 1.0]), 10).tolist() == [1, 1]
    assert group_starts(np.array([1.0, 2, 2, 2, 3, 4]), 2).tolist() == [
        1,
        1,
        1,
        1,
        3,
        3,
    ]  # equals stay together


def test_no_group_is_left_too_small_by_equal_incomes():
    income = np.array([*range(1, 10), *[10] * 10, 20], dtype=float)
    assert group_starts(income, 10).tolist() == [1.0] * 20
    assert group_starts(np.array([1.0, 1, 1, 2, 3, 3]), 2).tolist() == [1, 1, 1, 1, 3, 3]


COUNT = 60


def built(**changes):
    """Sixty economies over three years whose best rises with income; the last has no income."""
    random = np.random.default_rng(6)
    economies = tuple(
        Economy(f"E{place:02}", f"E{place:02}", gdp_pc_ppp=None if place == COUNT else 1000.0 * 1.06**place)
        for place in range(COUNT + 1)
    )
    rows = [
        ("use", economy.iso3, year, float(random.uniform(0, 20 + place)))
        for place, economy in enumerate(economies)
        for year in (2018, 2019, 2020)
        if not (place == 3 and year == 2020)
    ]
    values = {"kind": "outcome", "obligation": "progressive", "max_age": 0} | changes
    made = content([indicator("use", **values)], rows)
    return score(dataclasses.replace(made, economies=economies))


@pytest.fixture(scope="module")
def book():
    return built()


def test_the_view_stands_beside_the_raw_score(book):
    found = income_frontier(book, "use")
    assert (found.points, found.economies, found.years) == (179, 60, (2018, 2019, 2020))
    assert found.short
    view = income_view(book, "E30", "use", 2020)
    assert view.raw == book.cell("E30", "use", 2020).score
    assert view.frontier == found.curve.at(np.log(np.array([view.income])))[0]
    assert view.adjusted == pytest.approx(1 + 5 * min(1, (view.raw - 1) / (view.frontier - 1)))
    assert view.reason == ""


def test_nobody_loses_by_the_view_and_order_among_equals_stays(book):
    views = [view for view in income_views(book, "use", 2020) if view.adjusted is not None]
    assert len(views) == 59
    assert all(view.adjusted >= view.raw - 1e-12 for view in views)
    assert all(1 <= view.adjusted <= 6 for view in views)


def test_what_is_missing_says_so(book):
    assert income_view(book, f"E{COUNT}", "use", 2020).reason == NO_INCOME
    missing = income_view(book, "E03", "use", 2020)
    assert (missing.reason, missing.raw, missing.adjusted) == (NO_SCORE, None, None)
    assert missing.reason in REASONS


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"obligation": "immediate"}, IMMEDIATE),
        ({"obligation": "immediate", "kind": "structure"}, IMMEDIATE),
        ({"kind": "process"}, NOT_OUTCOME),
        ({"kind": "structure"}, NOT_OUTCOME),
        ({"against_income": True}, RELATIVE),
    ],
)
def test_duties_at_once_and_acts_have_a_reason_instead_of_a_figure(changes, reason):
    book = built(**changes)
    assert income_frontier(book, "use") is None
    views = income_views(book, "use", 2020)
    assert {view.reason for view in views} == {reason}
    assert {view.adjusted for view in views} == {None}
    assert views[0].raw == book.cell("E00", "use", 2020).score


def test_too_few_observations_make_no_frontier():
    rows = [("use", "AAA", 2020, 50.0)]
    made = indicator("use", kind="outcome", obligation="progressive")
    book = score(content([made], rows))
    assert income_view(book, "AAA", "use", 2020).reason == TOO_FEW


def test_where_nobody_achieves_anything_nothing_is_adjusted():
    made = built()
    rows = made.content.observations
    flat = dataclasses.replace(
        made.content, observations=dataclasses.replace(rows, value=np.zeros(len(rows.value)))
    )
    assert income_view(score(flat), "E30", "use", 2020).reason == NO_FRONTIER


def test_income_is_the_newest_figure_of_the_series_that_the_methodology_names():
    rows = [("gni", "AAA", 2018, 900.0), ("gni", "AAA", 2019, 1000.0), ("gni", "BBB", 2017, 0.0)]
    made = content([indicator("use")], [("use", "AAA", 2020, 5.0), *rows], economies=("AAA", "BBB", "CCC"))
    listed = tuple(dataclasses.replace(economy, gdp_pc_ppp=7.0) for economy in made.economies)
    table = score(dataclasses.replace(made, economies=listed))
    assert incomes(table).tolist() == [7.0, 7.0, 7.0]
    series = score(dataclasses.replace(table.content, income=IncomeMeasure("gni")))
    assert np.array_equal(incomes(series), [1000.0, np.nan, np.nan], equal_nan=True)
    unknown = score(dataclasses.replace(table.content, income=IncomeMeasure("nothing")))
    assert np.isnan(incomes(unknown)).all()


@pytest.mark.parametrize(("terms", "repeated"), [("raw", True), ("derived", False), ("none", False)])
def test_incomes_are_repeated_only_where_their_source_allows_it(terms, repeated):
    made = content([indicator("use")], [], sources={"bank": Source("bank", redistribute=terms)})
    assert may_repeat(made)
    assert may_repeat(dataclasses.replace(made, income=IncomeMeasure("gni")))
    assert may_repeat(dataclasses.replace(made, income=IncomeMeasure("gni", "bank"))) is repeated
