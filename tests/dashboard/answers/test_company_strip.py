"""The companies' strip: what stands on it, what stays out, and what its sentences say."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.answers.asked.economies import read_choice
from dashboard.answers.companies import words as say
from dashboard.answers.companies.card_words import card_title, card_words
from dashboard.answers.companies.strip import Strip, company_strips
from dashboard.answers.shown.score import no_interval
from dashboard.drawing.ruler.company_ruler import mark_ruler, most_ruler, own_ruler, range_ruler
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.views.compare.answer.companies import FEW, company_comparison
from dashboard.views.evidence.gaps.answer.companies import NEEDED_FOR_A_MEAN, company_gaps
from dashboard.views.world.overview.answer.companies import company_world, marked_years
from dashboard.views.world.overview.answer.world import world
from methodology.model import CompanyEvidence
from methodology.scoring.scorebook import ScoreBook
from tests.support.companies import CLOSED, MARKED, NAMES, RANGED, SILENT, UNLISTED, YEAR, company_book
from tests.support.country import country_book

BOOK = company_book()


def strip(iso3: str, right: str = "speech", year: int = YEAR, book: ScoreBook = BOOK) -> Strip:
    return company_strips(book, iso3, year)[right]


@pytest.mark.parametrize(
    ("iso3", "kind", "words"),
    [
        (MARKED, "mark", "In 2022–2024 Chirper decided on 20 requests of the authorities here"),
        (RANGED, "range", "decided on 2 requests over criticism or religion, too few for a mark."),
        (SILENT, "not-tested", "reports requests of the authorities here, none over criticism or religion."),
        (CLOSED, "closed", "Left out. Chirper’s services are closed off here"),
        (UNLISTED, "unlisted", "Not tested. Chirper reports no request of the authorities here."),
    ],
)
def test_every_state_of_conduct_has_its_word(iso3: str, kind: str, words: str) -> None:
    (found,) = strip(iso3).conduct
    assert found.kind == kind
    assert words in say.conduct_words(found)


def test_a_year_that_was_not_read_is_not_called_untested() -> None:
    book = dataclasses.replace(BOOK, content=dataclasses.replace(BOOK.content, company_evidence=()))
    (found,) = company_strips(book, UNLISTED, YEAR)["speech"].conduct
    assert (found.kind, say.conduct_words(found)) == ("not-gathered", "Not gathered for this year.")


def test_a_mark_prints_its_counts_and_the_share_carried_out() -> None:
    (found,) = strip(MARKED).conduct
    text = say.conduct_words(found)
    assert "It removed 60 of 4,321 items: 1.0 a year per million internet users." in text
    assert "By these counts it carries out about 80 in 100 such requests (70 to 90)." in text


def test_under_ten_requests_no_share_is_printed() -> None:
    (found,) = strip(MARKED).conduct
    assert found.evidence is not None
    few = dataclasses.replace(found.evidence, parts=dict(found.evidence.parts) | {"requests": 9})
    assert "in 100" not in say.conduct_words(dataclasses.replace(found, evidence=few))


def test_without_the_counts_a_mark_says_whose_they_are() -> None:
    # The public edition holds no figures of sources that may only be cited.
    rows = tuple(row for row in BOOK.content.company_evidence if not row.parts)
    public = dataclasses.replace(BOOK, content=dataclasses.replace(BOOK.content, company_evidence=rows))
    (mark,), (ranged,) = (strip(iso3, book=public).conduct for iso3 in (MARKED, RANGED))
    assert mark.cell.score == 4.0
    assert "no licence to pass them on" in say.conduct_words(mark)
    assert (ranged.kind, ranged.bounds) == ("range", None)
    assert "one or two such requests" in say.conduct_words(ranged)


def test_the_ends_of_a_range_are_scores_of_its_indicator() -> None:
    # 1 item is a 4, none a 6.
    assert strip(RANGED).conduct[0].bounds == (4.0, 6.0)


def test_figures_of_a_source_that_may_not_be_cited_stay_out() -> None:
    assert [row.company for row in strip(MARKED).counts] == ["TickTack"]


def test_counts_say_why_they_are_no_mark() -> None:
    (row,) = strip(MARKED).counts
    assert say.count_words(row) == (
        "In 2024 TickTack decided on 12 videos and accounts (requests: 5). It removed 7 under its own rules "
        "and 3 only because local law asked, and kept 2. It gives no reasons, so this is no mark."
    )


def test_records_stand_with_their_own_date_whatever_year_is_shown() -> None:
    assert {row.what for row in strip(MARKED).cards} == {"user-data", "shutdowns"}


def test_a_branch_promises_at_most_what_its_group_does() -> None:
    (found,) = strip(MARKED).promises
    # 40 of 100 on a scale from 1 to 6.
    assert (found.rows[0].most, found.here, found.current) == (3.0, False, False)
    assert say.promise_head(found, NAMES, YEAR) == (
        "works here, last seen 2020 · owned by the state of Silentia · edition 2020, too old to count in 2024"
    )
    assert "at most this" in say.promise_doubt(found)


def test_a_company_of_the_state_counts_for_the_state_at_home() -> None:
    home = strip(SILENT)
    assert home.promises == ()
    assert [company.name for company in home.owned] == ["Globotel"]


def test_platforms_are_named_at_home_only_and_companies_that_left_nowhere() -> None:
    assert [one.company.name for one in strip(UNLISTED).promises] == ["Chirper"]
    assert strip(CLOSED).promises == ()


def test_shared_figures_say_that_they_do_not_separate() -> None:
    rating, index = strip(MARKED, "work").shared
    assert say.shared_words(rating).startswith("Rights at work: rating 5+, no guarantee of rights")
    assert say.shared_words(index) == (
        "Labour rights in practice: 0.50 of 1 (2024). The source does not separate the state from employers."
    )
    assert say.end_word(rating, rating.best) == "1 sporadic violations"


CARDS = {
    "user-data": ({"legal": 3, "legal_share": 50}, "Legal process: 3 requests, too few to judge."),
    "warrants": (
        {"warrants": 10, "warrants_met": 7, "without": 5, "without_met": 0},
        "Asked about subscribers without a warrant 5 times, it gave data 0 times; of 10 warrants it met 7.",
    ),
    "spyware-sales": ({"sales": 71.5, "autocracies": 47.5}, "Of 71.5 recorded sales abroad"),
    "spyware-in-use": (
        {"records": 2, "vendors": 2},
        "2 vendors of spyware or phone-cracking tools are named.",
    ),
    "moderators": (
        {"services": 8, "without": 2, "snapchat": 0, "x": 0},
        "2 of 8 very large social services report nobody who moderates in the main language here: Snapchat "
        "and X.",
    ),
    "fines": ({"fines": 3, "euros": 1500}, "Fines by the authority here: 3, EUR 1,500 in all."),
    "shutdowns": ({"records": 1}, "1 record of a shutdown names an operator of Globotel."),
}


@pytest.mark.parametrize("what", CARDS)
def test_a_record_says_what_it_holds(what: str) -> None:
    parts, words = CARDS[what]
    row = CompanyEvidence(MARKED, 2024, "speech", "card", what, "Globotel", parts=parts)
    assert words in card_words(row)
    assert card_title(row) != what


def test_the_lead_speaks_of_conduct_and_never_of_shares() -> None:
    lead = say.company_lead(company_strips(BOOK, MARKED, YEAR).values())
    assert lead == (
        "Chirper carried out most of the authorities’ requests over criticism or religion. "
        "Nothing comparable is known of companies on the other rights."
    )
    # The line under each right says that nothing was tested.
    assert say.company_lead(company_strips(BOOK, SILENT, YEAR).values()) == ""


def test_a_line_tells_what_the_strip_holds() -> None:
    assert (
        say.brief(strip(MARKED))
        == "Chirper’s mark 4.0 (3.7–5.0) · TickTack counted, no mark · 2 dated records"
    )
    assert say.brief(strip(MARKED, "work")) == "Not tested · rights at work: not separable from the state"
    assert say.brief(strip(RANGED)) == "Chirper between 4.0 and 6.0"


def test_content_that_knows_no_company_has_no_strip() -> None:
    assert company_strips(country_book(), "RIC", 2021) == {}
    assert company_gaps(country_book()) == ()


def test_the_world_counts_marks_ranges_and_silence() -> None:
    choice = read_choice(BOOK, {"lane": "corporate"})
    found = company_world(BOOK, world(BOOK, choice, no_interval), no_interval)
    assert found is not None
    assert (found.marks, found.ranges, found.untested) == (1, 1, 3)
    assert [one.row.economy.iso3 for one in found.levels[4]] == [MARKED]
    everyone = world(BOOK, read_choice(BOOK, {}), no_interval)
    assert company_world(BOOK, everyone, no_interval) is None
    assert [(one.year, one.scored) for one in marked_years(BOOK, found.indicator)] == [(YEAR, 1)]


def test_cited_counts_stand_in_small_comparisons_only() -> None:
    (speech, _work) = company_comparison(BOOK, [MARKED, SILENT], YEAR, no_interval)
    assert [len(row.counts) for row in speech.rows] == [1, 0]
    many = [*NAMES, *NAMES][: FEW + 1]
    (speech,) = company_comparison(BOOK, many, YEAR, no_interval)
    assert not any(row.counts for row in speech.rows)


def test_a_mean_still_needs_another_company() -> None:
    marked = {pillar.id: [one.company for one in found] for pillar, found in company_gaps(BOOK)}
    assert marked == {"speech": ["Chirper"], "work": []}
    assert NEEDED_FOR_A_MEAN == 2


def test_rulers_carry_their_words_and_the_mark_its_score() -> None:
    scale = ruler_scale(BOOK.methodology)
    (mark,) = strip(MARKED).conduct
    drawn = mark_ruler(mark.cell, scale, (3.5, 4.5))
    assert 'data-score="4.0"' in drawn
    assert 'data-low="3.500"' in drawn
    assert "range only, from 4.0 to 6.0" in range_ruler((4.0, 6.0), scale)
    assert "company-ruler--most-old" in most_ruler(3.0, scale, current=False)
    # Worst stands at the left, whichever way the source counts.
    assert 'x="98.00%"' in own_ruler(1, 6, 1, "best")
