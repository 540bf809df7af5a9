"""Turned knobs: what the controls hold becomes the query that a form without scripts would send."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dashboard.server.app import Dashboard, create_app
from dashboard.views.whatif import VIEW
from dashboard.views.whatif.answer import what_if
from dashboard.views.whatif.choice.choice import read_what_if
from dashboard.views.whatif.fields import fields, sent
from dashboard.views.whatif.turned import turned_query
from tests.support.catalogue import catalogue_book

BOOK = catalogue_book()


def held(**query: str) -> dict[str, object]:
    """What the controls hold on the page of a query."""
    answer = what_if(BOOK, read_what_if(BOOK, query))
    return {field.name: field.held for field in fields(answer)}


def ask(app: Dashboard, asked: object) -> dict[str, Any]:
    body = {
        "output": "what-if.answer",
        "outputs": {"id": "what-if", "property": "answer"},
        "inputs": [{"id": "what-if", "property": "asked", "value": asked}],
        "changedPropIds": ["what-if.asked"],
    }
    answer = app.server.test_client().post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return dict(answer.json["response"]["what-if"]["answer"])


def controls(app: Dashboard, address: str) -> list[dict[str, Any]]:
    body = {
        "output": "what-if-controls.children",
        "outputs": {"id": "what-if-controls", "property": "children"},
        "inputs": [{"id": "what-if-controls", "property": "seen", "value": address}],
        "changedPropIds": ["what-if-controls.seen"],
    }
    answer = app.server.test_client().post("/_dash-update-component", json=body)
    return list(answer.json["response"]["what-if-controls"]["children"])


@pytest.fixture(scope="module")
def app() -> Dashboard:
    return create_app(BOOK, [VIEW])


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("w.limits", "1.25", "1.25"),
        ("w.limits", 1, "1"),
        ("gate-coverage", 12.5, "12.5"),
        ("gate-coverage", -5.0, "-5.0"),
        ("gate-coverage", None, ""),
        ("within", "own", ""),
        ("overall", True, "1"),
        ("gate", True, "off"),
        ("gate-kinds", True, "off"),
        ("without.source.open", False, ""),
    ],
)
def test_a_control_says_what_the_element_of_a_form_would_send(name: str, value: object, said: str) -> None:
    assert sent(name, value) == said


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"w": "limits_3", "without": "evidence.perception", "sort": "change"},
        {"weights": "equal", "overall": "1", "pillar": "overall", "among": "geometric"},
        {"gate": "off", "year": "2021", "a": "BBB", "b": "CCC"},
        {"gate-coverage": "40", "within": "harmonic", "lane": "state"},
    ],
)
def test_controls_that_nobody_turned_mean_the_query_of_the_page(query: dict[str, str]) -> None:
    choice = read_what_if(BOOK, query)
    assert read_what_if(BOOK, turned_query(BOOK, query, held(**query))) == choice


def test_a_pair_that_nobody_chose_makes_way_for_that_of_another_year() -> None:
    assert {"a", "b"} & turned_query(BOOK, {}, held() | {"year": "2021"}).keys() == set()
    chosen = turned_query(BOOK, {}, held() | {"b": "CCC"})
    assert chosen["b"] == "CCC"
    assert "a" not in chosen


def test_every_control_comes_into_the_place_that_the_form_left_for_it(app: Dashboard) -> None:
    address = "/whatif?w=limits_3&without=evidence.perception&overall=1"
    page = app.server.test_client().get(address).text
    places = re.findall(r'data-island="what-if-controls"><(?:input|select)[^>]* name="([^"]+)"', page)
    made = controls(app, address)
    assert [control["props"]["name"] for control in made] == places
    assert {control["namespace"] for control in made} == {"dash_bootstrap_components"}
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    ids = re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', page)
    assert set(ids) == labelled


def test_the_answer_is_the_page_of_the_address_that_it_names(app: Dashboard) -> None:
    values = held() | {"w.limits": "3"}
    answer = ask(app, {"address": "/whatif?sort=change", "values": values})
    assert answer["address"] == "/whatif?sort=change&w=limits_3"
    assert answer["values"] == {}, "the reader set them"
    page = app.server.test_client().get(answer["address"]).text
    for name, leaf in answer["leaves"].items():
        assert name == "said" or leaf in page, name
    assert "scores above" in answer["leaves"]["said"]


def test_an_address_that_is_asked_for_brings_the_values_of_its_controls(app: Dashboard) -> None:
    answer = ask(app, {"address": "/whatif?without=evidence.perception&w=limits_2", "values": None})
    assert answer["values"]["w.limits"] == "2"
    assert answer["values"]["without.evidence.perception"] is True
    assert "w.privacy.watch" in answer["idle"]


def test_a_refused_value_is_told_in_the_words_of_the_page_for_refused_addresses(app: Dashboard) -> None:
    answer = ask(app, {"address": "/whatif", "values": held() | {"gate-coverage": 150}})
    assert (answer["refused"], answer["leaves"], answer["address"]) == ("gate-coverage", {}, "")
    page = app.server.test_client().get("/whatif?gate-coverage=150")
    assert page.status_code == 400
    assert answer["problem"] in page.text


@pytest.mark.parametrize(
    "asked", [None, 7, [], {}, {"address": 7}, {"address": "/about", "values": {}}, {"address": "/whatif/x"}]
)
def test_what_is_no_question_is_not_answered(app: Dashboard, asked: object) -> None:
    answer = ask(app, asked)
    assert (answer["address"], answer["leaves"], answer["problem"]) == ("", {}, "")


@pytest.mark.parametrize("values", [{"w.limits": {"a": 1}}, {"w.nothing": "1"}, {"a": []}, {"year": True}])
def test_values_that_no_control_can_hold_are_refused_like_those_of_an_address(
    app: Dashboard, values: dict[str, object]
) -> None:
    assert ask(app, {"address": "/whatif", "values": values})["problem"]
