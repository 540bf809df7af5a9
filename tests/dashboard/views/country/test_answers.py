"""The profile of one economy: selection, pillars, gaps, expiry, trend, events, examples."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from dashboard.answers.asked import read
from dashboard.answers.asked.near import economies_like
from dashboard.answers.asked.refused import Refused
from dashboard.answers.asked.selection import Selection, query_of, read_selection
from dashboard.answers.events.events import actor_of, country_events
from dashboard.frame.page import PageRequest
from dashboard.frame.refusals import PageRefusal, refusal
from dashboard.views.country.parts.standing import country_profile
from dashboard.views.country.profile.answer.evidence import expiry_plan, gaps, known, perceptions
from dashboard.views.country.profile.answer.practice import good_practices
from dashboard.views.country.profile.answer.trend import trend
from dashboard.views.country.right.answer.parts import pillar_page
from methodology.change.told import JointYears
from methodology.model import Economy, Event
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.country import BARE, FAR, NEAR, PILLARS, POOR, RICH, country_book

BOOK = country_book()
JOINT = JointYears(BOOK)
NOW = Selection(2021)


def test_nothing_asked_selects_the_default_year_and_all_lanes():
    assert read_selection(BOOK, {}) == Selection(2021, "all")
    assert query_of(Selection(2021, "all"), BOOK) == {"year": None, "lane": None}


def test_what_is_asked_is_kept_in_the_query():
    asked = read_selection(BOOK, {"year": "2018", "lane": "state"})
    assert asked == Selection(2018, "state")
    assert query_of(asked, BOOK) == {"year": 2018, "lane": "state"}


@pytest.mark.parametrize(
    ("query", "key", "allowed"),
    [
        ({"year": "1999"}, "year", "2017"),
        ({"year": "20.5"}, "year", "2021"),
        ({"lane": "x"}, "lane", "state"),
    ],
)
def test_a_bad_year_or_lane_names_the_key_what_was_found_and_what_is_allowed(query, key, allowed):
    with pytest.raises(Refused) as problem:
        read_selection(BOOK, query)
    assert (problem.value.key, problem.value.found) == (key, query[key])
    assert allowed in problem.value.allowed


def test_an_unknown_code_suggests_near_names():
    assert ("Richland", "/country/RIC") in refused(lambda: read.economy(BOOK, "ric"), iso3="ric").links
    assert economies_like(BOOK, "poor")[0] == POOR


def test_unknown_pillars_and_indicators_say_what_there_is():
    assert refused(lambda: read.right(BOOK, "speach"), iso3=RICH).links == (
        ("Free speech", "/country/RIC/speech"),
        ("The net", "/country/RIC/net"),
    )
    found = refused(lambda: read.indicator(BOOK, "arrest"), iso3=RICH)
    assert found.links[0] == ("Arrests", "/country/RIC/indicator/arrests")


def refused(ask_it: Callable[[], object], **params: str) -> PageRefusal:
    """What a page of an economy says when a reader refuses."""
    with pytest.raises(Refused) as problem:
        ask_it()
    assert problem.value.missing
    return refusal(BOOK, PageRequest(params=params), problem.value)


def test_a_profile_holds_every_pillar_in_every_lane():
    profile = country_profile(BOOK, RICH, NOW)
    assert [row.pillar.id for row in profile.pillars] == ["speech", "net"]
    assert [found.cell.lane for found in profile.pillars[0].lanes] == ["all", "state", "corporate"]
    assert profile.scored == profile.pillars
    assert profile.pillars[0].ledger.missing == pytest.approx(6 - profile.pillars[0].whole.cell.score)


def test_a_ledger_is_kept_back_where_the_score_is():
    """Its sum is what separates the mean from the best: it would give the hidden mean away."""
    row = country_profile(BOOK, POOR, NOW).pillars[0]
    assert row.whole.cell.state == "range"
    assert (row.ledger, row.heaviest) == (None, None)


def test_kinds_need_two_indicators():
    row = country_profile(BOOK, RICH, NOW).pillars[0]
    assert {kind: found.indicators for kind, found in row.kinds.items()} == {"structure": 2, "process": 2}


def test_strongest_and_weakest_parts_are_named_only_when_they_differ_tellingly():
    row = country_profile(BOOK, RICH, NOW).pillars[0]
    gap = abs(row.strongest[1].score - row.weakest[1].score) if row.strongest else 0
    assert row.strongest is None or gap >= 0.5
    level = country_profile(BOOK, FAR, NOW).pillars[0]
    assert (level.strongest, level.weakest) == (None, None)


def test_what_is_known_and_what_people_say_are_the_scored_indicators():
    found = known(BOOK, POOR, NOW, PILLARS)
    assert [[one.indicator.id for one in part.facts] for part in found] == [["law"], []]
    assert [one.indicator.id for one in perceptions(BOOK, RICH, NOW)] == ["voices"]
    assert perceptions(BOOK, BARE, NOW) == ()


def test_gaps_name_the_missing_and_how_many_would_be_enough():
    speech, net = gaps(BOOK, POOR, NOW)
    assert {one.indicator.id for one in speech.missing} == {"charter", "arrests", "removals", "voices"}
    assert speech.unlock.needed_range == 0
    assert speech.unlock.needed >= 1
    assert net.unlock.needed_range >= 1
    assert all(one.reason for one in speech.missing)
    assert gaps(BOOK, RICH, NOW) == ()


def test_evidence_expires_in_order_and_takes_scores_with_it():
    plan = expiry_plan(BOOK, RICH, NOW)
    assert [(one.last_year, len(one.facts)) for one in plan.expiries] == [(2022, 1), (2023, 1), (2024, 6)]
    assert [one.indicator.id for one in plan.expiries[0].facts] == ["price"]
    assert [(one.pillar.id, one.last_year) for one in plan.endangered] == [("speech", 2024), ("net", 2023)]


def test_a_trend_draws_only_indicators_that_speak_in_every_year():
    speech = trend(JOINT, RICH, PILLARS[0], NOW)
    assert [i.id for i in speech.indicators] == ["law", "charter", "arrests"]
    assert [point.year for point in speech.points] == [2017, 2018, 2019, 2020, 2021]
    assert {point.carried for point in speech.points} == {0}
    # law and charter carry a quarter each, arrests a sixth, and none of their figures moves.
    assert speech.share == pytest.approx(0.5 + 1 / 6)
    assert [point.move for point in speech.points] == pytest.approx([0.0] * 5, abs=1e-12)


def test_a_trend_of_too_few_indicators_or_years_is_empty():
    assert trend(JOINT, RICH, PILLARS[1], NOW).points == ()
    assert trend(JOINT, NEAR, PILLARS[0], NOW).points == ()
    assert trend(JOINT, RICH, PILLARS[0], Selection(2019)).points == ()


def test_events_of_open_sources_are_listed_and_others_only_counted():
    closed, listed = country_events(BOOK, RICH, 2021)
    (unknown,) = closed.actors
    assert (closed.source.id, closed.listed, unknown.events) == ("closed", False, ())
    assert (unknown.actor, unknown.kinds) == ("unknown", (("network shutdown", 1),))
    assert [(part.actor, part.events[0].start) for part in listed.actors] == [
        ("state", "2019-02-01"),
        ("forces", "2021-05-01"),
    ]
    assert (listed.total, listed.actors[1].first, listed.actors[1].last) == (2, 2021, 2021)
    assert country_events(BOOK, BARE, 2021) == ()


def test_good_practice_is_two_levels_better_and_never_the_economy_itself():
    found = good_practices(BOOK, POOR, NOW)
    assert [(one.fact.indicator.id, one.group.title) for one in found] == [("law", "North")]
    assert [(peer.name, round(peer.score, 1)) for peer in found[0].examples] == [("Richland", 5.0)]
    assert all(
        peer.score >= one.fact.cell.score + 2 - 1e-9 and peer.iso3 != RICH
        for one in good_practices(BOOK, RICH, NOW)
        for peer in one.examples
    )
    assert good_practices(BOOK, BARE, NOW) == ()


def test_nobody_whose_practice_is_worse_is_an_example():
    # CCC's law is better by 4 points, but what it does is worse than in AAA; BBB is no worse in anything.
    rows = [("law", "AAA", 2020, 0.0), ("law", "BBB", 2020, 80.0), ("law", "CCC", 2020, 100.0)]
    rows += [("act", "AAA", 2020, 50.0), ("act", "BBB", 2020, 50.0), ("act", "CCC", 2020, 49.0)]
    made = content([indicator("law", kind="structure"), indicator("act", kind="process")], rows)
    alike = tuple(Economy(iso3, iso3, income_group="High") for iso3 in ("AAA", "BBB", "CCC", "DDD"))
    (found,) = good_practices(score(dataclasses.replace(made, economies=alike)), "AAA", Selection(2020))
    assert [peer.iso3 for peer in found.examples] == ["BBB"]


def test_the_state_is_never_named_for_what_others_did():
    def actor(words: str) -> str:
        return actor_of(Event(RICH, "2021-01-01", "", "throttle", "listed", actor=words))

    assert [actor(words) for words in ("state", "state+armed-group", "foreign", "foreign+armed-group")] == [
        "state", "state", "forces", "forces",
    ]  # fmt: skip
    assert [actor(words) for words in ("company", "unknown", "")] == ["company", "unknown", "unknown"]


def test_a_pillar_page_puts_the_scored_first_and_counts_the_left_out():
    page = pillar_page(BOOK, POOR, "speech", NOW)
    assert [[one.indicator.id for one in part.observed] for part in page.dimensions] == [["law"], []]
    assert page.left_out == 4
    assert sum(part.weight for part in page.dimensions) == pytest.approx(1)
    assert pillar_page(BOOK, RICH, "net", NOW).dimensions[0].cell is None
