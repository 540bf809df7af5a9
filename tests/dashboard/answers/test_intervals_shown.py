"""Wherever a score is shown, the interval around it is shown too: in attributes, marks and words."""

from __future__ import annotations

import re

import pytest

from dashboard.answers.shown.score import interval_beside, score_attributes, score_words
from dashboard.drawing.ruler.ruler import lane_ruler, main_ruler, single_ruler, small_ruler
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.server.router import Router
from methodology.model import ALL
from tests.support.catalogue import catalogue_site
from tests.support.country import NEAR, RICH, country_book

SITE = catalogue_site(country_book())
BOOK = SITE.book
SCALE = ruler_scale(BOOK.methodology)
CELL = BOOK.cell(RICH, "speech", 2021)
DOUBT = (2.04, 4.56)
ELEMENT = re.compile(r"<[^>]*data-score=[^>]*>")


def attribute(element: str, name: str) -> str | None:
    found = re.search(rf'data-{name}="([^"]*)"', element)
    return found.group(1) if found else None


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?year=2020&lane=state&pillar=net",
        f"/country/{RICH}",
        f"/country/{RICH}?lane=corporate",
        f"/country/{NEAR}/speech",
        f"/country/{RICH}/indicator/law",
        "/indicator/law",
        f"/compare?c={RICH},{NEAR}",
        f"/country/{RICH}/net?view=income",
        "/whatif",
        "/methodology",
        "/about",
    ],
)
def test_every_element_with_a_score_has_its_interval(address: str):
    view = Router(SITE).view(address)
    assert view.status == 200
    for element in ELEMENT.findall(str(view.html)):
        node, iso3, year, lane, score, low, high = (
            attribute(element, name) for name in ("node", "iso3", "year", "lane", "score", "low", "high")
        )
        expected = SITE.doubts.of(int(year)).interval(iso3, node, lane)
        assert (low, high) == tuple(f"{end:.3f}" for end in expected), element
        side = "above" if float(score) > float(high) + 0.001 else ""
        side = "below" if float(score) < float(low) - 0.001 else side
        assert (attribute(element, "outside") or "") == side


def test_a_page_of_scores_shows_scores_at_all():
    view = Router(SITE).view(f"/country/{RICH}")
    assert len(ELEMENT.findall(str(view.html))) > 5


@pytest.mark.parametrize("draw", [main_ruler, lane_ruler, single_ruler])
def test_the_band_reaches_from_end_to_end(draw):
    with_doubt = draw(CELL, SCALE, doubt=DOUBT)
    low, high = (SCALE.position(end) for end in DOUBT)
    band = re.search(r'<rect class="r-doubt[^"]*" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"', with_doubt)
    assert band
    assert float(band.group(1)) == pytest.approx(low, abs=0.06)
    assert float(band.group(2)) == pytest.approx(high - low, abs=0.06)
    assert "r-doubt" not in draw(CELL, SCALE)


def test_the_small_ruler_has_the_band_under_its_marks():
    drawing = small_ruler([CELL], SCALE, lambda _cell: DOUBT)
    assert drawing.index("r-doubt") < drawing.index("#rw")


def test_words_and_attributes_name_the_interval():
    assert "probably 2.0 to 4.6" in score_words(CELL, BOOK.methodology, doubt=DOUBT)
    assert 'data-low="2.040" data-high="4.560"' in score_attributes(CELL, DOUBT)
    assert interval_beside(DOUBT).striptags() == "probably 2.0–4.6"
    missing = BOOK.cell("BAR", "speech", 2021)
    assert "data-low" not in score_attributes(missing, DOUBT)


def test_what_has_no_score_has_no_interval():
    assert SITE.doubts.interval(BOOK.cell("BAR", "speech", 2021)) is None
    assert SITE.doubts.interval(CELL) == SITE.doubts.of(2021).interval(RICH, "speech", ALL)
