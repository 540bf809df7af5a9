"""The gate's conditions on every dimension and on the scored year, worked out by hand."""

import pytest

from dashboard.answers.shown.plain_reasons import cell_reason, plain_failure
from methodology.explain.evidence import unlock
from methodology.model import Dimension, Gate
from methodology.scoring.engine import score
from methodology.sensitivity.leverage import leverage, shortest
from tests.support.content import content, indicator, pillar


def book_of(gate, rows, named=None, pillars=None, **method):
    """Two dimensions, law (a, b) and use (c, d), unless told otherwise."""
    usual = [indicator("a"), indicator("b"), indicator("c", dimension="use"), indicator("d", dimension="use")]
    return score(
        content(named or usual, rows, pillars or [pillar("privacy", "law", "use")], gate=gate, **method)
    )


def rows(*names, year=2020):
    return [(name, "AAA", year, 50.0) for name in names]


def test_every_dimension_needs_its_share_of_evidence():
    """a, b and c are three quarters of the pillar, but c is only half of its dimension."""
    found = book_of(Gate(dimension=0.6), rows("a", "b", "c"))
    cell = found.cell("AAA", "privacy", 2020)
    assert cell.state == "range"
    assert cell_reason(cell) == "less than 0.6 of the weight is observed in: Use (0.5)"
    assert book_of(Gate(dimension=0.5), rows("a", "b", "c")).cell("AAA", "privacy", 2020).state == "scored"


def test_the_reason_names_every_dimension_that_is_too_thin():
    found = book_of(Gate(dimension=0.6), rows("a"))
    (failure,) = found.cell("AAA", "privacy", 2020).failures
    assert failure.condition == "dimension"
    assert failure.found == (("Law", 0.5), ("Use", 0.0))
    assert plain_failure(failure) == "less than 0.6 of the weight is observed in: Law (0.5), Use (0)"


def test_a_dimension_without_weight_is_not_asked_for():
    parts = [Dimension("law", "Law"), Dimension("use", "Use", weight=0.0)]
    found = book_of(Gate(dimension=1.0), rows("a", "b"), pillars=[pillar("privacy", *parts)])
    assert found.cell("AAA", "privacy", 2020).state == "scored"


def test_lanes_are_not_asked_for_every_dimension():
    named = [
        indicator("a", responsibility={"state": 1.0}),
        indicator("c", dimension="use", responsibility={"state": 1.0}),
    ]
    found = book_of(Gate(dimension=0.5), rows("a"), named)
    assert found.cell("AAA", "privacy", 2020).state == "range"
    assert found.cell("AAA", "privacy", 2020, "state").state == "scored"


def test_content_may_ask_the_same_of_lanes():
    """Nothing is known of use: the state's part stays open as the right does."""
    named = [
        indicator("a", responsibility={"state": 1.0}),
        indicator("c", dimension="use", responsibility={"state": 1.0}),
    ]
    found = book_of(Gate(lane_dimension=0.5, range_coverage=0.3), rows("a"), named)
    cell = found.cell("AAA", "privacy", 2020, "state")
    assert (cell.state, cell_reason(cell)) == ("range", "less than 0.5 of the weight is observed in: Use (0)")
    assert found.cell("AAA", "privacy", 2020).state == "scored"
    carried = book_of(Gate(lane_same_year=0.2), [*rows("a", "c"), ("b", "AAA", 2021, 1.0)], named)
    assert carried.cell("AAA", "privacy", 2020, "state").state == "scored"


def test_some_of_the_observed_weight_must_be_of_the_year_itself():
    """In 2021 only a is of the year: a quarter of the weight of the shown score."""
    observed = [*rows("a", "b", "c", "d"), *rows("a", year=2021)]
    found = book_of(Gate(same_year=0.3), observed)
    assert found.cell("AAA", "privacy", 2020).state == "scored"
    cell = found.cell("AAA", "privacy", 2021)
    assert cell.state == "range"
    assert cell_reason(cell) == "0.25 of the observed weight is of the year itself; needed: 0.3"
    assert book_of(Gate(same_year=0.25), observed).cell("AAA", "privacy", 2021).state == "scored"


def test_the_share_of_the_year_is_that_of_the_score_as_shown():
    """Without d, c alone carries its dimension, so that it is half of the score."""
    observed = [*rows("a", "b"), *rows("c", year=2021)]
    found = book_of(Gate(same_year=0.5), observed, first_year=2020)
    assert found.cell("AAA", "privacy", 2021).state == "scored"


def test_content_without_the_conditions_is_judged_as_ever():
    assert book_of(Gate(), rows("a")).cell("AAA", "privacy", 2020).state == "scored"


def test_what_would_open_a_score_heeds_every_dimension():
    """law (weight 3 and 1) and use: heavy b would not do, since use has nothing."""
    named = [indicator("a"), indicator("b", weight=3), indicator("c", dimension="use")]
    found = book_of(Gate(dimension=0.25), rows("a"), named)
    assert unlock(found, "AAA", "privacy", 2020).needed == 1
    opened = leverage(found, 2020)
    assert opened.alone[:, 0].tolist() == [False, False, True]
    assert shortest(found, 2020, "privacy", opened)["AAA"].indicators == ("c",)


@pytest.mark.parametrize(("share", "needed"), [(0.5, 1), (0.6, 2)])
def test_what_would_open_a_score_counts_as_of_the_year(share, needed):
    """Each added figure is of the year: of two halves one, of three parts (1/4, 1/4, 1/2) the half …"""
    found = book_of(Gate(same_year=share), rows("a"), default_year=2021)
    # a and c: half of the year. a, c, d: still half, as d shares the weight of c; a, b, c: three quarters.
    assert unlock(found, "AAA", "privacy", 2021).needed == needed
