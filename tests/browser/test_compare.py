"""The comparison in a browser: countries come and go, the address holds them, picture and words agree."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

Ready = Callable[[str], Page]
FOUR = "/compare?c=LBN,COL,ALB,MRT"
CHIPS = "[...document.querySelectorAll('[data-chip]')].map(chip => chip.dataset.chip)"
BRACKETS = """[...document.querySelectorAll('[data-bracket]')].map(one => {
  const place = one.getBoundingClientRect(), all = [...one.parentElement.querySelectorAll('[data-row]')];
  const middles = all.map(row => [row.dataset.row, row.getBoundingClientRect()]);
  const middle = r => (r.top + r.bottom) / 2;
  const inside = middles.filter(([, r]) => middle(r) > place.top && middle(r) < place.bottom);
  return [one.dataset.bracket, inside.map(([iso3]) => iso3).join(' ')];
})"""
SENTENCES = """[...document.querySelectorAll('[data-compare]')].map(right => ({
  names: Object.fromEntries([...right.querySelectorAll('[data-row]')].map(
    row => [row.dataset.row, row.querySelector('.compare-name').textContent.trim()])),
  groups: [...right.querySelectorAll('[data-bracket]')].map(one => one.dataset.bracket.split(' ')),
  words: [...right.querySelectorAll('.compare-words p')].map(p => p.textContent),
}))"""


@pytest.fixture(scope="module", autouse=True)
def drawn(base_url: str) -> None:
    """The doubt about the years in use, which takes seconds when it is drawn for the first time."""
    for year in (2023, 2024):
        urlopen(f"{base_url}/api/v1/compare?iso3=COL,LBN&year={year}", timeout=120).close()


def query(page: Page) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(urlsplit(page.url).query).items()}


def test_countries_are_added_and_removed_and_the_address_holds_them(ready: Ready) -> None:
    page = ready("/compare")
    page.select_option("#compare-add", label="Colombia")
    page.click(".compare-add button")
    expect(page.locator("h1")).to_have_text("Compare Colombia with another country")
    assert query(page) == {"c": "COL"}
    page.select_option("#compare-add", label="Albania")
    page.click(".compare-add button")
    expect(page.locator("[data-compare]")).to_have_count(4)
    assert page.evaluate(CHIPS) == ["ALB", "COL"]
    assert query(page) == {"c": "ALB,COL"}
    page.reload()
    assert page.evaluate(CHIPS) == ["ALB", "COL"]
    page.click("[aria-label='Remove Albania']")
    expect(page.locator("[data-chip]")).to_have_count(1)
    assert query(page) == {"c": "COL"}
    page.go_back()
    expect(page.locator("[data-compare]")).to_have_count(4)


def test_year_lane_and_order_stay_when_a_country_comes(ready: Ready) -> None:
    page = ready(f"{FOUR}&year=2023&lane=state&order=az")
    page.select_option("#compare-add", label="Brazil")
    page.click(".compare-add button")
    expect(page.locator("[data-chip]")).to_have_count(5)
    assert query(page) == {"c": "ALB,BRA,COL,LBN,MRT", "year": "2023", "lane": "state", "order": "az"}
    expect(page.locator("[data-bracket]")).to_have_count(0)
    page.click(".compare-order a:has-text('By score')")
    expect(page.locator(".compare-order a:has-text('By score')")).to_have_attribute("aria-current", "true")
    assert "order" not in query(page)


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_brackets_join_the_rows_that_the_sentences_name(width: int, ready: Ready) -> None:
    page = ready(FOUR)
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate(BRACKETS)
    assert found
    for named, joined in found:
        assert named == joined
    for right in page.evaluate(SENTENCES):
        for group in right["groups"]:
            names = [right["names"][iso3] for iso3 in group]
            listed = f"{', '.join(names[:-1])} and {names[-1]} cannot be told apart"
            either = f"{', '.join(sorted(names)[:-1])} and {max(names)} cannot be told apart"
            none = "None of these"
            assert any(text.startswith((listed, either, none)) for text in right["words"]), (
                group,
                right["words"],
            )


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
@pytest.mark.parametrize(
    "address",
    [FOUR, "/compare", "/compare?c=COL", "/compare?c=LBN,COL,ALB,MRT,WSM,FRA,IND,COD&lane=corporate"],
)
def test_nothing_scrolls_sideways(width: int, address: str, ready: Ready) -> None:
    page = ready(address)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rulers_of_one_right_share_one_axis(ready: Ready) -> None:
    page = ready(FOUR)
    page.set_viewport_size({"width": 1440, "height": 900})
    ends = page.evaluate(
        """[...document.querySelectorAll('.ruler--compare, .compare-lines-drawing, .compare-axis .axis')].map(
          one => one.getBoundingClientRect()).map(r => [Math.round(r.left), Math.round(r.right)])"""
    )
    assert len({tuple(end) for end in ends}) == 1
    assert 500 <= ends[0][1] - ends[0][0] <= 580


def test_without_scripts_the_form_adds_a_country(without_scripts: Page) -> None:
    without_scripts.goto("/compare?c=COL&year=2023")
    without_scripts.select_option("#compare-add", label="Lebanon")
    without_scripts.click(".compare-add button")
    expect(without_scripts.locator("[data-chip]")).to_have_count(2)
    assert query(without_scripts) == {"c": "COL,LBN", "year": "2023"}


def test_a_country_leads_to_its_comparison_and_the_menu_to_the_start(ready: Ready) -> None:
    page = ready("/country/COL")
    page.click("a[href='/compare?c=COL']")
    expect(page.locator("#view-root")).to_have_attribute("data-page", "compare")
    page.click("nav.site-nav a[href='/compare']")
    expect(page.locator("h1")).to_have_text("Compare countries side by side")
    page.click(".compare-suggestions a >> nth=0")
    expect(page.locator("[data-compare]")).to_have_count(4)


def test_an_unknown_code_is_answered_with_what_is_allowed(ready: Ready, watch) -> None:
    watch.expect("400")
    page = ready("/compare?c=COL,LBX")
    expect(page.locator("main")).to_contain_text("LBX")
    page.click("main a:has-text('COL,LBN')")
    expect(page.locator("[data-chip]")).to_have_count(2)


def test_paper_shows_rulers_and_words_without_controls(ready: Ready) -> None:
    page = ready(FOUR)
    page.emulate_media(media="print")
    expect(page.locator(".compare-chosen")).to_be_hidden()
    expect(page.locator(".compare-order")).to_be_hidden()
    expect(page.locator(".compare-headline").first).to_be_visible()
    expect(page.locator(".ruler--compare").first).to_be_visible()
