"""Over all that content may set, scores lie in their bounds, bounds on the scale, and equals stay equal."""

import warnings
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from methodology.doubt.run import uncertainty
from methodology.model import Dimension, Gate, Override, Scale, Uncertainty
from methodology.readings.what_if import Rules, rescore
from methodology.scoring.aggregation import gate
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

LANES = ("all", "state", "corporate")
ECONOMIES = ("AAA", "BBB", "CCC")
POWERS = st.one_of(
    st.sampled_from([1.0, 0.0, -1.0, 1e-9, -1e-9, 2.0, 100.0, -100.0, 1000.0, -1000.0]),
    st.floats(-1000, 1000),
)
WEIGHTS = st.one_of(st.sampled_from([0.0, 1e-6, 0.1, 0.3, 1.0, 1e6]), st.floats(1e-6, 1e6))
ENDS = st.one_of(
    st.sampled_from([(1.0, 6.0), (0.0, 1.0), (0.1, 1.2), (0.0, 1e6), (5e5, 1e6), (1 / 3, 100.0)]),
    st.tuples(st.floats(0, 1e5), st.floats(1, 1e5)).map(lambda pair: (pair[0], pair[0] + pair[1])),
)
FIGURES = st.one_of(
    st.sampled_from([-1e15, 0.0, 1e-9, 50.0, 100.0, 1e15]), st.floats(-1e15, 1e15), st.floats(0, 100)
)


def scale_of(lowest, highest):
    return st.sampled_from(
        [
            Scale("goalposts", {"worst": 0, "best": 100}),
            Scale("goalposts", {"worst": 1e15, "best": -1e15}),
            Scale("goalposts", {"worst": 50, "best": 50 + 1e-6}),
            Scale("piecewise", {"points": [[0, lowest], [50, (lowest + highest) / 3], [100, highest]]}),
            Scale("minmax", {}),
            Scale("zscore", {"clip": 0.01}),
            Scale("rank", {"reference": "panel"}),
            Scale("quantile", {"groups": 7}),
        ]
    )


@st.composite
def contents(draw):
    lowest, highest = draw(ENDS)
    powers = st.just(1.0) if draw(st.booleans()) else POWERS
    named, rows = [], []
    for place in range(draw(st.integers(1, 5))):
        share = draw(st.sampled_from([0.0, 0.3, 1.0]))
        where = draw(st.sampled_from([("privacy", "law"), ("privacy", "use"), ("access", "net")]))
        named.append(
            indicator(
                f"i{place}",
                *where,
                scale=draw(scale_of(lowest, highest)),
                weight=draw(WEIGHTS),
                responsibility={"state": share, "corporate": 1 - share},
            )
        )
        seen = [iso3 for iso3 in ECONOMIES if draw(st.sampled_from([True, True, False]))]
        rows += [(f"i{place}", iso3, 2020, draw(FIGURES)) for iso3 in seen]
    pillars = [
        pillar(
            "privacy",
            Dimension("law", "Law", weight=draw(WEIGHTS)),
            Dimension("use", "Use", weight=draw(WEIGHTS)),
        ),
        pillar("access", Dimension("net", "Net"), weight=draw(WEIGHTS)),
    ]
    return content(
        named,
        [*rows, ("context", "AAA", 2020, 1.0)],
        pillars,
        ECONOMIES,
        gate=draw(st.sampled_from([Gate(), Gate(coverage=0.65, range_coverage=0.2)])),
        scale_min=lowest,
        scale_max=highest,
        aggregation={level: draw(powers) for level in ("dimension", "pillar", "overall")},
        publish_overall=draw(st.booleans()),
        uncertainty=Uncertainty(draws=20, measurement={"fact": 0.0}),
        default_year=2020,
    )


def check(levels, lowest, highest):
    for level in levels:
        scored = level.state == gate.SCORED
        bounded = np.broadcast_to(gate.has_bounds(level.state), level.low.shape)
        assert np.isfinite(level.mean[scored]).all()
        for array in (level.low, level.high):
            assert ((array >= lowest) & (array <= highest))[bounded].all()
        assert (level.low <= level.high)[bounded].all()
        assert ((level.low <= level.mean) & (level.mean <= level.high))[scored].all()
        assert ((level.coverage >= 0) & (level.coverage <= 1)).all()


def levels(panel):
    return panel.dimension, panel.pillar, panel.overall


@settings(max_examples=100)
@given(contents(), POWERS)
def test_scores_lie_within_bounds_and_bounds_on_the_scale_without_a_warning(found, power):
    ends = found.methodology.scale_min, found.methodology.scale_max
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = score(found)
        for lane in LANES:
            check(levels(book.panels[lane]), *ends)
            rules = Rules(equal=True, aggregation=dict.fromkeys(("dimension", "pillar", "overall"), power))
            check(levels(rescore(book, rules, 2020, lane).panel), *ends)
    leaves = book.normalised.score
    assert ((leaves >= ends[0]) & (leaves <= ends[1]) | np.isnan(leaves)).all()


@settings(max_examples=30)
@given(contents())
def test_the_doubt_stays_on_the_scale(found):
    ends = found.methodology.scale_min, found.methodology.scale_max
    near = 1e-6 * max(abs(end) for end in ends)
    book = score(found)
    doubt = uncertainty(book)
    for lane in LANES:
        for node in doubt.nodes:
            for iso3 in ECONOMIES:
                if doubt.is_scored(iso3, node, lane):
                    low, high = doubt.interval(iso3, node, lane)
                    assert ends[0] - near <= low <= high <= ends[1] + near


@settings(max_examples=60)
@given(
    ENDS, st.floats(0, 1), st.lists(WEIGHTS.filter(bool), min_size=1, max_size=5), st.tuples(POWERS, POWERS)
)
def test_equal_scores_pass_to_the_top_unchanged_and_leave_nothing_open(ends, share, weights, powers):
    """All observed and alike: dimension, right, overall and both bounds are that score, to the bit."""
    named = [
        indicator(f"i{place}", dimension=("law", "use")[place % 2], weight=weight, scale=Scale("minmax", {}))
        for place, weight in enumerate(weights)
    ]
    rows = [(i.id, iso3, 2020, value) for i in named
            for iso3, value in (("AAA", 0.0), ("BBB", share), ("CCC", 1.0))]  # fmt: skip
    down, up = powers
    book = score(
        content(
            named,
            rows,
            [pillar("privacy", "law", "use")],
            ECONOMIES,
            scale_min=ends[0],
            scale_max=ends[1],
            aggregation={"dimension": down, "pillar": up, "overall": up},
            publish_overall=True,
        )
    )
    for iso3 in ECONOMIES:
        own = book.cell(iso3, "i0", 2020).score
        for node in ("privacy.law", "privacy", "overall"):
            cell = book.cell(iso3, node, 2020)
            assert cell.score == own
            assert cell.bound_low <= own <= cell.bound_high
            assert cell.bound_high - cell.bound_low <= 1e-9 * (ends[1] - ends[0])


def test_an_exception_for_one_economy_changes_no_mean_of_equals():
    rows = [(name, iso3, 2020, 50.0) for name in ("one", "two", "three") for iso3 in ECONOMIES]
    found = content(
        [indicator(name, weight=0.1) for name in ("one", "two", "three")], rows, economies=ECONOMIES
    )
    other = Override("one", "BBB", {"corporate": 1.0}, "Another power rules there.")
    book = score(replace(found, overrides=(other,)))
    assert {book.cell(iso3, "privacy", 2020).score for iso3 in ECONOMIES} == {3.5}
