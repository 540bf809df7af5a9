"""Interactive charts: loaded when needed, inside the policy, with nothing that sends data away."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch

Ready = Callable[[str], Page]
LIBRARY = "plotly-drd"


def asked_for_library(watch: Watch) -> list[str]:
    return [request.url for request in watch.requests if LIBRARY in request.url]


def test_the_library_comes_only_with_a_chart_in_sight(ready: Ready, watch: Watch):
    page = ready("/country/COL")
    page.wait_for_load_state("networkidle")
    assert asked_for_library(watch) == []
    page.locator("figure[data-plot]").first.scroll_into_view_if_needed()
    expect(page.locator("figure[data-plot][data-drawn]").first).to_be_visible()
    assert len(asked_for_library(watch)) == 1


def test_a_chart_has_a_name_and_no_button_that_shares_data(ready: Ready):
    page = ready("/country/COL")
    page.locator("figure[data-plot]").first.scroll_into_view_if_needed()
    drawing = page.locator("figure[data-drawn] [role=img]").first
    expect(drawing).to_be_visible()
    assert (drawing.get_attribute("aria-label") or "").strip()
    assert page.locator(".modebar-btn").count() == 0
    assert page.locator("figure[data-drawn] svg.main-svg").count() > 0


def test_charts_of_later_views_are_drawn_too(ready: Ready):
    page = ready("/indicator")
    page.locator("nav.site-nav a[href='/']").click()
    page.wait_for_selector("[data-page=world]")
    page.locator("main a[href='/country/COL']").filter(visible=True).first.click()
    page.wait_for_selector("[data-page=country]")
    page.locator("figure[data-plot]").first.scroll_into_view_if_needed()
    expect(page.locator("figure[data-plot][data-drawn]").first).to_be_visible()


def test_a_chart_takes_its_room_before_it_is_drawn(ready: Ready):
    page = ready("/country/COL")
    figure = page.locator("figure[data-plot]").first
    before = figure.evaluate("figure => figure.getBoundingClientRect().height")
    figure.scroll_into_view_if_needed()
    expect(page.locator("figure[data-plot][data-drawn]").first).to_be_visible()
    after = figure.evaluate("figure => figure.getBoundingClientRect().height")
    assert abs(after - before) < 12
