"""What can be told apart: pairs, orders, groups, brackets, and the sentences made from them."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers.pairs.pairs import Comparisons, comparisons, hundredths
from dashboard.answers.pairs.words import (
    block_words,
    order_words,
    pair_words,
    places_note,
    places_words,
    set_words,
    share_words,
)
from dashboard.views.compare.answer.compare import brackets
from methodology.doubt.book import HIGHER, LOWER, OPEN
from methodology.doubt.run import uncertainty
from tests.support.compare import shaken, shaken_book, with_counts
from tests.support.country import BARE, FAR, NEAR, POOR, RICH, country_book

DRAWS = 2000


def test_two_close_ones_above_a_far_one() -> None:
    found = shaken([90, 88, 20])
    assert [row.iso3 for row in found.by_score] == ["AAA", "BBB", "CCC"]
    assert [(pair.upper, pair.lower) for pair in found.told] == [("AAA", "CCC"), ("BBB", "CCC")]
    assert [(order.uppers, order.lowers) for order in found.orders] == [(("AAA", "BBB"), ("CCC",))]
    assert found.groups == (("AAA", "BBB"),)
    assert found.loose == ()
    words = block_words(found)
    assert words.headline == "AAA and BBB stand above CCC."
    assert words.sentences[0].startswith("AAA and BBB cannot be told apart: AAA is higher in ")
    assert words.note == "Each of these orders holds in at least 100 of 100 recalculations."


def test_a_chain_of_neighbours_has_overlapping_groups() -> None:
    book = shaken_book([90, 60, 30])
    doubt = with_counts(
        book, {(0, 1): 1600, (1, 0): 400, (1, 2): 1500, (2, 1): 500, (0, 2): 1950, (2, 0): 50}
    )
    found = comparisons(book, doubt, ["AAA", "BBB", "CCC"], "privacy")
    assert found.groups == (("AAA", "BBB"), ("BBB", "CCC"))
    assert [(b.first, b.last, b.step) for b in brackets(found)] == [(1, 2, 0), (2, 3, 1)]
    words = block_words(found)
    assert words.headline == "AAA stands above CCC."
    assert words.sentences == (
        "AAA and BBB cannot be told apart: AAA is higher in 80 of 100 recalculations.",
        "BBB and CCC cannot be told apart: BBB is higher in 75 of 100 recalculations.",
    )
    assert words.note == "The order holds in at least 97 of 100 recalculations."


def test_an_open_pair_around_one_that_is_told_apart_is_in_no_group() -> None:
    book = shaken_book([90, 60, 30])
    doubt = with_counts(book, {(0, 1): 2000, (1, 2): 2000, (0, 2): 1000, (2, 0): 900})
    found = comparisons(book, doubt, ["AAA", "BBB", "CCC"], "privacy")
    assert found.groups == ()
    assert [(pair.first, pair.second) for pair in found.loose] == [("AAA", "CCC")]
    words = block_words(found)
    assert words.headline == "AAA stands above BBB. BBB stands above CCC."
    assert words.sentences == (
        "AAA and CCC cannot be told apart: AAA is higher in 50 of 100 recalculations, level in 5.",
    )


def test_an_order_against_the_scores_is_not_told() -> None:
    book = shaken_book([60, 50])
    found = comparisons(book, with_counts(book, {(1, 0): 1990, (0, 1): 10}), ["AAA", "BBB"], "privacy")
    assert block_words(found).headline == (
        "AAA and BBB cannot be told apart: AAA has the higher score, but BBB is higher in more than 99 of "
        "100 recalculations."
    )


def test_none_can_be_told_apart() -> None:
    words = block_words(shaken([50, 50, 51]))
    assert words.headline == "None of these 3 can be told apart."
    assert words.note == ""


def test_many_orders_stand_below_a_count() -> None:
    words = block_words(shaken([95, 70, 45, 20]))
    assert words.headline == "6 of 6 pairs can be told apart."
    assert words.sentences[:2] == ("AAA stands above BBB, CCC and DDD.", "BBB stands above CCC and DDD.")


def test_equals_are_level_in_every_recalculation() -> None:
    book = shaken_book([50, 50])
    pair = comparisons(book, with_counts(book, {}), ["AAA", "BBB"], "privacy").pairs[0]
    assert pair.found.verdict == OPEN
    assert "level in every recalculation" in pair_words(pair, shaken([50, 50]))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 of 100"),
        (1, "fewer than 1 of 100"),
        (1420, "71 of 100"),
        (1899, "94 of 100"),
        (1900, "95 of 100"),
        (1999, "more than 99 of 100"),
        (2000, "100 of 100"),
    ],
)
def test_shares_in_words_never_contradict_the_verdict(count: int, words: str) -> None:
    book = shaken_book([60, 50])
    doubt = with_counts(book, {(0, 1): count, (1, 0): DRAWS - count})
    pair = comparisons(book, doubt, ["AAA", "BBB"], "privacy").pairs[0]
    assert share_words(pair, pair.found.above) == words
    assert (pair.found.verdict == HIGHER) == (count >= 0.95 * DRAWS)
    if not pair.told and pair.upper == "AAA":
        assert hundredths(pair, pair.share) < 95


def test_range_and_not_scored_are_part_of_no_pair() -> None:
    book = country_book()
    found = comparisons(book, uncertainty(book), [RICH, POOR, NEAR, FAR, BARE], "speech")
    assert {row.iso3: row.cell.state for row in found.unscored} == {POOR: "range", BARE: "not-scored"}
    assert {iso3 for pair in found.pairs for iso3 in (pair.first, pair.second)} == {RICH, NEAR, FAR}
    assert all(row.places is None and row.interval is None for row in found.unscored)
    assert "Poorland and Bareland have no score here and are part of no pair." in block_words(found).sentences


def test_without_two_scores_there_is_no_pair() -> None:
    book = country_book()
    doubt = uncertainty(book)
    one = block_words(comparisons(book, doubt, [RICH, BARE], "speech"))
    none = block_words(comparisons(book, doubt, [POOR, BARE], "speech"))
    assert one.headline == "Only Richland has a score here, so there is no pair to compare."
    assert none.headline == "None of these countries has a score here."
    assert places_note(comparisons(book, doubt, [POOR, BARE], "speech"), 0.9) == ""


def test_a_place_only_comes_as_a_span_and_with_the_span_that_holds_for_all() -> None:
    found = shaken([90, 88, 20])
    first = found.rows[0].places
    assert first is not None
    assert (places_words(first), set_words(first)) == ("1 to 2", "1 to 2")
    assert "highest of 3 scored countries" in places_note(found, 0.9)


# --- laws -------------------------------------------------------------------------------------------------


@st.composite
def any_comparison(draw: st.DrawFn) -> Comparisons:
    """Economies with any scores and any counts of draws; most counts lie near the limit."""
    values = draw(st.lists(st.integers(0, 100), min_size=2, max_size=7))
    counts = {}
    for one, other in combinations(range(len(values)), 2):
        above = draw(st.sampled_from([0, 40, 100, 900, 1899, 1900, 2000]) | st.integers(0, DRAWS))
        below = draw(st.integers(0, DRAWS - above) | st.just(DRAWS - above))
        counts[one, other], counts[other, one] = above, below
    book = shaken_book(values)
    return comparisons(book, with_counts(book, counts), list(book.economy_index), "privacy")


@given(any_comparison())
def test_every_pair_is_said_once_and_as_the_draws_have_it(found: Comparisons) -> None:
    said = [frozenset((up, low)) for order in found.orders for up in order.uppers for low in order.lowers]
    assert len(said) == len(set(said))
    for order in found.orders:
        for up in order.uppers:
            for low in order.lowers:
                pair = found.pair(up, low)
                assert pair.found.verdict == (HIGHER if pair.first == up else LOWER)
    together = {frozenset(two) for group in found.groups for two in combinations(group, 2)}
    loose = {frozenset((pair.first, pair.second)) for pair in found.loose}
    assert set(said) | together | loose == {frozenset((p.first, p.second)) for p in found.pairs}
    assert not set(said) & (together | loose)
    assert not together & loose


@given(any_comparison())
def test_groups_are_the_largest_runs_of_neighbours_without_a_pair_told_apart(found: Comparisons) -> None:
    ranked = [row.iso3 for row in found.by_score]
    runs = [
        ranked[start:end]
        for start in range(len(ranked))
        for end in range(start + 2, len(ranked) + 1)
        if not any(found.pair(*two).told for two in combinations(ranked[start:end], 2))
    ]
    largest = [run for run in runs if not any(set(run) < set(other) for other in runs)]
    assert [list(group) for group in found.groups] == largest


@given(any_comparison())
def test_brackets_of_one_step_never_touch(found: Comparisons) -> None:
    placed = brackets(found)
    for step in {one.step for one in placed}:
        for upper, lower in pairwise(sorted((b.first, b.last) for b in placed if b.step == step)):
            assert upper[1] < lower[0]


@given(any_comparison())
def test_sentences_name_exactly_the_pairs_that_are_told_apart(found: Comparisons) -> None:
    words = block_words(found)
    text = " ".join((words.headline, *words.sentences))
    for order in found.orders:
        assert order_words(order, found) in text
    assert text.count(" above ") == len(found.orders)
    assert bool(words.note) == bool(found.told)
