"""What a person does with a receipt: follow it from a score, and back to the score."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch

SCORE = "/country/COL/indicator/freedom-of-discussion"


def test_a_receipt_leads_from_a_score_to_what_it_stands_for_and_back(ready: Any):
    page = ready(SCORE)
    shown = page.locator(".score-box [data-score]")
    score = shown.get_attribute("data-score")
    link = page.locator("a[href*='/receipt/']").first
    receipt = link.inner_text()
    link.click()
    page.wait_for_selector("[data-page=receipt]")
    expect(page.locator("h1")).to_contain_text(receipt)
    expect(page.get_by_text("This number stands").first).to_be_visible()
    again = page.locator(".score-box [data-score]")
    assert again.get_attribute("data-score") == score
    assert again.get_attribute("data-node") == "freedom-of-discussion"
    page.get_by_text("Trace as JSON").click()
    expect(page.locator("pre", has_text=f'"receipt": "{receipt}"')).to_be_visible()
    page.get_by_text("To the page of this number").click()
    page.wait_for_selector("[data-page=indicator-score]")
    assert page.locator(".score-box [data-score]").get_attribute("data-score") == score


def test_the_receipt_of_a_right_works_without_scripts(without_scripts: Page):
    without_scripts.goto("/country/COL/privacy?year=2023&lane=state")
    without_scripts.locator("a[href*='/receipt/']").first.click()
    shown = without_scripts.locator(".score-box [data-node=privacy]")
    assert shown.get_attribute("data-year") == "2023"
    assert shown.get_attribute("data-lane") == "state"
    expect(without_scripts.get_by_text("drd explain COL privacy --year 2023 --lane state")).to_be_visible()


def test_an_unknown_receipt_says_what_a_receipt_is(page: Page, watch: Watch):
    watch.expect("404")
    answer = page.goto("/receipt/000000000000")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_text("A receipt has twelve signs")).to_be_visible()


def test_a_receipt_fits_a_phone(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(SCORE)
    page.locator("a[href*='/receipt/']").first.click()
    page.wait_for_selector("[data-page=receipt]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
