"""Pages of companies: what may be cited stands on pages of one country, and nowhere in bulk."""

from __future__ import annotations

import pytest

from dashboard.server.router import Router
from tests.support.companies import MARKED, NAMES, SILENT, YEAR, company_book
from tests.support.site import site_of

ROUTER = Router(site_of(company_book()))
COUNT = "4,321"


def html(address: str) -> str:
    found = ROUTER.view(address)
    assert found.status == 200, address
    return str(found.html)


@pytest.mark.parametrize(
    "address", [f"/country/{MARKED}", f"/country/{MARKED}/speech", f"/compare?c={MARKED},{SILENT}"]
)
def test_counts_are_cited_on_pages_of_one_country_and_in_small_comparisons(address: str) -> None:
    assert COUNT in html(address)


@pytest.mark.parametrize(
    "address", ["/?lane=corporate&pillar=speech", "/gaps", "/data", "/indicator/take-downs"]
)
def test_no_count_stands_where_all_countries_do(address: str) -> None:
    text = html(address)
    assert COUNT not in text
    assert "4321" not in text


def test_a_figure_of_which_only_the_score_may_be_told_stands_nowhere() -> None:
    assert "Hidden acted" not in html(f"/country/{MARKED}/speech")


def test_the_strip_says_its_state_and_that_it_is_no_part_of_the_score() -> None:
    text = html(f"/country/{MARKED}/speech")
    strip = text[text.index("data-company-strip") :]
    assert 'data-state="marks"' in strip[:300]
    assert "no part of this right’s score" in strip


def test_the_companies_line_replaces_an_empty_lane_and_links_to_its_strip() -> None:
    text = html(f"/country/{MARKED}")
    assert 'href="#companies-speech"' in text
    assert 'id="companies-speech"' in text
    assert "lane-line--corporate" in text


def test_the_map_of_companies_draws_diamonds_and_colours_no_country() -> None:
    text = html("/?lane=corporate&pillar=speech")
    assert text.count('class="map-place r') == 0
    assert "What each mark rests on stands on the country’s page" in text


def test_a_right_without_marks_says_so_on_the_world_page() -> None:
    assert "no company’s conduct can be compared by country" in html("/?lane=corporate&pillar=work")


def test_what_would_have_to_be_collected_stands_with_the_gaps() -> None:
    text = html("/gaps")
    assert "owner_state_share" in text
    assert text.count("data-company-gap=") == 2


def test_every_country_of_the_small_world_has_a_page_in_every_year_and_lane() -> None:
    for iso3 in NAMES:
        for lane in ("all", "state", "corporate"):
            assert html(f"/country/{iso3}?lane={lane}&year={YEAR}")
