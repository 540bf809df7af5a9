"""Sentences about a country: what they claim, and what they never claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.answers.asked.selection import Selection
from dashboard.answers.events.events import country_events
from dashboard.answers.events.words import event_kinds, event_words
from dashboard.answers.shown.facts import fact
from dashboard.answers.shown.reasons import gate_reason, gate_reasons, missing_reason, unscored_reason
from dashboard.drawing.ruler.ruler import ruler
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.language.words import listed
from dashboard.views.country.parts.right_statement import pillar_statement
from dashboard.views.country.parts.standing import country_profile
from dashboard.views.country.parts.words import lane_share, share_words
from dashboard.views.country.profile.answer.evidence import gaps
from dashboard.views.country.profile.answer.lead import lead
from dashboard.views.country.profile.answer.profile import unmeasured
from dashboard.views.country.profile.answer.trend import Trend, TrendPoint
from dashboard.views.country.profile.words.sentences import gap_words, kinds_words, people, trend_words
from dashboard.views.country.profile.words.statement import country_statement
from methodology.change.told import JointYears
from methodology.doubt.run import uncertainty
from methodology.explain.evidence import KindScore
from methodology.model import Event, Uncertainty
from methodology.scoring.aggregation.gate import CONDITIONS, Failure
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator
from tests.support.country import BARE, GATE, NEAR, PILLARS, POOR, RICH, country_book

BOOK = country_book()
NOW = Selection(2021)


def said(iso3: str, year: int = 2021, book: ScoreBook = BOOK) -> str:
    selection = Selection(year)
    profile = country_profile(book, iso3, selection)
    found = lead(book, uncertainty(book, year), JointYears(book), profile)
    return " ".join(country_statement(profile, found))


def test_rights_that_the_draws_tell_apart_are_told_apart():
    text = said(RICH)
    assert text.startswith("Free speech stands highest, at 4.6; the net lowest, at 2.9.")
    # Shares of blame rest on rules of ours, not on observation: none stands in the lead.
    assert "missing points" not in text


def test_what_companies_did_is_said_in_the_lead():
    profile = country_profile(BOOK, RICH, NOW)
    found = lead(BOOK, uncertainty(BOOK, 2021), JointYears(BOOK), profile)
    assert "Chirper removed nothing." in country_statement(profile, found, "Chirper removed nothing.")


def test_rights_that_doubt_may_put_in_any_order_are_not():
    doubtful = Uncertainty(measurement=dict.fromkeys(("fact", "expert", "event", "perception"), 2.0))
    text = said(RICH, book=country_book(uncertainty=doubtful))
    assert text.startswith("All rights lie between 2.9 and 4.6; their order is not settled.")
    assert "highest" not in text


def test_thin_evidence_is_said_before_anything_else():
    assert said(POOR).startswith(
        "1 of 8 indicators is observed in Poorland, too few for a score on any right."
    )
    assert "stands highest" not in said(POOR)


def test_nothing_at_all_is_a_gap_in_the_evidence_not_a_finding():
    assert said(BARE) == (
        "No source in use has published a figure that could speak for Bareland in 2021. "
        "That is a gap in the evidence, not a finding about the country."
    )


def test_a_source_that_never_covered_the_economy_is_named():
    assert "Closed House, the source of 2 indicators, does not cover Poorland." in said(POOR)


def test_a_right_without_a_score_is_named_and_not_compared():
    text = said(RICH, 2018)
    assert text.startswith("Free speech stands at 4.9. The evidence on the net is too thin for a score.")
    assert "highest" not in text


def test_the_sentence_on_a_pillar_says_how_much_is_observed():
    speech, net = country_profile(BOOK, POOR, NOW).pillars
    assert pillar_statement(speech, "Poorland") == "1 of 5 indicators is observed, too few to add up."
    assert pillar_statement(net, "Poorland") == "None of its indicators is observed in Poorland."


def test_gaps_are_counted_in_words():
    speech, net = gaps(BOOK, POOR, NOW)
    assert gap_words(speech).endswith("more for a score")
    assert "more for a range, " in gap_words(net)


AHEAD, BEHIND = frozenset({("structure", "process")}), frozenset({("process", "structure")})


@pytest.mark.parametrize(
    ("law", "practice", "told", "words"),
    [
        (5.0, 3.0, AHEAD, "rules 2.0 ahead of practice"),
        (3.0, 5.0, BEHIND, "rules 2.0 behind practice"),
        (5.0, 3.0, frozenset(), "no clear gap"),
        (3.0, 3.4, BEHIND, "about level"),
    ],
)
def test_only_telling_gaps_beyond_doubt_between_kinds_are_said(law, practice, told, words):
    kinds = {"structure": KindScore(law, 2), "process": KindScore(practice, 2)}
    assert kinds_words(kinds, told) == words


def test_a_single_kind_has_no_gap():
    assert kinds_words({"process": KindScore(3.0, 2)}, frozenset()) == ""


def test_rules_are_ahead_of_practice_only_beyond_doubt():
    named = [indicator(f"{kind}{n}", kind=kind, evidence="expert") for kind in ("structure", "process")
             for n in range(2)]  # fmt: skip
    rows = [(one.id, "AAA", 2020, 80.0 if one.kind == "structure" else 60.0) for one in named]
    for error, expected in ((0.2, AHEAD), (2.0, frozenset())):
        made = content(named, rows)
        doubt = Uncertainty(measurement={"expert": error})
        book = score(replace(made, methodology=replace(made.methodology, uncertainty=doubt)))
        profile = country_profile(book, "AAA", Selection(2020))
        found = lead(book, uncertainty(book), JointYears(book), profile)
        assert found.told == {"privacy": expected}
        said = " ".join(country_statement(profile, found))
        assert ("promise more than practice gives" in said) == bool(expected)
        assert "about level" not in said


@pytest.mark.parametrize(
    ("scores", "moved", "words"),
    [
        ((3.0, 4.0, 3.04), "rise", "the same as in 2012"),
        ((3.0, 3.2, 3.6), "rise", "up by 0.6 since 2012"),
        ((3.6, 3.2, 3.0), "rise", "no clear change since 2012"),
        ((3.6, 3.2, 3.0), "fall", "down by 0.6 since 2012"),
        ((3.6, 3.2, 3.0), None, "no clear change since 2012"),
    ],
)
def test_only_a_change_beyond_doubt_is_called_one(scores, moved, words):
    points = tuple(TrendPoint(2012 + k, score - scores[0], 0) for k, score in enumerate(scores))
    found = Trend(PILLARS[0], BOOK.framework.indicators[:2], points, 5, 0.5, moved)
    assert trend_words(found) == f"2 of 5 indicators: {words}"


def test_people_are_counted_to_three_figures():
    assert [people(n) for n in (52_886_363, 1_439_323_776, 218_019, 882)] == [
        "52.9 million", "1,439 million", "218,000", "882",
    ]  # fmt: skip


def test_events_are_counted_by_kind():
    (state,) = country_events(BOOK, RICH, 2021)[1].actors[:1]
    assert event_kinds(state) == "1 network shutdown"


def test_an_event_says_reach_services_and_cause():
    made = Event("AAA", "2022-01-01", "", "platform block", "listed", "", "foreign+armed-group", "Conflict",
                 "part", "facebook")  # fmt: skip
    assert event_words(made) == (
        "platform block · part of the country · facebook · cause given: conflict · by forces of another "
        "state or an armed group, the source does not say which"
    )
    assert event_words(replace(made, actor="state", cause="Unknown", reach="", services="")) == (
        "platform block"
    )


def test_a_lane_answers_for_its_channels_and_silence_is_no_good_mark():
    row = country_profile(BOOK, RICH, NOW).pillars[0]
    shares = row.ledger.shares
    assert lane_share(row.ledger, ("corporate",)) == shares["corporate"]
    assert sum(shares.values()) == pytest.approx(1)
    assert not unmeasured(row, "corporate")
    assert unmeasured(country_profile(BOOK, POOR, NOW).pillars[0], "corporate")


def test_a_cell_below_its_range_names_the_range_s_condition():
    cell = BOOK.cell(POOR, "speech", 2021, "corporate")
    assert (cell.state, gate_reason(cell, GATE)) == ("not-scored", "nothing is observed here")
    ranged = BOOK.cell(POOR, "speech", 2021)
    assert gate_reason(ranged, GATE) == "evidence covers 25% of the weight, 65% is needed"
    assert gate_reasons(ranged)[1] == "1 indicator observed, 2 are needed"
    assert gate_reason(BOOK.cell(RICH, "speech", 2021), GATE) == ""


def test_every_condition_of_the_gate_has_words_of_its_own():
    from dashboard.answers.shown.reasons import failure_words

    found = {
        "kinds": (("structure",), None), "pillars": (("speech",), None), "no-data": (None, None),
        "no-weight": (None, None), "indicators": (1, 3), "lane-indicators": (1, 2), "median-age": (6, 4),
        "dimension": ((("Law", 0.1),), 0.5), "companies": (1, 2),
    }  # fmt: skip
    words = [failure_words(Failure(c, *found.get(c, (0.1, 0.4)))) for c in CONDITIONS]
    assert all(words)
    assert len(set(words)) >= len(CONDITIONS) - 1


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (0.346, "evidence covers just under 35% of the weight, 35% is needed"),
        (0.26, "evidence covers 26% of the weight, 35% is needed"),
    ],
)
def test_a_share_that_rounds_to_what_is_needed_is_said_to_be_under_it(found, words):
    from dashboard.answers.shown.reasons import failure_words

    assert failure_words(Failure("coverage", found, 0.35)) == words


def test_a_ruler_says_why_it_is_empty_in_the_reader_s_words():
    cell = BOOK.cell(POOR, "speech", 2021, "corporate")
    assert unscored_reason(cell, GATE) == gate_reason(cell, GATE) == "nothing is observed here"
    label = ruler(cell, ruler_scale(BOOK.methodology), "lane")
    assert "Companies: not scored, nothing is observed here" in label


@pytest.mark.parametrize(
    ("iso3", "name", "lane", "year", "words"),
    [
        (BARE, "law", "all", 2021, "No figure has been published for any year up to 2021."),
        (RICH, "arrests", "corporate", 2021, "This part of responsibility has no share in the indicator."),
        (RICH, "law", "all", 2021, ""),
    ],
)
def test_a_missing_indicator_says_why(iso3, name, lane, year, words):
    assert missing_reason(BOOK, BOOK.cell(iso3, name, year, lane)) == words


def test_a_fact_knows_its_age_and_whether_its_figure_is_withheld():
    towers = fact(BOOK, RICH, BOOK.framework.by_id["towers"], 2021)
    assert (towers.value, towers.withheld, towers.age) == (1.0, False, 1)
    arrests = fact(BOOK, RICH, BOOK.framework.by_id["arrests"], 2021)
    assert (arrests.value, arrests.withheld, arrests.scored) == (None, True, True)
    missing = fact(BOOK, NEAR, BOOK.framework.by_id["arrests"], 2020)
    assert (missing.withheld, missing.age, missing.scored) == (False, 0, False)


def test_words_are_joined_as_people_do():
    assert [listed(w) for w in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_a_share_of_the_missing_points_stands_with_its_doubt():
    row = country_profile(BOOK, RICH, NOW).pillars[0]
    assert share_words(row, ("corporate",)) == f"{row.ledger.shares['corporate']:.0%}"
    method = replace(BOOK.methodology, uncertainty=replace(BOOK.methodology.uncertainty, responsibility=10.0))
    doubted = score(replace(BOOK.content, methodology=method))
    row = country_profile(doubted, RICH, NOW).pillars[0]
    channel = max(row.ledger.shares, key=lambda one: min(row.ledger.shares[one], 1 - row.ledger.shares[one]))
    low, high = row.ledger_doubt.shares[channel]
    assert low < row.ledger.shares[channel] < high
    said = share_words(row, (channel,))
    assert said == f"{row.ledger.shares[channel]:.0%}, probably {low:.0%} to {high:.0%}"
