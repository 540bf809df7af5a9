"""Where an indicator does not apply, and who answers elsewhere: weights that differ from cell to cell."""

from dataclasses import replace

import pytest

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.answers.shown.trace import explained
from methodology.explain.evidence import unlock
from methodology.explain.ledger import ledger
from methodology.explain.receipts import every_receipt, node_receipt
from methodology.model import ALL, Applies, Gate, Override, Treatment
from methodology.scoring.engine import score
from methodology.sensitivity.leverage import leverage
from tests.support.content import content, indicator, pillar
from tests.support.recompute import recompute

CANNOT = Applies(("BBB",), "It cannot join the treaty.")


def book_of(named, rows, overrides=(), pillars=None, **method):
    found = content(named, rows, pillars, ("AAA", "BBB"), **method)
    return score(replace(found, overrides=tuple(overrides)))


def rows(year=2020, **figures):
    return [(series, iso3, year, value) for series, value in figures.items() for iso3 in ("AAA", "BBB")]


def both(applies=CANNOT):
    return [indicator("treaty", weight=3, applies=applies), indicator("law")]


def test_what_cannot_apply_leaves_numerator_and_denominator():
    book = book_of(both(), rows(treaty=0, law=60))
    first, second = (book.cell(iso3, "privacy", 2020) for iso3 in ("AAA", "BBB"))
    assert first.score == pytest.approx(0.75 * 1 + 0.25 * 4)
    assert (second.score, second.coverage, second.bound_low, second.bound_high) == (4.0, 1.0, 4.0, 4.0)


def test_its_cell_and_the_trace_say_why():
    book = book_of(both(), rows(treaty=0, law=60))
    cell = book.cell("BBB", "treaty", 2020)
    assert (cell.state, cell.score, cell.value, cell.status) == ("not-scored", None, None, "missing")
    assert cell_reason(cell) == "does not apply here: It cannot join the treaty."
    trace = explained(book, "BBB", "privacy.law", 2020)
    assert trace["left_out"] == [{"node": "treaty", "reason": cell_reason(cell)}]
    for lane in book.lanes:
        whole = explained(book, "BBB", "privacy", 2020, lane)
        assert whole["score"] is None or recompute(whole) == pytest.approx(whole["score"])


def test_it_is_not_lacking_and_opens_nothing():
    """BBB needs the law alone, AAA the treaty with three quarters of the weight."""
    book = book_of(both(), [], gate=Gate(coverage=0.7), default_year=2020)
    assert unlock(book, "BBB", "privacy", 2020).missing == ("law",)
    assert unlock(book, "BBB", "privacy", 2020).needed == 1
    assert unlock(book, "AAA", "privacy", 2020).missing == ("treaty", "law")
    assert leverage(book, 2020).alone.tolist() == [[True, False], [False, True]]


def test_the_gate_asks_no_dimension_that_cannot_apply():
    named = [indicator("treaty", applies=CANNOT), indicator("use", dimension="use")]
    book = book_of(named, rows(use=60), pillars=[pillar("privacy", "law", "use")], gate=Gate(dimension=0.5))
    assert book.cell("AAA", "privacy", 2020).state == "range"
    assert book.cell("BBB", "privacy", 2020).state == "scored"


def test_the_gate_asks_for_no_kind_that_cannot_apply():
    """The treaty is the only law in the right: BBB cannot join it, so practice alone is asked of it."""
    named = [indicator("treaty", kind="structure", applies=CANNOT), indicator("law", kind="process")]
    asked = Gate(kinds=(("structure",), ("process", "outcome")))
    book = book_of(named, rows(law=60), gate=asked)
    assert book.cell("AAA", "privacy", 2020).state == "range"
    words = "no indicator of this kind is observed: structure"
    assert cell_reason(book.cell("AAA", "privacy", 2020)) == words
    assert (book.cell("BBB", "privacy", 2020).state, cell_reason(book.cell("BBB", "privacy", 2020))) == (
        "scored",
        "",
    )


def test_a_kind_that_nobody_defines_is_still_asked_for():
    named = [indicator("a", kind="process", applies=CANNOT), indicator("b", kind="process")]
    book = book_of(named, rows(a=50, b=50), gate=Gate(kinds=(("structure",),)))
    assert book.cell("BBB", "privacy", 2020).score is None


def test_nothing_is_made_up_for_what_cannot_apply():
    observed = [("treaty", "AAA", 2020, 50.0), *rows(law=60)]
    book = book_of(both(), observed, treatment=Treatment(missing="mean"))
    assert book.cell("BBB", "treaty", 2020).score is None


STATE, COMPANY = {"state": 1.0}, {"corporate": 1.0}
ELSEWHERE = Override("", "BBB", {"state": 0.25, "unattributed": 0.75}, "Held by another power.", 2020, None)


def two(first=STATE):
    return [indicator("a", responsibility=first), indicator("b", responsibility=STATE)]


def test_another_share_of_responsibility_moves_lanes_and_ledger_but_not_the_score():
    """b is the state's everywhere; a only by a quarter in BBB from 2020 on."""
    own = Override("a", "BBB", {"state": 0.25, "unattributed": 0.75}, "Held by another power.", 2020, None)
    book = book_of(two(), [*rows(a=0, b=100), *rows(2019, a=0, b=100)], [own])
    for iso3 in ("AAA", "BBB"):
        assert book.cell(iso3, "privacy", 2020).score == 3.5
    assert book.cell("AAA", "privacy", 2020, "state").score == 3.5
    assert book.cell("BBB", "privacy", 2020, "state").score == pytest.approx((0.25 * 1 + 6) / 1.25)
    assert book.cell("BBB", "privacy", 2019, "state").score == 3.5
    found = ledger(book, "BBB", "privacy", 2020)
    assert found.shares["state"] == pytest.approx(0.25)
    assert found.bounds == {"state": (0.25, 1.0), "companies": (0.0, 0.75)}
    trace = explained(book, "BBB", "privacy", 2020, "state")
    assert recompute(trace) == pytest.approx(trace["score"])


def test_the_reason_is_at_hand_for_pages():
    book = book_of(two(), rows(a=0, b=100), [ELSEWHERE])
    assert book.override_of("BBB", "a", 2020).reason == "Held by another power."
    assert book.override_of("AAA", "a", 2020) is None
    assert book.responsibility_of("BBB", "a", 2020) == {"state": 0.25, "unattributed": 0.75}
    assert book.responsibility_of("AAA", "a", 2020) == STATE


def test_one_that_names_the_indicator_goes_before_one_for_all():
    named = Override("a", "BBB", {"corporate": 1.0}, "A company runs it.")
    for order in ((named, ELSEWHERE), (ELSEWHERE, named)):
        book = book_of(two(), rows(a=0, b=100), order)
        assert book.override_of("BBB", "a", 2020).reason == "A company runs it."
        assert book.override_of("BBB", "b", 2020).reason == "Held by another power."


def test_one_for_all_leaves_the_conduct_of_companies_alone():
    mark = indicator("mark", use="lane", company="One", responsibility=COMPANY)
    book = book_of([*two(), mark], rows(a=0, b=100, mark=50), [ELSEWHERE])
    assert book.override_of("BBB", "mark", 2020) is None
    assert book.cell("BBB", "mark", 2020, "corporate").score == 3.5


def test_an_override_can_give_a_lane_what_it_has_nowhere_else():
    named = Override("a", "BBB", {"corporate": 1.0}, "A company runs it.")
    book = book_of(two(), rows(a=0, b=100), [named])
    assert book.cell("BBB", "a", 2020, "corporate").score == 1.0
    assert book.cell("AAA", "a", 2020, "corporate").score is None
    assert book.cell("BBB", "privacy", 2020, "corporate").score == 1.0
    assert cell_reason(book.cell("AAA", "privacy", 2020, "corporate")) == "no indicator carries weight here"


def test_receipts_change_where_an_exception_holds_and_nowhere_else():
    observed = rows(treaty=0, law=60)
    plain, with_treaty = book_of(both(None), observed), book_of(both(), observed)
    held = book_of(both(None), observed, [ELSEWHERE])
    for book in (with_treaty, held):
        for node in book.nodes:
            for lane in book.lanes:
                for iso3, same in (("AAA", True), ("BBB", False)):
                    untouched = same or (book is with_treaty and node.id == "law")
                    kept = node_receipt(book, node, iso3, 2020, lane) == node_receipt(
                        plain, node, iso3, 2020, lane
                    )
                    assert kept == untouched
        every = every_receipt(book)
        node = book.node_index["privacy"]
        at = book.nodes.index(node)
        assert int(every[at, 1, 0, 0]) == int(node_receipt(book, node, "BBB", 2020, ALL), 16)
