"""The audit and the evidence gaps, as methodologists and research teams meet them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

Ready = Callable[[str], Page]
ADDRESSES = ("/audit", "/gaps")
MATRIX = "table.gaps-matrix tbody tr"


@pytest.fixture(scope="module", autouse=True)
def run_once(base_url: str) -> None:
    """The sensitivity run of the usual year, which takes seconds when it is asked for the first time."""
    urlopen(f"{base_url}/audit", timeout=120).close()


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
    page.get_by_role("link", name="To 2023").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2023", timeout=30_000)
    assert page.url.endswith("year=2023")


def test_the_gaps_are_filtered_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/gaps")
    everyone = page.locator(MATRIX).count()
    page.select_option("#filter-group", "sids")
    page.get_by_role("button", name="Show").click()
    assert "group=sids" in page.url
    assert 0 < page.locator(MATRIX).count() < everyone
    expect(page.locator("#filter-group")).to_have_value("sids")


def test_the_work_list_holds_every_gap_of_the_matrix(ready: Ready) -> None:
    page = ready("/gaps?group=lldc")
    address = page.get_by_role("link", name="Download (CSV)").get_attribute("href")
    rows = list(csv.DictReader(io.StringIO(page.request.get(address or "").text())))
    assert page.locator(f"{MATRIX} td.lack").count() == len(rows) > 0
    opened = page.locator(".gaps-tasks").first.locator("tbody tr").first
    title, count = opened.locator("th").inner_text(), int(opened.locator("td").first.inner_text())
    alone = [row for row in rows if row["title"] == title and row["unlocks_alone"] == "true"]
    assert len(alone) == count > 0


def test_one_right_is_planned_for_and_put_in_another_order(ready: Ready) -> None:
    page = ready("/gaps")
    page.select_option("#filter-pillar", "access")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**pillar=access*")
    expect(page.locator("table.gaps-matrix")).to_have_count(1)
    page.get_by_role("link", name="economies that lack it").click()
    page.wait_for_url("**sort=lacking*")
    expect(page.locator(".gaps-order [aria-current]")).to_have_text("economies that lack it")
    table = page.locator(".gaps-tasks").first
    lacking = [int(text) for text in table.locator("tbody td:nth-of-type(2)").all_inner_texts()]
    assert lacking == sorted(lacking, reverse=True)
    expect(page.locator("#filter-pillar")).to_have_value("access")


def test_the_audit_tells_what_scores_hang_on_and_which_choices_decide(ready: Ready) -> None:
    page = ready("/audit")
    page.locator(".on-this-page").get_by_role("link", name="Sources and dimensions").click()
    expect(page.locator("#leave-out")).to_be_in_viewport()
    page.get_by_text("Shares of all choices", exact=True).click()
    shares = page.get_by_role("region", name="Shares of all choices in the movement of order and scores")
    expect(shares.locator("th[scope=rowgroup]").first).to_be_visible()
    assert shares.locator("tbody tr").count() > shares.locator("tbody").count() > 1
    for name in ("By economy", "By indicator and year", "All sources", "All dimensions"):
        page.get_by_text(name, exact=True).click()
    assert page.get_by_role("region", name="Availability by economy").locator("tbody tr").count() > 100


def test_another_year_runs_when_it_is_asked_for(ready: Ready) -> None:
    page = ready("/audit?year=2023")
    ask = page.get_by_role("link", name="Run it")
    if ask.count():
        ask.click()
    expect(page.get_by_text("Shares of all choices", exact=True)).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways_when_all_is_open(ready: Ready, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    ready(address)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
