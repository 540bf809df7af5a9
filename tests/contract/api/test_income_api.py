"""The address on scores in the light of income: the query's numbers, its basis, and what it keeps back."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.answers.income.income import income_world
from dashboard.server.api import register
from methodology.readings.adjust_income import IMMEDIATE, NO_INCOME
from tests.support.catalogue import catalogue_site
from tests.support.income import BEHIND, COUNT, POOREST, SECRET, UNKNOWN, YEARS, income_book

BOOK = income_book()
ADDRESS = "/api/v1/indicators/use/income"


def client_of(redistribute: str = "raw") -> FlaskClient:
    server = Flask("income-test")
    register(server, catalogue_site(income_book(redistribute)))
    return server.test_client()


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return client_of()


def test_items_are_those_of_the_query_in_the_order_of_the_content(client: FlaskClient) -> None:
    body = client.get(f"{ADDRESS}?limit=1000").get_json()
    assert [item["iso3"] for item in body["items"]] == [economy.iso3 for economy in BOOK.economies]
    world = {score.cell.iso3: score.view for score in income_world(BOOK, "use", 2020).scores}
    for item in body["items"]:
        view = world[item["iso3"]]
        assert (item["raw"], item["frontier"], item["adjusted"]) == (view.raw, view.frontier, view.adjusted)
        assert item["reason"] == (view.reason or None)
        assert item["income"] == view.income


def test_the_basis_of_the_line_is_told(client: FlaskClient) -> None:
    body = client.get(f"{ADDRESS}?year=2019").get_json()
    assert body["year"] == 2019
    assert body["frontier"] == {
        "quantile": 0.95,
        "points": COUNT * len(YEARS),
        "economies": COUNT,
        "years": list(YEARS),
        "short": True,
    }
    assert body["correlation"]["economies"] == COUNT
    assert 0.5 < body["correlation"]["rho"] < 1
    assert body["income"] == {"withheld": False, "unit": "dollars", "source": "bank"}


def test_economies_are_chosen_and_lists_cut(client: FlaskClient) -> None:
    body = client.get(f"{ADDRESS}?iso3={BEHIND.lower()},{POOREST},{UNKNOWN}").get_json()
    assert [(item["iso3"], item["adjusted"]) for item in body["items"]] == [
        (BEHIND, 1.0),
        (POOREST, 6.0),
        (UNKNOWN, None),
    ]
    assert body["items"][2]["reason"] == NO_INCOME
    part = client.get(f"{ADDRESS}?limit=2&offset=5").get_json()
    assert (part["total"], len(part["items"])) == (COUNT + 1, 2)


def test_an_immediate_duty_has_a_reason_and_its_raw_scores(client: FlaskClient) -> None:
    body = client.get(f"/api/v1/indicators/law/income?iso3={POOREST}").get_json()
    assert (body["reason"], body["frontier"]) == (IMMEDIATE, None)
    assert body["why"] == "this duty holds at once, at any level of income"
    assert (body["items"][0]["raw"], body["items"][0]["adjusted"]) == (3.5, None)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/indicators/nothing/income", 404),
        (f"{ADDRESS}?year=1999", 400),
        (f"{ADDRESS}?iso3=XYZ", 400),
        (f"{ADDRESS}?limit=0", 400),
        (f"{ADDRESS}?view=income", 400),
    ],
)
def test_what_is_wrong_is_refused(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"


def test_incomes_that_may_not_be_repeated_are_null() -> None:
    answer = client_of("derived").get(f"{ADDRESS}?limit=1000")
    assert str(SECRET)[:5] not in answer.get_data(as_text=True)
    body = answer.get_json()
    assert {item["income"] for item in body["items"]} == {None}
    assert body["income"]["withheld"]
    assert next(item for item in body["items"] if item["iso3"] == POOREST)["adjusted"] == 6.0
