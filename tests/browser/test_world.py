"""The world page in a browser: filters, order and the address stay in step, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch

Ready = Callable[[str], Page]
SHOWN = "[...document.querySelectorAll('[data-row]:not([hidden])')].map(row => row.dataset.row)"


def query(page: Page) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(urlsplit(page.url).query).items()}


def test_every_economy_stands_in_the_table_and_on_the_map(ready: Ready) -> None:
    page = ready("/")
    rows = set(page.evaluate(SHOWN))
    places = set(
        page.evaluate("[...document.querySelectorAll('.map-place')].map(place => place.dataset.iso3)")
    )
    assert len(rows) == 198
    assert places == rows


def test_typing_filters_the_table_and_dims_the_map_without_asking_the_server(ready: Ready) -> None:
    page = ready("/?year=2023")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.fill("#world-search", "cote")
    expect(page.locator("[data-matches-text]")).to_have_text("1 of 198 countries")
    assert page.evaluate(SHOWN) == ["CIV"]
    assert query(page) == {"year": "2023", "q": "cote"}
    expect(page.locator(".map-place:not(.is-dimmed)")).to_have_count(1)
    asked = [address for address in requests if "/assets/" not in address]
    assert [address for address in asked if "rulers=all" not in address] == []
    assert len(asked) <= 1, "the drawings of rows that were not on the screen come once"


def test_an_empty_result_can_be_cleared(ready: Ready) -> None:
    page = ready("/?region=Oceania")
    page.fill("#world-search", "zzz")
    expect(page.locator("[data-empty]")).to_be_visible()
    page.click("[data-empty] [data-clear]")
    assert len(page.evaluate(SHOWN)) == 198
    assert query(page) == {}
    expect(page.locator("#world-region")).to_have_value("")


def test_sorting_in_the_browser_and_on_the_server_gives_the_same_order(ready: Ready) -> None:
    page = ready("/")
    alphabetical = page.evaluate(SHOWN)
    head = page.locator("th:has([data-sort=access])")
    for order in ("desc", "asc"):
        page.click("[data-sort=access]")
        assert query(page) == {"sort": "access", "order": order}
        expect(head).to_have_attribute("aria-sort", f"{order}ending")
        in_browser = page.evaluate(SHOWN)
        page.reload()
        assert page.evaluate(SHOWN) == in_browser
    page.click("[data-sort='']")
    assert page.evaluate(SHOWN) == alphabetical
    assert query(page) == {}


def test_a_change_of_year_keeps_the_filters(ready: Ready) -> None:
    page = ready("/?region=Africa&pillar=access")
    page.select_option("#world-year", "2023")
    expect(page.locator("#world-year")).to_have_attribute("data-shown", "2023")
    assert query(page) == {"region": "Africa", "pillar": "access", "year": "2023"}
    assert len(page.evaluate(SHOWN)) == 54


def test_links_follow_the_filters_of_the_moment(ready: Ready) -> None:
    page = ready("/")
    page.select_option("#world-group", "sids")
    page.click(".choices a:has-text('Companies')")
    expect(page.locator(".choices a:has-text('Companies')")).to_have_attribute("aria-current", "true")
    assert query(page) == {"group": "sids", "lane": "corporate"}


def test_back_and_forward_keep_a_filter_that_only_the_browser_knew(ready: Ready) -> None:
    page = ready("/")
    page.fill("#world-search", "leban")
    page.click("#row-LBN th a")
    expect(page.locator("#view-root")).to_have_attribute("data-page", "country")
    page.go_back()
    expect(page.locator("#view-root")).to_have_attribute("data-page", "world")
    assert page.evaluate(SHOWN) == ["LBN"]
    expect(page.locator("#world-search")).to_have_value("leban")


def test_pointing_at_a_country_shows_it_beside_the_map_with_the_same_scores(ready: Ready) -> None:
    page = ready("/")
    page.locator(".map-place[data-iso3=BRA] path").hover()
    expect(page.locator("[data-panel-name]")).to_have_text("Brazil")
    beside = page.eval_on_selector_all("[data-panel-score]", "all => all.map(one => one.dataset.score)")
    inside = page.eval_on_selector_all("#row-BRA td.score", "all => all.map(one => one.dataset.score)")
    assert beside == inside
    expect(page.locator("[data-map-label]")).to_contain_text("Brazil")


def test_pointing_from_a_scored_country_to_one_without_a_score_forgets_the_score(ready: Ready) -> None:
    page = ready("/")
    page.locator("[data-show=COL]").hover()
    page.locator(".map-place[data-iso3=ATG] circle").hover()
    states = page.eval_on_selector_all(
        "[data-panel-score]", "all => all.map(one => [one.dataset.state, 'score' in one.dataset])"
    )
    assert all((state == "scored") == has for state, has in states)


def test_the_whole_list_opens_on_request_and_by_letter(ready: Ready) -> None:
    page = ready("/")
    expect(page.locator("#row-ZWE")).to_be_hidden()
    page.click("[data-jump=Z]")
    expect(page.locator("#row-ZWE")).to_be_visible()
    expect(page.locator("#row-ZMB th a")).to_be_focused()
    expect(page.locator("[data-show-all]")).to_be_hidden()


def test_rows_further_down_get_their_rulers_when_they_are_shown(ready: Ready, without_scripts: Page) -> None:
    page = ready("/")
    bare = "document.querySelectorAll('td.w-ruler:empty').length"
    assert page.evaluate(bare) > 700
    page.click("[data-show-all]")
    page.wait_for_function(f"{bare} === 0")
    expect(page.locator("[data-rulers]")).to_have_count(0)
    drawn = page.locator("#row-ZWE td.w-ruler").first.inner_html()
    without_scripts.goto("/")
    without_scripts.click("[data-rulers]")
    assert without_scripts.locator("#row-ZWE td.w-ruler").first.inner_html() == drawn


def test_where_the_drawings_do_not_come_the_figures_stand_all_the_same(ready: Ready, watch: Watch) -> None:
    watch.expect("net::ERR_FAILED")
    page = ready("/")
    page.route("**/?rulers=all", lambda route: route.abort())
    page.click("[data-show-all]")
    expect(page.locator("#row-ZWE td.score").first).to_be_visible()
    page.locator(".map-place[data-iso3=BRA] path").hover()
    expect(page.locator("[data-panel-name]")).to_have_text("Brazil")
    page.unroute("**/?rulers=all")
    page.locator(".map-place[data-iso3=COL] path").hover()
    expect(page.locator("[data-panel-ruler] svg").first).to_be_visible()


def test_the_menu_leads_to_the_whole_list(ready: Ready) -> None:
    page = ready("/#countries")
    expect(page.locator("#row-ZWE")).to_be_visible()


@pytest.mark.parametrize(
    "address", ["/?region=Africa&sort=privacy&order=asc", "/?q=cote", "/?group=pilot&pillar=access"]
)
def test_without_scripts_the_same_address_shows_the_same_rows(
    address: str, ready: Ready, without_scripts: Page
) -> None:
    with_scripts = ready(address).evaluate(SHOWN)
    without_scripts.goto(address)
    rows = without_scripts.locator("[data-row]:not([hidden])")
    assert [row.get_attribute("data-row") for row in rows.all()] == with_scripts
    expect(rows.last).to_be_visible()


def test_without_scripts_the_form_has_a_button(without_scripts: Page) -> None:
    without_scripts.goto("/")
    expect(without_scripts.locator("#row-ZWE")).to_be_visible()
    without_scripts.select_option("#world-region", "Oceania")
    without_scripts.click("button:has-text('Go')")
    expect(without_scripts.locator("[data-row]:not([hidden])")).to_have_count(14)
    assert query(without_scripts)["region"] == "Oceania"


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_scrolls_sideways(width: int, ready: Ready) -> None:
    page = ready("/")
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_reads_the_list_before_the_map_and_opens_a_row_by_a_tap(ready: Ready) -> None:
    page = ready("/")
    page.set_viewport_size({"width": 390, "height": 844})
    top = "name => document.querySelector(name).getBoundingClientRect().top"
    tops = [page.evaluate(top, name) for name in ("#map-title", "#countries", ".world-map")]
    assert tops == sorted(tops)
    row = page.locator("#row-ALB")
    expect(row.locator("td.w-ruler:visible")).to_have_count(1)
    row.locator("td.w-ruler:visible").click()
    expect(row.locator("td.w-ruler:visible")).to_have_count(4)
