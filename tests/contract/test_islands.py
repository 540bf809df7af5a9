"""The contract of islands: a place in a page, an island in the layout, and one callback that draws."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from dashboard.server.app import Dashboard, create_app
from dashboard.server.component import VIEW_OUTPUT
from dashboard.views import faces
from tests.support.country import RICH, country_book
from tests.support.income import income_book
from tests.support.islands import island_graphs

WORKBENCHES = [face for face in faces() if face.workbench]
CONTROLS = [name for face in WORKBENCHES for name in face.islands]
"""The islands of workbenches hold controls; all others hold graphs."""
ALL_ISLANDS = [name for face in faces() for name in face.islands]
ISLANDS = [name for name in ALL_ISLANDS if name not in CONTROLS]
COUNTRY, INCOME = "country", "income"
PAGES = {
    "country-trend": (COUNTRY, f"/country/{RICH}"),
    "indicator-history": (COUNTRY, f"/country/{RICH}/indicator/law"),
    "indicator-income": (INCOME, "/indicator/use"),
    "audit-correlations": (COUNTRY, "/audit"),
}
"""For each island a page of the test's content that has its places."""


@pytest.fixture(scope="module")
def apps() -> dict[str, Dashboard]:
    return {COUNTRY: create_app(country_book()), INCOME: create_app(income_book())}


def test_every_island_is_known_to_this_test():
    assert set(PAGES) == set(ISLANDS)


def test_the_callbacks_are_the_view_one_an_island_and_two_a_workbench(apps: dict[str, Dashboard]):
    listed = apps[COUNTRY].server.test_client().get("/_dash-dependencies").json
    callbacks = {callback["output"]: callback for callback in listed}
    turns = {f"{face.workbench}.{name}" for face in WORKBENCHES for name in ("asked", "answer")}
    islands = {f"{name}.children" for name in ALL_ISLANDS}
    assert set(callbacks) == {VIEW_OUTPUT} | islands | turns
    for name in ALL_ISLANDS:
        callback = callbacks[f"{name}.children"]
        assert callback["inputs"] == [{"id": name, "property": "seen"}]
        assert callback["prevent_initial_call"] is True
        assert not callback["state"]


def test_the_layout_holds_every_island_once_and_empty(apps: dict[str, Dashboard]):
    layout = apps[COUNTRY].server.test_client().get("/_dash-layout").json
    parts = layout["props"]["children"]
    islands = [part["props"] for part in parts if part["type"] == "Island"]
    assert islands == [{"id": name} for name in ALL_ISLANDS]
    benches = [part["props"] for part in parts if part["type"] == "Workbench"]
    assert benches == [{"id": face.workbench} for face in WORKBENCHES]


@pytest.mark.parametrize("name", ISLANDS)
def test_a_page_has_a_named_place_for_every_graph(apps: dict[str, Dashboard], name: str):
    content, address = PAGES[name]
    document = apps[content].server.test_client().get(address).text
    places = re.findall(r'<figure class="plot[^>]*data-island="([^"]+)" aria-label="[^"]+">', document)
    graphs = island_graphs(apps[content], name, address)
    assert Counter(places)[name] == len(graphs) > 0


@pytest.mark.parametrize("name", ISLANDS)
def test_a_graph_is_as_high_as_its_place_and_says_what_it_shows(apps: dict[str, Dashboard], name: str):
    content, address = PAGES[name]
    document = apps[content].server.test_client().get(address).text
    heights = set(re.findall(rf'data-island="{name}".*?<svg [^>]*height="(\d+)"', document))
    for graph in island_graphs(apps[content], name, address):
        layout = graph["figure"]["layout"]
        assert {str(round(layout["height"]))} == heights
        assert re.fullmatch(r"[a-z]+-[\w-]+-\d{4}", layout["meta"]["file"]), "view, economy or world, year"
        assert str(layout["meta"]["title"]).strip()
        assert "methodology" in layout["meta"]["source"]


@pytest.mark.parametrize("name", ALL_ISLANDS)
@pytest.mark.parametrize(
    "address",
    [
        "/about",
        "/nowhere",
        "/country/XYZ",
        "/indicator/nothing",
        f"/country/{RICH}/indicator/nothing",
        f"/country/{RICH}?year=1900",
        "/audit?year=soon",
        None,
        7,
        [],
        "x" * 5000,
    ],
)
def test_an_address_that_is_not_its_own_draws_nothing(apps: dict[str, Dashboard], name: str, address: Any):
    assert island_graphs(apps[COUNTRY], name, address) == []


def test_a_chart_is_of_the_year_in_the_address(apps: dict[str, Dashboard]):
    name, address = "indicator-history", f"/country/{RICH}/indicator/law"
    files = [
        island_graphs(apps[COUNTRY], name, f"{address}{query}")[0]["figure"]["layout"]["meta"]["file"]
        for query in ("", "?year=2020")
    ]
    assert [file.rsplit("-", 1)[1] for file in files] == ["2021", "2020"]
