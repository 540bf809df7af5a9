"""The comparison's address: what it chooses, refuses, and offers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.answers.shown.score import no_interval
from dashboard.views.compare.answer.spread import widest_spreads
from dashboard.views.compare.choice import MOST, compare_query, neighbours, read_compare, suggestions, to_add
from methodology.model import Economy
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.country import BARE, FAR, NEAR, POOR, RICH, country_book

BOOK = country_book()


def many(count: int):
    codes = [f"A{chr(65 + k // 26)}{chr(65 + k % 26)}" for k in range(count)]
    return score(content([indicator("law")], [("law", code, 2020, 50.0) for code in codes], economies=codes))


def test_codes_are_read_in_any_case_once_and_stand_a_to_z_by_name() -> None:
    choice = read_compare(BOOK, {"c": "ric, far,NEA,RIC,"})
    assert choice.economies == (FAR, NEAR, RICH)
    assert compare_query(BOOK, choice) == {"c": "FAR,NEA,RIC", "year": None, "lane": None, "order": None}


def test_year_lane_and_order_are_kept() -> None:
    choice = read_compare(BOOK, {"c": RICH, "year": "2018", "lane": "state", "order": "az"})
    assert compare_query(BOOK, choice) == {"c": RICH, "year": 2018, "lane": "state", "order": "az"}


def test_an_unknown_code_is_refused_with_what_may_have_been_meant() -> None:
    with pytest.raises(Refused) as problem:
        read_compare(BOOK, {"c": "RIC,NEE"})
    assert problem.value.key == "c"
    assert "RIC,NEA" in problem.value.allowed
    assert problem.value.allowed[-1] == "RIC"
    assert "“NEE”" in problem.value.rule


@pytest.mark.parametrize(("key", "value"), [("order", "score"), ("year", "1900"), ("lane", "martian")])
def test_other_wrong_values_are_refused(key: str, value: str) -> None:
    with pytest.raises(Refused) as problem:
        read_compare(BOOK, {"c": RICH, key: value})
    assert problem.value.key == key


def test_more_than_fit_are_named_and_left_out() -> None:
    book = many(10)
    codes = list(book.economy_index)
    choice = read_compare(book, {"c": ",".join(codes)})
    assert (choice.economies, choice.too_many) == (tuple(codes[:MOST]), tuple(codes[MOST:]))
    assert to_add(book, choice) == ()


def test_each_country_that_can_be_added_leads_to_the_whole_comparison() -> None:
    found = dict(to_add(BOOK, read_compare(BOOK, {"c": "RIC,NEA"})))
    assert found == {"Bareland": "BAR,NEA,RIC", "Farland": "FAR,NEA,RIC", "Poorland": "NEA,POO,RIC"}


def test_suggestions_come_from_the_content_and_can_be_compared() -> None:
    assert [(s.title, s.economies) for s in suggestions(BOOK, 2021)] == [("North", (NEAR, POOR, RICH))]


def test_content_without_groups_still_offers_a_comparison() -> None:
    (only,) = suggestions(many(10), 2020)
    assert (only.title, len(only.economies)) == ("", 4)
    assert suggestions(many(1), 2020) == ()


def test_regions_too_large_for_one_page_are_not_offered() -> None:
    book = many(9)
    economies = tuple(Economy(e.iso3, e.name, region="Everywhere") for e in book.economies)
    book = score(replace(book.content, economies=economies))
    assert [s.title for s in suggestions(book, 2020)] == [""]


def test_the_neighbours_of_one_country() -> None:
    assert [(n.title, n.economies) for n in neighbours(BOOK, RICH)] == [
        ("North", (NEAR, POOR)),
        ("High", (FAR, NEAR)),
    ]
    assert [n.economies for n in neighbours(BOOK, BARE)] == [(FAR, NEAR, POOR, RICH)]


def test_the_widest_spreads_come_first_and_hold_no_withheld_figure() -> None:
    found = widest_spreads(BOOK, [RICH, NEAR, FAR], 2021, no_interval)
    widths = [max(c.score for c in s.scored) - min(c.score for c in s.scored) for s in found]
    assert widths == sorted(widths, reverse=True)
    assert found[0].indicator.id == "users"
    assert [cell.iso3 for cell in found[0].scored] == [RICH, NEAR, FAR]
    by_id = {spread.indicator.id: spread for spread in found}
    assert by_id["arrests"].withheld
    assert all(value is None for value in by_id["arrests"].values)
    assert list(by_id["law"].values) == [80.0, 40.0, 99.0]


def test_a_lane_compares_only_the_indicators_that_it_answers_for() -> None:
    found = {
        spread.indicator.id
        for spread in widest_spreads(BOOK, [RICH, NEAR, FAR], 2021, no_interval, "corporate")
    }
    assert found
    assert found <= {"charter", "removals", "price"}


def test_indicators_without_a_difference_are_left_out() -> None:
    assert widest_spreads(many(3), list(many(3).economy_index), 2020, no_interval) == ()
