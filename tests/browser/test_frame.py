"""What holds on every page: it is there before scripts, moves without reloads, and keeps the policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch

Ready = Callable[[str], Page]
PAGES = (
    ("/", "world"),
    ("/country/COL", "country"),
    ("/country/COL/privacy", "pillar"),
    ("/country/COL/indicator/internet-censorship", "indicator-score"),
    ("/indicator", "indicators"),
    ("/indicator/internet-censorship", "indicator"),
    ("/methodology", "methodology"),
    ("/data", "data"),
    ("/about", "about"),
)
SCROLL = "window.scrollY"


def shown(page: Page) -> Any:
    return page.evaluate("[...document.querySelectorAll('[data-page]')].map(element => element.dataset.page)")


def tag_in_focus(page: Page) -> Any:
    return page.evaluate("document.activeElement.tagName")


def until(page: Page, condition: str) -> None:
    """Waits for a condition; `wait_for_function` cannot, as the policy forbids to evaluate texts."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {condition}")


def below_the_fold(page: Page) -> Any:
    """A link to a country that has to be scrolled to."""
    return page.locator("main a[href^='/country/']").filter(visible=True).last


@pytest.mark.parametrize(("address", "name"), PAGES)
def test_every_page_is_complete_without_scripts(without_scripts: Page, address: str, name: str):
    answer = without_scripts.goto(address)
    assert answer is not None
    assert answer.status == 200
    expect(without_scripts.locator(f"#view-root[data-page={name}]")).to_have_count(1)
    expect(without_scripts.locator("h1")).to_have_count(1)
    expect(without_scripts.locator("main")).to_be_visible()


@pytest.mark.parametrize(("address", "name"), PAGES)
def test_every_page_loads_without_a_complaint(ready: Ready, address: str, name: str):
    page = ready(address)
    assert shown(page) == [name]
    assert page.title().endswith("Digital Rights Dashboard")
    assert tag_in_focus(page) == "BODY", "the first view leaves the focus where the browser puts it"


@pytest.mark.parametrize(("address", "name"), PAGES)
def test_every_page_keeps_landmarks_and_one_heading(ready: Ready, address: str, name: str):
    page = ready(address)
    for selector in ("header", "main", "footer", "h1"):
        expect(page.locator(f"#view-root {selector}").first).to_be_attached()
    assert page.locator("#view-root h1").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert sorted(ids) == sorted(set(ids)), f"repeated ids on {name}"


def test_a_click_shows_the_next_page_without_loading_the_document(ready: Ready, watch: Watch):
    page = ready("/")
    page.evaluate("window.sameDocument = true")
    page.locator("nav.site-nav a[href='/indicator']").click()
    page.wait_for_selector("[data-page=indicators]")
    assert page.url.endswith("/indicator")
    assert page.evaluate("window.sameDocument") is True
    assert shown(page) == ["indicators"]
    assert [request.url for request in watch.requests if request.is_navigation_request()] == [page.url[:-9]]


def test_the_focus_moves_to_the_heading_of_the_next_page(ready: Ready):
    page = ready("/")
    page.locator("nav.site-nav a[href='/indicator']").click()
    page.wait_for_selector("[data-page=indicators]")
    assert tag_in_focus(page) == "H1"
    assert page.evaluate(SCROLL) == 0
    assert page.title().startswith(page.locator("h1").inner_text()[:4]) or page.title()


def test_back_returns_to_the_place_and_the_link_that_was_left(ready: Ready):
    page = ready("/")
    link = below_the_fold(page)
    link.scroll_into_view_if_needed()
    before, address = page.evaluate(SCROLL), link.get_attribute("href")
    assert before > 500
    link.click()
    page.wait_for_selector("[data-page=country]")
    assert page.evaluate(SCROLL) == 0
    page.go_back()
    page.wait_for_selector("[data-page=world]")
    until(page, f"Math.abs({SCROLL} - {before}) < 2")
    assert page.evaluate("document.activeElement.getAttribute('href')") == address
    page.go_forward()
    page.wait_for_selector("[data-page=country]")
    assert shown(page) == ["country"]


def test_what_was_opened_is_still_open_after_going_back(ready: Ready):
    page = ready("/indicator")
    page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('i'), {id: 'mine'}))"
    )
    page.locator("nav.site-nav a[href='/methodology']").click()
    page.wait_for_selector("[data-page=methodology]")
    page.go_back()
    page.wait_for_selector("[data-page=indicators]")
    assert page.locator("#mine").count() == 1


def test_back_works_for_views_that_were_not_kept(ready: Ready):
    page = ready("/indicator")
    page.locator("nav.site-nav a[href='/methodology']").click()
    page.wait_for_selector("[data-page=methodology]")
    page.reload()
    page.wait_for_selector("html[data-navigation=ready]")
    page.go_back()
    page.wait_for_selector("[data-page=indicators]")
    assert page.url.endswith("/indicator")


def test_a_fragment_of_another_page_is_scrolled_to(ready: Ready):
    page = ready("/indicator")
    page.locator("nav.site-nav a[href='/#countries']").click()
    page.wait_for_selector("[data-page=world]")
    until(page, f"{SCROLL} > 200")
    assert page.url.endswith("/#countries")


def test_a_fragment_of_the_same_page_asks_the_server_nothing(ready: Ready, watch: Watch):
    page = ready("/")
    page.wait_for_load_state("networkidle")
    asked = len(watch.requests)
    page.locator("nav.site-nav a[href='/#countries']").click()
    until(page, f"{SCROLL} > 200")
    assert [one.url for one in watch.requests[asked:] if one.resource_type in ("document", "fetch")] == []


def test_links_with_a_modifier_open_as_the_reader_wants(ready: Ready):
    page = ready("/")
    with page.context.expect_page() as opened:
        page.locator("nav.site-nav a[href='/indicator']").click(modifiers=["Control"])
    opened.value.wait_for_selector("[data-page=indicators]")
    assert shown(page) == ["world"]


def test_an_unknown_address_says_so_and_leads_on(page: Page, watch: Watch):
    watch.expect("404")
    answer = page.goto("/nowhere")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Not found")
    page.wait_for_selector("html[data-navigation=ready]")
    page.locator("main a[href='/']").click()
    page.wait_for_selector("[data-page=world]")


def test_an_unknown_country_and_a_bad_year_have_their_statuses(page: Page, watch: Watch):
    watch.expect("404", "400")
    for address, status in (
        ("/country/XYZ", 404),
        ("/country/COL?year=1066", 400),
        ("/country/COL?lane=x", 400),
    ):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status
    expect(page.locator("main")).to_contain_text("lane")


def test_the_policy_is_strict(page: Page):
    answer = page.goto("/")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "nonce-" in scripts


def test_the_policy_is_kept_by_the_browser(ready: Ready, watch: Watch):
    watch.expect("Content Security Policy", "violates the following")
    page = ready("/")
    page.evaluate(
        """() => { const script = document.createElement('div');
                   script.innerHTML = '<img src="data:," onerror="window.broken = true">';
                   document.body.append(script); }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None


def test_the_first_view_transfers_little(ready: Ready, watch: Watch):
    page = ready("/")
    page.wait_for_load_state("networkidle")
    sizes = [request.sizes()["responseBodySize"] for request in watch.requests]
    assert len(sizes) <= 15
    assert sum(sizes) < 700_000


def test_the_page_does_not_move_while_scripts_start(ready: Ready):
    page = ready("/")
    shift = page.evaluate(
        """() => new Promise(resolve => {
            let total = 0;
            new PerformanceObserver(list => { for (const one of list.getEntries()) total += one.value; })
              .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => resolve(total), 300); })"""
    )
    assert shift < 0.05


def test_the_skip_link_leads_to_the_content(ready: Ready):
    page = ready("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_a_phone_has_its_menu(ready: Ready):
    page = ready("/")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("details.site-menu summary").click()
    page.locator("details.site-menu a[href='/indicator']").click()
    page.wait_for_selector("[data-page=indicators]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
