"""The world page as HTML: sentences from numbers, every economy in map and table, foreign content too."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.answers.asked.filters import filter_options
from dashboard.frame.page import PageRequest, Site
from dashboard.views.world import overview as world_page
from dashboard.views.world.overview.words.orders import order_notes
from dashboard.views.world.overview.words.overview import spelled
from methodology.model import Economy, Stage, Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.site import site_of, small_site

SITE = small_site()


def html(site: Site = SITE, **query: str) -> str:
    return str(world_page.page(site, PageRequest("en", "/", {}, query)).html)


def test_content_without_stages_regions_or_shapes_on_the_map_still_makes_a_page() -> None:
    page = html()
    assert re.findall(r'data-row="(\w+)"', page) == ["AAA", "BBB"]
    assert "World map: privacy." in page
    assert "One rights in" not in page


def test_every_score_shown_carries_its_attributes_and_equals_the_book() -> None:
    page = html()
    shown = re.findall(
        r'data-node="([^"]+)" data-iso3="(\w+)" data-year="(\d+)" data-lane="(\w+)" data-state="scored" '
        r'data-score="([^"]+)"',
        page,
    )
    assert shown
    for node, iso3, year, lane, value in shown:
        assert float(value) == SITE.book.cell(iso3, node, int(year), lane).score


def test_names_and_searches_are_escaped() -> None:
    book = replace(
        SITE.book,
        content=replace(SITE.book.content, economies=(Economy("AAA", 'A <b>& "c"'), Economy("BBB", "B"))),
    )
    page = html(replace(SITE, book=book), q='"><script>')
    assert "<script>" not in page
    assert "A &lt;b&gt;&amp; &#34;c&#34;" in page


def test_an_empty_result_says_so_and_offers_to_clear() -> None:
    page = html(q="nowhere")
    assert re.search(r'<p class="empty-result" data-empty>No country matches these filters\.', page)
    assert len(re.findall(r"<tr [^>]*data-row=[^>]* hidden", page)) == 2


def test_links_keep_the_choice_and_leave_defaults_out() -> None:
    page = html(year="2020", q="a")
    assert 'href="/country/AAA?year=2020"' in page
    assert '/country/AAA"' in html()
    assert re.search(r'data-sort="privacy" href="/\?year=2020&amp;q=a&amp;sort=privacy&amp;order=desc"', page)


def test_the_headline_counts_the_two_ends() -> None:
    assert "Privacy: 1 country is clearly at 4.5 or above; 2 are clearly below 2.5" in html(doubted_site(0.0))


def test_the_headline_counts_only_what_survives_the_doubt() -> None:
    # 6.0 is clearly above 4.5; 4.4 and 4.6 may be; 1.5 and 1.0 are clearly below 2.5, all give or take 0.5.
    page = html(doubted_site(0.3, 100.0, 72.0, 68.0, 10.0, 0.0))
    assert "Privacy: 1 country is clearly at 4.5 or above, 2 more may be; 2 are clearly below 2.5" in page
    page = html(doubted_site(0.3, 72.0, 28.0, 28.0))
    said = "no country is clearly at 4.5 or above, 1 may be; none is clearly below 2.5, 2 may be"
    assert f"Privacy: {said}" in page
    assert "Privacy: none is at 4.5 or above; none is below 2.5" in html(doubted_site(0.0, 50.0))


def doubted_site(error: float, *values: float) -> Site:
    """Economies AAA, BBB, … with these figures, each with the same error."""
    values = values or (100.0, 10.0, 0.0)
    economies = [letter * 3 for letter in "ABCDE"[: len(values)]]
    rows = [("law", iso3, 2021, value) for iso3, value in zip(economies, values, strict=True)]
    stages = tuple(Stage(str(k), str(k), k - 0.5, k + 0.5) for k in range(1, 7))
    method = Uncertainty(draws=2000, measurement={"expert": error})
    found = content([indicator("law", evidence="expert")], rows, economies=economies, stages=stages,
                    uncertainty=method)  # fmt: skip
    return site_of(score(found))


def test_every_order_that_the_script_can_make_has_its_sentence() -> None:
    notes = order_notes(SITE.book.framework.pillars)
    assert set(notes) == {"", "privacy-asc", "privacy-desc", "coverage-asc", "coverage-desc"}
    assert len(set(notes.values())) == 4


def test_filters_without_values_are_not_offered() -> None:
    assert filter_options(SITE.book) == {"region": [], "bureau": [], "income": [], "group": []}
    assert 'name="region"' not in html()


@pytest.mark.parametrize(("count", "word"), [(4, "Four"), (0, "No"), (12, "12")])
def test_a_sentence_begins_with_a_word_not_a_figure(count: int, word: str) -> None:
    assert spelled(count) == word


def test_no_style_attributes_and_no_inline_handlers() -> None:
    page = html()
    assert not re.search(r'\sstyle="', page)
    assert not re.search(r"\son\w+=", page)
