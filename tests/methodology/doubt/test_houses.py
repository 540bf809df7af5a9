"""Errors of one house go together, and sources err each in their own way: worked by hand."""

import pytest

from methodology.doubt.book import ASSUMED
from methodology.model import OwnError, Source
from tests.support.content import content, indicator
from tests.support.doubt import YES_NO, Z, doubt_of, near

FAMILY = {
    "one": Source("one", family="house"),
    "two": Source("two", family="house"),
    "other": Source("other", family="elsewhere"),
}


def pair(first: str, second: str):
    """Two experts' figures of one economy, from two sources."""
    named = [
        indicator("law", evidence="expert", source=first),
        indicator("use", evidence="expert", source=second),
    ]
    return content(named, [("law", "AAA", 2020, 50), ("use", "AAA", 2020, 50)], sources=FAMILY)


@pytest.mark.parametrize("together", [0.0, 0.3, 1.0])
def test_the_mean_of_two_figures_of_one_house_varies_by_what_they_share(together: float):
    # Var((x + y)/2) = e²·(1 + c)/2 with c the correlation of the two errors.
    error = 0.4 * ((1 + together) / 2) ** 0.5
    doubt = doubt_of(pair("one", "two"), measurement={"expert": 0.4}, house=together)
    near(doubt.interval("AAA", "privacy"), 3.5 - Z * error, 3.5 + Z * error)


def test_figures_of_two_houses_err_each_for_itself():
    doubt = doubt_of(pair("one", "other"), measurement={"expert": 0.4}, house=1.0)
    near(doubt.interval("AAA", "privacy"), 3.5 - Z * 0.4 / 2**0.5, 3.5 + Z * 0.4 / 2**0.5)


def test_a_house_makes_no_single_figure_more_or_less_certain():
    doubt = doubt_of(pair("one", "two"), measurement={"expert": 0.4}, house=0.7)
    near(doubt.interval("AAA", "law"), 3.5 - Z * 0.4, 3.5 + Z * 0.4)
    assert doubt.measurement("AAA", "law").error == pytest.approx(0.4)


def test_figures_without_a_source_have_no_house():
    doubt = doubt_of(pair("", ""), measurement={"expert": 0.4}, house=1.0)
    near(doubt.interval("AAA", "privacy"), 3.5 - Z * 0.4 / 2**0.5, 3.5 + Z * 0.4 / 2**0.5)


def test_a_source_has_an_error_of_its_own_and_a_series_one_that_wins():
    own = {"one": OwnError(0.2, reason="Sums of many answers."), "two": OwnError(0.2, reason="The same.")}
    doubt = doubt_of(pair("one", "two"), measurement={"expert": 0.5}, sources=own,
                     series={"use": OwnError(0.3, reason="A single answer.")})  # fmt: skip
    assert doubt.measurement("AAA", "law").error == pytest.approx(0.2)
    assert doubt.measurement("AAA", "use").error == pytest.approx(0.3)
    assert doubt.measurement("AAA", "use").basis == ASSUMED


def test_bounds_of_the_source_win_over_its_own_error():
    doubt = doubt_of(pair("one", "two"), {("law", "AAA"): (48, 52)}, sources={"one": OwnError(0.9)})
    assert doubt.measurement("AAA", "law").error == pytest.approx(0.1)


def test_bounds_may_hold_more_than_one_standard_error_either_way():
    """Half a width of 0.1 points that holds 90 % is 1.645 standard errors."""
    own = {"one": OwnError(bounds=0.9, reason="They are 90 % intervals.")}
    doubt = doubt_of(pair("one", "two"), {("law", "AAA"): (48, 52)}, sources=own)
    assert doubt.measurement("AAA", "law").error == pytest.approx(0.1 / 1.6449, rel=1e-4)


def test_a_source_may_code_better_or_worse_than_others():
    named = [indicator("law", scale=YES_NO, source="one"), indicator("use", scale=YES_NO, source="other")]
    found = content(named, [("law", "AAA", 2020, 1), ("use", "AAA", 2020, 1)], sources=FAMILY)
    doubt = doubt_of(found, miscoded=0.1, sources={"one": OwnError(miscoded=0.0, reason="The register.")})
    assert doubt.measurement("AAA", "law").miscoded == 0
    assert doubt.measurement("AAA", "use").miscoded == pytest.approx(0.1)
