"""The site below a path, behind a real nginx with the settings that we recommend, TLS among them."""

from __future__ import annotations

import html
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch
from tests.support.serving import Server, behind_nginx, serving

PREFIX = "/drd"
CUT_OFF = {
    "location / {": f"location {PREFIX}/ {{",
    "proxy_pass http://dashboard;": "proxy_pass http://dashboard/;",
    'X-Forwarded-Prefix "";': f'X-Forwarded-Prefix "{PREFIX}";',
}
LEFT_IN = {"location / {": f"location {PREFIX}/ {{"}
PAGES = (
    "/",
    "/country/COL",
    "/country/COL/privacy",
    "/country/COL/indicator/internet-censorship",
    "/compare?c=COL,LBN",
    "/indicator",
    "/indicator/internet-censorship",
    "/methodology",
    "/methodology/changes",
    "/audit",
    "/data",
    "/gaps",
    "/about",
    "/whatif",
    "/nowhere",
)
LINK = re.compile(r'\s(?:href|src|action|data-[\w-]+)="(/[^"]*)"')
SHOWN = re.compile(r">\s*(/(?:api|country|compare|indicator|receipt)[^<]*)<")
DEAR = re.compile(r"sensitivity|/download/(?:audit|gaps|uncertainty|changes)")
UNCHECKED = ssl.create_default_context()
UNCHECKED.check_hostname, UNCHECKED.verify_mode = False, ssl.CERT_NONE


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--workers", "2", "--prefix", PREFIX, "--trust", "127.0.0.1") as running:
        yield running


@pytest.fixture(scope="module")
def proxy(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    with behind_nginx(tmp_path_factory.mktemp("nginx"), server.port, CUT_OFF) as addresses:
        yield addresses


@pytest.fixture(scope="module")
def site(proxy: tuple[str, str]) -> str:
    """The address of the site as its readers know it."""
    return f"{proxy[1]}{PREFIX}"


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    with browser.new_context(ignore_https_errors=True, viewport={"width": 1366, "height": 900}) as made:
        yield made


@pytest.fixture(autouse=True)
def watch(site: str, context: BrowserContext) -> Iterator[Watch]:
    """As on every page; besides, no request may leave the prefix."""
    watching = Watch(f"{site}/")
    context.on("page", watching.on)
    yield watching
    assert watching.unexpected() == []


def get(address: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: object) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=UNCHECKED), Stay)
    try:
        with opener.open(urllib.request.Request(address, headers=headers or {}), timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def kind(address: str) -> str:
    """What an address has in common with others of its kind: one of each is enough to follow."""
    parts = urlsplit(address)
    path = re.sub(r"/(?:[A-Z]{3}|\d+|[0-9a-f]{12,})(?=/|$)", "/X", parts.path)
    return path + "?" + "&".join(sorted(part.partition("=")[0] for part in parts.query.split("&")))


def links(text: str) -> set[str]:
    return {html.unescape(address) for address in LINK.findall(text)}


def crawl(site: str) -> dict[str, str]:
    """One address of every kind that stands on every kind of page; all begin with the prefix. Without those
    that are worked out for a while."""
    named: dict[str, str] = {}
    for page in PAGES:
        status, _headers, body = get(site + page)
        assert status == (404 if page == "/nowhere" else 200), page
        text = body.decode()
        found = links(text) | {html.unescape(shown) for shown in SHOWN.findall(text)}
        assert {address for address in found if not address.startswith(f"{PREFIX}/")} == set(), page
        for address in links(text):  # the newest year of those that differ in nothing else
            named[kind(address)] = max(named.get(kind(address), ""), address)
    return {name: address for name, address in named.items() if not DEAR.search(name)}


def test_every_address_on_every_page_begins_with_the_prefix_and_answers(site: str):
    named = crawl(site)
    assert len(named) > 60
    for address in named.values():
        status, headers, _body = get(urljoin(site, address))
        assert status == 200, address
        assert "Location" not in headers


def test_a_prefix_that_the_proxy_leaves_in_gives_the_same_pages(server: Server, site: str, tmp_path: Path):
    with behind_nginx(tmp_path, server.port, LEFT_IN) as (_plain, secure):
        for page in ("/country/COL", "/data"):
            nonce = re.compile(rb'nonce="[^"]+"')
            left_in, cut_off = (get(root + page)[2] for root in (f"{secure}{PREFIX}", site))
            assert nonce.sub(b"", left_in) == nonce.sub(b"", cut_off)


def test_redirects_files_and_descriptions_keep_prefix_and_scheme(site: str):
    assert get(f"{site}/country/COL/")[1]["Location"] == f"{PREFIX}/country/COL"
    assert get(f"{site}/favicon.ico")[1]["Location"].startswith(f"{PREFIX}/assets/")
    assert get(f"{site}/assets/bundle/page.0123456789ab.js")[1]["Location"].startswith(f"{PREFIX}/assets/")
    assert f'"servers":[{{"url":"{PREFIX}/api/v1"}}]' in get(f"{site}/api/v1/openapi.json")[2].decode()
    assert f"see {PREFIX}/api/v1/meta" in get(f"{site}/api/v1/nothing")[2].decode()
    assert get(f"{site}/robots.txt")[2].decode().endswith(f"Sitemap: {site}/sitemap.xml\n")
    places = re.findall(r"<loc>([^<]+)</loc>", get(f"{site}/sitemap.xml")[2].decode())
    assert len(places) > 200
    assert {place for place in places if not place.startswith(f"{site}/")} == set()
    style = re.search(r'href="([^"]+styles[^"]+css)"', get(f"{site}/")[2].decode())
    assert style
    sheet = urljoin(site, style[1])
    fonts = re.findall(r'url\("([^"]+woff2)"\)', get(sheet)[2].decode())
    assert fonts
    for font in fonts:
        assert get(urljoin(sheet, font))[0] == 200


def test_the_recommended_settings_hold(proxy: tuple[str, str], site: str):
    plain, secure = proxy
    status, headers, _body = get(f"{plain}{PREFIX}/about")
    assert (status, headers["Location"]) == (301, f"https://127.0.0.1{PREFIX}/about")
    headers = get(f"{site}/about", {"Accept-Encoding": "br"})[1]
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["Content-Encoding"] == "br"
    assert "nginx/" not in headers["Server"]
    assert get(f"{secure}/health")[0] == 200
    told = {"X-Forwarded-Prefix": "/elsewhere", "X-Forwarded-Proto": "http", "SCRIPT_NAME": "/elsewhere"}
    assert b"elsewhere" not in get(f"{site}/about", told)[2]
    large = urllib.request.Request(f"{site}/_dash-update-component", b"x" * 70_000)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(large, context=UNCHECKED)
    assert refused.value.code == 413


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-navigation=ready]")
    return page


def outside_links(page: Page) -> list[str]:
    """The addresses of a shown view that lead out of the prefix."""
    script = "all => all.map(one => one.getAttribute('href') || one.getAttribute('action'))"
    addresses = page.eval_on_selector_all("#view-root :is([href^='/'], [action^='/'])", script)
    assert len(addresses) > 10
    return [address for address in addresses if not address.startswith(f"{PREFIX}/")]


def test_a_reader_moves_without_leaving_the_prefix(page: Page, site: str):
    opened(page, f"{site}/country/COL")
    page.evaluate("window.sameDocument = true")
    page.locator("nav.site-nav a", has_text="Indicators").click()
    page.wait_for_selector("[data-page=indicators]")
    assert page.url == f"{site}/indicator"
    page.locator("main a[href*='/indicator/']").first.click()
    page.wait_for_selector("[data-page=indicator]")
    assert page.url.startswith(f"{site}/indicator/")
    addresses = page.eval_on_selector_all(
        "#view-root [href^='/']", "all => all.map(one => one.getAttribute('href'))"
    )
    assert addresses
    assert [address for address in addresses if not address.startswith(f"{PREFIX}/")] == []
    page.go_back()
    page.wait_for_selector("[data-page=indicators]")
    page.locator("a.site-brand").click()
    page.wait_for_selector("[data-page=world]")
    assert page.url == f"{site}/"
    assert page.evaluate("window.sameDocument") is True


def test_charts_and_the_workbench_work_below_the_prefix(page: Page, site: str):
    opened(page, f"{site}/country/COL")
    page.locator("figure[data-island]").first.scroll_into_view_if_needed()
    expect(page.locator("figure[data-island][data-drawn]").first).to_be_visible(timeout=15_000)
    opened(page, f"{site}/whatif")
    page.locator("[data-island='what-if-controls'][data-drawn]").first.wait_for()
    page.locator("[id='weights.privacy'] > summary").click()
    page.locator("input[name='w.privacy.surveillance']").press("ArrowRight")
    page.wait_for_url(f"{site}/whatif?w=privacy.surveillance*")
    addresses = page.eval_on_selector_all(
        "#view-root [href^='/']", "all => all.map(one => one.getAttribute('href'))"
    )
    assert [address for address in addresses if not address.startswith(f"{PREFIX}/")] == []
    page.reload()
    page.wait_for_selector("[data-page=what-if]")
