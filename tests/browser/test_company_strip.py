"""Companies one by one in a real browser: under the state's line, on the map, and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

MARK = '[data-conduct="take-downs-by-google"]'


def test_the_strip_stands_below_the_state_and_opens_its_records(ready: Any) -> None:
    page = ready("/country/THA?year=2024")
    strip = page.locator('[data-company-strip="expression"]')
    state = page.locator(".pillar-list .lane-line--state").last.bounding_box()
    below = strip.bounding_box()
    assert state is not None
    assert below is not None
    assert below["y"] > state["y"] + state["height"]
    expect(strip.locator(f'{MARK}[data-kind="mark"]')).to_contain_text("808 requests")
    records = page.locator('[data-company-strip="privacy"] .company-cards li')
    expect(records.first).to_be_hidden()
    page.locator('[data-company-strip="privacy"] summary').last.click()
    expect(records.first).to_be_visible()


def test_a_country_that_nobody_asked_about_is_not_tested_and_not_praised(ready: Any) -> None:
    page = ready("/country/WSM/expression?year=2024")
    expect(page.locator(f'{MARK}[data-kind="unlisted"]')).to_contain_text("says nothing about free speech")
    assert page.locator(f"{MARK} .score").count() == 0


def test_the_map_of_companies_colours_no_country(ready: Any) -> None:
    page = ready("/?lane=corporate&pillar=expression&year=2024")
    assert page.locator("[data-diamond]").count() == 39
    assert page.locator(".map-place.r1, .map-place.r2, .map-place.r6").count() == 0
    page.locator("#world-search").fill("viet")
    rows = page.locator("tr[data-row]:visible")
    expect(rows).to_have_count(1)
    expect(rows.locator("[data-kind]")).to_have_attribute("data-kind", "mark")


@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize(
    "address",
    ["/country/THA/privacy", "/?lane=corporate&pillar=expression", "/compare?c=THA,VNM,WSM", "/gaps"],
)
def test_nothing_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
