"""Marks of companies on the pages about the method: beside the scores, in no right's count, weight or gap."""

from __future__ import annotations

import pytest

from dashboard.answers.catalogue.catalogue import catalogue
from dashboard.server.router import Router
from dashboard.views.about.examples import reading_examples
from dashboard.views.evidence.gaps.answer.gaps import gaps, read_gaps
from dashboard.views.method.methodology.answer.method import coverage, rules
from tests.support.catalogue import catalogue_book
from tests.support.companies import YEAR, company_book
from tests.support.site import site_of

BOOK = company_book()
ROUTER = Router(site_of(BOOK))
MARK = "take-downs"


def html(address: str) -> str:
    found = ROUTER.view(address)
    assert found.status == 200, address
    return str(found.html)


def test_the_catalogue_counts_what_enters_a_score_and_names_marks_apart() -> None:
    found = catalogue(BOOK, YEAR)
    assert found.marks == 1
    assert found.counted == found.total - 1
    assert found.dimensions < sum(len(pillar.dimensions) for pillar in BOOK.framework.pillars)
    assert "1 more marks what a company does and counts in no right." in html("/indicator")
    assert "no part of the right’s score" in html("/indicator")


def test_a_mark_is_never_given_a_weight_of_nought_per_cent() -> None:
    page = html(f"/indicator/{MARK}")
    assert "a mark of one company, no part of the right’s score" in page
    assert "0.0% of the right" not in page


def test_the_rules_say_that_the_companies_lane_stands_apart() -> None:
    lanes = {lane.lane: lane for lane in rules(BOOK, YEAR).lanes}
    assert lanes["corporate"].apart
    assert not lanes["state"].apart
    assert lanes["corporate"].too_thin == (), "its weight is not asked for"
    page = html("/methodology")
    assert "marks only" in page
    assert "too few indicators speak to it" not in page


def test_coverage_counts_marks_by_themselves() -> None:
    rows = [row for row in coverage(BOOK, YEAR) if row.lane == "corporate"]
    assert sum(row.marks for row in rows) > 0
    assert all(row.scored + row.range + row.marks + row.not_scored == len(BOOK.economies) for row in rows)


def test_no_country_lacks_a_mark_of_a_company_that_no_state_asked() -> None:
    found = gaps(BOOK, read_gaps(BOOK, {"year": str(YEAR)}))
    assert MARK not in {gap.indicator.id for right in found.pillars for gap in right.indicators}
    assert MARK not in {task.indicator.id for task in found.series}
    assert MARK not in {indicator.id for task in found.sources for indicator in task.indicators}


def test_a_what_if_has_nothing_to_weigh_among_marks() -> None:
    assert 'id="what-if-lane-corporate"' not in html("/whatif")
    asked = html("/whatif?lane=corporate")
    assert "companies have marks, no mean, so there is nothing to weigh" in asked
    assert "so these are our own scores" not in asked
    assert f'name="w.{MARK}"' not in html("/whatif")


@pytest.mark.parametrize("book", [BOOK, catalogue_book()], ids=["with marks", "with a companies' lane"])
def test_reading_examples_draw_only_parts_that_are_scored(book) -> None:
    for example in reading_examples(book, book.default_year):
        assert all(cell.state == "scored" for cell in example.lanes)
