"""The pages of a country in a real browser: three widths, the keyboard, back and forth, no scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PAGES = (
    "/country/COL",
    "/country/WSM",
    "/country/COL/privacy",
    "/country/COL/indicator/internet-users",
    "/country/WSM/indicator/internet-censorship",
)
WIDTHS = (1440, 768, 390)


def year_of(page: Page) -> str:
    """The year that a page shows."""
    return page.locator(".year-now").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_screen_answers_the_question(ready: Any) -> None:
    page = ready("/country/COL")
    page.set_viewport_size({"width": 1440, "height": 940})
    rulers = page.locator(".pillar-list .ruler--main")
    assert rulers.count() == 4
    for ruler in rulers.all():
        box = ruler.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 940


def test_down_to_the_figure_and_back_without_losing_the_year(ready: Any) -> None:
    page = ready("/country/COL?year=2023")
    page.get_by_role("link", name="Access to the internet").first.click()
    expect(page.locator("[data-page=pillar]")).to_be_visible()
    page.get_by_role("link", name="People are online").first.click()
    expect(page.locator("[data-page=indicator-score]")).to_be_visible()
    assert page.url.endswith("/country/COL/indicator/internet-users?year=2023")
    page.go_back()
    page.go_back()
    expect(page.locator("[data-page=country]")).to_be_visible()
    assert page.url.endswith("/country/COL?year=2023")


def test_the_year_steps_and_the_lane_is_part_of_the_address(ready: Any) -> None:
    page = ready("/country/COL")
    page.locator(".view-controls [rel=prev]").click()
    # The first look at a year draws its doubt.
    expect(page.locator(".year-now")).to_have_text("2023", timeout=30_000)
    page.locator(".view-controls .choices a").nth(1).click()
    expect(page.locator(".lane-line--state.is-chosen")).to_have_count(4)
    assert "lane=state" in page.url
    assert "year=2023" in page.url


def test_scores_in_the_page_are_those_of_the_ruler(ready: Any) -> None:
    page = ready("/country/COL/access")
    ruler = page.locator('.pillar-list [data-node=access][data-lane=all][data-state="scored"]')
    shown = ruler.locator(".r-number").text_content()
    exact = float(ruler.get_attribute("data-score") or "nan")
    assert shown is not None
    assert abs(float(shown) - exact) <= 0.05 + 1e-9


def test_trends_are_drawn_and_stand_as_a_table_too(ready: Any) -> None:
    page = ready("/country/COL")
    page.locator("#trend").scroll_into_view_if_needed()
    page.wait_for_selector("[data-plot][data-drawn]", timeout=15_000)
    figures = page.locator("section[aria-labelledby=trend] details.figures:has(table)")
    figures.locator("summary").click()
    assert figures.locator("tbody tr").count() >= 10


def test_the_history_of_a_withheld_figure_is_drawn_from_scores(ready: Any) -> None:
    page = ready("/country/COL/indicator/safety-of-journalists")
    page.locator("#history").scroll_into_view_if_needed()
    page.wait_for_selector("[data-plot][data-drawn]", timeout=15_000)
    assert "not repeated here" in page.inner_text("section[aria-labelledby=history]")


def test_details_open_with_the_keyboard(ready: Any) -> None:
    page = ready("/country/COL/indicator/internet-users")
    summary = page.get_by_text("Trace as JSON").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".trace-line pre")).to_contain_text('"receipt"')


def test_everything_reads_without_scripts(without_scripts: Page) -> None:
    without_scripts.goto("/country/COL")
    for heading in ("ledger", "kinds", "standing", "trend", "practice", "expiry", "cite"):
        expect(without_scripts.locator(f"#{heading}")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/country/XYZ", "has the code “XYZ”"),
        ("/country/COL/indicator/privacy-law", "No indicator has the name"),
    ],
)
def test_unknown_addresses_help(page: Page, watch: Any, address: str, words: str) -> None:
    watch.expect("404")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 404
    assert words in page.inner_text("main")


def test_a_phone_folds_what_comes_after_the_answer(ready: Any) -> None:
    page = ready("/country/COL")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".pillar-list .ruler--main").first).to_be_visible()
    expect(page.locator("section[aria-labelledby=standing] .peer-strip").first).to_be_hidden()
    page.get_by_role("heading", name="Where does it stand?").click()
    expect(page.locator("section[aria-labelledby=standing] .peer-strip").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") < 6500


@pytest.mark.parametrize("media", ["screen", "print"])
def test_wide_screens_and_paper_show_every_section(ready: Any, media: str) -> None:
    page = ready("/country/COL")
    page.set_viewport_size({"width": 1440 if media == "screen" else 680, "height": 900})
    page.emulate_media(media=media)
    assert page.locator("details.fold > summary:visible").count() == 0
    expect(page.locator("section[aria-labelledby=standing] .peer-strip").first).to_be_visible()
    expect(page.locator("#standing")).to_be_visible()


def test_an_address_into_a_folded_section_opens_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/country/WSM#gaps")
    expect(page.locator("#gaps").locator("xpath=ancestor::details")).to_have_attribute("open", "")


def test_a_page_prints_on_few_sheets(ready: Any) -> None:
    sheets = ready("/country/COL").pdf(format="A4").count(b"/Type /Page\n")
    assert 2 <= sheets <= 6, "four of scores, one of companies, one of context and desk research"


def test_paper_shows_the_lines_over_the_years_though_nothing_was_drawn_on_the_screen(ready: Any) -> None:
    page = ready("/country/COL")
    line = page.locator(".trends .print-only .trend").first
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(page.locator(".trends .plot").first).to_be_hidden()
    expect(line).to_have_attribute("aria-label", re.compile(r"^Right to privacy from \d{4} to \d{4}$"))


def test_a_citation_says_whose_part_and_how_certain(ready: Any) -> None:
    page = ready("/country/COL?lane=state")
    expect(page.locator(".page-citation")).to_contain_text(f"scores for {year_of(page)} (the state’s part)")
    cited = page.locator(".receipts dd").first
    found = cited.locator("[data-score]").evaluate("element => ({...element.dataset})")
    low, score, high = (f"{float(found[name]):.1f}" for name in ("low", "score", "high"))
    expect(cited).to_contain_text(f"{score} ({low}–{high}) · receipt")


def test_the_intervals_behind_the_scores_are_a_file_too(ready: Any) -> None:
    page = ready("/country/COL")
    with page.expect_download() as download:
        page.get_by_role("link", name="Intervals (CSV)").click()
    header, *rows = download.value.path().read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    assert {"iso3", "node", "lane", "low", "high"} <= set(names)
    assert {row.split(",")[names.index("iso3")] for row in rows} == {"COL"}


def test_a_citation_spells_out_the_whole_address_and_the_file_is_this_country_s(ready: Any) -> None:
    page = ready("/country/COL?lane=state")
    citation = page.locator("[data-whole-address]")
    expect(citation).to_have_text(f"{page.url.split('?')[0]}?lane=state&year={year_of(page)}")
    with page.expect_download() as download:
        page.locator(".pillar-list a[download]").click()
    assert download.value.suggested_filename == f"digital-rights-scores-COL-{year_of(page)}.csv"
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"COL"}
