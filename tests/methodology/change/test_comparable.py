"""Whether two years may be compared, how fresh a year is, and what a pillar is made of: worked by hand."""

from dataclasses import replace

import pytest

from methodology.change.comparable import step, steps
from methodology.explain.composition import catalogue_composition, composition
from methodology.explain.freshness import freshness, newest_fresh_year
from methodology.model import Gate, Override, Source
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

YEARS = {"first_year": 2022, "default_year": 2024, "max_age": 1}


def book(indicators, rows, economies=("AAA",), **changes):
    return score(content(indicators, rows, economies=economies, **YEARS | changes))


def rows(**years):
    """`a2023=40.0` is the figure of indicator a in AAA and 2023."""
    return [(name[0], "AAA", int(name[1:]), value) for name, value in years.items()]


# --- comparable years ---------------------------------------------------------------------------------------


def test_the_same_figures_behind_both_years_make_a_change():
    found = step(book([indicator("a")], rows(a2023=40.0, a2024=60.0)), "AAA", "privacy", 2024)
    assert found.comparable
    assert found.change == found.like_for_like == pytest.approx(1.0)  # 40 → 3, 60 → 4


def test_a_figure_that_expires_is_no_improvement():
    # 2023: a 60 → 4, b 0 → 1, mean 2.5. 2024: b of 2022 is too old, a unmoved: 4. Like for like no move.
    found = step(
        book([indicator("a"), indicator("b")], rows(a2023=60.0, a2024=60.0, b2022=0.0)),
        "AAA",
        "privacy",
        2024,
    )
    assert (found.before, found.after) == (2.5, 4.0)
    assert not found.comparable
    assert found.change is None
    assert (found.expired, found.new, found.of, found.shared) == (1, 0, 2, 1)
    assert found.like_for_like == 0.0


def test_a_new_figure_is_no_change_either():
    found = step(
        book([indicator("a"), indicator("b")], rows(a2023=60.0, a2024=40.0, b2024=100.0)),
        "AAA",
        "privacy",
        2024,
    )
    assert (found.expired, found.new, found.change) == (0, 1, None)
    assert found.like_for_like == pytest.approx(-1.0)


def test_too_little_that_both_years_have_says_nothing():
    # a holds a quarter of the weight, below a third.
    indicators = [indicator("a"), indicator("b", weight=3.0)]
    found = step(book(indicators, rows(a2023=60.0, a2024=40.0, b2024=100.0)), "AAA", "privacy", 2024)
    assert found.like_for_like is None
    enough = [indicator("a"), indicator("b", weight=2.0)]
    found = step(book(enough, rows(a2023=60.0, a2024=40.0, b2024=100.0)), "AAA", "privacy", 2024)
    assert found.like_for_like == pytest.approx(-1.0)


def test_a_break_of_a_series_parts_the_years():
    broken = indicator("a", breaks={2024: "New questions."})
    found = step(book([broken], rows(a2023=40.0, a2024=60.0)), "AAA", "privacy", 2024)
    assert (found.comparable, found.expired, found.new, found.like_for_like) == (False, 1, 1, None)


def test_a_range_has_no_change():
    gated = content([indicator("a")], rows(a2023=40.0, a2024=60.0), gate=Gate(indicators=2), **YEARS)
    found = step(score(gated), "AAA", "privacy", 2024)
    assert found.comparable
    assert (found.before, found.after, found.change) == (None, None, None)


def test_the_first_year_has_nothing_before_it():
    assert step(book([indicator("a")], rows(a2022=40.0)), "AAA", "privacy", 2022) is None


def test_all_economies_at_once_say_the_same_as_one():
    data = [*rows(a2023=40.0, a2024=60.0), ("a", "BBB", 2023, 20.0), ("b", "BBB", 2024, 20.0)]
    found = book([indicator("a"), indicator("b")], data, economies=("AAA", "BBB"))
    for level, node in (("pillar", "privacy"), ("dimension", "privacy.law"), ("indicator", "a")):
        whole = steps(found, level, "all", 2023, 2024)
        row = whole.nodes.index(node)
        for place, iso3 in enumerate(("AAA", "BBB")):
            one = step(found, iso3, node, 2024)
            assert bool(whole.comparable[row, place]) == one.comparable
            assert (whole.before[row, place] - whole.shared[row, place]) == one.expired


def test_an_implicit_dimension_does_not_shift_the_rows():
    pillars = [pillar("net"), pillar("privacy", "law", "life")]
    indicators = [
        indicator("u", pillar="net", dimension=""),
        indicator("a"),
        indicator("b", dimension="life"),
    ]
    data = [("u", "AAA", 2024, 1.0), *rows(a2023=40.0, a2024=60.0, b2023=60.0, b2024=40.0)]
    found = score(content(indicators, data, pillars, **YEARS))
    whole = steps(found, "dimension", "all", 2023, 2024)
    assert whole.nodes == ("privacy.law", "privacy.life")
    assert whole.move[:, 0] == pytest.approx([1.0, -1.0])
    assert step(found, "AAA", "privacy.life", 2024).change == pytest.approx(-1.0)


def test_other_shares_of_responsibility_are_no_change_of_a_lane():
    indicators = [indicator(name, responsibility={"state": 1.0}) for name in ("a", "b")]
    made = content(indicators, rows(a2023=40.0, a2024=40.0, b2023=60.0, b2024=60.0), **YEARS)
    other = Override("a", "AAA", {"unknown": 1.0}, "Occupied.", first=2024)
    found = score(replace(made, overrides=(other,)))
    state = step(found, "AAA", "privacy", 2024, "state")
    assert (state.comparable, state.change, state.like_for_like) == (False, None, 0.0)
    assert step(found, "AAA", "privacy", 2024).comparable, "the score of all actors is the same"


# --- freshness ----------------------------------------------------------------------------------------------


def test_freshness_counts_the_figures_in_use():
    found = book([indicator("a"), indicator("b")], rows(a2023=1.0, b2024=1.0), max_age=2)
    assert freshness(found, 2024) == replace(
        freshness(found, 2024), figures=2, of_the_year=0.5, one_year_old=1.0
    )
    assert freshness(found, 2022).figures == 0
    assert newest_fresh_year(found) == 2024


def test_a_year_of_old_figures_is_not_fresh():
    found = book([indicator("a"), indicator("b")], rows(a2022=1.0, b2022=1.0, b2023=2.0), max_age=3)
    assert not freshness(found, 2024).enough
    assert newest_fresh_year(found) == 2023


# --- composition --------------------------------------------------------------------------------------------

SOURCES = {
    "one": Source("one", publisher="House One", family="h1"),
    "two": Source("two", publisher="House One again", family="h1"),
    "three": Source("three", publisher="House Two"),
}


def test_a_pillar_says_what_its_weight_is_made_of():
    indicators = [
        indicator("a", source="one", online=True, weight=2.0),
        indicator("b", source="two", weight=1.0),
        indicator("c", source="three", weight=1.0),
    ]
    found = book(indicators, rows(a2024=1.0, c2023=1.0), sources=SOURCES)
    whole = catalogue_composition(found, "privacy", 2024)
    assert whole.online == 0.5
    assert [(house.family, house.publisher, house.share) for house in whole.houses] == [
        ("h1", "House One", 0.75),
        ("three", "House Two", 0.25),
    ]
    # Observed: a (2 of 3) of the year, c (1 of 3) of the year before.
    own = composition(found, "AAA", "privacy", 2024)
    assert own.online == pytest.approx(2 / 3)
    assert own.of_the_year == pytest.approx(2 / 3)
    assert whole.of_the_year == pytest.approx(2 / 3)


def test_a_pillar_without_evidence_is_made_of_nothing():
    found = composition(book([indicator("a")], []), "AAA", "privacy", 2024)
    assert found.empty
    assert found.of_the_year is None
