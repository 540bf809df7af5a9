"""Scores, lanes, gates, bounds and the ledger, each worked out by hand."""

import pytest

from dashboard.answers.shown.plain_reasons import cell_reason
from methodology.explain.evidence import by_kind, pillar_evidence, unlock
from methodology.explain.ledger import ledger
from methodology.model import Dimension, Gate
from methodology.scoring.engine import score
from methodology.sensitivity.leverage import leverage, shortest
from tests.support.content import content, indicator, pillar

STRICT = Gate(
    coverage=0.65,
    indicators=3,
    kinds=(("structure",), ("process", "outcome")),
    largest_share=0.4,
    median_age=4,
    range_coverage=0.35,
    lane_share=0.15,
    lane_indicators=2,
)


def book_of(indicators, rows, pillars=None, **method):
    return score(content(indicators, rows, pillars, **method))


def four(kinds=("structure", "process", "process", "outcome"), **changes):
    return [indicator(name, kind=kind, **changes) for name, kind in zip("abcd", kinds, strict=True)]


def rows(**figures):
    return [(series, "AAA", 2020, value) for series, value in figures.items()]


def test_a_pillar_is_the_mean_of_dimensions_of_weighted_means():
    book = book_of(
        [indicator("a"), indicator("b", weight=3), indicator("c", dimension="use")],
        rows(a=0, b=100, c=50),  # 1, 6, 3.5
        [pillar("privacy", "law", Dimension("use", "Use", weight=3))],
    )
    assert book.cell("AAA", "privacy.law", 2020).score == pytest.approx(4.75)
    assert book.cell("AAA", "privacy", 2020).score == pytest.approx((4.75 + 3 * 3.5) / 4)


@pytest.mark.parametrize(
    ("power", "expected"),
    [(1.0, 2.80), (0.0, 2.51), (-1.0, 2.22)],
    ids=["arithmetic", "geometric", "harmonic"],
)
def test_the_concepts_four_numbers_under_three_means(power, expected):
    """4.5, 2.3, 3.2 and 1.2, the concept's example."""
    named = [indicator(n, pillar=n, dimension="") for n in "abcd"]
    book = book_of(
        named,
        rows(a=70, b=26, c=44, d=4),
        [pillar(n) for n in "abcd"],
        publish_overall=True,
        aggregation={"dimension": 1.0, "pillar": 1.0, "overall": power},
    )
    assert book.cell("AAA", "overall", 2020).score == pytest.approx(expected, abs=0.005)


def test_weighted_means_of_six_three_and_a_half_and_two():
    """Weights .5, .3, .2: 4.45 arithmetic, 4.10 geometric, 3.72 harmonic."""
    named = [indicator("a", weight=5), indicator("b", weight=3), indicator("c", weight=2)]
    for power, expected in ((1.0, 4.45), (0.0, 4.10), (-1.0, 3.72)):
        means = {"dimension": power, "pillar": 1.0, "overall": 1.0}
        book = book_of(named, rows(a=100, b=50, c=20), aggregation=means)
        assert book.cell("AAA", "privacy", 2020).score == pytest.approx(expected, abs=0.005)


def test_a_zero_child_makes_a_geometric_mean_zero():
    means = {"dimension": 0.0, "pillar": 1.0, "overall": 1.0}
    book = book_of([indicator("a"), indicator("b")], rows(a=0, b=100), scale_min=0.0, aggregation=means)
    assert book.cell("AAA", "privacy", 2020).score == 0.0


def test_the_newest_observation_in_the_window_is_used_and_none_of_the_future():
    book = book_of(
        [indicator("a")],
        [("a", "AAA", 2018, 10), ("a", "AAA", 2020, 30), ("a", "AAA", 2024, 90)],
        max_age=2,
    )
    found = {year: book.cell("AAA", "a", year) for year in book.years}
    assert [(c.value, c.observed_year, c.status) for c in found.values()] == [
        (10, 2018, "observed"),
        (10, 2018, "carried"),
        (30, 2020, "observed"),
        (30, 2020, "carried"),
        (30, 2020, "carried"),
        (None, None, "missing"),
        (90, 2024, "observed"),
    ]
    assert "2020, more than 2 years before 2023" in cell_reason(found[2023])


def test_an_indicators_own_age_limit_wins():
    book = book_of([indicator("a", max_age=0)], [("a", "AAA", 2020, 1), ("a", "AAA", 2021, 1)], max_age=9)
    assert book.cell("AAA", "a", 2021).observed_year == 2021
    assert score(content([indicator("a", max_age=0)], [("a", "AAA", 2020, 1)], first_year=2020,
                         default_year=2021)).cell("AAA", "a", 2021).status == "missing"  # fmt: skip


def test_figures_before_the_first_year_are_carried_into_it():
    book = book_of([indicator("a")], [("a", "AAA", 2010, 50), ("a", "AAA", 2014, 50)], first_year=2012)
    assert book.cell("AAA", "a", 2012).observed_year == 2010


def test_the_exposure_rule_asks_for_the_required_series():
    book = score(
        content(
            [indicator("requests", requires=("report",), better="lower")],
            [("requests", "AAA", 2020, 5), ("requests", "BBB", 2020, 5), ("report", "AAA", 2020, 1)],
            economies=("AAA", "BBB"),
        )
    )
    assert book.cell("AAA", "requests", 2020).state == "scored"
    hidden = book.cell("BBB", "requests", 2020)
    assert (hidden.state, hidden.score, hidden.value) == ("not-scored", None, None)
    assert "report" in cell_reason(hidden)


def test_missing_is_neither_zero_nor_the_worst():
    book = book_of([indicator("a"), indicator("b")], rows(a=80))
    assert book.cell("AAA", "privacy", 2020).score == 5.0
    assert book.cell("AAA", "privacy", 2020).bound_low == pytest.approx(3.0)
    assert book.cell("AAA", "privacy", 2020).bound_high == pytest.approx(5.5)


def test_bounds_of_a_range_by_hand():
    """.65 observed at 4.0 gives 2.95 to 4.70 (Manski bounds)."""
    book = book_of([indicator("a", weight=0.65), indicator("b", weight=0.35)], rows(a=60))
    cell = book.cell("AAA", "privacy", 2020)
    assert (cell.bound_low, cell.bound_high) == (pytest.approx(2.95), pytest.approx(4.70))


def test_bounds_follow_the_geometric_mean():
    means = {"dimension": 0.0, "pillar": 0.0, "overall": 1.0}
    book = book_of([indicator("a"), indicator("b")], rows(a=60), aggregation=means)
    cell = book.cell("AAA", "privacy", 2020)
    assert cell.score == pytest.approx(4.0)
    assert (cell.bound_low, cell.bound_high) == (pytest.approx(2.0), pytest.approx(24**0.5))


def test_a_pillar_with_enough_evidence_is_scored():
    book = book_of(four(), rows(a=50, b=50, c=50), gate=STRICT)
    cell = book.cell("AAA", "privacy", 2020)
    assert (cell.state, cell.score, cell.coverage, cell_reason(cell)) == ("scored", 3.5, 0.75, "")


@pytest.mark.parametrize(
    ("figures", "kinds", "state", "reason"),
    [
        ({"a": 50, "b": 50}, None, "range", "coverage 0.5 is below 0.65"),
        ({"a": 50}, None, "not-scored", "coverage 0.25 is below 0.65"),
        ({}, None, "not-scored", "no indicator is observed"),
        ({"b": 50, "c": 50, "d": 50}, None, "range", "of this kind is observed: structure"),
        ({"a": 5, "b": 5, "c": 5, "d": 5}, ["structure"] * 4, "range", "observed: process or outcome"),
    ],
)
def test_the_reason_names_the_condition_that_failed(figures, kinds, state, reason):
    observed = rows(**figures) or [("other", "AAA", 2020, 1.0), ("a", "BBB", 2020, 1.0)]
    named = four(kinds) if kinds else four()
    book = score(content(named, observed, gate=STRICT, economies=("AAA", "BBB")))
    cell = book.cell("AAA", "privacy", 2020)
    assert cell.state == state
    assert cell.score is None
    assert reason in cell_reason(cell)
    assert (cell.bound_low is None) == (state == "not-scored")


def test_one_indicator_may_not_carry_the_score():
    named = [indicator("a", kind="structure", weight=3), indicator("b"), indicator("c")]
    book = book_of(named, rows(a=50, b=50, c=50), gate=STRICT)
    cell = book.cell("AAA", "privacy", 2020)
    assert cell.state == "range"
    assert "0.6 of the weight; at most 0.4" in cell_reason(cell)


def test_old_evidence_fails_the_gate():
    observed = [(name, "AAA", 2015, 50.0) for name in "abcd"]
    book = book_of(four(), observed, gate=STRICT, max_age=9, first_year=2015, default_year=2020)
    assert book.cell("AAA", "privacy", 2019).state == "scored"
    cell = book.cell("AAA", "privacy", 2020)
    assert (cell.state, "5 years old" in cell_reason(cell)) == ("range", True)


def test_a_coverage_of_exactly_the_threshold_is_enough():
    named = [indicator(f"i{n}", kind="structure" if n == 0 else "process") for n in range(20)]
    book = book_of(named, [(f"i{n}", "AAA", 2020, 50.0) for n in range(13)], gate=STRICT)
    assert book.cell("AAA", "privacy", 2020).state == "scored"


def test_a_lane_weighs_an_indicator_by_its_share_of_responsibility():
    both = {"state": 0.25, "corporate": 0.75}
    book = book_of(
        [indicator("a", responsibility={"state": 1.0}), indicator("b", responsibility=both)], rows(a=100, b=0)
    )
    assert book.cell("AAA", "privacy", 2020).score == 3.5
    assert book.cell("AAA", "privacy", 2020, "state").score == pytest.approx((6 + 0.25 * 1) / 1.25)
    assert book.cell("AAA", "privacy", 2020, "corporate").score == 1.0


def test_a_lane_weighs_a_dimension_by_its_share_of_responsibility():
    """law: half of its weight is the state's; use: all of it; so 1/3 and 2/3."""
    book = book_of(
        [
            indicator("a", responsibility={"state": 1.0}),
            indicator("b", responsibility={"corporate": 1.0}),
            indicator("c", dimension="use", responsibility={"protection": 1.0}),
        ],
        rows(a=100, b=40, c=0),
        [pillar("privacy", "law", "use")],
    )
    assert book.cell("AAA", "privacy", 2020, "state").score == pytest.approx((6 * 1 + 1 * 2) / 3)


def test_a_lane_needs_two_indicators_and_its_share_of_the_pillar():
    company = {"corporate": 1.0}
    named = [*four(responsibility={"state": 1.0}), indicator("e", responsibility=company)]
    book = book_of(named, rows(a=50, b=50, c=50, d=50, e=50), gate=STRICT)
    cell = book.cell("AAA", "privacy", 2020, "corporate")
    assert (cell.state, cell_reason(cell)) == ("not-scored", "indicators of this lane observed: 1; needed: 2")
    thin = [indicator(n, weight=0.1, responsibility=company) for n in "ef"]
    book = book_of(
        [*four(responsibility={"state": 1.0}), *thin], rows(a=5, b=5, c=5, d=5, e=5, f=5), gate=STRICT
    )
    assert "the lane holds 0.048 of the pillar's weight" in cell_reason(
        book.cell("AAA", "privacy", 2020, "corporate")
    )


def test_a_lane_that_answers_for_nothing_says_so():
    book = book_of([indicator("a", responsibility={"state": 1.0})], rows(a=50))
    cell = book.cell("AAA", "privacy", 2020, "corporate")
    assert (cell.state, cell_reason(cell)) == ("not-scored", "no indicator carries weight here")
    assert book.cell("AAA", "a", 2020, "corporate").score is None


def test_the_ledger_says_who_answers_for_the_missing_points():
    book = book_of(
        [
            indicator("a", responsibility={"state": 0.5, "corporate": 0.5}),
            indicator("b", responsibility={"unknown": 1.0}),
        ],
        rows(a=60, b=80),  # deficits 2 and 1, each with half of the weight
    )
    found = ledger(book, "AAA", "privacy", 2020)
    assert found.missing == pytest.approx(6 - book.cell("AAA", "privacy", 2020).score)
    assert found.points == pytest.approx(
        {"state": 0.5, "compelled": 0, "corporate": 0.5, "protection": 0, "unattributed": 0, "unknown": 0.5}
    )
    assert sum(found.shares.values()) == pytest.approx(1)


def test_the_ledger_is_undefined_where_nothing_is_missing_or_known():
    book = score(content([indicator("a")], rows(a=100), economies=("AAA", "BBB")))
    assert ledger(book, "AAA", "privacy", 2020).shares == {}
    assert ledger(book, "BBB", "privacy", 2020) is None


def test_overall_is_published_only_on_request_and_needs_every_pillar():
    named = [indicator("a"), indicator("b", pillar="access", dimension="")]
    pillars = [pillar("privacy", "law"), pillar("access")]
    assert "overall" not in book_of(named, rows(a=50, b=50), pillars).node_index
    book = score(
        content(
            named,
            [*rows(a=50, b=100), ("a", "BBB", 2020, 1.0)],
            pillars,
            ("AAA", "BBB"),
            publish_overall=True,
        )
    )
    assert book.cell("AAA", "overall", 2020).score == 4.75
    assert cell_reason(book.cell("BBB", "overall", 2020)) == "pillars without a score: access"


def test_law_practice_and_outcome_are_averaged_apart():
    book = book_of(four(), rows(a=100, b=0, c=50, d=20))
    found = by_kind(book, "AAA", "privacy", 2020)
    assert {kind: (k.score, k.indicators) for kind, k in found.items()} == {
        "structure": (6.0, 1),
        "process": (2.25, 2),
        "outcome": (2.0, 1),
    }


def test_evidence_counts_indicators_and_gives_the_median_year():
    observed = [("a", "AAA", 2018, 1.0), ("b", "AAA", 2020, 1.0), ("c", "AAA", 2019, 1.0)]
    found = pillar_evidence(book_of(four(), observed), "AAA", "privacy", 2020)
    assert (found.observed, found.total, found.coverage, found.median_year) == (3, 4, 0.75, 2019)


def test_what_would_unlock_a_score():
    book = book_of(four(), rows(b=50), gate=STRICT)
    found = unlock(book, "AAA", "privacy", 2020)
    assert (found.missing, found.needed, found.needed_range) == (("a", "c", "d"), 2, 1)


def test_an_unlocked_lane_needs_nothing_and_a_thin_one_cannot_be():
    named = [
        *four(responsibility={"state": 1.0}),
        indicator("e", weight=0.1, responsibility={"corporate": 1.0}),
    ]
    book = book_of(named, rows(a=5, b=5, c=5, d=5), gate=STRICT)
    assert unlock(book, "AAA", "privacy", 2020, "state").needed == 0
    assert unlock(book, "AAA", "privacy", 2020, "corporate").needed is None


def test_a_mean_of_best_scores_is_exactly_the_best_score():
    """Weights that do not sum exactly in binary must not carry a score beyond the scale."""
    for count in range(2, 30):
        named = [indicator(f"i{n}", weight=0.1 * (n + 1)) for n in range(count)]
        book = book_of(named, [(f"i{n}", "AAA", 2020, 100.0) for n in range(count)])
        assert book.cell("AAA", "privacy", 2020).score <= 6.0
        assert book.cell("AAA", "privacy.law", 2020).score <= 6.0


def test_unlocking_heeds_every_condition_of_the_gate():
    named = [indicator("law", weight=3), indicator("use"), indicator("act")]
    rows = [(name, "BBB", 2020, 50) for name in ("law", "use", "act")]
    uneven = score(content(named, rows, economies=("AAA", "BBB"), gate=Gate(largest_share=0.5)))
    # Whatever is added, the law is three fifths of it or the only one.
    assert unlock(uneven, "AAA", "privacy", 2020).needed is None
    old = [("law", "AAA", 2017, 50), *rows]
    aged = score(content(named, old, economies=("AAA", "BBB"), max_age=5, gate=Gate(median_age=2)))
    assert aged.cell("AAA", "privacy", 2020).state != "scored"
    # Two fresh figures weigh 2 of 5, so half of the evidence stays three years old.
    assert unlock(aged, "AAA", "privacy", 2020).needed is None


def test_a_figure_that_the_exposure_rule_forbids_to_score_unlocks_nothing():
    named = [indicator("law"), indicator("requests", requires=("report",)), indicator("use")]
    rows = [("law", "AAA", 2020, 50), ("law", "BBB", 2020, 50), ("report", "BBB", 2020, 1)]
    found = score(content(named, rows, economies=("AAA", "BBB"), gate=Gate(indicators=2)))
    assert unlock(found, "BBB", "privacy", 2020).needed == 1
    opened = leverage(found, 2020)
    requests, use = (found.tree.indicator_index[name] for name in ("requests", "use"))
    assert opened.alone[requests].tolist() == [False, True]
    assert opened.alone[use].tolist() == [True, True]
    assert shortest(found, 2020, "privacy", opened)["AAA"].indicators == ("use",)
    alone = score(content(named[:2], rows, economies=("AAA", "BBB"), gate=Gate(indicators=2)))
    assert unlock(alone, "AAA", "privacy", 2020).needed is None
