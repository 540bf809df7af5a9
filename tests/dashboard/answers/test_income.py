"""Scores in the light of income: the query by hand, its words, the figures, and what pages show."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.answers.asked.selection import Selection
from dashboard.answers.income import words as income_words
from dashboard.answers.income.income import income_list, income_score, income_world, read_view
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.language.numbers import roughly
from dashboard.views.country import right as pillar
from dashboard.views.country import score as indicator_score
from dashboard.views.country.parts.income_ruler import income_row_ruler, income_ruler
from dashboard.views.indicator import profile as indicator
from dashboard.views.indicator.profile.figures.income import income_chart, income_ticks
from methodology.readings.adjust_income import (
    IMMEDIATE,
    NO_INCOME,
    NO_SCORE,
    NOT_OUTCOME,
    REASONS,
    TOO_FEW,
    IncomeView,
)
from tests.support.catalogue import asked, catalogue_site
from tests.support.income import BEHIND, COUNT, POOREST, SECRET, UNKNOWN, income_book

BOOK = income_book()
SITE = catalogue_site(BOOK)
CLOSED = catalogue_site(income_book("derived"))
SCALE = ruler_scale(BOOK.methodology)
WORLD = income_world(BOOK, "use", 2020)
DEFAULT = Selection(2020)
VIEW = IncomeView(POOREST, "use", 2020, 3.0, 3.5, 5.0, None, "")


def over_the_world(name: str, site=SITE) -> str:
    return str(indicator.page(site, asked(f"/indicator/{name}", {"id": name})).html)


def one_score(iso3: str, name: str, site=SITE, **query: str) -> str:
    params = {"iso3": iso3, "indicator": name}
    return str(indicator_score.page(site, asked(f"/country/{iso3}/indicator/{name}", params, **query)).html)


def one_right(site=SITE, iso3: str = POOREST, **query: str) -> str:
    params = {"iso3": iso3, "pillar": "privacy"}
    return str(pillar.page(site, asked(f"/country/{iso3}/privacy", params, **query)).html)


def test_the_line_and_the_scores_by_hand() -> None:
    by_code = {score.cell.iso3: score for score in WORLD.scores}
    assert [score.cell.iso3 for score in WORLD.scores] == sorted(by_code)
    assert WORLD.steps == (
        (pytest.approx(math.log(SECRET)), 3.0),
        (pytest.approx(math.log(SECRET * 1.05**30)), 5.0),
    )
    poorest, behind = by_code[POOREST].view, by_code[BEHIND].view
    # 40 of 100 is a 3.0, and the line is there: as much as anyone of this income, so the top of the view
    assert (poorest.raw, poorest.frontier, poorest.adjusted) == (3.0, 3.0, 6.0)
    assert (behind.raw, behind.frontier, behind.adjusted) == (1.0, 3.0, 1.0)
    assert (by_code[UNKNOWN].view.reason, by_code[UNKNOWN].place) == (NO_INCOME, None)
    assert len(WORLD.shown) == COUNT
    assert [score.cell.iso3 for score in WORLD.halfway] == [BEHIND]


def test_what_has_no_view_says_why() -> None:
    assert [income_world(BOOK, name, 2020).reason for name in ("law", "plan", "rare")] == [
        IMMEDIATE,
        NOT_OUTCOME,
        TOO_FEW,
    ]
    assert income_world(BOOK, "law", 2020).steps == ()


def test_every_reason_has_its_sentence() -> None:
    sentences = [income_words.why(reason) for reason in REASONS]
    assert len(set(sentences)) == len(REASONS)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert income_words.why("") == ""


def test_a_lane_that_does_not_answer_for_it_has_no_score_by_income() -> None:
    view = income_score(BOOK, POOREST, "use", Selection(2020, "state")).view
    assert (view.raw, view.adjusted, view.reason) == (None, None, NO_SCORE)
    assert income_score(BOOK, POOREST, "use", DEFAULT).view.adjusted == 6.0


def test_a_list_holds_every_indicator_of_a_right() -> None:
    found = income_list(BOOK, POOREST, "privacy", DEFAULT)
    assert {name: score.view.reason for name, score in found.items()} == {
        "use": "",
        "law": IMMEDIATE,
        "plan": NOT_OUTCOME,
        "rare": TOO_FEW,
    }


def test_words_come_from_the_numbers() -> None:
    assert income_words.world_finding(WORLD).startswith(f"1 of {COUNT} countries gets less than half as far")
    assert "stand on or above the line" in income_words.reached_words(WORLD)
    assert "That is 3 years only, fewer than the 10" in income_words.basis_words(WORLD)
    assert (
        income_words.source_words(WORLD)
        == "Income a head, one figure for all years: Bank (2019) (2019 values)."
    )
    reached = income_words.place_words(income_score(BOOK, POOREST, "use", DEFAULT), 6)
    assert reached == "Country E00 reaches as much as countries of similar income do."
    behind = income_words.place_words(income_score(BOOK, BEHIND, "use", DEFAULT), 6)
    assert behind == "The best of similar income reach 3.0; Country E05 stands at 1.0 either way."
    richer = income_words.place_words(replace(income_score(BOOK, POOREST, "use", DEFAULT), view=VIEW), 6)
    assert richer == (
        "The best of similar income reach 5.0; measured by that instead of 6, Country E00 would stand at 3.5 "
        "instead of 3.0."
    )


def test_an_empty_year_says_so() -> None:
    empty = income_world(BOOK, "rare", 2018)
    assert income_words.world_finding(empty) == "No country has a score and a known income in 2018"
    assert income_words.correlation_words(empty) == ""
    assert income_chart(empty, SCALE) == ""


def test_the_chart_has_a_dot_an_economy_and_names_the_furthest_behind() -> None:
    drawn = str(income_chart(WORLD, SCALE))
    assert drawn.count('class="income-dot"') == COUNT
    assert ">Country E05 1.0</text>" in drawn
    assert drawn.count('class="income-line"') == 3  # two steps and the rise between them
    assert "3,000" in drawn
    assert 'style="' not in drawn


def test_round_incomes_are_labelled() -> None:
    assert income_ticks(754, 131_000) == [1000, 3000, 10_000, 30_000, 100_000]


@pytest.mark.parametrize(
    ("figure", "shown"), [(21_725.0, "22,000"), (996.0, "1,000"), (0.0, "0"), (None, "–"), (1.26, "1.3")]
)
def test_an_estimate_has_two_digits(figure: float | None, shown: str) -> None:
    assert roughly(figure) == shown


def test_the_ruler_tells_the_published_score_from_the_other() -> None:
    drawn = str(income_ruler(income_score(BOOK, POOREST, "use", DEFAULT), SCALE, "said"))
    assert 'data-node="use" data-iso3="E00" data-year="2020" data-lane="all" data-state="scored"' in drawn
    assert drawn.count("data-score=") == 1
    assert 'data-score="3.0"' in drawn
    assert re.search(r'<text class="[^"]*income-adjusted" data-view="income"[^>]*>6.0<', drawn)
    missing = income_score(BOOK, UNKNOWN, "use", DEFAULT)
    for picture in (lambda: income_ruler(missing, SCALE, ""), lambda: income_row_ruler(missing, SCALE)):
        with pytest.raises(ValueError, match="E60"):
            picture()


def test_the_table_has_the_raw_score_beside_the_adjusted_one() -> None:
    html = over_the_world("use").partition('class="income-table"')[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)[1:]
    names = [re.search(r">([^<]+)</a>", row)[1] for row in rows]
    assert names == sorted(names)
    assert len(rows) == COUNT + 1
    assert re.search(r'data-score="3.0"[^>]*>3.0<', rows[0])
    adjusted = re.search(r'<td class="[^"]*income-adjusted" data-view="income">6.0</td>', rows[0])
    assert adjusted
    assert "data-score" not in adjusted[0]
    assert "1,200" in rows[0]


@pytest.mark.parametrize("name", ["law", "plan", "rare"])
def test_an_indicator_without_the_view_keeps_the_heading_and_the_reason(name: str) -> None:
    html = over_the_world(name).partition("section-income")[2].partition("</section>")[0]
    assert "Compared with what similar incomes achieve" in html
    assert income_words.why(income_world(BOOK, name, 2020).reason) in html
    assert "is-greyed" in html
    assert "income-table" not in html


def test_one_score_shows_both_or_the_reason() -> None:
    assert re.search(r'data-view="income"[^>]*>6.0<', one_score(POOREST, "use"))
    assert "Income a head: about 1,200 dollars." in one_score(POOREST, "use")
    for iso3, name, reason in ((POOREST, "law", IMMEDIATE), (UNKNOWN, "use", NO_INCOME)):
        html = one_score(iso3, name)
        assert f'data-income-reason="{reason}"' in html
        assert income_words.why(reason) in html
        assert 'data-view="income"' not in html


def test_the_view_of_a_right_is_in_its_address() -> None:
    plain, by_income = one_right(), one_right(view="income")
    assert 'data-view="income"' not in plain
    assert 'data-view="income"' not in one_right(view="raw")
    assert 'href="/country/E00/privacy?view=income#parts"' in plain
    assert by_income.count('data-view="income"') == 1
    assert by_income.count("part-row--greyed") == 3
    assert income_words.why(IMMEDIATE) in by_income
    published = re.findall(r"data-score=\"([^\"]+)\"", plain)
    assert re.findall(r"data-score=\"([^\"]+)\"", by_income) == published
    assert re.search(r'rel="prev" href="/country/E00/privacy\?[^"]*view=income[^"]*year=2019"', by_income)


def test_an_unknown_view_is_refused() -> None:
    assert read_view({}) == "raw"
    with pytest.raises(Refused):
        one_right(view="rich")


def test_incomes_that_may_not_be_repeated_are_on_no_page() -> None:
    pages = [
        over_the_world("use", CLOSED),
        one_score(POOREST, "use", CLOSED),
        one_right(CLOSED, view="income"),
    ]
    for html in pages:
        assert "1,200" not in html
        assert "Income a head: about" not in html
        assert str(SECRET)[:6] not in html
    assert "lower income" in pages[0]
    assert "Income a head</th>" not in pages[0]
    world = income_world(CLOSED.book, "use", 2020)
    assert {score.view.income for score in world.scores} == {None}
    assert [score.place for score in world.shown] == pytest.approx([k / (COUNT - 1) for k in range(COUNT)])
    assert [level for _place, level in world.steps] == [3.0, 5.0]
