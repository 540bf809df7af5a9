"""The audit and the evidence gaps, as methodologists and research teams meet them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Ready = Callable[[str], Page]
ADDRESSES = ("/audit", "/gaps")
MATRIX = "table.gaps-matrix tbody tr"


@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways(ready: Ready, page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    ready(address)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_methodology_leads_to_the_audit_and_on_to_the_gaps(ready: Ready) -> None:
    page = ready("/methodology")
    page.get_by_role("link", name="The statistical audit of this methodology").click()
    expect(page.locator("[data-page=audit]")).to_be_attached()
    page.get_by_role("link", name="evidence gaps").click()
    expect(page.locator("[data-page=gaps]")).to_be_attached()


def test_every_finding_leads_to_its_evidence(ready: Ready) -> None:
    page = ready("/audit")
    links = page.locator(".audit-findings a")
    assert links.count() > 0
    for address in links.evaluate_all("found => found.map(link => link.getAttribute('href'))"):
        assert page.locator(f"h2{address}").count() == 1


def test_the_audit_of_another_year_says_its_year(ready: Ready) -> None:
    page = ready("/audit")
    page.get_by_role("link", name="To 2022").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2022")
    assert page.url.endswith("year=2022")


def test_the_gaps_are_filtered_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/gaps")
    everyone = page.locator(MATRIX).count()
    page.select_option("#filter-group", "sids")
    page.get_by_role("button", name="Show").click()
    assert "group=sids" in page.url
    assert 0 < page.locator(MATRIX).count() < everyone
    expect(page.locator("#filter-group")).to_have_value("sids")


def test_the_matrix_holds_what_the_file_says(ready: Ready) -> None:
    page = ready("/gaps?group=lldc")
    address = page.get_by_role("link", name="Download (CSV)").get_attribute("href")
    rows = list(csv.DictReader(io.StringIO(page.request.get(address or "").text())))
    carried = page.eval_on_selector_all(
        f"{MATRIX} td:not(.number):not(.gaps-state)",
        "cells => cells.filter(cell => /^\\d+$/.test(cell.textContent)).length",
    )
    lacking = page.locator(f"{MATRIX} td.lack").count()
    assert carried == sum(row["status"] == "carried" for row in rows if row["state"] == "scored") > 0
    assert lacking == sum(row["state"] != "scored" for row in rows) > 0
