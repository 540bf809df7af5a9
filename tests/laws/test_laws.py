"""Laws that the engine keeps for any content: hypothesis looks for a counterexample."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methodology.model import CHANNELS, HEAVY_TAILS, IMPUTATIONS, Dimension, Economy, Scale, Treatment
from methodology.scoring.engine import score
from methodology.treatment.tails import treat_tails
from tests.support.content import content, indicator, observations, pillar

FIGURES = st.one_of(st.none(), st.floats(0, 100, allow_nan=False))
WEIGHTS = st.floats(0.1, 10)
POWERS = st.sampled_from([1.0, 0.0, -1.0, 2.0])
LANES = ("all", "state", "corporate")
NAMES = ("AAA", "BBB", "CCC")


@st.composite
def panels(draw, least=2, most=6):
    """Indicators over two dimensions with weights, shares of responsibility, and figures or gaps."""
    count = draw(st.integers(least, most))
    named, rows = [], []
    for place in range(count):
        share = draw(st.floats(0, 1))
        named.append(
            indicator(
                f"i{place}",
                dimension=draw(st.sampled_from(["law", "use"])),
                weight=draw(WEIGHTS),
                responsibility={"state": share, "corporate": 1 - share},
            )
        )
        value = draw(FIGURES)
        if value is not None:
            rows.append((f"i{place}", "AAA", 2020, value))
    dimensions = [
        Dimension("law", "Law", weight=draw(WEIGHTS)),
        Dimension("use", "Use", weight=draw(WEIGHTS)),
    ]
    power = draw(POWERS)
    means = {"dimension": power, "pillar": power, "overall": 1.0}
    return content(named, [*rows, ("context", "AAA", 2020, 1.0)], [pillar("privacy", *dimensions)],
                   aggregation=means, first_year=2020, default_year=2020)  # fmt: skip


def pillar_cell(found, lane="all"):
    return score(found).cell("AAA", "privacy", 2020, lane)


def close(a, b):
    assert (a is None) == (b is None)
    if a is not None:
        assert a == pytest.approx(b, abs=1e-9)


def with_indicators(found, change):
    framework = replace(found.framework, indicators=tuple(change(i) for i in found.framework.indicators))
    return replace(found, framework=framework)


@given(panels())
def test_scores_and_bounds_stay_on_the_scale_and_in_order(found):
    for lane in LANES:
        cell = pillar_cell(found, lane)
        if cell.score is not None:
            assert 1 - 1e-9 <= cell.bound_low <= cell.score + 1e-9
            assert cell.score - 1e-9 <= cell.bound_high <= 6 + 1e-9


@given(panels(), st.floats(0, 50))
def test_a_better_figure_never_lowers_a_score(found, gain):
    better = replace(
        found,
        observations=replace(found.observations, value=np.minimum(found.observations.value + gain, 100)),
    )
    for lane in LANES:
        before, after = pillar_cell(found, lane), pillar_cell(better, lane)
        if before.score is not None:
            assert after.score >= before.score - 1e-9


@given(panels(), st.floats(0.001, 1000))
def test_units_do_not_matter(found, factor):
    scaled = with_indicators(
        found, lambda i: replace(i, scale=Scale("goalposts", {"worst": 0, "best": 100 * factor}))
    )
    scaled = replace(
        scaled, observations=replace(scaled.observations, value=scaled.observations.value * factor)
    )
    for lane in LANES:
        close(pillar_cell(found, lane).score, pillar_cell(scaled, lane).score)


@given(panels(), st.randoms())
def test_order_does_not_matter(found, random):
    shuffled = list(found.framework.indicators)
    random.shuffle(shuffled)
    shuffled.sort(key=lambda i: i.dimension)
    other = replace(found, framework=replace(found.framework, indicators=tuple(shuffled)))
    for lane in LANES:
        close(pillar_cell(found, lane).score, pillar_cell(other, lane).score)


@given(panels(), st.floats(0.01, 100))
def test_weights_are_free_of_scale(found, factor):
    other = with_indicators(found, lambda i: replace(i, weight=i.weight * factor))
    for lane in LANES:
        close(pillar_cell(found, lane).score, pillar_cell(other, lane).score)


@given(panels(), WEIGHTS, st.sampled_from(["law", "use"]))
def test_an_indicator_without_data_leaves_the_score_and_never_narrows_the_bounds(found, weight, where):
    extra = indicator("silent", dimension=where, weight=weight)
    more = replace(found, framework=replace(found.framework, indicators=(*found.framework.indicators, extra)))
    before, after = pillar_cell(found), pillar_cell(more)
    observed = {i.dimension for i in found.framework.indicators}
    close(before.score, after.score)
    if before.score is not None and where in observed:
        assert after.bound_low <= before.bound_low + 1e-9
        assert after.bound_high >= before.bound_high - 1e-9


@given(panels(), st.lists(st.sampled_from(CHANNELS), min_size=6, max_size=6))
def test_moving_responsibility_never_changes_the_all_lane(found, channels):
    turn = iter(channels)
    moved = with_indicators(found, lambda i: replace(i, responsibility={next(turn): 1.0}))
    close(pillar_cell(found).score, pillar_cell(moved).score)
    assert pillar_cell(found).coverage == pytest.approx(pillar_cell(moved).coverage)


@given(panels())
@settings(max_examples=30)
def test_scoring_twice_gives_the_same_bytes(found):
    first, second = score(found), score(found)
    for lane in LANES:
        assert first.panels[lane].pillar.mean.tobytes() == second.panels[lane].pillar.mean.tobytes()


def worlds():
    """Panels in which a second and a third economy have some of the figures of the first."""
    return st.tuples(panels(), st.lists(FIGURES, min_size=12, max_size=12)).map(with_neighbours)


def with_neighbours(drawn):
    found, figures = drawn
    seen = found.observations
    rows = [(seen.series_ids[s], "AAA", 2020, v) for s, v in zip(seen.series, seen.value, strict=True)]
    turn = iter(figures)
    for iso3 in ("BBB", "CCC"):
        values = [(i.id, next(turn)) for i in found.framework.indicators]
        rows += [(name, iso3, 2020, value) for name, value in values if value is not None]
    economies = tuple(Economy(iso3, iso3, region="North" if iso3 < "CCC" else "") for iso3 in NAMES)
    return replace(found, observations=observations(rows), economies=economies)


def asking(found, **treatment):
    return replace(found, methodology=replace(found.methodology, treatment=Treatment(**treatment)))


@given(worlds(), st.sampled_from(IMPUTATIONS))
def test_imputing_moves_scores_but_never_the_evidence_and_never_narrows_the_bounds(found, how):
    plain, filled = score(found), score(asking(found, missing=how))
    assert filled.normalised.score.tobytes() == plain.normalised.score.tobytes()
    for lane in LANES:
        now, then = filled.panels[lane], plain.panels[lane]
        for level in ("dimension", "pillar"):
            after, before = getattr(now, level), getattr(then, level)
            for part in ("low", "high", "coverage"):
                assert getattr(after, part).tobytes() == getattr(before, part).tobytes()
        assert (now.pillar.state == then.pillar.state).all()
        shown = then.pillar.state == 2
        assert (now.pillar.mean[shown] >= now.pillar.low[shown] - 1e-9).all()
        assert (now.pillar.mean[shown] <= now.pillar.high[shown] + 1e-9).all()


@given(worlds())
def test_content_that_asks_for_no_treatment_is_scored_as_ever(found):
    """And so is content without a heavy tail or a gap that asks for every treatment."""
    plain = score(found)
    assert plain.normalised.tails is None
    assert plain.normalised.filled is None
    assert plain.normalised.used is plain.normalised.score
    for words in ({}, {"heavy_tails": "log"}, {"heavy_tails": "usual"}):
        other = score(asking(found, **words))
        for lane in LANES:
            for part in ("mean", "low", "high", "coverage", "state"):
                before, after = (getattr(book.panels[lane].pillar, part) for book in (plain, other))
                assert after.tobytes() == before.tobytes()


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=8, max_size=40), st.sampled_from(HEAVY_TAILS))
def test_a_treatment_keeps_the_order_of_the_figures(figures, rule):
    value = np.array(figures)
    named = (indicator("law", scale=Scale("minmax", {})),)
    treated = treat_tails(value[None, :, None], named, rule, {}).figure[0, :, 0]
    order = np.argsort(value, kind="stable")
    assert (np.diff(treated[order]) >= 0).all()
    assert np.isfinite(treated).all()
