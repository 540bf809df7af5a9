"""The what-if page in a real browser: quick, undoable, in the address, never to be taken for our scores."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

Ready = Callable[[str], Page]
SLIDER = "input[name='w.privacy.surveillance']"
CONTROLS = "[data-island='what-if-controls'][data-drawn]"
HALF_A_SECOND = 500
WATCH_UPDATES = """() => {
    window.updates = [];
    document.addEventListener('change', () => { window.changed = performance.now(); }, true);
    document.addEventListener('drd:turned', () => requestAnimationFrame(() => requestAnimationFrame(
        () => window.updates.push(performance.now() - window.changed))));
}"""


def query(page: Page) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(urlsplit(page.url).query).items()}


def open_weights(page: Page) -> Any:
    """The slider of one dimension, in sight."""
    page.locator("[id='weights.privacy'] > summary").click()
    return page.locator(SLIDER)


def until(page: Page, condition: str) -> None:
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {condition}")


COUNT_VIEWS = """() => {
    window.views = 0;
    for (const name of ['drd:turned', 'drd:view', 'drd:return']) {
        document.addEventListener(name, () => window.views++);
    }
}"""


@pytest.fixture
def opened(ready: Ready) -> Ready:
    """Opens an address, waits for the controls and counts the answers that come after it."""

    def counting(address: str) -> Page:
        page = ready(address)
        page.locator(CONTROLS).first.wait_for()
        page.evaluate(COUNT_VIEWS)
        return page

    return counting


def arrive(page: Page, address: str) -> None:
    """Waits for the next view and for a query that contains, or with = in front is, a text."""
    is_there = f" === {address[1:]!r}" if address.startswith("=") else f".includes({address!r})"
    until(page, f"views > 0 && location.search{is_there}")
    page.evaluate("views = 0")


def press(page: Page, key: str) -> None:
    """A key, and the view that follows."""
    page.keyboard.press(key)
    arrive(page, "")


def texts(page: Page, selector: str) -> Any:
    return page.locator(selector).all_inner_texts()


def test_a_moved_weight_moves_map_table_and_pair_within_half_a_second(opened: Ready):
    page = opened("/whatif")
    shown = {
        selector: page.locator(selector).all_inner_texts()
        if "td" in selector
        else page.locator(selector).first.inner_html()
        for selector in (
            ".world-map",
            ".what-if-table td[data-what-if]",
            ".what-if-pair-table td[data-what-if]",
        )
    }
    page.evaluate(WATCH_UPDATES)
    open_weights(page).focus()
    for key in ("ArrowRight",) * 5 + ("ArrowLeft",) * 2:
        count = page.evaluate("updates.length")
        page.keyboard.press(key)
        until(page, f"updates.length > {count}")
    took = page.evaluate("updates")
    assert statistics.median(took) < HALF_A_SECOND, took
    assert query(page) == {"w": "privacy.surveillance_1.75"}
    for selector, before in shown.items():
        now = page.locator(selector)
        assert (now.all_inner_texts() if "td" in selector else now.first.inner_html()) != before, selector


def test_the_reader_keeps_focus_place_and_what_was_open(opened: Ready):
    page = opened("/whatif")
    open_weights(page)
    page.locator("[id='weights.privacy.surveillance'] > summary").click()
    slider = page.locator("input[name='w.social-media-monitoring']")
    slider.focus()
    page.evaluate("window.scrollTo(0, 60)")
    top = slider.evaluate("element => element.getBoundingClientRect().top")
    press(page, "ArrowRight")
    assert page.evaluate("document.activeElement.name") == "w.social-media-monitoring"
    expect(page.locator("[id='weights.privacy.surveillance']")).to_have_attribute("open", "")
    assert abs(slider.evaluate("element => element.getBoundingClientRect().top") - top) < 2


def test_keys_pressed_faster_than_the_server_answers_are_all_counted(opened: Ready):
    page = opened("/whatif")
    open_weights(page).focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(70)
    arrive(page, "=?w=privacy.surveillance_2.5")
    expect(page.locator(SLIDER)).to_have_value("2.5")
    expect(page.locator("[data-leaf='value.privacy.surveillance']")).to_have_text("2.5")


def test_a_slider_that_is_dragged_is_sent_when_it_is_let_go(opened: Ready):
    page = opened("/whatif")
    slider = open_weights(page)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], middle, steps=6)
    assert query(page) == {}
    page.mouse.up()
    arrive(page, "=?w=privacy.surveillance_3")


def test_the_whole_table_stays_open_once_it_is_asked_for(opened: Ready):
    page = opened("/whatif")
    assert page.locator(".what-if-table tbody tr:visible").count() == 16
    page.locator("[data-what-if-all]").click()
    whole = page.locator(".what-if-table tbody tr").count()
    assert page.locator(".what-if-table tbody tr:visible").count() == whole
    page.locator("#what-if-preset-equal").click()
    arrive(page, "weights=equal")
    assert page.locator(".what-if-table tbody tr:visible").count() == whole


def test_the_address_holds_everything_and_survives_a_reload(opened: Ready):
    page = opened("/whatif")
    open_weights(page).focus()
    press(page, "ArrowRight")
    page.locator("#what-if-without > summary").click()
    page.locator("[name='without.evidence.perception']").check()
    arrive(page, "without")
    page.locator("select[name='b']").select_option("LBN")
    arrive(page, "LBN")
    assert query(page) == {
        "w": "privacy.surveillance_1.25",
        "without": "evidence.perception",
        "b": "LBN",
    }
    before = texts(page, "main")
    page.reload()
    page.wait_for_selector("html[data-navigation=ready]")
    for selector in (".what-if-table", ".what-if-verdict", ".what-if-map"):
        assert page.locator(selector).inner_text() in before[0]


def test_reset_restores_exactly_and_leaves_the_official_scores_untouched(opened: Ready):
    page = opened("/whatif?sort=change")
    official = page.locator(".what-if-table .what-if-official").evaluate_all(
        "all => all.map(one => one.outerHTML)"
    )
    start = page.locator(".what-if-board").inner_html()
    page.locator("#what-if-preset-facts").click()
    arrive(page, "without")
    page.locator("#what-if-reset").click()
    arrive(page, "=?sort=change")
    assert page.locator(".what-if-board").inner_html() == start
    assert (
        page.locator(".what-if-table .what-if-official").evaluate_all("all => all.map(one => one.outerHTML)")
        == official
    )


def test_back_undoes_the_last_change_and_shows_its_slider(opened: Ready):
    page = opened("/whatif")
    open_weights(page).focus()
    press(page, "ArrowRight")
    press(page, "ArrowRight")
    page.go_back()
    arrive(page, "=?w=privacy.surveillance_1.25")
    expect(page.locator(SLIDER)).to_have_value("1.25")
    expect(page.locator("[data-leaf='value.privacy.surveillance']")).to_have_text("1.25")


def test_changed_rows_stand_out_and_the_widest_can_come_first(opened: Ready):
    page = opened("/whatif?w=privacy.surveillance_3")
    assert page.locator(".what-if-table tr.is-moved").count() > 20
    page.locator("#what-if-sort").click()
    arrive(page, "sort=change")
    sizes = [
        abs(float(text.replace("\N{MINUS SIGN}", "-")))
        for text in texts(page, ".what-if-table tbody tr:nth-child(-n+5) .what-if-change")
    ]
    assert sizes == sorted(sizes, reverse=True)


def test_the_watermark_is_seen_on_screen_and_on_paper(opened: Ready):
    page = opened("/whatif?w=privacy.surveillance_3")
    words = "What if: your own weights, not our scores"
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(page.locator(".what-if-banner")).to_contain_text(words)
        expect(page.locator(".what-if-banner")).to_be_visible()
        box = page.locator(".what-if-watermark").bounding_box()
        assert box is not None
        assert box["width"] > 700
        assert box["height"] > 700
    assert page.locator(".what-if-watermark").evaluate("one => getComputedStyle(one).position") == "fixed"
    expect(page.locator(".what-if-rules")).to_be_hidden()
    expect(page.locator(".what-if-changes")).to_be_visible()


def test_what_if_scores_never_carry_the_attributes_of_official_ones(opened: Ready):
    page = opened("/whatif?w=privacy.surveillance_3&pillar=expression")
    assert page.locator("[data-what-if-score]").count() > 300
    assert (
        page.locator(
            "[data-what-if][data-score], [data-what-if][data-iso3], [data-score] [data-what-if]"
        ).count()
        == 0
    )
    assert page.locator("main [data-score]:not(.what-if-official):not(.what-if-ours-score *)").count() == 0


def test_an_overall_is_there_only_when_asked_for(opened: Ready):
    page = opened("/whatif")
    expect(page.locator("input[name='w.privacy']")).to_be_hidden()
    page.locator("#what-if-mean > summary").click()
    page.locator("[name='overall']").check()
    arrive(page, "=?overall=1")
    expect(page.locator("input[name='w.privacy']")).to_be_visible()
    page.locator("#what-if-right-overall").click()
    arrive(page, "pillar=overall")
    expect(page.locator("#what-if-finding")).to_contain_text("which we do not publish")
    assert page.locator(".what-if-table [data-score]").count() == 0


def test_everything_works_by_buttons_without_scripts(without_scripts: Page):
    page = without_scripts
    page.goto("/whatif?without=evidence.perception&b=LBN")
    page.locator("[id='weights.privacy'] > summary").click()
    page.locator(SLIDER).evaluate("element => { element.value = '2'; }")
    page.get_by_role("button", name="Apply these weights").first.click()
    expect(page.locator(".what-if-changes li")).to_have_count(2)
    changed = texts(page, ".what-if-changes li")
    assert changed[0].startswith("Freedom from surveillance: weight 2 instead of 1")
    assert changed[1].startswith("Left out: ")
    expect(page.locator("select[name='b']")).to_have_value("LBN")
    page.locator("#what-if-gate > summary").click()
    page.locator("[name='gate']").check()
    page.get_by_role("button", name="Apply these rules").click()
    expect(page.locator(".what-if-changes li")).to_have_count(3)
    assert query(page)["w"] == "privacy.surveillance_2"


def test_a_bad_value_gets_a_clear_answer(page: Page, watch: Any):
    watch.expect("400")
    answer = page.goto("/whatif?w=privacy.surveilance_2")
    assert answer is not None
    assert answer.status == 400
    expect(page.locator("main")).to_contain_text("“w” cannot be “privacy.surveilance”")
    expect(page.locator("main")).to_contain_text("privacy.surveillance")


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_it_fits_every_screen(opened: Ready, width: int):
    page = opened("/whatif?w=privacy.surveillance_3")
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert sorted(ids) == sorted(set(ids))
    expect(page.locator(".what-if-follow")).to_be_visible(visible=width < 768)


def test_every_control_has_a_name(opened: Ready):
    page = opened("/whatif?overall=1&pillar=overall")
    expect(page.locator("input[name='w.privacy']")).to_be_visible()
    unnamed = page.evaluate(
        """[...document.querySelectorAll('main input:not([type=hidden]), main select')]
             .filter(field => !field.labels.length).map(field => field.id)"""
    )
    assert unnamed == []


COVERAGE, INDICATORS = "[name='gate-coverage']", "[name='gate-indicators']"


def test_typing_tells_the_verdict_and_the_address_without_a_new_page(opened: Ready):
    page = opened("/whatif?a=COL&b=KEN")
    page.evaluate("document.querySelector('main').sameAsBefore = true")
    before = page.locator(".what-if-verdict").inner_text()
    page.locator("#what-if-gate > summary").click()
    field = page.locator(INDICATORS)
    field.fill("")
    field.press_sequentially("99")
    arrive(page, "gate-indicators=99")
    assert query(page) == {"a": "COL", "b": "KEN", "gate-indicators": "99"}
    assert page.locator(".what-if-verdict").inner_text() != before
    assert page.evaluate("document.querySelector('main').sameAsBefore")
    assert page.evaluate("document.activeElement.name") == "gate-indicators"
    expect(field).to_have_value("99")
    expect(page.get_by_role("status").first).to_contain_text("scores above")


def test_a_refused_value_is_told_at_its_field_and_stays_as_it_was_typed(opened: Ready):
    page = opened("/whatif")
    page.locator("#what-if-gate > summary").click()
    field = page.locator(COVERAGE)
    shown = page.locator(".what-if-results").inner_html()
    field.fill("150")
    problem = page.locator("[data-problem='gate-coverage']")
    expect(problem).to_have_text(
        "“gate-coverage” cannot be “150”. It takes a number from 0 to 100, with a point and at most "
        "four decimals."
    )
    expect(field).to_have_value("150")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("document.activeElement.name") == "gate-coverage"
    assert query(page) == {}
    assert page.locator(".what-if-results").inner_html() == shown
    field.fill("40")
    arrive(page, "=?gate-coverage=40")
    expect(problem).to_have_text("")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_the_enter_key_asks_for_what_was_typed_and_nothing_else(opened: Ready):
    page = opened("/whatif?w=privacy.surveillance_3")
    page.locator("#what-if-gate > summary").click()
    page.locator(COVERAGE).fill("40")
    page.locator(COVERAGE).press("Enter")
    arrive(page, "gate-coverage=40")
    assert query(page) == {"w": "privacy.surveillance_3", "gate-coverage": "40"}


def test_back_from_another_page_shows_what_was_left(opened: Ready):
    page = opened("/whatif")
    open_weights(page).focus()
    press(page, "ArrowRight")
    moved = page.locator(".what-if-map").inner_text()
    page.locator(".what-if-table tbody a").first.click()
    page.locator("[data-page=country]").wait_for()
    page.go_back()
    arrive(page, "=?w=privacy.surveillance_1.25")
    expect(page.locator(SLIDER)).to_have_value("1.25")
    assert page.locator(".what-if-map").inner_text() == moved


def test_the_page_opened_anew_holds_nothing_of_the_last_visit(opened: Ready):
    page = opened("/whatif")
    open_weights(page).focus()
    press(page, "ArrowRight")
    page.locator(".what-if-table tbody a").first.click()
    page.locator("[data-page=country]").wait_for()
    page.locator(".site-nav a[href='/whatif']").click()
    page.locator("[data-workbench]").wait_for()
    page.locator(CONTROLS).first.wait_for()
    expect(page.locator(SLIDER)).to_have_value("1")
    assert query(page) == {}
    page.locator("[id='weights.privacy'] > summary").click()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowLeft")
    until(page, "location.search === '?w=privacy.surveillance_0.75'")


def test_every_control_shows_what_it_holds(opened: Ready):
    page = opened("/whatif?across=geometric")
    chosen = [
        page.locator(f"select[name={name}]").evaluate("one => one.selectedOptions[0].textContent")
        for name in ("within", "across")
    ]
    assert chosen == ["arithmetic mean", "geometric mean"]
    page.locator("select[name=across]").select_option(label="arithmetic mean")
    arrive(page, "=")


def test_a_source_that_is_left_out_takes_its_weights_out_of_use(opened: Ready):
    page = opened("/whatif?without=evidence.perception")
    idle = page.locator("input[type=range]:disabled").count()
    assert idle > 0
    page.locator("#what-if-reset").click()
    arrive(page, "=")
    expect(page.locator("input[type=range]:disabled")).to_have_count(0)
    expect(page.locator("[name='without.evidence.perception']")).not_to_be_checked()
