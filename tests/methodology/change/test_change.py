"""Why a score moved: worked by hand, and laws that hold for any two contents."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methodology.change.breaks import breaks, comparable, runs
from methodology.change.change import PARTS, ChangeParts, Pairs, Sides, change, moves, shapley
from methodology.change.evidence import turnover
from methodology.change.trend_statement import share_higher, trend_statement
from methodology.model import Dimension, Gate, Scale
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

YEARS = {"first_year": 2020, "default_year": 2020}


def book(indicators, rows, pillars=None, economies=("AAA",), **method):
    return score(content(indicators, rows, pillars, economies, **YEARS | method))


def two_indicators(rows, weight=1.0, **method):
    return book([indicator("a"), indicator("b", weight=weight)], rows, **method)


# --- worked by hand -----------------------------------------------------------------------------------------

OLD = two_indicators([("a", "AAA", 2020, 40.0)])
NEW = two_indicators([("a", "AAA", 2020, 60.0), ("b", "AAA", 2020, 100.0)], weight=3.0)


def test_a_change_of_all_three_kinds_worked_by_hand():
    # Scores: a 40 → 3, a 60 → 4, b 100 → 6; weights 1 and 1 before, 1 and 3 after.
    # Corners (value, evidence, method): 000 3 · 100 4 · 010 (3+6)/2 = 4.5 · 110 (4+6)/2 = 5
    #                                    001 3 · 101 4 · 011 (3+18)/4 = 5.25 · 111 (4+18)/4 = 5.5
    # real     = (4-3)/3 + (5-4.5)/6 + (4-3)/6 + (5.5-5.25)/3 = 2/3
    # evidence = (4.5-3)/3 + (5-4)/6 + (5.25-3)/6 + (5.5-4)/3 = 37/24
    # method   = (3-3)/3 + (4-4)/6 + (5.25-4.5)/6 + (5.5-5)/3 = 7/24
    found = change(OLD, NEW, "AAA", "privacy", (2020, 2020))
    assert (found.before, found.after) == (3.0, 5.5)
    assert (found.real, found.evidence, found.method) == pytest.approx((2 / 3, 37 / 24, 7 / 24))
    assert found.real + found.evidence + found.method == pytest.approx(found.total, abs=1e-12)


def test_the_way_back_has_the_same_parts_with_the_other_sign():
    there = change(OLD, NEW, "AAA", "privacy", (2020, 2020))
    back = change(NEW, OLD, "AAA", "privacy", (2020, 2020))
    for part in PARTS:
        assert getattr(back, part) == pytest.approx(-getattr(there, part))


def test_one_cause_alone_takes_the_whole_change():
    rows = [("a", "AAA", 2020, 40.0), ("b", "AAA", 2020, 80.0)]
    base = two_indicators(rows)
    cases = {
        "real": two_indicators([rows[0], ("b", "AAA", 2020, 20.0)]),
        "evidence": two_indicators(rows[:1]),
        "method": two_indicators(rows, weight=3.0),
    }
    for cause, other in cases.items():
        found = change(base, other, "AAA", "privacy", (2020, 2020))
        assert found.total != 0
        assert {part: getattr(found, part) for part in PARTS} == pytest.approx(
            {part: found.total if part == cause else 0.0 for part in PARTS}
        )


def test_between_two_years_of_one_book_the_method_does_nothing():
    rows = [("a", "AAA", 2020, 40.0), ("a", "AAA", 2021, 60.0), ("b", "AAA", 2021, 100.0)]
    found = change(*[two_indicators(rows)] * 2, "AAA", "privacy", (2020, 2021))
    # 3 → 5: real 3→4 and 4.5→5 (mean .75), evidence 3→4.5 and 4→5 (mean 1.25)
    assert (found.real, found.evidence, found.method) == pytest.approx((0.75, 1.25, 0.0))


def test_a_new_indicator_whose_figures_were_known_before_is_method():
    rows = [("a", "AAA", 2020, 40.0), ("b", "AAA", 2020, 80.0)]
    found = change(book([indicator("a")], rows), two_indicators(rows), "AAA", "privacy", (2020, 2020))
    assert (found.real, found.evidence, found.method) == pytest.approx((0.0, 0.0, 1.0))


def test_a_new_indicator_with_new_figures_is_half_evidence_half_method():
    old = book([indicator("a")], [("a", "AAA", 2020, 40.0)])
    new = two_indicators([("a", "AAA", 2020, 40.0), ("b", "AAA", 2020, 80.0)])
    found = change(old, new, "AAA", "privacy", (2020, 2020))
    assert (found.real, found.evidence, found.method) == pytest.approx((0.0, 0.5, 0.5))


def test_an_exchange_of_everything_that_is_measured_is_method():
    old = book([indicator("a")], [("a", "AAA", 2020, 40.0)])
    new = book([indicator("b")], [("b", "AAA", 2020, 80.0)])
    found = change(old, new, "AAA", "privacy", (2020, 2020))
    assert (found.real, found.evidence, found.method) == pytest.approx((0.0, 0.0, 2.0))


def test_an_older_age_limit_is_method():
    rows = [("a", "AAA", 2018, 0.0), ("b", "AAA", 2020, 100.0)]
    old, new = two_indicators(rows, max_age=3), two_indicators(rows, max_age=1)
    found = change(old, new, "AAA", "privacy", (2020, 2020))
    assert (found.real, found.evidence, found.method) == pytest.approx((0.0, 0.0, 2.5))


def test_a_figure_outside_the_other_methods_domain_counts_as_none_there():
    rows = [("a", "AAA", 2020, 1.0), ("b", "AAA", 2020, 100.0)]
    listed = Scale("categories", {"map": {1: 3.5}})
    old = book([indicator("a", scale=listed), indicator("b")], rows)
    rows[0] = ("a", "AAA", 2020, 2.0)
    new = book([indicator("a", scale=Scale("categories", {"map": {2: 6}})), indicator("b")], rows)
    found = change(old, new, "AAA", "privacy", (2020, 2020))
    assert found.real + found.evidence + found.method == pytest.approx(1.25)


def test_without_a_score_on_both_sides_nothing_is_decomposed():
    empty = book([indicator("a")], [("a", "AAA", 2020, 40.0)], gate=Gate(indicators=2))
    assert change(OLD, empty, "AAA", "privacy", (2020, 2020)) is None


def test_an_unknown_economy_is_refused():
    with pytest.raises(KeyError):
        change(OLD, NEW, "BBB", "privacy", (2020, 2020))


def test_shapley_averages_the_six_orders():
    corners = {(v, e, m): np.array([7.0 * v * e * m]) for v in (0, 1) for e in (0, 1) for m in (0, 1)}
    assert [float(part[0]) for part in shapley(corners)] == pytest.approx([7 / 3] * 3)


def test_the_turnover_of_evidence_is_counted():
    rows = [("a", "AAA", 2019, 40.0), ("b", "AAA", 2020, 10.0), ("c", "AAA", 2020, 5.0)]
    names = [indicator(name) for name in "abcd"]
    old = book(names, rows)
    new = book(names, [("a", "AAA", 2020, 40.0), ("b", "AAA", 2020, 11.0), ("d", "AAA", 2020, 5.0)])
    found = turnover(Sides((old, new), Pairs.of([("AAA", 2020, 2020)])), "pillar", "all")
    counts = (found.gained, found.lost, found.newer, found.revised)
    assert [part.item() for part in counts] == [1, 1, 1, 1]


# --- laws ---------------------------------------------------------------------------------------------------

SCALES = st.sampled_from(
    [
        Scale("goalposts", {"worst": 0, "best": 100}),
        Scale("goalposts", {"worst": 100, "best": 0, "transform": "log1p"}),
        Scale("bands", {"cuts": [30, 60], "scores": [1, 3, 6]}),
        Scale("minmax", {}),
        Scale("rank", {"reference": "panel"}),
    ]
)
ECONOMIES = ("AAA", "BBB", "CCC")


@st.composite
def contents(draw):
    """Any content over the same few names: indicators, weights, scales, means and figures as they come."""
    dimensions = [Dimension(name, name, weight=draw(st.floats(0.1, 5))) for name in ("law", "use")]
    names = draw(st.lists(st.sampled_from("abcde"), min_size=1, unique=True))
    indicators = [
        indicator(
            name,
            dimension=draw(st.sampled_from(["law", "use"])),
            weight=draw(st.floats(0.1, 5)),
            scale=(scale := draw(SCALES)),
            better="lower" if scale.params.get("best") == 0 else "higher",
            responsibility={"state": (share := draw(st.floats(0, 1))), "corporate": 1 - share},
        )
        for name in names
    ]
    indicators.sort(key=lambda item: item.dimension)
    rows = [
        (name, iso3, year, draw(st.floats(0, 100, allow_subnormal=False)))
        for name in "abcde"
        for iso3 in ECONOMIES
        for year in (2019, 2020)
        if draw(st.booleans())
    ]
    power = draw(st.sampled_from([1.0, 0.0, -1.0, 2.0]))
    means = {"dimension": power, "pillar": power, "overall": power}
    return content(
        indicators, [*rows, ("context", "AAA", 2020, 1.0)], [pillar("privacy", *dimensions)], ECONOMIES,
        aggregation=means, publish_overall=True, first_year=2019, default_year=2020,
        max_age=draw(st.integers(0, 2)),
    )  # fmt: skip


@given(contents(), contents())
@settings(max_examples=40, deadline=None)
def test_the_parts_sum_to_the_change_of_the_published_scores(one, other):
    old, new = score(one), score(other)
    pairs = Pairs.of((iso3, year, 2020) for iso3 in ECONOMIES for year in (2019, 2020))
    sides = Sides((old, new), pairs)
    for level in ("pillar", "dimension", "indicator", "overall"):
        for lane in ("all", "state"):
            found = moves(sides, level, lane)
            total = found.real + found.evidence + found.method
            for row, node in enumerate(found.nodes):
                for at, (iso3, year) in enumerate(zip(pairs.economies, pairs.old_years, strict=True)):
                    before, after = old.cell(iso3, node, year, lane), new.cell(iso3, node, 2020, lane)
                    if before.score is not None and after.score is not None:
                        assert total[row, at] == pytest.approx(after.score - before.score, abs=1e-9)


@given(contents())
@settings(max_examples=20, deadline=None)
def test_nothing_changes_between_a_content_and_itself(one):
    twin = replace(one)
    sides = Sides((score(one), score(twin)), Pairs.of((iso3, 2020, 2020) for iso3 in ECONOMIES))
    found = moves(sides, "pillar", "all")
    for part in PARTS:
        assert np.nan_to_num(getattr(found, part)) == pytest.approx(0.0, abs=1e-12)


# --- trends and breaks --------------------------------------------------------------------------------------

RISING = ChangeParts(3.0, 4.0, real=0.8, evidence=0.2, method=0.0)


@pytest.mark.parametrize(
    ("moved", "higher", "said"),
    [
        (RISING, 0.95, "rise"),
        (RISING, 0.94, None),
        (RISING, None, None),
        (None, 1.0, None),
        (ChangeParts(3.0, 4.0, real=0.0, evidence=1.0, method=0.0), 1.0, None),
        (ChangeParts(3.0, 4.0, real=-0.5, evidence=1.0, method=0.5), 1.0, None),
        (ChangeParts(4.0, 3.0, real=-1.0, evidence=0.0, method=0.0), 0.05, "fall"),
        (ChangeParts(4.0, 3.0, real=-1.0, evidence=0.0, method=0.0), 0.06, None),
    ],
)
def test_a_trend_is_stated_only_beyond_doubt_and_only_for_a_real_change(moved, higher, said):
    assert trend_statement(moved, higher) == said


def test_the_share_of_draws_counts_ties_half_and_leaves_gaps_out():
    assert share_higher(np.array([1.0, 2.0, 3.0, np.nan]), np.array([2.0, 2.0, 2.5, 9.0])) == 0.5
    assert share_higher(np.array([np.nan]), np.array([1.0])) is None


def test_years_are_cut_where_a_break_lies_between_them():
    assert runs([2023, 2019, 2020, 2022], [2022]) == ((2019, 2020), (2022, 2023))
    assert runs([2019, 2023], [2022]) == ((2019,), (2023,))
    assert runs([2022, 2023], [2022]) == ((2022, 2023),)
    assert runs([], [2022]) == ()


def test_a_figure_carried_over_a_break_stays_on_its_side():
    rows = [
        ("a", "AAA", 2020, 1.0),
        ("a", "AAA", 2021, 1.0),
        ("a", "BBB", 2021, 1.0),
        ("a", "BBB", 2022, 2.0),
    ]
    named = indicator("a", breaks={2022: "New questionnaire."})
    found = book([named], rows, economies=("AAA", "BBB", "CCC"))
    assert found.years == (2020, 2021, 2022)
    assert breaks(found, "a") == {2022: "New questionnaire."}
    joined = comparable(found, 2022)[0]
    assert joined.tolist() == [[True, True, True], [False, False, True], [False, False, False]]
