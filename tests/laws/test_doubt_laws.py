"""Laws that the doubt keeps for any content, and its agreement with a slow loop over draws and economies."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methodology.doubt.book import DoubtArrays
from methodology.doubt.drawing import BOTH, EVIDENCE, drawing
from methodology.doubt.draws import simulate_pillar
from methodology.doubt.errors.evidence import leaves
from methodology.doubt.run import uncertainty
from methodology.model import Applies, Dimension, Gate, Override, Scale, Source, Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar
from tests.support.loop_doubt import node_scores, quantile, ranks

LANES = ("all", "state", "corporate")
ECONOMIES = ("AAA", "BBB", "CCC", "DDD")
SCALES = (
    Scale("goalposts", {"worst": 0, "best": 100}),
    Scale("goalposts", {"worst": 90, "best": 10}),
    Scale("bands", {"cuts": [30, 60], "scores": [1, 3, 6]}),
    Scale("piecewise", {"points": [[0, 1], [50, 5], [100, 6]]}),
)
SHARES = st.floats(0, 1)
MEANS = st.sampled_from([{}, {"arithmetic": 1.0}, {"arithmetic": 0.5, "geometric": 0.3, "harmonic": 0.2}])
DOUBTS = st.builds(
    Uncertainty,
    draws=st.integers(1, 60),
    seed=st.integers(0, 2**40),
    level=st.floats(0.5, 0.99),
    weights=st.floats(1, 1e6),
    aggregation=MEANS,
    measurement=st.fixed_dictionaries({"expert": st.floats(0, 2), "fact": st.floats(0, 2)}),
    miscoded=SHARES,
    goalposts=st.floats(0, 0.4),
    leave_out=SHARES,
    house=SHARES,
)
SOURCES = {
    "a": Source("a", family="one"),
    "b": Source("b", family="one", redistribute="derived"),
    "c": Source("c", redistribute="cite"),
}
OVERRIDE = Override("", "BBB", {"corporate": 0.5, "state": 0.5}, "Another power rules there.")


@st.composite
def contents(draw):
    """Two pillars, one of two dimensions; figures of two years or gaps, some with bounds."""
    named, rows, ends = [], [], []
    for place in range(draw(st.integers(2, 5))):
        share = draw(st.sampled_from([0.0, 0.3, 1.0]))
        which = draw(st.sampled_from([("privacy", "law"), ("privacy", "use"), ("access", "net")]))
        named.append(
            indicator(
                f"i{place}",
                *which,
                scale=draw(st.sampled_from(SCALES)),
                weight=draw(st.sampled_from([0.5, 1.0, 3.0])),
                evidence=draw(st.sampled_from(["fact", "expert"])),
                responsibility={"state": share, "corporate": 1 - share},
                source=draw(st.sampled_from(["", "a", "b", "c"])),
                applies=Applies(("AAA",), "It cannot.") if draw(st.booleans()) else None,
                use="lane" if share == 0 and draw(st.booleans()) else "score",
                company="A company",
            )
        )
        for iso3 in ECONOMIES:
            value = draw(st.one_of(st.none(), st.floats(-20, 120)))
            if value is not None:
                rows.append((f"i{place}", iso3, draw(st.sampled_from([2018, 2020])), value))
                ends.append(draw(st.sampled_from([np.nan, np.nan, 5.0, 30.0])))
    pillars = [
        pillar("privacy", Dimension("law", "Law"), Dimension("use", "Use", weight=2.0)),
        pillar("access", Dimension("net", "Net")),
    ]
    found = content(
        named,
        [*rows, ("context", "AAA", 2020, 1.0)],
        pillars,
        ECONOMIES,
        gate=Gate(coverage=draw(st.sampled_from([None, 0.65]))),
        uncertainty=draw(DOUBTS),
        publish_overall=draw(st.booleans()),
        sources=SOURCES,
        default_year=2020,
    )
    half = np.array([*ends, np.nan])
    bounds = replace(found.observations, low=found.observations.value - half,
                     high=found.observations.value + half)  # fmt: skip
    return replace(found, observations=bounds, overrides=(OVERRIDE,) if draw(st.booleans()) else ())


def cells(doubt):
    return [(iso3, node, lane) for lane in LANES for node in doubt.nodes for iso3 in doubt.economies]


@given(contents())
@settings(max_examples=60, deadline=None)
def test_an_interval_stays_on_the_scale_and_says_where_it_leaves_its_score_out(found):
    book = score(found)
    doubt = uncertainty(book)
    for iso3, node, lane in cells(doubt):
        cell = book.cell(iso3, node, doubt.year, lane)
        parts = doubt.components(iso3, node, lane)
        assert (parts is None) == (cell.score is None)
        if parts is not None:
            for low, high in (parts.evidence, parts.method):
                assert 1 - 1e-9 <= low <= high <= 6 + 1e-9
            low, high = doubt.interval(iso3, node, lane)
            assert low <= doubt.median(iso3, node, lane) <= high
            held = low - 1e-4 <= cell.score <= high + 1e-4
            assert doubt.outside(iso3, node, lane) == (not held)


@given(contents())
@settings(max_examples=40, deadline=None)
def test_shares_of_a_pair_sum_to_one_and_ranks_are_in_order(found):
    doubt = uncertainty(score(found))
    for iso3, node, lane in cells(doubt):
        if not doubt.is_scored(iso3, node, lane):
            assert doubt.rank_range(iso3, node, lane) is None
            continue
        best, worst = doubt.rank_range(iso3, node, lane)
        assert 1 <= best <= worst <= doubt.ranked(node, lane)
        for other in doubt.economies:
            pair = doubt.compare(iso3, other, node, lane)
            if pair is not None:
                back = doubt.compare(other, iso3, node, lane)
                assert pair.above + pair.below + pair.level == pytest.approx(1)
                assert (pair.above, pair.below) == (back.below, back.above)
                assert pair.above == doubt.apart(iso3, other, node, lane)


@given(contents(), st.integers(2, 4))
@settings(max_examples=15, deadline=None)
def test_jobs_change_nothing(found, jobs):
    book = score(found)
    one, more = uncertainty(book, jobs=1), uncertainty(book, jobs=jobs)
    for item in fields(DoubtArrays):
        assert getattr(one.arrays, item.name).tobytes() == getattr(more.arrays, item.name).tobytes()


@given(contents())
@settings(max_examples=30, deadline=None)
def test_evidence_without_doubt_leaves_the_score(found):
    """Nothing missing, carried, bounded or erring: only the method can move a score."""
    certain = replace(found.methodology.uncertainty, measurement={}, miscoded=0.0)
    rows = [(i.id, iso3, 2020, 40.0 + place) for place, i in enumerate(found.framework.indicators)
            for iso3 in ECONOMIES]  # fmt: skip
    found = replace(
        content(found.framework.indicators, rows, found.framework.pillars, ECONOMIES, uncertainty=certain,
                sources=SOURCES),
        overrides=found.overrides,
    )  # fmt: skip
    book = score(found)
    doubt = uncertainty(book)
    for iso3, node, lane in cells(doubt):
        if doubt.is_scored(iso3, node, lane):
            own = book.cell(iso3, node, doubt.year, lane).score
            assert doubt.interval(iso3, node, lane) == (pytest.approx(own, abs=1e-4),) * 2


def all_draws(model):
    """The draws of every node."""
    drawn = {}
    for place in range(len(model.tree.pillar_ids)):
        simulate_pillar(model, place, lambda node, scores: drawn.update({node: scores.copy()}))
    return drawn


@given(contents())
@settings(max_examples=40, deadline=None)
def test_the_draws_agree_with_a_loop(found):
    book, settings_ = score(found), found.methodology.uncertainty
    evidence = leaves(book, 2020)
    models = drawing(book, evidence, settings_.draws, settings_.seed).models
    for model in models:
        drawn = all_draws(model)
        for lane in range(len(LANES)):
            for draw in range(0, settings_.draws, 13):
                for c in range(len(ECONOMIES)):
                    for node, expected in node_scores(model, lane, c, draw).items():
                        assert drawn[node][lane, c, draw] == pytest.approx(expected, abs=2e-4)


@given(contents())
@settings(max_examples=40, deadline=None)
def test_the_summary_agrees_with_sorting_the_draws(found):
    book, how = score(found), found.methodology.uncertainty
    doubt = uncertainty(book)
    models = drawing(book, leaves(book, 2020), how.draws, how.seed).models
    for place, name in enumerate(book.tree.pillar_ids):
        by_evidence, scores = (
            simulate_pillar(models[part], place, lambda *_: None) for part in (EVIDENCE, BOTH)
        )
        for lane, lane_name in enumerate(LANES):
            scored = [c for c, iso3 in enumerate(ECONOMIES) if doubt.is_scored(iso3, name, lane_name)]
            drawn = [scores[lane, scored, draw].tolist() for draw in range(how.draws)]
            places = np.array([ranks(values) for values in drawn])
            level = np.array([ranks(values, close=2e-4) for values in drawn])  # what rounding may make level
            for row, c in enumerate(scored):
                low, high = doubt.interval(ECONOMIES[c], name, lane_name)
                values = by_evidence[lane, c].tolist()
                assert low == pytest.approx(quantile(values, (1 - how.level) / 2), abs=2e-4)
                assert high == pytest.approx(quantile(values, (1 + how.level) / 2), abs=2e-4)
                best, worst = doubt.rank_range(ECONOMIES[c], name, lane_name)
                assert (level[:, row, 0] <= best).mean() >= (1 - how.level) / 2 - 1e-9
                assert (places[:, row, 0] < best).mean() < (1 - how.level) / 2 + 1e-9
                assert (places[:, row, 1] <= worst).mean() >= (1 + how.level) / 2 - 1e-9
