"""Addresses of views."""

from __future__ import annotations

from dashboard.frame.page import PageRequest, localised_url


def test_english_has_no_prefix():
    assert localised_url("en", "/country/COL", {}) == "/country/COL"


def test_another_language_is_the_first_step():
    assert localised_url("ar", "/", {}) == "/ar/"
    assert localised_url("ar", "/about", {}) == "/ar/about"


def test_empty_values_leave_a_key_out_but_zero_stays():
    assert localised_url("en", "/", {"year": None, "lane": "", "page": 0}) == "/?page=0"


def test_odd_characters_are_encoded():
    assert localised_url("en", "/country/a b", {"q": "é&="}) == "/country/a%20b?q=%C3%A9%26%3D"


def test_a_fragment_stays_behind_the_query():
    assert localised_url("en", "/#countries", {"year": 2020}) == "/?year=2020#countries"


def test_here_changes_one_key_and_keeps_the_others():
    request = PageRequest(path="/country/COL", query={"year": "2020", "lane": "state"})
    assert request.here(year=2021) == "/country/COL?year=2021&lane=state"
    assert request.here(lane=None) == "/country/COL?year=2020"


def test_commas_of_a_list_stay_readable():
    assert localised_url("en", "/compare", {"c": "ALB,COL"}) == "/compare?c=ALB,COL"
