"""The pages of a country as HTML: what they show, keep back, and say when asked wrongly."""

from __future__ import annotations

import itertools
import re

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.frame.page import PageRequest
from dashboard.views.country import profile as country
from dashboard.views.country import right as pillar
from dashboard.views.country import score as indicator_score
from tests.support.catalogue import catalogue_site
from tests.support.country import BARE, FAR, POOR, RICH, SECRET, country_book

SITE = catalogue_site(country_book())
BOOK = SITE.book


def ask(page, path, **params):
    query = {key: params.pop(key) for key in ("year", "lane") if key in params}
    return page.page(SITE, PageRequest("en", path, params, query))


def profile(iso3=RICH, **query):
    return ask(country, f"/country/{iso3}", iso3=iso3, **query)


def one_right(iso3=RICH, name="speech", **query):
    return ask(pillar, f"/country/{iso3}/{name}", iso3=iso3, pillar=name, **query)


def one_score(iso3=RICH, name="law", **query):
    return ask(indicator_score, f"/country/{iso3}/indicator/{name}", iso3=iso3, indicator=name, **query)


def every_page():
    for iso3 in BOOK.economy_index:
        for lane in BOOK.lanes:
            for year in ("2017", "2021"):
                yield profile(iso3, lane=lane, year=year)
                for p in BOOK.framework.pillars:
                    yield one_right(iso3, p.id, lane=lane, year=year)
                for i in BOOK.framework.indicators:
                    yield one_score(iso3, i.id, lane=lane, year=year)


def test_every_page_renders_and_no_withheld_figure_is_in_any():
    digits = str(SECRET)
    for page in every_page():
        assert page.status == 200
        assert digits not in page.html, page.title
        assert digits[:5] not in page.html, page.title
        assert " style=" not in page.html
        assert " onclick" not in page.html


def test_ids_are_unique_and_links_inside_the_page_lead_somewhere():
    for page in (profile(), profile(BARE), one_right(), one_score(), one_score(BARE)):
        ids = re.findall(r'\bid="([^"]+)"', page.html)
        assert len(ids) == len(set(ids)), page.title
        targets = set(re.findall(r'href="#([^"]+)"', page.html))
        labels = set(" ".join(re.findall(r'aria-labelledby="([^"]+)"', page.html)).split())
        assert (targets | labels) <= set(ids), page.title


def test_headings_descend_without_gaps():
    for page in (profile(), profile(POOR), one_right(), one_score()):
        levels = [int(level) for level in re.findall(r"<h([1-6])", page.html)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_scores_carry_what_a_machine_needs():
    exact = BOOK.cell(RICH, "speech", 2021).score
    place = 'data-node="speech" data-iso3="{}" data-year="2021" data-lane="all" data-state="{}"'
    assert f'{place.format(RICH, "scored")} data-score="{exact!r}"' in profile().html
    assert place.format(POOR, "range") in profile(POOR).html
    assert f"{place.format(POOR, 'range')} data-score" not in profile(POOR).html


def test_a_page_s_name_and_title():
    assert (profile().name, profile().title) == ("country", "Richland, 2021")
    assert (one_right().name, one_right().title) == ("pillar", "Free speech, Richland, 2021")
    assert (one_score().name, one_score().title) == ("indicator-score", "Law, Richland, 2021")


def test_the_profile_says_who_it_is_and_what_it_rests_on():
    html = profile().html
    for words in (
        "High · 52.9 million people · one of our pilot countries",
        "drd explain RIC speech",
        "data gathered by 2026-11",
        "/country/RIC?year=2021",
        "Open Watch records",
    ):
        assert words in html, words


def test_empty_sections_say_so():
    html = profile(BARE).html
    for words in (
        "Without a score there is no shortfall to share out.",
        "Too little is observed to tell rules, practice and results apart.",
        "Neither a region nor an income group is recorded",
        "so no line is drawn",
        "No source in use records one for Bareland.",
        "No survey in use has asked people in Bareland in recent years.",
        "There is no evidence that could expire.",
    ):
        assert words in html, words


def test_links_keep_the_year_and_lane_and_leave_defaults_out():
    assert 'href="/country/RIC/speech?year=2018&amp;lane=state"' in profile(year="2018", lane="state").html
    assert 'href="/country/RIC/speech"' in profile().html


def test_what_must_be_said_with_a_name_stands_at_it():
    for html in (profile(iso3=FAR).html, one_right(iso3=FAR).html, one_score(iso3=FAR).html):
        assert f'href="#note-{FAR}"' in html
        assert f'id="note-{FAR}"' in html
        assert "Shown as the sources show it." in html
    assert "name-mark" not in profile().html


def test_dates_of_events_are_listed_only_where_they_may_be():
    html = profile().html
    assert "2019-02-01" in html
    assert "2020-03-01" not in html
    assert "We have no licence to pass its dates and places on." in html
    forces = html.partition('data-actor="forces"')[2]
    assert "By foreign or armed forces, not by the state:" in forces
    assert "2021-05-01" in forces


def test_a_withheld_figure_is_replaced_by_where_to_read_it():
    html = one_score(name="arrests").html
    assert "We have no licence from" in html
    assert 'href="https://closed.example"' in html
    assert "x is the publisher’s figure" in html
    assert "&#34;withheld&#34;" in html


def test_a_published_figure_goes_all_the_way():
    html = one_score().html
    for words in (
        "<b>80</b> points",
        "80 measured",
        "s = 1 + 5 × (80 − 0) ÷ (100 − 0) = 5.00",
        "score 5.0",
        "5.00 × 0.250 = 1.25 of the 4.55 points of free speech",
        "drd explain RIC law --year 2021",
    ):
        assert words in html, words


def test_a_missing_indicator_keeps_the_frame():
    html = one_score(BARE, "arrests").html
    for words in (
        "How a score would come about",
        "Not scored",
        "would change that",
        "What each level looks like",
    ):
        assert words in html, words


def test_a_right_opened_up_lists_every_indicator_scored_or_not():
    html = one_right(POOR).html
    for indicator in BOOK.framework.members("speech"):
        assert f"/country/POO/indicator/{indicator.id}" in html
    assert html.count("No figure has been published") >= 4


@pytest.mark.parametrize(
    "ask_it",
    [lambda: profile("XXX"), lambda: one_right(name="nothing"), lambda: one_score(name="nothing")],
)
def test_unknown_things_are_not_found_and_say_what_exists(ask_it):
    with pytest.raises(Refused) as problem:
        ask_it()
    assert problem.value.missing
    assert problem.value.allowed


@pytest.mark.parametrize("ask_it", [profile, one_right, one_score])
@pytest.mark.parametrize("query", [{"year": "1900"}, {"lane": "martian"}])
def test_a_wrong_year_or_lane_is_refused_on_every_page(ask_it, query):
    with pytest.raises(Refused):
        ask_it(**query)
