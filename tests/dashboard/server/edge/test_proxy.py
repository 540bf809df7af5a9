"""Below a prefix: who may say it, and that every address that leaves the site carries it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.answers.asked.refused import UsageError
from dashboard.server.app import Dashboard, create_app
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.edge.proxy import Proxy, checked_prefix, networks, placed, proxy_asked
from dashboard.server.prepared.prepared_views import question
from tests.support.country import country_book

PROXY, STRANGER = "10.0.0.7", "192.0.2.1"
ADDRESS = re.compile(r'\s(?:href|src|action)="(/[^"]*)"')
PAGES = (
    "/",
    "/country/RIC",
    "/country/RIC/speech",
    "/indicator",
    "/data",
    "/methodology",
    "/about",
    "/whatif",
    "/none",
)

ASTRAY = (
    *("//evil.example", "/a//b", "/..", "/a/../b", "/.", "drd", "http://evil", '/"><x', "/a b", "/\\evil"),
    *("/a?b", "/a#b", "/%2e%2e", "/a,/b", "/" + "x" * 300, "/ü"),
)


def site(prefix: str = "", trust: str = "") -> FlaskClient:
    app = create_app(country_book())
    proxy_asked(prefix, trust).before(app.server, app.site.views)
    return app.server.test_client()


@pytest.fixture(scope="module")
def plain() -> FlaskClient:
    return site()


@pytest.fixture(scope="module")
def fixed() -> FlaskClient:
    return site("/drd")


@pytest.fixture(scope="module")
def told() -> FlaskClient:
    return site(trust="10.0.0.0/8, ::1")


def text(client: FlaskClient, address: str, peer: str = STRANGER, **environ: Any) -> str:
    answer = client.get(address, environ_overrides={"REMOTE_ADDR": peer, **environ})
    return re.sub(r'nonce="[^"]+"', "", answer.get_data(as_text=True))


@pytest.mark.parametrize("address", PAGES)
def test_all_addresses_of_a_page_carry_the_prefix(
    fixed: FlaskClient, plain: FlaskClient, address: str
) -> None:
    bare, below = text(plain, address), text(fixed, f"/drd{address}")
    assert ADDRESS.findall(below) == [f"/drd{found}" for found in ADDRESS.findall(bare)]
    shown = re.findall(r">\s*(/(?:api|country)[^<]*)<", below)
    assert [one for one in shown if not one.startswith("/drd/")] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_prefix_lost_on_the_way_and_a_told_one_give_the_same_page(
    fixed: FlaskClient, told: FlaskClient, plain: FlaskClient, address: str
) -> None:
    brought = text(fixed, f"/drd{address}")
    assert text(fixed, address) == brought
    assert text(told, address, PROXY, HTTP_X_FORWARDED_PREFIX="/drd") == brought
    assert text(told, address, "::1", HTTP_X_FORWARDED_PREFIX="/drd/") == brought
    assert text(plain, address, SCRIPT_NAME="/drd") == brought, "as another WSGI server says it"


@pytest.mark.parametrize("address", PAGES)
def test_strangers_are_not_believed(told: FlaskClient, plain: FlaskClient, address: str) -> None:
    at_the_root = text(plain, address)
    for peer in (STRANGER, "", "x", "unix:"):
        assert text(told, address, peer, HTTP_X_FORWARDED_PREFIX="/drd") == at_the_root
    assert text(plain, address, PROXY, HTTP_X_FORWARDED_PREFIX="/drd") == at_the_root


@pytest.mark.parametrize("prefix", ASTRAY)
def test_a_prefix_that_could_lead_elsewhere_is_none(
    told: FlaskClient, plain: FlaskClient, prefix: str
) -> None:
    assert checked_prefix(prefix) is None
    sent = {"HTTP_X_FORWARDED_PREFIX": prefix.encode().decode("latin-1")}
    assert text(told, "/about", PROXY, **sent) == text(plain, "/about")
    with pytest.raises(UsageError, match="the prefix is"):
        proxy_asked(prefix, "")


def test_what_a_prefix_may_be() -> None:
    for prefix in ("/drd", "/a/b.c", "/drd_2~x-y"):
        assert checked_prefix(prefix) == checked_prefix(f" {prefix}/ ") == prefix
    assert checked_prefix("/") == checked_prefix("") == ""


@pytest.mark.parametrize(
    "prefix", ["/country", "/country/x", "/api", "/assets", "/health", "/_dash-layout", "/whatif", "/en"]
)
def test_a_prefix_that_begins_like_our_own_addresses_is_refused(prefix: str) -> None:
    app = create_app(country_book())
    with pytest.raises(UsageError, match="begins like"):
        proxy_asked(prefix, "").before(app.server, app.site.views)


@pytest.mark.parametrize("trust", ["all", "*", "10.0.0.1/8", "300.1.1.1", "localhost"])
def test_proxies_that_are_no_addresses_are_refused(trust: str) -> None:
    with pytest.raises(UsageError, match="trusted proxies"):
        proxy_asked("", trust)


def test_the_environment_says_what_was_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRD_PREFIX", "/drd")
    monkeypatch.setenv("DRD_TRUST", "127.0.0.1")
    assert proxy_asked() == Proxy("/drd", networks("127.0.0.1"))
    assert proxy_asked("", "") == Proxy()


def test_a_proxy_over_ipv6_may_be_one_of_ipv4() -> None:
    proxy = Proxy("", networks("127.0.0.1"))
    assert proxy.trusts("::ffff:127.0.0.1")
    assert not proxy.trusts("::1")


def test_redirects_stay_below_the_prefix_and_name_no_host(fixed: FlaskClient, plain: FlaskClient) -> None:
    for address in ("/country/RIC/", "/favicon.ico", "/assets/bundle/page.0123456789ab.js"):
        place = plain.get(address).location
        assert place.startswith("/")
        assert fixed.get(f"/drd{address}").location == f"/drd{place}"
    assert fixed.get("/drd").location == "/drd/"
    assert plain.get("", environ_overrides={"SCRIPT_NAME": "/x", "PATH_INFO": ""}).location == "/x/"


def test_what_programs_read_names_the_prefix(fixed: FlaskClient) -> None:
    assert fixed.get("/drd/api/v1/openapi.json").get_json()["servers"] == [{"url": "/drd/api/v1"}]
    assert "see /drd/api/v1/meta" in fixed.get("/drd/api/v1/none").get_json()["detail"]
    assert "Sitemap: http://localhost/drd/sitemap.xml" in text(fixed, "/drd/robots.txt")
    assert "<loc>http://localhost/drd/country/RIC</loc>" in text(fixed, "/drd/sitemap.xml")


def test_a_trusted_proxy_says_the_scheme_too(told: FlaskClient) -> None:
    for peer, scheme, shown in (
        (PROXY, "https", "https"),
        (PROXY, "ftp", "http"),
        (STRANGER, "https", "http"),
    ):
        said = text(told, "/robots.txt", peer, HTTP_X_FORWARDED_PROTO=scheme)
        assert f"Sitemap: {shown}://localhost/sitemap.xml" in said


def test_scripts_know_where_the_site_stands(fixed: FlaskClient) -> None:
    page = text(fixed, "/drd/about")
    known = [json.loads(one) for one in re.findall(r'application/json">(.*?)</script>', page)]
    dash, own = known
    assert dash["requests_pathname_prefix"] == "/drd/"
    assert own["prefix"] == "/drd"
    assert {own[name].startswith("/drd/") for name in ("dash", "plotly", "callbacks")} == {True}


def test_callbacks_speak_of_addresses_inside_the_site_wherever_it_stands(
    fixed: FlaskClient, plain: FlaskClient
) -> None:
    answers = [
        client.post(f"{prefix}{CALLBACKS}", json=question("/country/RIC")).data
        for client, prefix in ((plain, ""), (fixed, "/drd"))
    ]
    assert answers[0] == answers[1], "what is kept and prepared holds for every place"


def test_a_fault_leads_back_below_the_prefix() -> None:
    app: Dashboard = create_app(country_book())
    proxy_asked("/drd", "").before(app.server, app.site.views)
    app.server.config["PROPAGATE_EXCEPTIONS"] = False
    app.router.view = lambda _address: 1 / 0  # type: ignore[assignment,method-assign,return-value]
    assert '<a href="/drd/">' in text(app.server.test_client(), "/drd/about")


def test_only_our_own_addresses_are_moved() -> None:
    kept = '<a href="https://a.example/b">x</a><a href="//a.example">y</a><a href="#z">z</a> href=/q'
    server = Flask("x")
    with server.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/drd"}):
        assert placed(kept) == kept
        assert (
            placed('<a class="k" href="/">/</a> <use href="#m"/>')
            == '<a class="k" href="/drd/">/</a> <use href="#m"/>'
        )
        assert placed('<a href="/b?c=1" data-x>/b?c=1</a>') == '<a href="/drd/b?c=1" data-x>/drd/b?c=1</a>'
    with server.test_request_context("/"):
        assert placed(kept) == kept
