"""Interactive charts: loaded when needed, inside the policy, with nothing that sends data away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Watch

Ready = Callable[[str], Page]
LIBRARY = "plotly-drd"


HISTORY = "/country/COL/indicator/internet-users"
NARROWED = "graph => graph.layout.xaxis.range.map(Math.round)"


def drawn(page: Page, name: str = "") -> Locator:
    """The first chart of a page (of an island, by its name), scrolled to and drawn."""
    chosen = f'figure[data-island="{name}"]' if name else "figure[data-island]"
    figure = page.locator(chosen).first
    figure.scroll_into_view_if_needed()
    expect(page.locator(f"{chosen}[data-drawn]").first).to_be_visible(timeout=15_000)
    return figure


def point_at(page: Page, figure: Locator, across: float, down: float) -> None:
    """Moves the pointer to a place within the axes, given as shares of their width and height."""
    box = figure.locator(".nsewdrag").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])


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
    names = {button.get_attribute("aria-label") for button in page.locator(".modebar-btn").all()}
    assert names == {"Zoom", "Pan", "Zoom in", "Zoom out", "Reset axes", "Save as PNG", "Save as SVG"}
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


def test_a_chart_tells_the_value_under_the_pointer(ready: Ready):
    page = ready(HISTORY)
    figure = drawn(page)
    point_at(page, figure, 0.93, 0.7)
    expect(figure.locator(".hoverlayer .hovertext")).to_have_text(
        re.compile(r"^20\d\d: [\d.]+, score \d\.\d, probably \d\.\d to \d\.\d$")
    )


def test_dragging_zooms_and_a_double_click_shows_all_again(ready: Ready):
    page = ready(HISTORY)
    figure = drawn(page)
    graph = figure.locator(".js-plotly-plot")
    whole = graph.evaluate(NARROWED)
    point_at(page, figure, 0.2, 0.5)
    page.mouse.down()
    point_at(page, figure, 0.6, 0.5)
    page.mouse.up()
    expect(figure.locator(".zoomlayer > path")).to_have_count(0)
    first, last = graph.evaluate(NARROWED)
    assert whole[0] < first < last < whole[1]
    box = figure.locator(".nsewdrag").first.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("whole => document.querySelector('.js-plotly-plot').layout.xaxis.range"
                           ".map(Math.round).join() === whole.join()", arg=whole)  # fmt: skip


@pytest.mark.parametrize(("name", "start"), [("PNG", b"\x89PNG\r\n"), ("SVG", b"<svg")])
def test_a_chart_is_saved_as_a_picture_that_says_what_it_shows(
    ready: Ready, tmp_path: Path, name: str, start: bytes
):
    page = ready(HISTORY)
    figure = drawn(page)
    point_at(page, figure, 0.5, 0.5)
    with page.expect_download() as saving:
        figure.get_by_role("button", name=f"Save as {name}").click()
    assert re.fullmatch(
        rf"history-COL-internet-users-20\d\d\.{name.lower()}", saving.value.suggested_filename
    )
    picture = tmp_path / "picture"
    saving.value.save_as(picture)
    saved = picture.read_bytes()
    assert saved.startswith(start)
    if name == "SVG":
        text = re.sub(r"<[^>]+>", " ", saved.decode())
        for words in ("Colombia, 20", "Digital Rights Dashboard, methodology", "from 1, worst,", "Source:"):
            assert words in re.sub(r"\s+", " ", text)


def test_a_chart_comes_again_when_the_reader_comes_back(ready: Ready):
    page = ready(HISTORY)
    drawn(page)
    page.locator("nav.site-nav a[href='/about']").first.click()
    page.wait_for_selector("[data-page=about]")
    assert page.locator(".js-plotly-plot").count() == 0
    page.go_back()
    page.wait_for_selector("[data-page=indicator-score]")
    drawn(page)
    page.go_forward()
    page.wait_for_selector("[data-page=about]")
    assert page.locator(".js-plotly-plot").count() == 0


def test_each_view_draws_its_own_figures(ready: Ready):
    page = ready(HISTORY)
    drawn(page)
    page.get_by_role("link", name="To 2023").click()
    expect(page.locator(".year-now")).to_have_text("2023", timeout=30_000)
    figure = drawn(page)
    file = figure.locator(".js-plotly-plot").evaluate("graph => graph.layout.meta.file")
    assert file == "history-COL-internet-users-2023"


def test_nothing_moves_when_a_chart_is_drawn(ready: Ready):
    page = ready("/country/COL")
    page.evaluate("""() => { window.moved = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) { window.moved += entry.value; }
    }).observe({ type: "layout-shift", buffered: true }); }""")
    drawn(page)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") < 0.001


def test_without_scripts_the_figures_stand_and_no_empty_chart(without_scripts: Page):
    without_scripts.goto(HISTORY)
    history = without_scripts.locator("section[aria-labelledby=history]")
    expect(history.locator("figure")).to_be_hidden()
    history.get_by_text("Show the figures").click()
    assert history.locator("tbody tr").count() >= 5


def test_paper_has_the_figures_of_the_history(ready: Ready):
    page = ready(HISTORY)
    drawn(page)
    page.emulate_media(media="print")
    history = page.locator("section[aria-labelledby=history]")
    expect(history.locator("figure")).to_be_hidden()
    expect(history.locator(".print-only")).to_contain_text(re.compile(r"20\d\d: \d"))


def test_a_finger_over_a_chart_scrolls_the_page(browser: Browser, base_url: str, watch: Watch):
    context = browser.new_context(
        base_url=base_url, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    context.on("page", watch.on)
    page = context.new_page()
    page.goto(HISTORY)
    graph = drawn(page).locator(".js-plotly-plot")
    assert graph.evaluate("graph => graph.layout.dragmode") is False
    context.close()


@pytest.mark.parametrize(
    ("address", "island", "words"),
    [
        ("/country/COL", "country-trend", r"^20\d\d: [+−]?\d\.\d"),
        (HISTORY, "indicator-history", r"^20\d\d: "),
        ("/indicator/internet-users", "indicator-income", r" \d\.\d, probably \d\.\d to \d\.\d"),
        ("/audit", "audit-correlations", r"[rρ] −?\d\.\d\d$"),
    ],
)
def test_every_kind_of_chart_is_drawn_and_has_words_under_the_pointer(
    ready: Ready, address: str, island: str, words: str
):
    page = ready(address)
    figure = drawn(page, island)
    spot = figure.locator(".js-plotly-plot").evaluate(
        """graph => {
            const trace = graph._fullData.find((one) => one.hoverinfo !== "skip");
            const box = graph.querySelector(".nsewdrag").getBoundingClientRect();
            const isMap = trace.type === "heatmap";
            const at = isMap ? trace.x.length - 2 : trace.y.findIndex((y, place) => place > 0 && y !== null);
            const up = isMap ? trace.y[0] : trace.y[at];
            const { xaxis, yaxis } = graph._fullLayout;
            return [box.left + xaxis.c2p(trace.x[at]), box.top + yaxis.c2p(up)
                + (trace.type === "bar" ? 20 : 0)];
        }"""
    )
    page.mouse.move(*spot)
    expect(figure.locator(".hoverlayer .hovertext").first).to_have_text(re.compile(words))


def test_the_static_picture_stands_where_nothing_draws(without_scripts: Page):
    without_scripts.goto("/indicator/internet-users")
    expect(without_scripts.locator("[data-island=indicator-income] .income-chart")).to_be_visible()


def test_paper_has_the_static_picture_of_a_drawn_chart(ready: Ready):
    page = ready("/indicator/internet-users")
    figure = drawn(page, "indicator-income")
    static = figure.locator(".income-chart")
    assert static.evaluate("svg => getComputedStyle(svg).visibility") == "hidden"
    page.emulate_media(media="print")
    assert static.evaluate("svg => getComputedStyle(svg).visibility") == "visible"
    expect(figure.locator(".js-plotly-plot")).to_be_hidden()
