"""From an address to a view."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from markupsafe import Markup

from dashboard.answers.asked.refused import Refused
from dashboard.frame.page import Page, PageFunction, PageRequest, Site
from dashboard.server.router import Router, split_address
from dashboard.views import faces
from tests.support.site import echo, small_router, view


def test_a_placeholder_takes_one_step_of_the_path():
    router = small_router(view("/country/<iso3>", echo))
    assert "COL" in router.view("/country/COL").html
    assert router.view("/country/COL/privacy").status == 404


@pytest.mark.parametrize(
    "address",
    [
        "/%2Fcountry/COL",
        "/country//COL",
        "/country%2F/COL",
        "/country/",
        "/Country/COL",
        "/country/COL/.",
        "/x/../",
    ],
)
def test_only_the_very_path_of_a_page_is_answered(address: str):
    router = small_router(view("/country/<iso3>", echo), view("/", echo))
    assert router.view(address).status == 404


@pytest.mark.parametrize(
    "step", ["é", "a%20b", "%3Cx%3E", "a%0Ab", "%7C", "..", "%3F", "internet-censorship"]
)
def test_a_step_may_be_any_text_without_a_slash(step: str):
    router = small_router(
        view("/country/<iso3>", lambda _site, request: Page("", "", Markup(request.params["iso3"])))
    )
    assert router.view(f"/country/{step}").html == unquote(step)


def test_a_page_of_its_own_comes_before_a_placeholder():
    def named(name: str) -> PageFunction:
        return lambda _site, _request: Page("", name, Markup(""))

    for order in (1, -1):
        modules = [view("/a/<b>", named("any")), view("/a/own", named("own"))][::order]
        router = small_router(*modules)
        assert (router.view("/a/own").page, router.view("/a/other").page) == ("own", "any")


def test_placeholders_are_percent_decoded_once():
    router = small_router(view("/country/<iso3>", echo))
    assert "%41" in router.view("/country/%2541").html


def test_a_slash_at_the_end_makes_no_difference():
    assert small_router(view("/about", echo)).view("/about/").page == "echo"


def test_only_the_keys_a_page_declares_reach_it_and_the_last_value_counts():
    router = small_router(view("/", echo, ("year",)))
    assert "{&#39;year&#39;: &#39;2021&#39;}" in router.view("/?year=2020&junk=1&year=2021").html


def test_a_page_is_rendered_once_whatever_junk_is_added():
    calls = []

    def counted(site: Site, request: PageRequest) -> Page:
        calls.append(request.query)
        return echo(site, request)

    router = small_router(view("/", counted, ("year",)))
    for junk in range(5):
        router.view(f"/?year=2020&junk={junk}")
    assert calls == [{"year": "2020"}]


def test_the_view_names_the_address_as_it_was_asked():
    assert small_router(view("/", echo)).view("/?b=1&a=2").address == "/?b=1&a=2"


def test_an_unknown_address_is_a_404_page_with_a_way_on():
    shown = small_router().view("/nowhere")
    assert (shown.status, shown.page) == (404, "not-found")
    assert 'href="/"' in shown.html


def test_what_was_not_found_and_what_there_is_stand_on_the_page():
    def missing(_site: Site, _request: PageRequest) -> Page:
        instead = (("Countries", "/#countries"),)
        raise Refused("page", "XYZ", rule="No country has the code <XYZ>.", missing=True, instead=instead)

    shown = small_router(view("/country/<iso3>", missing)).view("/country/XYZ")
    assert shown.status == 404
    assert "No country has the code &lt;XYZ&gt;." in shown.html
    assert '<a href="/#countries">Countries</a>' in shown.html


def test_a_bad_query_names_key_found_and_allowed():
    def strict(_site: Site, _request: PageRequest) -> Page:
        raise Refused("year", "<1066>", ("2020", "2021"))

    shown = small_router(view("/", strict, ("year",))).view("/?year=1066")
    assert (shown.status, shown.page) == (400, "bad-query")
    assert "“year” cannot be “&lt;1066&gt;”." in shown.html
    assert '<a href="/?year=2020">2020</a>' in shown.html


def test_error_pages_are_not_kept():
    router = small_router()
    router.view("/nowhere")
    assert router.kept.used == 0


def test_a_language_is_the_first_step_of_the_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.server.router.LANGUAGES", ("en", "fr"))
    assert split_address("/fr/country/COL?year=2020") == ("fr", "/country/COL", {"year": "2020"})
    assert split_address("/fr") == ("fr", "/", {})
    assert split_address("/en/about") == ("en", "/en/about", {})


def test_a_title_ends_with_the_name_of_the_site():
    shown = small_router(view("/", echo)).view("/")
    assert shown.title == "Echo · Digital Rights Dashboard"


def test_no_two_views_answer_the_same_path():
    paths = [face.path for face in faces()]
    assert len(set(paths)) == len(paths)


def test_a_router_without_pages_still_answers():
    assert isinstance(small_router(), Router)
    assert small_router().view("").status == 404
