"""Where an economy stands: groups, scored members, median and ends, never a rank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.answers.shown.peers import OrderAmong, groups_of, order_among, standing
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.ruler.strip import strip, strip_words
from dashboard.views.country.parts.words import order_words
from methodology.doubt.run import uncertainty
from methodology.model import Economy, Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.country import BARE, FAR, NEAR, POOR, RICH, country_book

BOOK = country_book()
SCALE = ruler_scale(BOOK.methodology)


def test_groups_are_the_region_and_the_income_group():
    region, income = groups_of(BOOK, RICH)
    assert (region.title, region.members) == ("North", (NEAR, POOR, RICH))
    assert (income.title, income.members) == ("High", (FAR, NEAR, RICH))


def test_an_economy_alone_in_its_group_has_none():
    assert [group.title for group in groups_of(BOOK, FAR)] == ["High"]
    assert groups_of(BOOK, BARE) == ()


def test_only_scored_members_stand_and_the_median_includes_the_economy():
    found = standing(BOOK, RICH, "law", groups_of(BOOK, RICH)[0], 2021)
    assert [(peer.iso3, peer.score) for peer in found.peers] == [(POOR, 2.0), (NEAR, 3.0), (RICH, 5.0)]
    assert found.median == 3.0
    assert (found.lowest.name, found.highest.name) == ("Poorland", "Richland")
    assert [peer.iso3 for peer in found.others] == [POOR, NEAR]
    assert found.peer(POOR).score == 2.0
    assert found.peer(FAR) is None


def test_nobody_scored_leaves_nothing_to_compare():
    found = standing(BOOK, RICH, "voices", groups_of(BOOK, RICH)[0], 2018)
    assert (found.peers, found.median, found.lowest) == ((), None, None)
    assert strip_words(found) == "No country of this group is scored."


def test_the_strip_draws_a_tick_for_every_other_and_a_lozenge_for_its_own():
    drawn = strip(standing(BOOK, RICH, "law", groups_of(BOOK, RICH)[0], 2021), SCALE)
    assert drawn.count('class="peer-tick"') == 2
    assert drawn.count("#rl-single") == 1
    assert 'data-score="5.0"' in drawn
    assert "median 3.0" in drawn


def test_without_a_score_the_strip_shows_the_peers_only():
    found = standing(BOOK, POOR, "users", groups_of(BOOK, POOR)[0], 2021)
    drawn = strip(found, SCALE)
    assert "#rl-single" not in drawn
    assert 'data-state="not-scored"' in drawn
    assert strip_words(found).endswith("Poorland is not scored.")


def test_a_range_is_hatched_and_has_no_mark():
    drawn = strip(standing(BOOK, POOR, "speech", groups_of(BOOK, POOR)[0], 2021), SCALE)
    assert "hatch-range" in drawn
    assert "range only" in drawn
    assert "#rl-single" not in drawn


@pytest.mark.parametrize("lane", ["state", "corporate"])
def test_peers_stand_in_the_lane_asked_for(lane):
    found = standing(BOOK, RICH, "speech", groups_of(BOOK, RICH)[1], 2021, lane)
    assert {peer.shown.lane for peer in found.peers} == {lane}


def test_peers_are_counted_by_what_the_draws_tell():
    rows = [("law", iso3, 2021, value) for iso3, value in
            (("AAA", 50.0), ("BBB", 52.0), ("CCC", 90.0), ("DDD", 10.0))]  # fmt: skip
    made = content([indicator("law", evidence="expert")], rows)
    doubt = Uncertainty(measurement={"expert": 0.3})
    book = score(
        replace(
            made,
            economies=tuple(Economy(iso3, iso3, region="North") for iso3 in ("AAA", "BBB", "CCC", "DDD")),
            methodology=replace(made.methodology, uncertainty=doubt),
        )
    )
    (group,) = groups_of(book, "AAA")
    found = uncertainty(book)
    assert order_among(found, standing(book, "AAA", "privacy", group, 2021)) == OrderAmong(1, 1, 1)
    assert order_among(found, standing(book, "CCC", "privacy", group, 2021)) == OrderAmong(3, 0, 0)
    assert order_words(OrderAmong(1, 2, 4)) == (
        "7 others scored: 1 clearly lower, 2 clearly higher, 4 not told apart."
    )
    assert order_words(OrderAmong(1, 0, 0)) == (
        "1 other scored: 1 clearly lower, 0 clearly higher, 0 not told apart."
    )


def test_without_a_score_or_peers_there_is_no_order():
    book = country_book()
    doubt = uncertainty(book)
    for iso3 in (POOR, BARE):
        for group in groups_of(book, iso3):
            assert order_among(doubt, standing(book, iso3, "speech", group, 2021)) is None
    assert order_words(None) == ""
