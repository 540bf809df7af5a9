"""Indicators of `use: lane`: the conduct of single companies, counted in the companies' lane only."""

import pytest

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.answers.shown.score import short_score
from dashboard.answers.shown.trace import explained
from dashboard.exports.scores import score_table
from methodology.change.change import change
from methodology.doubt.run import uncertainty
from methodology.explain.evidence import pillar_evidence, unlock
from methodology.explain.ledger import ledger
from methodology.model import ALL, Gate
from methodology.readings.what_if import Rules, rescore
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

GATE = Gate(coverage=0.5, range_coverage=0.25, lane_indicators=2, lane_share=0.15, dimension=0.5)
SHARED = {"compelled": 0.5, "corporate": 0.5}


def conduct(name, company, **changes):
    values = {"responsibility": SHARED, "use": "lane", "dimension": "conduct"} | changes
    return indicator(name, company=company, **values)


def book_of(rows, *named, gate=GATE):
    """A law of the state and the conduct of two companies, unless told otherwise."""
    members = named or (
        indicator("law", responsibility={"state": 1.0}),
        conduct("first", "First"),
        conduct("second", "Second"),
    )
    return score(content(members, rows, [pillar("privacy", "law", "conduct")], gate=gate))


def rows(**figures):
    return [(series, "AAA", 2020, value) for series, value in figures.items()]


def test_it_neither_raises_nor_lowers_the_score_of_all_and_of_the_state():
    named = [indicator(name, responsibility={"state": 1.0}) for name in ("law", "rule")]
    named += [conduct("first", "First"), conduct("second", "Second")]
    known, unknown = (
        book_of(rows(law=60, rule=60, **conducts), *named) for conducts in ({"first": 0, "second": 0}, {})
    )
    for book in (known, unknown):
        whole = book.cell("AAA", "privacy", 2020)
        assert (whole.state, whole.score, whole.coverage) == ("scored", 4.0, 1.0)
        assert (whole.bound_low, whole.bound_high) == (4.0, 4.0)
        state = book.cell("AAA", "privacy", 2020, "state")
        assert (state.score, state.coverage) == (4.0, 1.0)


def test_its_dimension_does_not_exist_for_the_gate_of_all():
    """`dimension: 0.5` would fail for the conduct dimension if it had weight."""
    book = book_of(rows(law=60))
    assert book.cell("AAA", "privacy", 2020).state == "scored"
    assert cell_reason(book.cell("AAA", "privacy.conduct", 2020)) == "no indicator carries weight here"
    assert pillar_evidence(book, "AAA", "privacy", 2020).total == 1


def test_it_is_not_in_the_ledger():
    found = ledger(book_of(rows(law=60, first=0, second=0)), "AAA", "privacy", 2020)
    assert found.points["corporate"] == 0
    assert found.missing == pytest.approx(2.0)


def test_two_companies_make_a_mean():
    cell = book_of(rows(law=60, first=20, second=40)).cell("AAA", "privacy", 2020, "corporate")
    assert (cell.state, cell.score) == ("scored", pytest.approx(2.5))


def test_one_company_makes_marks_but_no_mean():
    book = book_of(rows(law=60, first=20))
    for node in ("privacy", "privacy.conduct"):
        cell = book.cell("AAA", node, 2020, "corporate")
        assert (cell.state, cell.score, cell.bound_low, cell.bound_high) == ("marks", None, None, None)
        assert "companies with observed conduct: 1; needed for a mean: 2" in cell_reason(cell)
    assert book.cell("AAA", "first", 2020, "corporate").score == 2.0
    assert short_score(book.cell("AAA", "privacy", 2020, "corporate"))


def test_two_marks_of_one_company_are_no_mean():
    named = [indicator("law", responsibility={"state": 1.0})]
    named += [conduct("first", "First"), conduct("second", "First")]
    cell = book_of(rows(law=60, first=20, second=40), *named).cell("AAA", "privacy", 2020, "corporate")
    assert cell.state == "marks"
    assert cell_reason(cell) == "companies with observed conduct: 1; needed for a mean: 2"


def test_nothing_observed_is_no_mark():
    cell = book_of(rows(law=60)).cell("AAA", "privacy", 2020, "corporate")
    assert (cell.state, cell_reason(cell)) == ("not-scored", "no indicator is observed")


def test_the_lane_holds_its_part_of_the_whole_pillar():
    """Half of the conduct dimension over both dimensions."""
    book = book_of(rows(law=60, first=20, second=40))
    assert book.panels["corporate"].weights.share.tolist() == [0.25]
    assert book.panels["state"].weights.share.tolist() == [0.5]
    assert book.panels[ALL].weights.share.tolist() == [1.0]


def test_in_all_the_mark_is_left_out_with_the_reason():
    book = book_of(rows(law=60, first=20))
    cell = book.cell("AAA", "first", 2020)
    assert (cell.state, cell.score, cell.value, cell.status) == ("not-scored", None, 20, "observed")
    assert cell_reason(cell) == "the conduct of one company, counted only in the view of companies"
    left = explained(book, "AAA", "privacy", 2020)["left_out"]
    assert [one["node"] for one in left] == ["privacy.conduct"]
    assert book.home_lane("first") == "corporate"
    assert book.home_lane("law") == ALL
    assert book.column("first", 2020, "corporate").score.tolist() == [2.0]
    assert book.column("first", 2020).state.tolist() == [0]


def test_what_a_mean_would_need_is_known():
    found = unlock(book_of(rows(law=60, first=20)), "AAA", "privacy", 2020, "corporate")
    assert (found.missing, found.needed) == (("second",), 1)


def test_marks_pass_through_every_reader_as_a_word():
    book = book_of(rows(law=60, first=20))
    table = score_table(book, ["AAA"], [2020], book.lanes)
    states = [table["state"].words[code] for code in table["state"].codes]
    assert states.count("marks") == 2
    column = book.column("privacy", 2020, "corporate")
    assert str(column.score.tolist() + column.low.tolist() + column.high.tolist()) == "[nan, nan, nan]"
    trace = explained(book, "AAA", "privacy", 2020, "corporate")
    assert (trace["state"], trace["score"], trace["bound_low"]) == ("marks", None, None)
    what_if = rescore(book, Rules(equal=True), 2020, "corporate").column("privacy")
    assert what_if.state.tolist() == [3]
    doubt = uncertainty(book, 2020, draws=10, jobs=1)
    assert doubt.interval("AAA", "privacy", "corporate") is None
    assert change(book, book, "AAA", "privacy", (2020, 2020), "corporate") is None
