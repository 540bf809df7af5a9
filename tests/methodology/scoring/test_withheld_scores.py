"""Scores of figures that may not be passed on: rounded, barred, and read in place of the figures."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.answers.shown.trace import explained
from methodology.change.change import change
from methodology.doubt.run import uncertainty
from methodology.explain.receipts import every_receipt
from methodology.model import Gate, LeafScore, Methodology, Scale, Source
from methodology.scoring.engine import score
from methodology.scoring.leaves.leaf_scores import leaf_scores_of, rounded
from methodology.sensitivity.leave_out import without_sources
from methodology.sensitivity.other_ways import other_ways
from methodology.sensitivity.run import sensitivity
from tests.support.content import content, indicator, observations
from tests.support.recompute import recompute

SOURCES = {
    word: Source(word, "The Publisher", url="https://example.org", redistribute=word, family=word)
    for word in ("raw", "cite", "derived", "none")
}
NAMES = ("AAA", "BBB", "CCC")


def named(*words):
    return [indicator(word, source=word, max_age=2) for word in words]


ROWS = [
    ("raw", "AAA", 2020, 33.3), ("raw", "BBB", 2018, 71.7), ("cite", "AAA", 2018, 33.3),
    ("cite", "AAA", 2020, 12.9), ("cite", "BBB", 2019, 47.77), ("derived", "AAA", 2017, 33.3),
    ("derived", "CCC", 2020, 88.81), ("flag", "AAA", 2017, 1.0), ("flag", "CCC", 2019, 1.0),
    ("none", "AAA", 2020, 50.0),
]  # fmt: skip


def full(**method):
    members = named("raw", "cite", "derived")
    knots = Scale("piecewise", {"points": [[0, 1], [100, 6]]})
    members[2] = replace(members[2], requires=("flag",), scale=knots)
    gate = Gate(coverage=0.3, range_coverage=0.1)
    made = content(members, ROWS, economies=NAMES, sources=SOURCES, gate=gate, first_year=2018, **method)
    seen = made.observations
    low, high = seen.low.copy(), seen.high.copy()
    cite = seen.series == seen.series_ids.index("cite")
    low[cite], high[cite] = seen.value[cite] - 10, seen.value[cite] + 10
    return replace(made, observations=replace(seen, low=low, high=high))


def public(content_):
    """What the public edition holds: no withheld figure, and their leaf scores instead."""
    leaves = leaf_scores_of(score(content_))
    kept = observations([row for row in ROWS if row[0] in ("raw", "flag")])
    return replace(content_, observations=kept, leaf_scores=leaves)


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (1.0, 1.0),
        (2.04, 2.0),
        (2.05, 2.1),
        (2.665, 2.7),
        (2.25, 2.3),
        (3.449999, 3.4),
        (5.95, 6.0),
    ],
)
def test_a_score_is_rounded_half_up_to_one_decimal(exact, shown):
    assert float(rounded(np.array([exact]), Methodology())[0]) == shown


def test_rounding_never_leaves_the_scale_and_leaves_gaps():
    odd = Methodology(scale_min=1.04, scale_max=5.96)
    assert rounded(np.array([1.04, 5.96, np.nan]), odd).tolist()[:2] == [1.04, 5.96]
    assert np.isnan(rounded(np.array([np.nan]), odd)[0])


def test_the_rounded_score_enters_the_mean_and_an_open_one_does_not():
    """33.3 stands at 2.665: rounded to 2.7 where it is withheld."""
    book = score(content(named("raw", "derived"), [(n, "AAA", 2020, 33.3) for n in ("raw", "derived")],
                         sources=SOURCES))  # fmt: skip
    assert book.cell("AAA", "raw", 2020).score == pytest.approx(2.665)
    assert book.cell("AAA", "derived", 2020).score == 2.7
    assert book.cell("AAA", "privacy", 2020).score == pytest.approx((2.665 + 2.7) / 2)


def test_the_trace_names_the_step_and_not_what_was_before():
    book = score(full())
    trace = explained(book, "AAA", "cite", 2020)
    assert (trace["rounding"], trace["value"], trace["score"]) == (0.1, None, 1.6)
    assert "12.9" not in str(trace)
    assert "1.645" not in str(trace)
    assert "rounding" not in explained(book, "AAA", "raw", 2020)
    whole = explained(book, "AAA", "privacy", 2020)
    assert recompute(whole) == pytest.approx(whole["score"], abs=1e-12)


def test_an_earlier_engine_rounds_nothing():
    book = score(full(), engine="1.0.0")
    assert book.cell("AAA", "cite", 2020).score == pytest.approx(1.645)
    assert "rounding" not in explained(book, "AAA", "cite", 2020)


def test_terms_that_allow_no_score_take_the_indicator_out():
    book = score(content(named("raw", "none"), [("raw", "AAA", 2020, 60.0), ("none", "AAA", 2020, 0.0)],
                         sources=SOURCES))  # fmt: skip
    cell = book.cell("AAA", "none", 2020)
    assert (cell.score, cell.value, cell.observed_year, cell.status) == (None, None, None, "missing")
    assert cell_reason(cell) == "the terms of its source allow no score"
    whole = book.cell("AAA", "privacy", 2020)
    assert (whole.score, whole.coverage, whole.bound_low) == (4.0, 1.0, 4.0)
    trace = explained(book, "AAA", "privacy.law", 2020)
    assert trace["left_out"] == [{"node": "none", "reason": "the terms of its source allow no score"}]


def test_leaf_scores_are_one_row_for_every_withheld_figure_in_use():
    """33.3 of 2018 is used in 2018 and 2019, 12.9 from 2020 on; bounds of 2.9 and 22.9 stand at 1.1 and 2.1.

    The derived figure of 2017 stands within the reach of its flag up to 2019.
    """
    assert leaf_scores_of(score(full())) == (
        LeafScore("cite", "AAA", 2018, 2.7, 2.2, 3.2),
        LeafScore("cite", "AAA", 2020, 1.6, 1.1, 2.1),
        LeafScore("cite", "BBB", 2019, 3.4, 2.9, 3.9),
        LeafScore("derived", "AAA", 2017, 2.7),
        LeafScore("derived", "CCC", 2020, 5.4),
    )


def test_the_public_edition_has_the_same_scores_states_and_receipts():
    one, two = score(full()), score(public(full()))
    assert two.years == one.years
    for lane in one.lanes:
        for level in ("dimension", "pillar"):
            for part in ("mean", "low", "high", "coverage", "state"):
                ours, theirs = (getattr(getattr(b.panels[lane], level), part) for b in (one, two))
                assert theirs.tobytes() == ours.tobytes()
    assert (every_receipt(two) == every_receipt(one)).all()
    for iso3 in NAMES:
        for year in one.years:
            for name in ("raw", "cite", "derived"):
                ours, theirs = (book.cell(iso3, name, year) for book in (one, two))
                shown = replace(ours, value=one.public_value(ours), missing=None)
                assert replace(theirs, missing=None) == shown
                assert explained(two, iso3, name, year) == explained(one, iso3, name, year)


def test_its_leaf_scores_are_its_own():
    edition = public(full())
    assert leaf_scores_of(score(edition)) == edition.leaf_scores


def test_it_can_be_doubted_varied_and_compared():
    book = score(public(full()))
    assert uncertainty(book, 2020, draws=20, jobs=1).interval("AAA", "privacy", "all") is not None
    assert other_ways(book, 2020)
    assert without_sources(book, 2020)
    assert sensitivity(book, 2020, base=4, resamples=4)
    moved = change(score(full()), book, "AAA", "privacy", (2018, 2020))
    assert moved.total == pytest.approx(moved.real + moved.evidence + moved.method)
    same = change(score(full()), book, "AAA", "privacy", (2020, 2020))
    assert same.total == pytest.approx(0)
