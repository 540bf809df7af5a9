"""What an address says it takes is what it takes, for every rule of the server and where there is none."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboard.server.app import Dashboard, create_app
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.edge.methods import ASK, READ, methods
from tests.support.site import small_book

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "BREW")
ADDRESSES = (
    "/",
    "/nowhere",
    "/country/AAA",
    "/country/AAA/",
    "/api/v1",
    "/api/v1/",
    "/api/v1/meta",
    "/api/v1/nothing",
    "/api/v1/economies/ZZZ/profile",
    "/api/v1/download/gaps.csv",
    "/assets/bundle/page.js",
    "/assets/bundle/page.0123456789ab.js",
    "/assets/none.js",
    "/_dash-component-suites/dash/dcc/async-graph.js",
    "/_dash-component-suites/none/none.js",
    "/_dash-component-suites/dash/dcc/async-graph.js.map",
    "/_reload-hash",
    "/health",
    "/robots.txt",
    "/sitemap.xml",
    "/favicon.ico",
    CALLBACKS,
)


@pytest.fixture(scope="module")
def app() -> Dashboard:
    return create_app(small_book())


@pytest.fixture(scope="module")
def client(app: Dashboard) -> FlaskClient:
    return app.server.test_client()


def of_every_rule(app: Dashboard) -> list[str]:
    """An address for each rule of the server."""
    return [re.sub(r"<[^>]+>", "AAA", rule.rule) for rule in app.server.url_map.iter_rules()]


def test_the_list_holds_for_every_address(app: Dashboard, client: FlaskClient) -> None:
    for address in {*ADDRESSES, *of_every_rule(app)}:
        allowed = client.options(address).headers["Allow"].split(", ")
        assert allowed == list(ASK if address == CALLBACKS else READ), address
        for method in METHODS:
            answer = client.open(address, method=method)
            assert (answer.status_code != 405) == (method in allowed), (method, address)
            if method not in allowed:
                assert answer.headers["Allow"] == ", ".join(allowed), (method, address)


def test_what_the_server_registers_is_within_the_list(app: Dashboard) -> None:
    for rule in app.server.url_map.iter_rules():
        assert set(rule.methods or ()) <= set(methods(rule.rule)), rule.rule


def test_an_answer_to_options_is_empty_and_one_list(client: FlaskClient) -> None:
    answer = client.options("/api/v1/meta")
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["Allow"] == answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_a_head_has_the_status_and_no_body(client: FlaskClient) -> None:
    for address in set(ADDRESSES) - {CALLBACKS}:
        head, whole = client.head(address), client.get(address)
        assert (head.status_code, head.data) == (whole.status_code, b""), address


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/"])
def test_the_root_of_the_api_says_what_there_is_and_leads_nowhere_else(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert "Location" not in answer.headers
    assert "/meta" in answer.get_json()["allowed"]


def test_answers_of_the_api_may_be_used_elsewhere_and_nothing_else(client: FlaskClient) -> None:
    for address in ADDRESSES:
        policy = client.get(address).headers["Cross-Origin-Resource-Policy"]
        assert policy == ("cross-origin" if address.startswith("/api/v1") else "same-origin"), address


def test_health_is_never_kept(client: FlaskClient) -> None:
    assert client.get("/health").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["a b", 'evil"><x', "[", "\xff", "a/b", "a@b"])
def test_a_host_that_is_none_is_refused_and_not_repeated(client: FlaskClient, host: str) -> None:
    for address in ("/", "/sitemap.xml", "/robots.txt", "/api/v1/meta"):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code == 400
        assert host.encode("latin-1") not in answer.data
    assert client.options("/api/v1/indicators/law", headers={"Host": host}).status_code == 400
