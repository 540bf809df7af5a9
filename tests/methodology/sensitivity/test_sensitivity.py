"""Sensitivity: the switches of the method, what they move, and what a change alone would do."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import numpy as np
import pytest

from methodology.model import Dimension, Gate, Scale, Source, Uncertainty
from methodology.scoring.engine import score
from methodology.sensitivity.alternatives import gained, lost
from methodology.sensitivity.idle import NOTHING_MISSING, ONE_DIMENSION
from methodology.sensitivity.leave_out import without_dimensions, without_sources
from methodology.sensitivity.other_ways import other_ways
from methodology.sensitivity.run import InertInputError, NothingToTestError, rank_shifts, sensitivity
from methodology.sensitivity.shake import with_other_ends
from methodology.sensitivity.switches import (
    AGGREGATION,
    DIMENSION,
    MEASUREMENT,
    MISSING,
    NORMALISATION,
    SWITCHES,
    WEIGHTS,
    switches,
)
from methodology.statistics.rescale import MINMAX, PUBLISHED, RANK, ZSCORE, rescale
from tests.support.content import content, indicator, pillar

MIX = Uncertainty(
    seed=3, weights=50, aggregation={"arithmetic": 0.6, "geometric": 0.4}, measurement={"fact": 0.3}
)
ECONOMIES = tuple(f"E{place:02}" for place in range(24))


def small(**changes):
    """One pillar, two dimensions of two indicators; every fourth figure of the last one is missing."""
    random = np.random.default_rng(1)
    indicators = [
        indicator("a", dimension="law", responsibility={"state": 1.0}, source="one"),
        indicator("b", dimension="law", weight=0.5, responsibility={"state": 1.0}, source="two"),
        indicator("c", dimension="practice", responsibility={"corporate": 1.0}, source="one"),
        indicator("d", dimension="practice", responsibility={"corporate": 1.0}, source="two"),
    ]
    rows = [
        (i.id, economy, 2020, float(random.uniform(0, 100)))
        for i in indicators
        for place, economy in enumerate(ECONOMIES)
        if i.id != "d" or place % 4
    ]
    sources = {name: Source(name, publisher=name.title(), family=name) for name in ("one", "two")}
    return content(
        indicators,
        rows,
        pillars=[pillar("privacy", "law", "practice")],
        economies=ECONOMIES,
        sources=sources,
        **({"uncertainty": MIX} | changes),
    )


@pytest.fixture(scope="module")
def book():
    return score(small())


@pytest.mark.parametrize("lane", ["all", "state", "corporate"])
def test_without_a_setting_all_is_as_published(book, lane):
    expected = book.column("privacy", 2020, lane).score
    assert switches(book, 2020, lane).pillars({})[0] == pytest.approx(expected, abs=1e-12)


def one(rows, **changes):
    """Scores of one economy in one year; figures 0 to 100 lie on 1 to 6."""
    indicators = [
        indicator("a", dimension="law"),
        indicator("b", dimension="practice"),
        indicator("c", dimension="practice"),
    ]
    return score(
        content(
            indicators,
            [(name, "AAA", 2020, figure) for name, figure in rows.items()],
            pillars=[pillar("privacy", "law", "practice")],
            **({"uncertainty": MIX} | changes),
        )
    )


def scores(model, setting):
    return model._score(model._placed(setting), setting)


def test_leaving_out_a_dimension_by_hand():
    # scores 2, 5 and 4: dimensions 2 and 4.5. Law, practice, then none left out
    model = switches(one({"a": 20, "b": 80, "c": 60}), 2020)
    found = [model.pillars({DIMENSION: u})[0, 0] for u in (0.1, 0.24, 0.26, 0.49, 0.51, 0.99)]
    assert found == pytest.approx([4.5, 4.5, 2.0, 2.0, 3.25, 3.25])
    rarely = dataclasses.replace(MIX, leave_out=0.1)
    model = switches(one({"a": 20, "b": 80, "c": 60}, uncertainty=rarely), 2020)
    found = [model.pillars({DIMENSION: u})[0, 0] for u in (0.04, 0.06, 0.11)]
    assert found == pytest.approx([4.5, 2.0, 3.25])


def test_the_mean_is_drawn_with_the_shares_of_the_methodology():
    model = switches(one({"a": 20, "b": 80, "c": 60}), 2020)
    geometric = np.sqrt(2 * np.sqrt(5 * 4))
    found = [model.pillars({AGGREGATION: u})[0, 0] for u in (0.0, 0.59, 0.61, 0.99)]
    assert found == pytest.approx([3.25, 3.25, geometric, geometric])


def test_weights_are_drawn_around_the_published_ones():
    model = switches(one({"a": 20, "b": 80, "c": 60}), 2020)
    random = np.random.default_rng(1)
    drawn = [model._weights({WEIGHTS: u}) for u in random.random(600)]
    law = np.array([weights.across[0, 0] for weights in drawn])
    within = np.array([weights.within[1] for weights in drawn])
    assert law.mean() == pytest.approx(0.5, abs=0.01)
    # one standard deviation of a share of a half under a concentration of 50: √(0.25/51)
    assert law.std() == pytest.approx(np.sqrt(0.25 / 51), rel=0.1)
    assert within.sum(axis=1) == pytest.approx(np.ones(600))
    assert np.all(within[:, 0] == 0)  # what carries no weight gets none


def test_the_same_number_stands_for_the_same_draw(book):
    model = switches(book, 2020)
    for name in (WEIGHTS, MEASUREMENT, MISSING):
        first, again = (model.pillars({name: 0.71}) for _ in range(2))
        assert np.array_equal(first, again)
        assert not np.array_equal(first, model.pillars({name: 0.93}))


def test_the_missing_are_drawn_evenly_over_the_scale():
    model = switches(one({"a": 20, "b": 80}), 2020)  # c is missing
    assert model.pillars({})[0, 0] == pytest.approx(3.5)
    drawn = np.array([model.pillars({MISSING: u})[0, 0] for u in np.linspace(0, 0.999, 400)])
    # (2 + (5 + s)/2)/2 with s even on 1 to 6: mean 3.125, from 2.5 to 3.75
    assert drawn.mean() == pytest.approx(3.125, abs=0.05)
    assert 2.5 <= drawn.min() < 2.55
    assert 3.7 < drawn.max() <= 3.75


def test_a_measured_score_is_drawn_within_its_error():
    model = switches(one({"a": 50, "b": 50, "c": 50}), 2020)
    drawn = np.array([scores(model, {MEASUREMENT: u})[0, 0] for u in np.random.default_rng(2).random(2000)])
    assert drawn.mean() == pytest.approx(3.5, abs=0.03)
    assert drawn.std() == pytest.approx(0.3, rel=0.06)


def test_the_ends_of_scales_move_by_the_tolerance_by_hand():
    # halfway from worst to best, each end moved by up to a tenth: from 0.4 to 0.6 of the way
    model = switches(one({"a": 50, "b": 50, "c": 50}), 2020)
    us = np.random.default_rng(2).random(3000)
    drawn = np.array([scores(model, {NORMALISATION: u})[0, 0] for u in us])
    assert 3.0 <= drawn.min() < 3.1
    assert 3.9 < drawn.max() <= 4.0
    assert drawn.mean() == pytest.approx(3.5, abs=0.02)
    both = with_other_ends(
        np.array([[3.5], [3.5]]),
        leaves_of(elastic=[True, False]),
        Ends([0.75, 0.75], [1.0, 1.0]),
        0.1,
        1.0,
        5.0,
    )
    # a = 0.05, b = 1.1: (0.5 - 0.05)/1.05; the coded one stays
    assert both[:, 0] == pytest.approx([1 + 5 * 0.45 / 1.05, 3.5])


class Ends:
    """Stands in for a generator and gives the numbers it was made with."""

    def __init__(self, *numbers):
        self.numbers = [np.array(part)[:, None] for part in numbers]

    def random(self, shape):
        assert shape == (2, 1)
        return self.numbers.pop(0)


def leaves_of(elastic):
    return SimpleNamespace(elastic=np.array(elastic))


SCORES = np.array([[2.0, 3.0, 5.0, np.nan], [4.0, 4.0, 4.0, 4.0]])


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (PUBLISHED, [2, 3, 5]),
        (MINMAX, [1, 1 + 5 / 3, 6]),
        (RANK, [1, 3.5, 6]),
        # mean 10/3, sample standard deviation √(7/3); ±3 of it reach the ends
        (ZSCORE, [3.5 + 2.5 / 3 * (x - 10 / 3) / np.sqrt(7 / 3) for x in (2, 3, 5)]),
    ],
)
def test_other_scales_by_hand(way, expected):
    found = rescale(SCORES, way, 1.0, 6.0)
    assert found[0, :3] == pytest.approx(expected)
    assert np.isnan(found[0, 3])
    assert np.array_equal(found[1], SCORES[1])  # without spread nothing can be told


def test_ties_share_their_rank_on_the_scale():
    assert rescale(np.array([[3.0, 5.0, 5.0, 6.0]]), RANK, 1.0, 6.0)[0] == pytest.approx([1, 3.5, 3.5, 6])


def test_shifts_in_rank_by_hand():
    published = np.array([[1.0, 2.0, 3.0, 9.0]])
    runs = np.array([[[3.0, 2.0, 1.0, 9.0]], [[1.0, 2.0, 3.0, 0.0]]])
    kept = np.array([[True, True, True, False]])
    assert rank_shifts(runs, published, kept) == pytest.approx(np.array([[4 / 3], [0.0]]))


def test_every_choice_moves_something_and_says_how_much(book):
    found = sensitivity(book, 2020, base=64, resamples=50)
    assert found.inputs == SWITCHES
    assert found.idle == {}
    assert all(count > 0 for count in found.moved.values())
    assert len(found.economies) == 24
    assert found.rank_shift.first.shape == (1, 6)
    assert found.score.total.shape == (24, 6)
    assert found.mean_shift[0] > 0
    assert np.all(found.score.total_low <= found.score.total)
    assert np.all(found.score.total <= found.score.total_high)
    assert np.all(found.score.total >= 0)


def test_who_has_all_figures_does_not_depend_on_the_missing(book):
    found = sensitivity(book, 2020, base=32, resamples=10)
    column = found.inputs.index(MISSING)
    complete = [place for place, (_, iso3) in enumerate(found.economies) if int(iso3[1:]) % 4]
    assert np.all(found.score.total[complete, column] < 1e-12)
    assert np.all(found.score.total[[p for p in range(24) if p not in complete], column] > 1e-3)


def test_the_same_seed_gives_the_same_bytes(book):
    first, again = (sensitivity(book, 2020, base=16, seed=4, resamples=20) for _ in range(2))
    assert first.score.total.tobytes() == again.score.total.tobytes()
    assert first.rank_shift.first_low.tobytes() == again.rank_shift.first_low.tobytes()
    other = sensitivity(book, 2020, base=16, seed=5, resamples=20)
    assert other.score.total.tobytes() != first.score.total.tobytes()


def test_progress_is_told(book):
    told = []
    sensitivity(book, 2020, base=40, resamples=10, progress=lambda done, of: told.append((done, of)))
    assert told == [(32, 40), (40, 40)]


def test_an_input_that_moves_nothing_fails_the_run():
    """Where all scores are alike, weights and means have no say, though there are two of each."""
    alike = [(name, economy, 2020, 50.0) for name in ("a", "b") for economy in ECONOMIES]
    mix = Uncertainty(aggregation=MIX.aggregation)
    coded = Scale("categories", {"map": {0: 1, 50: 3, 100: 6}})
    two = [indicator("a", scale=coded), indicator("b", scale=coded)]
    book = score(content(two, alike, economies=ECONOMIES, uncertainty=mix))
    with pytest.raises(InertInputError, match="without moving any of 25 outputs") as error:
        sensitivity(book, 2020, base=16, resamples=10)
    assert str(error.value).startswith("weights, aggregation: varied in 16 runs")


def test_what_leaves_no_choice_is_not_varied_and_says_why():
    rows = [("a", economy, 2020, float(10 * place)) for place, economy in enumerate(ECONOMIES[:10])]
    book = score(content([indicator("a")], rows, economies=ECONOMIES[:10]))
    found = sensitivity(book, 2020, base=16, resamples=10)
    assert found.inputs == (NORMALISATION,)
    assert set(found.idle) == {WEIGHTS, AGGREGATION, DIMENSION, MEASUREMENT, MISSING}
    assert found.idle[DIMENSION] == ONE_DIMENSION
    assert found.idle[MISSING] == NOTHING_MISSING


def test_a_choice_is_only_tested_where_scores_are_shown():
    """A second pillar has two dimensions and a missing figure, but no score to look at."""
    second = [indicator("x", "access", "one"), indicator("y", "access", "two")]
    rows = [("a", economy, 2020, float(10 * place)) for place, economy in enumerate(ECONOMIES[:10])]
    pillars = [pillar("privacy", "law"), pillar("access", "one", "two")]
    book = score(content([indicator("a"), *second], rows, pillars=pillars, economies=ECONOMIES[:10]))
    found = sensitivity(book, 2020, base=16, resamples=10)
    assert found.inputs == (NORMALISATION,)


def test_nothing_scored_is_nothing_to_test():
    book = score(content([indicator("a")], [("a", "AAA", 2020, 5.0)], gate=Gate(indicators=3)))
    with pytest.raises(NothingToTestError, match="no pillar is scored"):
        sensitivity(book, 2020)
    with pytest.raises(ValueError, match="not in tuple"):
        sensitivity(book, 1999)
    with pytest.raises(KeyError, match="everyone"):
        sensitivity(book, 2020, "everyone")


def gated(**changes):
    """Scores 2 and 6 from one source, 5 from another, in two dimensions; two thirds must be covered."""
    indicators = [
        indicator("a", dimension="law", source="one"),
        indicator("b", dimension="law", source="two"),
        indicator("c", dimension="practice", source="one"),
    ]
    rows = [("a", "AAA", 2020, 20.0), ("b", "AAA", 2020, 80.0), ("c", "AAA", 2020, 100.0)]
    sources = {name: Source(name, publisher=name.title(), family=name) for name in ("one", "two")}
    dimensions = Dimension("law", "Law"), Dimension("practice", "Practice")
    return score(
        content(
            indicators,
            rows,
            pillars=[pillar("privacy", *dimensions)],
            sources=sources,
            gate=Gate(coverage=0.6, range_coverage=0.2),
            **changes,
        )
    )


def test_without_one_source_by_hand():
    # published (2 + 5)/2 = 3.5 and 6: 4.75. Without one: law 5, practice gone: 5, coverage 0.25.
    # Without two: law 2 and practice 6: 4, coverage 0.75.
    one, two = without_sources(gated(), 2020)
    assert (one.about, one.title, one.compared) == ("one", "One", 1)
    assert one.largest == pytest.approx(0.25)
    assert [(c.iso3, c.state, c.state_then) for c in one.states] == [("AAA", "scored", "range")]
    assert (lost(one), gained(one), one.notable) == (1, 0, ())
    assert (one.failing, one.largest_at) == ({"coverage": 1}, "AAA")
    assert two.mean_change == pytest.approx(-0.75)
    assert two.mean_size == pytest.approx(0.75)
    assert [c.iso3 for c in two.notable] == ["AAA"]
    assert two.states == ()
    assert two.failing == {}
    assert two.order is None  # one economy has no order


def test_where_nothing_is_left_no_condition_is_blamed():
    rows = [("a", "AAA", 2020, 20.0)]
    sources = {"one": Source("one", publisher="One", family="one")}
    gate = Gate(coverage=0.5, indicators=1, kinds=(("process",),), largest_share=1.0)
    book = score(content([indicator("a", source="one", kind="process")], rows, sources=sources, gate=gate))
    (one,) = without_sources(book, 2020)
    assert (lost(one), one.failing) == (1, {"no-data": 1})


def test_what_is_observed_but_fits_no_scale_is_not_called_gone():
    """Without the one source a figure is left that carries no scale of its own: observed, and not placed."""
    rows = [("a", "AAA", 2020, 20.0), ("b", "AAA", 2020, 7.0)]
    sources = {"one": Source("one", publisher="One", family="one")}
    indicators = [indicator("a", source="one"), indicator("b", scale=Scale("minmax", {}))]
    (one,) = without_sources(score(content(indicators, rows, sources=sources)), 2020)
    assert (lost(one), one.failing) == (1, {"not-placed": 1})


def test_without_one_dimension_by_hand():
    law, practice = without_dimensions(gated(), 2020)
    assert (law.about, law.title) == ("privacy.law", "Law")
    assert law.largest == pytest.approx(6 - 4.75)
    assert practice.largest == pytest.approx(3.5 - 4.75)
    assert law.states == practice.states == ()  # what is not asked for is not missing


def test_exactly_half_a_point_is_not_more_than_half_a_point():
    book = one({"a": 20, "b": 30, "c": 30})  # dimensions 2 and 2.5: 2.25
    law, practice = without_dimensions(book, 2020)
    assert law.largest == pytest.approx(0.25)
    assert practice.notable == ()
    half = one({"a": 20, "b": 40, "c": 40})  # dimensions 2 and 3: 2.5
    assert all(effect.notable == () for effect in without_dimensions(half, 2020))


def test_a_pillar_of_one_dimension_cannot_lose_it():
    book = score(content([indicator("a")], [("a", "AAA", 2020, 50.0)]))
    assert without_dimensions(book, 2020) == ()
    assert without_sources(book, 2020) == ()  # and no source is named


def test_other_rules_are_named_and_change_nothing_published(book):
    before = book.column("privacy", 2020).score.tobytes()
    found = {(effect.kind, effect.about): effect for effect in other_ways(book, 2020)}
    assert set(found) == {
        ("aggregation", "geometric"),
        ("aggregation", "harmonic"),
        ("scale", MINMAX),
        ("scale", ZSCORE),
        ("scale", RANK),
        ("weights", "equal"),
        ("imputation", "mean"),
        ("imputation", "median"),
        ("imputation", "group"),
    }
    # a geometric mean never lies above the arithmetic one, nor a harmonic above the geometric
    geometric, harmonic = found["aggregation", "geometric"], found["aggregation", "harmonic"]
    assert harmonic.mean_change < geometric.mean_change < 0
    assert geometric.compared == 24
    assert book.column("privacy", 2020).score.tobytes() == before


def test_an_imputed_score_by_hand():
    # BBB lacks b; the others' b is 4 at the mean: (3 + 4)/2 instead of 3
    rows = [("a", "AAA", 2020, 20.0), ("b", "AAA", 2020, 60.0), ("a", "BBB", 2020, 40.0)]
    book = score(
        content(
            [indicator("a"), indicator("b")],
            rows,
            economies=["AAA", "BBB"],
            gate=Gate(coverage=0.6, range_coverage=0.3),
        )
    )
    mean = next(effect for effect in other_ways(book, 2020) if effect.about == "mean")
    assert [(c.iso3, c.state, c.state_then) for c in mean.states] == [("BBB", "range", "scored")]
    assert (mean.compared, mean.largest) == (1, pytest.approx(0.0))
    assert gained(mean) == 1
