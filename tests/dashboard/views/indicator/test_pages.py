"""The pages indicators, indicator, methodology, data and about, rendered with the real templates."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.frame.page import PageRequest
from dashboard.frame.refusals import refusal
from dashboard.language.numbers import digits as digits_of
from dashboard.views import about
from dashboard.views.evidence import data
from dashboard.views.indicator import catalogue as indicators
from dashboard.views.indicator import profile as indicator
from dashboard.views.method import methodology
from dashboard.views.method.methodology.words import short_unit
from methodology.methods import METHODS
from tests.support.catalogue import SECRET, asked, catalogue_site
from tests.support.site import small_site

SITE = catalogue_site()
PAGES = {
    "indicators": lambda site: indicators.page(site, asked("/indicator")),
    "methodology": lambda site: methodology.page(site, asked("/methodology")),
    "data": lambda site: data.page(site, asked("/data")),
    "about": lambda site: about.page(site, asked("/about")),
}
INDICATORS = ("statute", "limits", "spying", "users")


def one(name: str, **query: str):
    return indicator.page(SITE, asked(f"/indicator/{name}", {"id": name}, **query))


def everything() -> dict[str, str]:
    found = {name: str(make(SITE).html) for name, make in PAGES.items()}
    return found | {name: str(one(name).html) for name in INDICATORS}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_its_name_and_nothing_inline(name: str) -> None:
    page = PAGES[name](SITE)
    assert page.name == name
    assert page.html.count("<h1") == 1
    assert not re.search(r"\sstyle=|\son\w+=|<script", page.html)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_for_content_that_says_almost_nothing(name: str) -> None:
    assert PAGES[name](small_site()).html.count("<h1") == 1


@pytest.mark.parametrize("name", PAGES)
def test_headings_never_skip_a_level(name: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", PAGES[name](SITE).html)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("name", [*PAGES, *INDICATORS])
def test_ids_are_unique(name: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', everything()[name])
    assert len(ids) == len(set(ids))


def test_a_withheld_figure_is_on_no_page() -> None:
    digits = str(SECRET)[:5]
    assert not [name for name, html in everything().items() if digits in html]


def test_scores_carry_their_attributes_in_full_precision() -> None:
    html = one("spying").html
    score = 2.9  # 1 + 5 × 37.12345 ÷ 100, rounded since the figure is withheld
    named = 'data-node="spying" data-iso3="AAA" data-year="2021" data-lane="all"'
    assert f'{named} data-state="scored" data-score="{score!r}"' in html


def test_the_page_of_a_withheld_source_says_where_to_read_its_figures() -> None:
    html = one("spying").html
    assert "We have no licence from Closed House to pass its figures on" in html
    assert "https://closed.example" in html


def test_an_indicator_shows_its_rubric_its_missing_and_its_year() -> None:
    html = one("statute", year="2020").html
    assert "No law." in html
    assert "2 countries without a score" in html
    assert 'href="/indicator/statute?year=2021"' in html
    assert 'href="/indicator/statute?year=2019"' not in html, "no figure of 2019, so the steps skip it"
    assert 'href="/country/AAA/indicator/statute?year=2020"' in html


def test_a_year_without_figures_says_so() -> None:
    html = one("limits", year="2019").html
    assert "No country has a figure for 2019" in html


def test_an_unknown_indicator_is_not_found_and_offers_the_catalogue() -> None:
    with pytest.raises(Refused) as caught:
        one("nothing")
    said = refusal(SITE.book, PageRequest(params={"id": "nothing"}), caught.value)
    assert (said.status, said.what) == (404, "There is no indicator “nothing”.")
    assert ("All indicators", "/indicator") in said.links


def test_an_unknown_year_is_refused() -> None:
    with pytest.raises(Refused):
        one("limits", year="1999")


def test_the_filter_survives_in_the_form_and_can_be_cleared() -> None:
    html = indicators.page(SITE, asked("/indicator", evidence="perception")).html
    assert '<option value="perception" selected>' in html
    assert "1 of 4 indicators" in html
    assert "Clear filters" in html
    assert "/indicator/limits" not in html.partition('id="tensions"')[0]


def test_an_empty_filter_says_so() -> None:
    html = indicators.page(SITE, asked("/indicator", pillar="access", kind="structure")).html
    assert "No indicator answers to all of these at once." in html


def test_every_method_has_its_formula() -> None:
    html = methodology.page(SITE, asked("/methodology")).html
    articles = re.findall(r'<article class="scale-method[^>]*>(.*?)</article>', html, re.DOTALL)
    assert len(articles) == len(METHODS)
    assert all("<math" in article and "</p>" in article for article in articles)


def test_the_tree_links_every_indicator() -> None:
    html = methodology.page(SITE, asked("/methodology")).html
    assert all(f'href="/indicator/{name}"' in html for name in INDICATORS)


def test_data_lists_terms_in_words_and_links_the_download() -> None:
    html = data.page(SITE, asked("/data")).html
    assert "the publisher’s own figures are not." in html
    assert "Of 4 indicators, 3 end in a figure that anyone may pass on, 0 in a figure that we cite, 1" in html
    assert "/api/v1/download/scores.csv?year=2021" in html
    assert SITE.book.content.digest in html


def test_about_names_our_pilots_and_denies_being_official() -> None:
    html = about.page(SITE, asked("/about")).html
    assert 'href="/country/AAA"' in html
    assert "not an official product of the United Nations" in html


@pytest.mark.parametrize(
    ("values", "digits"),
    [([1, 2, 3], 0), ([18.4, 99.23], 1), ([0.5, 3.25], 2), ([0.123, 0.9], 3)],
)
def test_a_column_of_figures_has_as_many_decimals_as_it_needs(values, digits) -> None:
    assert digits_of(values) == digits


def test_a_unit_is_cut_to_its_name_but_classes_stay_whole() -> None:
    assert short_unit("score 0-100, higher is better") == "score 0-100"
    assert short_unit("0 free, 1 restricted") == "0 free, 1 restricted"
