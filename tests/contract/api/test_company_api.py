"""Companies in the API: scores of our own, figures that may be passed on, and nothing else."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.server.api import register
from tests.support.companies import MARKED, RANGED, SECRET, YEAR, company_book
from tests.support.site import site_of


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server = Flask("company-api-test")
    register(server, site_of(company_book()))
    return server.test_client()


def entries(client: FlaskClient, iso3: str) -> list[dict]:
    return client.get(f"/api/v1/economies/{iso3}/profile?year={YEAR}").get_json()["companies"]


def test_a_mark_comes_with_its_score_and_without_its_counts(client: FlaskClient) -> None:
    mark = next(entry for entry in entries(client, MARKED) if entry["kind"] == "mark")
    assert (mark["company"], mark["score"], mark["value"], mark["parts"]) == ("Chirper", 4.0, None, None)
    assert mark["note"] == (
        "We have no licence from Chirper to pass this figure on; read it at https://chirper.example"
    )


def test_a_range_has_ends_and_no_score(client: FlaskClient) -> None:
    (found,) = (entry for entry in entries(client, RANGED) if entry["kind"] == "range")
    assert (found["score"], found["low"], found["high"]) == (None, 4.0, 6.0)


def test_records_of_an_open_source_keep_their_counts(client: FlaskClient) -> None:
    (record,) = (entry for entry in entries(client, MARKED) if entry["what"] == "shutdowns")
    assert (record["parts"], record["note"]) == ({"records": 4.0}, None)


def test_a_promise_is_an_upper_bound(client: FlaskClient) -> None:
    (promise,) = (entry for entry in entries(client, MARKED) if entry["kind"] == "promise")
    assert (promise["score"], promise["high"], promise["value"], promise["current"]) == (
        None,
        3.0,
        40.0,
        False,
    )


@pytest.mark.parametrize(
    "address", [f"/economies/{MARKED}/profile", "/companies", "/download/companies.csv", "/scores"]
)
def test_counts_that_may_only_be_cited_leave_by_no_address(client: FlaskClient, address: str) -> None:
    text = client.get(f"/api/v1{address}").get_data(as_text=True)
    assert str(int(SECRET)) not in text


def test_the_file_holds_every_economy(client: FlaskClient) -> None:
    text = client.get(f"/api/v1/download/companies.csv?year={YEAR}").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["kind"] for row in rows} >= {"mark", "range", "not-tested", "closed", "unlisted", "promise"}
    mark = next(row for row in rows if row["kind"] == "mark")
    assert (mark["score"], mark["value"]) == ("4.0", "")


def test_companies_come_with_owner_and_promises(client: FlaskClient) -> None:
    found = {one["company"]: one for one in client.get("/api/v1/companies").get_json()["items"]}
    assert found["Globotel"]["owner_iso3"] == "SIL"
    assert found["Globotel"]["promises"][0]["theme"] == "security"
