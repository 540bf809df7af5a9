"""What a reader meets when an answer of the server does not come: words, the right address, a new try."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import Watch
from tests.support.serving import Server, serving

CALLBACKS = "**/_dash-update-component"
UNREACHABLE = "The server cannot be reached"
FAULT = "The server could not answer"
OFFLINE = "You are offline"
BROWSERS_OWN = ("Failed to load resource", "ERR_")
"""What Chromium itself writes into its console of a request that failed; nothing of ours may stand there."""

Ready = Callable[[str], Page]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--workers", "1") as running:
        yield running


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    if server.process is None:
        server.start()
    with browser.new_context(base_url=server.address, viewport={"width": 1366, "height": 900}) as made:
        yield made


@pytest.fixture(autouse=True)
def watch(server: Server, context: BrowserContext) -> Iterator[Watch]:
    watching = Watch(server.address)
    watching.expect(*BROWSERS_OWN)
    context.on("page", watching.on)
    yield watching
    assert watching.unexpected() == []


def notice(page: Page):
    return page.get_by_role("status").and_(page.locator("#connection"))


def click(page: Page, address: str) -> None:
    page.locator(f"nav.site-nav a[href='{address}']").first.click()


def stays_at(page: Page, address: str, name: str) -> None:
    """Address, title and page are still those of what is shown."""
    assert page.url.endswith(address)
    assert page.locator("#view-root").get_attribute("data-page") == name


def until(page: Page, condition: str) -> None:
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {condition}")


def try_again(page: Page) -> None:
    """Presses the button, if the page has not asked again by itself in the meantime."""
    page.evaluate("document.querySelector('#connection button')?.click()")


def test_a_server_that_is_gone_is_told_and_the_view_comes_when_it_is_back(ready: Ready, server: Server):
    page = ready("/country/COL")
    title = page.title()
    server.stop()
    click(page, "/indicator")
    expect(notice(page)).to_contain_text(UNREACHABLE)
    stays_at(page, "/country/COL", "country")
    assert page.title() == title
    server.start()
    page.wait_for_selector("[data-page=indicators]", timeout=40_000)
    assert page.url.endswith("/indicator")
    expect(notice(page)).to_be_empty()
    page.go_back()
    page.wait_for_selector("[data-page=country]")
    stays_at(page, "/country/COL", "country")
    page.go_forward()
    page.wait_for_selector("[data-page=indicators]")
    assert page.url.endswith("/indicator")


def test_offline_is_told_and_the_view_comes_as_soon_as_the_connection_does(ready: Ready):
    page = ready("/country/COL")
    page.context.set_offline(True)
    click(page, "/indicator")
    expect(notice(page)).to_contain_text(OFFLINE)
    stays_at(page, "/country/COL", "country")
    page.context.set_offline(False)
    page.wait_for_selector("[data-page=indicators]", timeout=5_000)
    assert page.url.endswith("/indicator")


ANSWERS = {
    "a proxy's 502": (lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"), UNREACHABLE),
    "a proxy's 504": (lambda route: route.fulfill(status=504, body=""), UNREACHABLE),
    "a fault": (lambda route: route.fulfill(status=500, content_type="text/html", body="<h1>No"), FAULT),
    "too many": (lambda route: route.fulfill(status=429, body=""), FAULT),
    "a page that is no answer": (
        lambda route: route.fulfill(status=200, content_type="text/html", body="<!doctype html>Sign in"),
        FAULT,
    ),
    "half an answer": (
        lambda route: route.fulfill(status=200, content_type="application/json", body='{"multi": tru'),
        FAULT,
    ),
    "an empty answer": (lambda route: route.fulfill(status=200, body=""), FAULT),
    "a connection that breaks": (lambda route: route.abort("connectionreset"), UNREACHABLE),
    "a name that is unknown": (lambda route: route.abort("namenotresolved"), UNREACHABLE),
}


@pytest.mark.parametrize(("answer", "words"), ANSWERS.values(), ids=ANSWERS)
def test_whatever_comes_instead_of_a_view_is_told(ready: Ready, answer: Callable[[Route], None], words: str):
    page = ready("/country/COL")
    page.route(CALLBACKS, answer)
    click(page, "/indicator")
    expect(notice(page)).to_contain_text(words)
    stays_at(page, "/country/COL", "country")
    page.unroute(CALLBACKS)
    try_again(page)
    page.wait_for_selector("[data-page=indicators]", timeout=5_000)
    assert page.url.endswith("/indicator")
    expect(notice(page)).to_be_empty()


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_a_server_of_another_edition_is_asked_for_the_whole_document(ready: Ready, status: int):
    page = ready("/country/COL")
    page.evaluate("window.sameDocument = true")
    page.route(CALLBACKS, lambda route: route.fulfill(status=status, body="<h1>Not here</h1>"))
    click(page, "/indicator")
    page.wait_for_selector("[data-page=indicators]")
    assert page.url.endswith("/indicator")
    assert page.evaluate("window.sameDocument") is None


def test_a_slow_answer_is_told_and_still_comes(ready: Ready):
    page = ready("/country/COL")
    waiting: list[Route] = []
    page.route(CALLBACKS, lambda route: waiting.insert(0, route))
    click(page, "/indicator")
    expect(notice(page)).to_contain_text("takes long", timeout=10_000)
    stays_at(page, "/country/COL", "country")
    waiting[0].continue_()
    page.wait_for_selector("[data-page=indicators]")
    expect(notice(page)).to_be_empty()


def test_a_reader_may_stay_and_go_elsewhere(ready: Ready):
    page = ready("/country/COL")
    page.route(CALLBACKS, lambda route: route.abort())
    click(page, "/indicator")
    expect(notice(page)).to_contain_text(UNREACHABLE)
    notice(page).get_by_role("button", name="Stay on this page").click()
    expect(notice(page)).to_be_empty()
    page.unroute(CALLBACKS)
    page.wait_for_timeout(1500)
    stays_at(page, "/country/COL", "country")
    click(page, "/indicator")
    page.wait_for_selector("[data-page=indicators]")


def test_the_button_asks_at_once(ready: Ready):
    page = ready("/country/COL")
    asked: list[str] = []
    page.route(CALLBACKS, lambda route: (asked.append(route.request.url), route.abort()))
    click(page, "/indicator")
    while len(asked) < 3:
        page.wait_for_timeout(20)
    before = len(asked)  # the next would come by itself after four seconds
    try_again(page)
    page.wait_for_timeout(1_000)
    assert len(asked) == before + 1


def test_the_last_of_several_clicks_counts(ready: Ready):
    page = ready("/country/COL")
    page.route(CALLBACKS, lambda route: route.abort())
    for address in ("/indicator", "/methodology"):
        click(page, address)
        expect(notice(page)).to_contain_text(UNREACHABLE)
    page.unroute(CALLBACKS)
    try_again(page)
    page.wait_for_selector("[data-page=methodology]")
    page.wait_for_timeout(500)
    stays_at(page, "/methodology", "methodology")
    page.go_back()
    page.wait_for_selector("[data-page=country]")


def test_a_step_back_that_fails_is_taken_back(ready: Ready):
    page = ready("/indicator")
    click(page, "/methodology")
    page.wait_for_selector("[data-page=methodology]")
    page.reload()  # views that were kept are gone
    page.wait_for_selector("html[data-navigation=ready]")
    page.route(CALLBACKS, lambda route: route.abort())
    page.evaluate("history.back()")
    expect(notice(page)).to_contain_text(UNREACHABLE)
    until(page, "location.pathname === '/methodology'")
    stays_at(page, "/methodology", "methodology")
    page.unroute(CALLBACKS)
    try_again(page)
    page.wait_for_selector("[data-page=indicators]")
    stays_at(page, "/indicator", "indicators")
    page.go_forward()
    page.wait_for_selector("[data-page=methodology]")
    stays_at(page, "/methodology", "methodology")


def test_a_form_that_fails_keeps_the_address_too(ready: Ready):
    page = ready("/indicator")
    page.route(CALLBACKS, lambda route: route.abort())
    page.locator("form.catalogue-filter").evaluate("form => form.requestSubmit()")
    if page.locator("form.catalogue-filter select").count():
        page.locator("form.catalogue-filter select").first.select_option(index=1)
        page.locator("form.catalogue-filter").evaluate("form => form.requestSubmit()")
    expect(notice(page)).to_contain_text(UNREACHABLE)
    stays_at(page, "/indicator", "indicators")
    page.unroute(CALLBACKS)
    try_again(page)
    page.wait_for_url(re.compile(r"/indicator\?"))


def test_a_chart_that_cannot_be_had_says_so_in_its_place_and_comes_later(ready: Ready):
    page = ready("/country/COL")
    page.route(CALLBACKS, lambda route: route.abort())
    figure = page.locator("figure[data-plot]").first
    figure.scroll_into_view_if_needed()
    expect(notice(page)).to_contain_text("A part of this page")
    expect(figure).to_contain_text("could not be loaded")
    page.unroute(CALLBACKS)
    try_again(page)
    expect(page.locator("figure[data-plot][data-drawn]").first).to_be_visible(timeout=15_000)
    expect(figure).not_to_contain_text("could not be loaded")
    expect(notice(page)).to_be_empty()


def test_a_chart_that_failed_is_asked_for_again_when_its_page_is_shown_again(ready: Ready):
    page = ready("/country/COL")
    asked: list[str] = []

    def only_views(route: Route) -> None:
        asked.append(route.request.post_data or "")
        route.continue_() if "..view." in asked[-1] else route.abort()

    page.route(CALLBACKS, only_views)
    page.locator("figure[data-plot]").first.scroll_into_view_if_needed()
    expect(notice(page)).to_contain_text("A part of this page")
    click(page, "/indicator")
    page.wait_for_selector("[data-page=indicators]")
    expect(notice(page)).to_be_empty()
    page.unroute(CALLBACKS)
    page.go_back()
    page.wait_for_selector("[data-page=country]")
    page.locator("figure[data-plot]").first.scroll_into_view_if_needed()
    expect(page.locator("figure[data-plot][data-drawn]").first).to_be_visible(timeout=15_000)


def test_the_library_of_the_charts_is_asked_for_again_too(ready: Ready):
    page = ready("/country/COL")
    page.route("**/plotly-drd*", lambda route: route.abort())
    figure = page.locator("figure[data-plot]").first
    figure.scroll_into_view_if_needed()
    expect(figure).to_contain_text("could not be loaded")
    page.unroute("**/plotly-drd*")
    try_again(page)
    expect(page.locator("figure[data-plot][data-drawn]").first).to_be_visible(timeout=15_000)


def test_a_workbench_keeps_what_was_turned_and_answers_later(ready: Ready):
    page = ready("/whatif")
    page.locator("[data-island='what-if-controls'][data-drawn]").first.wait_for()
    page.locator("[id='weights.privacy'] > summary").click()
    page.route(CALLBACKS, lambda route: route.fulfill(status=502, body=""))
    page.locator("input[name='w.privacy.surveillance']").press("ArrowRight")
    expect(notice(page)).to_contain_text("A part of this page")
    assert page.url.endswith("/whatif")
    page.unroute(CALLBACKS)
    try_again(page)
    page.wait_for_url("**/whatif?w=privacy.surveillance*")
    expect(notice(page)).to_be_empty()


def test_a_workbench_step_back_that_fails_is_taken_back(ready: Ready):
    page = ready("/whatif")
    page.locator("[data-island='what-if-controls'][data-drawn]").first.wait_for()
    page.locator("[id='weights.privacy'] > summary").click()
    slider = page.locator("input[name='w.privacy.surveillance']")
    slider.press("ArrowRight")
    page.wait_for_url("**/whatif?w=privacy.surveillance*")
    turned = page.url
    page.route(CALLBACKS, lambda route: route.abort())
    page.evaluate("history.back()")
    expect(notice(page)).to_contain_text("A part of this page")
    until(page, f"location.href === {turned!r}")
    page.unroute(CALLBACKS)
    try_again(page)
    until(page, "location.search === ''")
    expect(notice(page)).to_be_empty()
