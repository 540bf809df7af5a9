"""What people do with scores in the light of income, on a wide screen and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Ready = Callable[[str], Page]
WIDTHS = (1440, 390)
WORLD, IMMEDIATE = "/indicator/internet-users", "/indicator/shutdown-days"


def narrow(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_table_opens_with_both_scores_that_the_api_gives(ready: Ready, width: int) -> None:
    page = ready(WORLD)
    narrow(page, width)
    section = page.locator(".section-income")
    section.get_by_text("Show the figures").click()
    row = section.locator("tr", has=page.locator("[data-iso3=COL]"))
    expect(row).to_be_visible()
    answer = page.request.get("/api/v1/indicators/internet-users/income?iso3=COL").json()
    item = answer["items"][0]
    published, adjusted = row.locator("[data-score]"), row.locator("[data-view=income]")
    assert float(published.get_attribute("data-score") or "") == item["raw"]
    assert adjusted.inner_text() == f"{item['adjusted']:.1f}"
    assert adjusted.get_attribute("data-score") is None
    names = section.locator(".income-table tbody th").all_inner_texts()
    assert len(names) > 100
    assert sideways(page) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_a_duty_that_holds_at_once_says_so_in_grey(ready: Ready, width: int) -> None:
    page = ready(IMMEDIATE)
    narrow(page, width)
    section = page.locator(".section-income.is-greyed")
    expect(section.get_by_role("heading")).to_have_text("Compared with what similar incomes achieve")
    expect(section).to_contain_text("holds at once, at any level of income")
    assert section.locator("[data-view=income]").count() == 0
    assert sideways(page) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_view_of_a_right_survives_reload_year_and_lane(ready: Ready, width: int) -> None:
    page = ready("/country/COL/access")
    narrow(page, width)
    assert page.locator("[data-view=income]").count() == 0
    page.get_by_role("navigation", name="View by income").get_by_role(
        "link", name="In the light of income"
    ).click()
    expect(page.locator(".part-row [data-view=income]").first).to_be_visible()
    page.reload()
    rows = page.locator(".part-row", has=page.locator("[data-view=income]"))
    assert rows.count() >= 4
    assert all(row.locator("[data-score]").count() for row in rows.all())
    greyed = page.locator(".part-row--greyed .part-income").all_inner_texts()
    assert any("at once" in reason for reason in greyed)
    assert any("Too few figures" in reason for reason in greyed)
    assert any("against income already" in reason for reason in greyed)
    page.get_by_role("link", name="To 2023").click()
    # The first look at a year draws its doubt.
    expect(page.locator(".year-now")).to_have_text("2023", timeout=30_000)
    assert "view=income" in page.url
    assert sideways(page) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_one_score_stands_beside_what_its_income_explains(ready: Ready, width: int) -> None:
    page = ready("/country/COL/indicator/internet-users")
    narrow(page, width)
    block = page.locator(".section-income")
    expect(block.locator("[data-node=internet-users][data-score]")).to_be_visible()
    expect(block.locator("[data-view=income]")).to_be_visible()
    block.get_by_role("link", name="All countries by income").click()
    expect(page.locator("[data-page=indicator]")).to_be_attached()
    assert page.url.endswith("#income")
    assert sideways(page) == 0
