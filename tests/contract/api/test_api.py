"""The API: what it answers, what it refuses and how, and what never leaves the building."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.answers.shown.trace import explained
from dashboard.frame.api.openapi import address as described
from dashboard.frame.page import Site
from dashboard.server.api import register, resources
from methodology.change.comparable import step
from tests.support.catalogue import SECRET, catalogue_book, catalogue_site

SITE: Site = catalogue_site()
ADDRESSES = [described(resource.path) for resource in resources(SITE.views)]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server = Flask("api-test")
    register(server, SITE)
    return server.test_client()


def get(client: FlaskClient, address: str) -> dict:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def problem(answer: TestResponse, status: int) -> dict:
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    body = json.loads(answer.data)
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


EXAMPLES = (
    "/meta",
    "/openapi.json",
    "/pillars",
    "/indicators",
    "/indicators/spying",
    "/indicators/users/income",
    "/economies",
    "/economies/AAA/profile",
    "/scores",
    "/explain/AAA/privacy",
    "/compare?iso3=AAA,BBB",
    "/observations?series=spying",
    "/sources",
    "/companies",
    "/download/scores.csv",
    "/download/uncertainty.csv",
    "/download/changes.csv",
    "/download/audit.csv",
    "/download/gaps.csv",
    "/download/companies.csv",
)


def test_every_announced_address_has_an_example_here() -> None:
    assert len(EXAMPLES) == len(ADDRESSES)


@pytest.mark.parametrize("address", EXAMPLES)
def test_an_address_answers_with_its_tag_and_open_to_all_origins(client: FlaskClient, address: str) -> None:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(f"/api/v1{address}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


@pytest.mark.parametrize("address", EXAMPLES)
def test_a_withheld_figure_is_in_no_answer(client: FlaskClient, address: str) -> None:
    assert str(SECRET)[:5] not in client.get(f"/api/v1{address}").get_data(as_text=True)


def test_withheld_figures_are_in_no_trace_of_any_node(client: FlaskClient) -> None:
    for node in SITE.book.node_index:
        assert str(SECRET)[:5] not in client.get(f"/api/v1/explain/AAA/{node}").get_data(as_text=True)


@pytest.mark.parametrize("address", EXAMPLES)
def test_an_unknown_parameter_is_refused_by_name(client: FlaskClient, address: str) -> None:
    joint = "&" if "?" in address else "?"
    body = problem(client.get(f"/api/v1{address}{joint}yeer=2021"), 400)
    assert (body["parameter"], body["found"]) == ("yeer", "yeer")


def test_every_score_comes_with_the_interval_around_it(client: FlaskClient):
    doubt = SITE.doubts.of()
    items = get(client, "/scores?limit=1000")["items"]
    assert any(item["low"] is not None for item in items)
    for item in items:
        expected = doubt.interval(item["iso3"], item["node"], item["lane"])
        assert (item["low"], item["high"]) == (expected or (None, None))
    right = get(client, "/economies/AAA/profile")["pillars"][0]["lanes"]["all"]
    assert (right["low"], right["high"]) == doubt.interval("AAA", right["node"], "all")
    assert right["median"] == doubt.median("AAA", right["node"])
    assert right["outside"] == doubt.outside("AAA", right["node"])
    assert (right["method_low"], right["method_high"]) == doubt.components("AAA", right["node"]).method
    assert get(client, "/meta")["doubt"] == {"draws": 2000, "seed": 1, "level": 0.9}


def test_a_long_list_is_left_out_of_a_file_s_name(client: FlaskClient):
    many = ",".join(["AAA", "BBB"] * 40)
    answer = client.get(f"/api/v1/download/uncertainty.csv?iso3={many}&lane=all&year=2021")
    assert 'filename="digital-rights-intervals-all-2021.csv"' in answer.headers["Content-Disposition"]


def test_intervals_can_be_had_as_a_file(client: FlaskClient):
    text = client.get("/api/v1/download/uncertainty.csv?iso3=AAA&lane=all&year=2021").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text)))
    doubt = SITE.doubts.of(2021)
    assert {row["iso3"] for row in rows} == {"AAA"}
    assert {row["lane"] for row in rows} == {"all"}
    assert {row["node"] for row in rows} == {n for n in doubt.nodes if doubt.is_scored("AAA", n)}
    for row in rows:
        low, high = doubt.interval("AAA", row["node"])
        assert (float(row["low"]), float(row["high"])) == (low, high)


def test_scores_are_those_of_the_book(client: FlaskClient) -> None:
    book = SITE.book
    for item in get(client, "/scores?limit=1000")["items"]:
        cell = book.cell(item["iso3"], item["node"], item["year"], item["lane"])
        assert item["score"] == cell.score
        assert item["state"] == cell.state
        assert item["value"] == book.public_value(cell)


def test_parts_of_a_list_make_the_whole(client: FlaskClient) -> None:
    whole = get(client, "/scores?limit=1000")
    parts = [get(client, f"/scores?limit=7&offset={start}") for start in range(0, whole["total"], 7)]
    assert [item for part in parts for item in part["items"]] == whole["items"]
    assert len(whole["items"]) == whole["total"]


def test_scores_are_chosen_by_economy_level_lane_and_node(client: FlaskClient) -> None:
    found = get(client, "/scores?iso3=bbb,AAA&level=pillar&lane=state&node=privacy")["items"]
    assert [(i["iso3"], i["node"], i["lane"]) for i in found] == [
        ("BBB", "privacy", "state"),
        ("AAA", "privacy", "state"),
    ]


def test_a_lane_leaves_out_indicators_that_it_does_not_answer_for(client: FlaskClient) -> None:
    found = get(client, "/scores?iso3=AAA&lane=corporate&level=indicator")["items"]
    assert [item["node"] for item in found] == ["spying"]


def test_the_file_holds_the_same_rows_as_the_list(client: FlaskClient) -> None:
    answer = client.get("/api/v1/download/scores.csv?year=2021")
    assert "digital-rights-scores-2021.csv" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    items = get(client, "/scores?year=2021&limit=1000")["items"]
    key = ("iso3", "lane", "node")
    listed = {tuple(item[k] for k in key): item for item in items}
    assert {tuple(row[k] for k in key) for row in rows} == set(listed)
    for row in rows:
        item = listed[tuple(row[k] for k in key)]
        assert row["score"] == ("" if item["score"] is None else repr(item["score"]))
        assert row["reason"] == (item["reason"] or "")


def test_the_file_may_be_narrowed_like_the_list(client: FlaskClient) -> None:
    asked = "iso3=bbb,AAA&node=spying,privacy&lane=all&year=2021"
    answer = client.get(f"/api/v1/download/scores.csv?{asked}")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    items = get(client, f"/scores?{asked}&limit=1000")["items"]
    assert [(row["iso3"], row["node"]) for row in rows] == [(item["iso3"], item["node"]) for item in items]
    assert len(rows) == 4
    assert "scores-BBB-AAA-spying-privacy-all-2021.csv" in answer.headers["Content-Disposition"]


def test_a_narrowed_file_may_be_empty_but_not_wrong(client: FlaskClient) -> None:
    nothing = client.get("/api/v1/download/scores.csv?level=pillar&node=spying")
    assert len(nothing.get_data(as_text=True).splitlines()) == 1
    assert client.get("/api/v1/download/scores.csv?node=elsewhere").status_code == 400


def test_explain_is_the_engine_s_trace_in_words(client: FlaskClient) -> None:
    found = get(client, "/explain/aaa/privacy?year=2021&lane=state")
    assert found == json.loads(json.dumps(explained(SITE.book, "AAA", "privacy", 2021, "state")))


def test_open_figures_are_passed_on(client: FlaskClient) -> None:
    found = get(client, "/observations?series=limits&iso3=AAA")
    assert not found["withheld"]
    assert found["items"] == [
        {"iso3": "AAA", "year": 2021, "value": 50.0, "low": None, "high": None, "note": None}
    ]


def test_withheld_figures_answer_with_a_note_and_none_of_them(client: FlaskClient) -> None:
    found = get(client, "/observations?series=spying")
    assert found["withheld"]
    assert found["items"] == []
    assert "Closed House" in found["note"]
    assert found["url"] == "https://closed.example"


def test_observations_need_a_series(client: FlaskClient) -> None:
    body = problem(client.get("/api/v1/observations"), 400)
    assert body["parameter"] == "series"
    assert "spying" in body["allowed"]


def test_a_series_that_only_opens_a_score_has_the_terms_of_its_indicator(client: FlaskClient) -> None:
    assert get(client, "/observations?series=reach")["indicator"] == "users"


def test_the_profile_holds_lanes_evidence_and_ledger(client: FlaskClient) -> None:
    profile = get(client, "/economies/AAA/profile?year=2021")
    privacy = profile["pillars"][0]
    assert set(privacy["lanes"]) == set(SITE.book.lanes)
    assert privacy["lanes"]["all"]["score"] == SITE.book.cell("AAA", "privacy", 2021).score
    assert privacy["lanes"]["all"]["evidence"]["observed"] == 3
    assert sum(privacy["ledger"]["shares"].values()) == pytest.approx(1.0)


def test_the_profile_says_whether_a_score_may_be_compared_with_the_year_before(client: FlaskClient) -> None:
    found = step(SITE.book, "AAA", "privacy", 2021)
    change = get(client, "/economies/AAA/profile?year=2021")["pillars"][0]["lanes"]["all"]["change"]
    assert change["year_before"] == 2020
    assert change["figures_expired"] == found.expired
    assert change["figures_new"] == found.new == 2
    assert change["change"] is None, "two of three figures are new, so the difference is no change"
    unscored = get(client, "/economies/CCC/profile?year=2021")["pillars"][0]["lanes"]["all"]
    assert unscored["change"] is None


def test_a_right_without_a_score_has_no_ledger_that_would_give_its_mean_away(client: FlaskClient) -> None:
    for iso3 in SITE.book.economy_index:
        for right in get(client, f"/economies/{iso3}/profile?year=2021")["pillars"]:
            assert (right["ledger"] is None) == (right["lanes"]["all"]["state"] != "scored")


def test_an_indicator_tells_its_whole_definition(client: FlaskClient) -> None:
    found = get(client, "/indicators/statute")
    assert found["scale"] == {"method": "categories", "map": {"0": 1, "2": 6}}
    assert found["levels"] == {"1": "No law.", "6": "A law."}
    assert found["values"] == "raw"


def test_meta_names_version_digest_and_addresses(client: FlaskClient) -> None:
    found = get(client, "/meta")
    assert found["digest"] == SITE.book.content.digest
    assert found["years"] == [2019, 2020, 2021]
    assert found["addresses"] == list(ADDRESSES)


@pytest.mark.parametrize(
    ("query", "parameter", "found"),
    [
        ("year=1999", "year", "1999"),
        ("year=2021x", "year", "2021x"),
        ("lane=nobody", "lane", "nobody"),
        ("level=leaf", "level", "leaf"),
        ("node=all", "node", "all"),
        ("iso3=AAA,ZZZ", "iso3", "ZZZ"),
        ("limit=0", "limit", "0"),
        ("limit=1001", "limit", "1001"),
        ("limit=ten", "limit", "ten"),
        ("limit=²", "limit", "²"),
        ("offset=-1", "offset", "-1"),
    ],
)
def test_a_wrong_value_names_the_parameter_what_was_found_and_what_is_allowed(
    client: FlaskClient, query: str, parameter: str, found: str
) -> None:
    body = problem(client.get(f"/api/v1/scores?{query}"), 400)
    assert (body["parameter"], body["found"]) == (parameter, found)
    assert body["allowed"]
    assert found in body["detail"]


def test_a_repeated_parameter_is_refused(client: FlaskClient) -> None:
    assert problem(client.get("/api/v1/scores?year=2020&year=2021"), 400)["parameter"] == "year"


def test_a_near_miss_is_suggested(client: FlaskClient) -> None:
    assert 'Did you mean "privacy"?' in problem(client.get("/api/v1/explain/AAA/privecy"), 404)["detail"]


def test_what_was_sent_is_repeated_shortened(client: FlaskClient) -> None:
    assert len(problem(client.get(f"/api/v1/scores?node={'x' * 5000}"), 400)["found"]) < 200


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/explain/ZZZ/privacy", "/indicators/none", "/economies/ZZ/profile"]
)
def test_what_does_not_exist_is_a_404_problem(client: FlaskClient, address: str) -> None:
    assert problem(client.get(f"/api/v1{address}"), 404)["allowed"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: FlaskClient, method: str) -> None:
    answer = getattr(client, method)("/api/v1/scores")
    problem(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_other_origins_may_ask_first(client: FlaskClient) -> None:
    answer = client.options("/api/v1/scores")
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"


def test_another_content_has_another_tag() -> None:
    server = Flask("other")
    register(server, replace(SITE, book=catalogue_book()))
    tag = server.test_client().get("/api/v1/meta").headers["ETag"]
    assert SITE.book.content.digest[:20] in tag
