"""Taking evidence away never opens a score and never narrows what is known; hypothesis looks for a case.

That holds under the conditions on what is observed at all. Conditions relative to the observed weight cannot
be monotone as the contract defines them; the second half of this file pins down how that comes about.
"""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from methodology.model import Applies, Gate
from methodology.scoring.aggregation import gate
from methodology.scoring.engine import score
from tests.support.content import content, indicator, observations, pillar

SHARES = st.sampled_from([0.2, 0.35, 0.5, 0.65, 0.9])
MONOTONE = st.builds(
    Gate,
    coverage=SHARES,
    indicators=st.integers(1, 4),
    kinds=st.sampled_from([(), (("structure",), ("process", "outcome"))]),
    dimension=st.one_of(st.none(), SHARES),
    range_coverage=st.sampled_from([0.1, 0.35]),
    lane_indicators=st.integers(1, 2),
)
LANES = ("all", "state", "corporate")


@st.composite
def worlds(draw, years=(2020,)):
    """A pillar of two dimensions, some conduct of companies, figures of one or two years or gaps."""
    named, rows = [], []
    for place in range(draw(st.integers(2, 7))):
        share = draw(st.sampled_from([0.0, 0.5, 1.0]))
        named.append(
            indicator(
                f"i{place}",
                dimension=draw(st.sampled_from(["law", "use"])),
                kind=draw(st.sampled_from(["structure", "process", "outcome"])),
                weight=draw(st.sampled_from([0.5, 1.0, 2.0])),
                use=draw(st.sampled_from(["score", "score", "score", "lane"])),
                company=draw(st.sampled_from(["One", "Two"])),
                responsibility={"state": share, "corporate": 1 - share},
                applies=draw(st.sampled_from([None, None, None, Applies(("AAA",), "It cannot.")])),
            )
        )
        value, year = draw(st.one_of(st.none(), st.floats(0, 100))), draw(st.sampled_from(years))
        if value is not None:
            rows.append((f"i{place}", "AAA", year, value))
    power = draw(st.sampled_from([1.0, 0.0, -1.0]))
    means = {"dimension": power, "pillar": power, "overall": 1.0}
    always = [("context", "AAA", 2020, 1.0)]
    return content(named, [*rows, *always], [pillar("privacy", "law", "use")],
                   aggregation=means, first_year=2019, default_year=2020), rows  # fmt: skip


def without(found, rows, gone):
    kept = [row for place, row in enumerate(rows) if place not in gone]
    return replace(found, observations=observations([*kept, ("context", "AAA", 2020, 1.0)]))


def under(found, rule):
    return replace(found, methodology=replace(found.methodology, gate=rule))


@given(worlds(), MONOTONE, st.sets(st.integers(0, 6), min_size=1))
@settings(max_examples=150)
def test_taking_evidence_away_never_opens_a_score_and_never_narrows_the_bounds(world, rule, gone):
    found, rows = world
    more, less = score(under(found, rule)), score(under(without(found, rows, gone), rule))
    for lane in LANES:
        before, after = (book.cell("AAA", "privacy", 2020, lane) for book in (more, less))
        if before.state != "scored":
            assert after.state != "scored"
        level, then = more.panels[lane].pillar, less.panels[lane].pillar
        at = more.spot("AAA", 2020)
        if level.coverage[0, at] > 0 and then.coverage[0, at] > 0:
            assert then.low[0, at] <= level.low[0, at] + 1e-9
            assert then.high[0, at] >= level.high[0, at] - 1e-9


@given(worlds(), MONOTONE)
def test_the_reasons_agree_with_the_state(world, rule):
    """A cell without a score names what fails, and one with a score names nothing."""
    book = score(under(world[0], rule))
    at = book.spot("AAA", 2020)
    for lane in LANES:
        cell = book.cell("AAA", "privacy", 2020, lane)
        failed = gate.failures(book.methodology.gate, lane, book.cell_evidence(0, lane, at))
        assert (cell.state == "scored") == (failed == ())


OF_AGE = st.sampled_from([Gate(same_year=0.3), Gate(same_year=0.6), Gate(median_age=0)])


@given(worlds(years=(2019, 2020)), OF_AGE, st.integers(0, 6))
@settings(max_examples=300)
def test_conditions_on_age_open_only_by_the_absence_of_an_old_figure(world, rule, place):
    """A figure of the year itself never stands in the way: without it the year's share can only fall."""
    found, rows = world
    assume(place < len(rows))
    more, less = score(under(found, rule)), score(under(without(found, rows, {place}), rule))
    before, after = (book.cell("AAA", "privacy", 2020).state for book in (more, less))
    assert before == "scored" or after != "scored" or rows[place][2] < 2020
