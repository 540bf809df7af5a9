"""Rounding and writing figures, in the one place that does."""

from __future__ import annotations

import math
from decimal import Context, Decimal

import pytest

from dashboard.language.dates import day
from dashboard.language.i18n import speaking
from dashboard.language.numbers import MINUS, number, percent, roughly, score1, signed
from dashboard.language.words import listed


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (1, "1.0"),
        (6.0, "6.0"),
        (3.45, "3.5"),
        (3.449999, "3.4"),
        (2.25, "2.3"),
        (5.95, "6.0"),
        (5.949, "5.9"),
    ],
)
def test_scores_are_rounded_half_up_to_one_decimal(score: float, shown: str):
    assert score1(score) == shown


@pytest.mark.parametrize("nothing", [None, math.nan])
def test_nothing_is_an_en_dash(nothing: float | None):
    assert score1(nothing) == number(nothing) == percent(nothing) == "–"


def test_numbers_show_as_few_decimals_as_they_need():
    assert [number(value) for value in (3, 3.5, 0.12345, 1234567.0, 0.00001)] == [
        *("3", "3.5", "0.1235", "1,234,567", "0")
    ]


def test_negative_numbers_have_a_minus_sign_and_zero_has_none():
    assert number(-2.5, 1) == "−2.5"
    assert number(-0.01, 1) == "0.0"


@pytest.mark.parametrize("value", [1e30, -1e30, 123456789012345678901234567890.0, 1e300, 5e-324])
def test_a_figure_of_any_size_is_written(value: float):
    written = [
        number(value),
        number(value, 6),
        score1(value),
        roughly(value),
        percent(value),
        percent(value, 1),
    ]
    assert all(written)
    plain = number(value, 0).replace(",", "").replace(MINUS, "-")
    assert Decimal(plain) == Decimal(repr(value)).quantize(Decimal(1), context=Context(prec=400))


def test_a_share_becomes_per_cent():
    assert (percent(0.256), percent(0.125, 1), percent(1)) == ("26%", "12.5%", "100%")


def test_differences_have_a_sign():
    assert (signed(0.26), signed(-0.26), signed(0.01)) == ("+0.3", "−0.3", "0.0")


def test_other_languages_write_numbers_their_way():
    with speaking("fr"):
        assert number(1234.5, 1) == "1\u202f234,5"
    with speaking("es"):
        assert number(3.5) == "3,5"


def test_shares_lists_and_days_follow_the_reader():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert day("2026-11-22") == "2026-11-22"
    with speaking("fr"):
        assert percent(0.256) == "26\xa0%"
        assert percent(0.125, 1) == "12,5\xa0%"
        assert listed(["a", "b", "c"]) == "a, b et c"
        assert day("2026-11-22") == "22 nov. 2026"
    with speaking("zh"):
        assert listed(["a", "b", "c"]) == "a、b和c"


@pytest.mark.parametrize("text", ["", "2025", "2026-11", "2026-13-45", "in 2025/26!", "20261122"])
def test_what_is_no_whole_day_stays_as_it_is(text: str):
    assert day(text) == text
