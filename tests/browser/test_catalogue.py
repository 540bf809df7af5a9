"""The catalogue, one indicator over the world, methodology, data and about, as readers meet them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Ready = Callable[[str], Page]
ADDRESSES = ("/indicator", "/indicator/internet-users", "/methodology", "/data", "/about")
SCORES = "table.economies [data-node]"


def scores_on(page: Page) -> Any:
    """What the elements with a score say of themselves."""
    return page.eval_on_selector_all(SCORES, "found => found.map(element => ({...element.dataset}))")


def test_the_filter_works_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/indicator")
    total = page.locator("table.catalogue .catalogue-name").count()
    page.select_option("#filter-evidence", "perception")
    page.select_option("#filter-pillar", "expression")
    page.get_by_role("button", name="Show").click()
    assert "evidence=perception" in page.url
    assert "pillar=expression" in page.url
    shown = page.locator("table.catalogue .catalogue-name").count()
    assert 0 < shown < total
    assert page.locator(".catalogue-kind .evidence-tag--perception").count() == shown
    expect(page.locator("#filter-evidence")).to_have_value("perception")


def test_filters_survive_reload_and_back(ready: Ready) -> None:
    page = ready("/indicator?kind=structure")
    names = page.locator(".catalogue-name a").all_inner_texts()
    page.locator(".catalogue-name a").first.click()
    expect(page.locator("[data-page=indicator]")).to_be_attached()
    page.go_back()
    expect(page.locator("[data-page=indicators]")).to_be_attached()
    assert page.locator(".catalogue-name a").all_inner_texts() == names
    page.reload()
    assert page.locator(".catalogue-name a").all_inner_texts() == names


def test_an_indicator_shows_the_scores_that_the_api_gives(ready: Ready) -> None:
    page = ready("/indicator/internet-censorship?year=2023")
    shown = {item["iso3"]: item for item in scores_on(page)}
    answer = page.request.get(
        "/api/v1/scores?node=internet-censorship&level=indicator&lane=all&year=2023&limit=1000"
    )
    given = {item["iso3"]: item for item in answer.json()["items"] if item["state"] == "scored"}
    assert set(shown) == set(given)
    assert {iso3: float(item["score"]) for iso3, item in shown.items()} == {
        iso3: item["score"] for iso3, item in given.items()
    }
    assert {item["year"] for item in shown.values()} == {"2023"}


def test_the_year_steps_change_every_score(ready: Ready) -> None:
    page = ready("/indicator/internet-users")
    page.get_by_role("link", name="To 2023").click()
    expect(page.locator(".year-now")).to_have_text("2023", timeout=30_000)
    assert page.url.endswith("year=2023")
    assert {item["year"] for item in scores_on(page)} == {"2023"}


def test_a_score_leads_to_how_it_came_about(ready: Ready) -> None:
    page = ready("/indicator/internet-users")
    page.locator("table.economies").get_by_role("link", name="Colombia").click()
    expect(page.locator("[data-page=indicator-score]")).to_be_attached()
    assert page.url.endswith("/country/COL/indicator/internet-users")


def test_a_withheld_source_shows_scores_but_no_column_of_figures(ready: Ready) -> None:
    page = ready("/indicator/independent-media")
    assert scores_on(page)
    assert page.locator("td.economies-value").count() == 0
    expect(page.get_by_text("to pass its figures on")).to_be_visible()


def test_the_source_of_an_indicator_leads_to_its_terms(ready: Ready) -> None:
    page = ready("/indicator/internet-users")
    page.locator(".indicator-facts a").click()
    expect(page.locator("[data-page=data]")).to_be_attached()
    expect(page.locator(".data-source:target, .data-source[tabindex]")).to_be_in_viewport()


def test_the_example_by_hand_is_the_score_of_the_api(ready: Ready) -> None:
    page = ready("/methodology")
    example = page.locator(".steps svg.ruler[data-score]").last
    found = example.evaluate("element => ({...element.dataset})")
    answer = page.request.get(f"/api/v1/explain/{found['iso3']}/{found['node']}?year={found['year']}")
    assert float(found["score"]) == answer.json()["score"]
    expect(page.locator(".steps .receipt-id")).to_have_text(answer.json()["receipt"])


def test_the_coverage_report_adds_up(ready: Ready) -> None:
    page = ready("/methodology")
    economies = page.request.get("/api/v1/meta").json()["economies"]
    rows = page.locator("table.coverage tbody tr").all()
    assert len(rows) == 12
    for row in rows:
        numbers = [int(text.replace(",", "")) for text in row.locator("td.number").all_inner_texts()]
        assert sum(numbers) == economies


def test_formulas_are_drawn_as_formulas(ready: Ready) -> None:
    page = ready("/methodology")
    boxes = page.locator("math").evaluate_all(
        "found => found.map(element => element.getBoundingClientRect().width)"
    )
    assert len(boxes) > 8
    assert min(boxes) > 20


def test_the_download_holds_every_pillar_of_every_economy(ready: Ready) -> None:
    page = ready("/data")
    link = page.locator(".downloads a[download]").first.get_attribute("href")
    answer = page.request.get(str(link))
    assert answer.headers["content-disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(answer.text())))
    meta = page.request.get("/api/v1/meta").json()
    pillars = [row for row in rows if row["level"] == "pillar" and row["lane"] == "all"]
    assert len(pillars) == 4 * meta["economies"]


def test_every_source_says_what_may_be_shown(ready: Ready) -> None:
    page = ready("/data")
    sources = page.locator("article.data-source")
    assert sources.count() == page.locator("article.data-source .source-shows").count() > 20


def test_reading_examples_are_real_scores(ready: Ready) -> None:
    page = ready("/about")
    states = page.locator(".reading svg.ruler--main").evaluate_all("f => f.map(e => e.dataset.state)")
    assert states == ["scored", "range", "not-scored"]


@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways(ready: Ready, page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    ready(address)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_inside_these_pages_lead_somewhere(ready: Ready, address: str) -> None:
    page = ready(address)
    links = page.eval_on_selector_all(
        "main a[href]", "found => found.map(element => element.getAttribute('href'))"
    )
    own = {link for link in links if link.startswith("/") and not re.match(r"/(country|indicator)/", link)}
    for link in sorted(own):
        assert page.request.head(link).status == 200, link
    fragments = {link[1:] for link in links if link.startswith("#")}
    ids = set(page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)"))
    assert fragments <= ids
