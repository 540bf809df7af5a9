"""The web application as a client sees it, over a small book and a page made for the test."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import brotli
import pytest
from dash import Input, Output
from flask.testing import FlaskClient
from markupsafe import Markup

from dashboard.answers.asked.addresses import countries
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.view import Application
from dashboard.server.app import Dashboard, create_app
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.prepared_views import prepare_views, question
from tests.support.site import echo, small_book, view


def broken(_site: Site, _request: PageRequest) -> Page:
    raise RuntimeError("secret detail")


def long_page(_site: Site, _request: PageRequest) -> Page:
    return Page("Long", "long", Markup("<p>right</p>") * 500)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    modules = [
        view("/", long_page),
        view("/country/<iso3>", echo, ("year",)),
        view("/broken", broken),
    ]
    return create_app(small_book(), modules).server.test_client()


def asking(address: Any = "/country/AAA?year=2020", **changes: Any) -> dict[str, Any]:
    """The body that the browser sends for an address."""
    return question(address) | changes


def test_the_first_document_holds_the_whole_page(client: FlaskClient):
    text = client.get("/country/AAA?year=2020").text
    assert "AAA" in text
    assert text.count("data-page=") == 1
    assert '<div id="view-root" data-page="echo">' in text
    assert "<title>Echo · Digital Rights Dashboard</title>" in text
    assert '<html lang="en" dir="ltr">' in text


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/nowhere", 404), ("/country", 404), ("/health", 200), ("/broken", 500)],
)
def test_statuses(client: FlaskClient, address: str, status: int):
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    assert client.get(address).status_code == status


def test_a_fault_of_ours_tells_the_reader_nothing_of_the_inside(client: FlaskClient):
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    text = client.get("/broken").text
    assert "The fault is ours." in text
    assert "secret" not in text
    assert "Traceback" not in text


def test_a_slash_at_the_end_moves_away_and_stays_on_the_site(client: FlaskClient):
    answer = client.get("/country/AAA/?year=2020")
    assert (answer.status_code, answer.location) == (301, "/country/AAA?year=2020")
    elsewhere = client.get("/", environ_overrides={"PATH_INFO": "//elsewhere.example/"})
    assert re.match(r"(http://localhost)?/elsewhere", elsewhere.location)


def test_health_says_which_methodology_and_content(client: FlaskClient):
    assert client.get("/health").json == {"status": "ok", "version": "0.0.0", "digest": ""}


def test_the_policy_is_strict_and_its_nonce_new_each_time(client: FlaskClient):
    policies = [client.get("/").headers["Content-Security-Policy"] for _ in range(2)]
    assert policies[0] != policies[1]
    for policy in policies:
        assert "unsafe-inline" not in policy
        assert "unsafe-eval" not in policy
        assert "http" not in policy
        for part in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
            assert part in policy


def test_every_script_of_a_document_carries_the_nonce_or_is_data(client: FlaskClient):
    answer = client.get("/")
    nonce = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
    assert nonce
    tags = re.findall(r"<script[^>]*>", answer.text)
    assert len(tags) == 3
    for tag in tags:
        assert f'nonce="{nonce[1]}"' in tag or 'type="application/json"' in tag


def test_every_answer_has_the_other_security_headers(client: FlaskClient):
    for address in ("/", "/health", "/assets/bundle/page.js", "/_dash-layout"):
        headers = client.get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address


def test_a_document_does_not_say_what_the_server_runs_on(client: FlaskClient):
    text = client.get("/").text
    for word in ("python_version", "dash_version", "plotly_version", "end_id"):
        assert word not in text


@pytest.mark.parametrize(
    "address",
    ["/_dash-component-suites/dash/dcc/dash_core_components.js.map", "/_reload-hash", "/assets/../app.py"],
)
def test_what_is_for_developers_is_not_served(client: FlaskClient, address: str):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/assets/nothing.js",
        "/assets/bundle/none.0123456789ab.js",
        "/assets/..%2fapp.py",
        "/_dash-component-suites/none/x.js",
        "/_dash-component-suites/dash/dcc/none.js",
    ],
)
def test_an_unknown_asset_is_the_404_page_of_the_site(client: FlaskClient, address: str):
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get(address)
    assert answer.status_code == 404
    assert 'data-page="not-found"' in answer.text
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_an_asset_of_an_earlier_edition_leads_to_that_of_today(client: FlaskClient):
    answer = client.get("/assets/bundle/page.0123456789ab.js")
    assert answer.status_code == 302
    assert client.get(answer.location).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_every_static_address_of_a_document_is_there_for_ever(client: FlaskClient):
    text = client.get("/").text
    addresses = set(re.findall(r'"(/(?:assets|_dash-component-suites)/[^"]+)"', text))
    assert len(addresses) >= 6
    for address in addresses:
        assert "immutable" in client.get(address).headers["Cache-Control"], address


def test_late_parts_of_dash_components_are_found_beside_the_bundle(client: FlaskClient):
    assert client.get("/_dash-component-suites/dash/dcc/async-graph.js").status_code == 200


def test_documents_are_compressed_as_the_browser_accepts(client: FlaskClient):
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "<p>right</p>" in brotli.decompress(answer.data).decode()


def test_a_callback_answers_with_the_view(client: FlaskClient):
    answer = client.post(CALLBACKS, json=asking())
    view = json.loads(answer.data)["response"]["view"]
    assert view["address"] == "/country/AAA?year=2020"
    assert "&#39;iso3&#39;: &#39;AAA&#39;" in view["html"]
    assert (view["title"], view["page"]) == ("Echo · Digital Rights Dashboard", "echo")
    assert (view["language"], view["direction"]) == ("en", "ltr")


def test_the_same_question_gets_the_same_answer_from_the_cache(client: FlaskClient):
    headers = {"Accept-Encoding": "br"}
    first, second = (client.post(CALLBACKS, json=asking("/"), headers=headers) for _ in range(2))
    assert first.data == second.data
    assert first.headers["Content-Encoding"] == "br"
    assert client.post(CALLBACKS, json=asking("/")).headers.get("Content-Encoding") is None


FORGED: list[Any] = [
    None,
    [],
    "text",
    {},
    asking(output="..other.html.."),
    asking(output=["view.html"]),
    asking(inputs=[]),
    asking(inputs=[{"id": "view", "property": "html", "value": "/"}]),
    asking(inputs=[{"id": {"type": "x"}, "property": "asked"}]),
    asking(inputs="view.asked"),
    asking(outputs=[{"id": "view", "property": "html"}]),
    asking(outputs={"id": "view"}),
    asking(output="view.asked", outputs={"id": "view", "property": "asked"}, inputs=[]),
    asking(state=[{"id": "view", "property": "html", "value": "x"}]),
    asking(changedPropIds="view.asked"),
    asking(changedPropIds=[{}]),
    asking(changedPropIds=[["view.asked"]]),
]


@pytest.mark.parametrize("body", FORGED, ids=range(len(FORGED)))
def test_a_forged_callback_is_the_callers_fault(client: FlaskClient, body: Any):
    assert client.post(CALLBACKS, json=body).status_code == 400


def test_a_body_that_is_no_json_or_too_long_is_refused(client: FlaskClient):
    for body in ("{", "[" * 50_000, b"\xff", '{"output": "\\ud800"}'):
        assert client.post(CALLBACKS, data=body, content_type="application/json").status_code == 400
    assert client.post(CALLBACKS, json=asking("/" + "x" * 100_000)).status_code in (400, 413)


@pytest.mark.parametrize(
    "address", [None, 3, [], {"a": 1}, "//evil.example/", "http://evil.example/", "x" * 5000]
)
def test_an_odd_address_gets_an_odd_page_and_no_fault(client: FlaskClient, address: Any):
    answer = client.post(CALLBACKS, json=asking(address))
    assert answer.status_code in (200, 400)


def test_prepared_views_answer_as_the_callback_would():
    modules = [
        view("/", long_page, (), lambda _book: ["/"]),
        view("/country/<iso3>", long_page, (), countries),
    ]
    app = create_app(small_book(), modules)
    prepare_views(app, app.prepared)
    for address in ("/", "/country/AAA", "/country/BBB"):
        prepared = app.prepared.get(address)
        assert prepared is not None
        answer = app.server.test_client().post(CALLBACKS, json=asking(address))
        assert json.loads(brotli.decompress(prepared)) == json.loads(answer.data)


def test_preparing_stops_when_nobody_wants_it():
    app = create_app(small_book(), [view("/", long_page)])
    prepare_views(app, app.prepared, lambda: False)
    assert app.prepared.get("/") is None


def test_a_document_of_a_prepared_view_is_the_same_as_without():
    modules = [view("/", long_page, (), lambda _book: ["/"]), view("/country/<iso3>", echo, (), countries)]
    plain, prepared = (create_app(small_book(), modules) for _ in range(2))
    prepare_views(prepared, prepared.prepared)
    for address in ("/", "/country/AAA", "/indicator/law"):
        before, after = (app.server.test_client().get(address) for app in (plain, prepared))
        nonce = re.compile(r'nonce="[^"]+"')
        assert nonce.sub("", before.text) == nonce.sub("", after.text)
        assert before.status_code == after.status_code


ECHO = {
    "output": "echo.children",
    "outputs": {"id": "echo", "property": "children"},
    "inputs": [{"id": "echo", "property": "seen", "value": "/"}],
    "changedPropIds": ["echo.seen"],
}


@pytest.fixture
def two_callbacks() -> Dashboard:
    """An application with a page that has a callback of its own, whose one input may be an address."""

    def register(app: Application) -> None:
        @app.callback(Output("echo", "children"), Input("echo", "seen"), prevent_initial_call=True)
        def echoed(seen: str) -> str:
            return f"echo of {seen}"

    face = replace(view("/", long_page, (), lambda _book: ["/"]), islands=("echo",), register=register)
    app = create_app(small_book(), [face])
    assert next(iter(app.callback_map)) == "echo.children"
    prepare_views(app, app.prepared)
    return app


def test_views_are_prepared_though_another_callback_comes_first(two_callbacks: Dashboard):
    prepared = two_callbacks.prepared.get("/")
    assert prepared is not None
    assert json.loads(brotli.decompress(prepared))["response"]["view"]["page"] == "long"


def test_another_callback_never_gets_a_prepared_view(two_callbacks: Dashboard):
    answer = two_callbacks.server.test_client().post(CALLBACKS, json=ECHO, headers={"Accept-Encoding": "br"})
    assert json.loads(answer.data)["response"] == {"echo": {"children": "echo of /"}}
