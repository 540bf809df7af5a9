"""Every reason for a missing score is true: an independent reading of the content agrees, for any content."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.answers.shown.reasons import failure_words, missing_words
from methodology.explain.trace import explain
from methodology.model import Applies, Dimension, Override, Scale, Source, states
from methodology.scoring import missing
from methodology.scoring.aggregation import gate
from methodology.scoring.engine import score
from methodology.scoring.missing import Missing
from tests.support.content import LINEAR, content, indicator, pillar

YEARS = (2018, 2019, 2020)
ECONOMIES = ("AAA", "BBB", "CCC")
LANES = {"state": ("state",), "corporate": ("corporate",)}
SOURCES = {
    "open": Source("open"),
    "cited": Source("cited", redistribute="cite"),
    "shut": Source("shut", redistribute="none"),
}
SCALES = (
    LINEAR,
    *(Scale(method, {}) for method in ("minmax", "zscore", "rank")),
    Scale("quantile", {"groups": 2}),
)


@st.composite
def worlds(draw):
    """Two dimensions, of which one may weigh nothing; indicators lack a score for every kind of cause."""
    named = []
    for place in range(draw(st.integers(1, 4))):
        share = draw(st.sampled_from([0.0, 0.5, 1.0]))
        named.append(
            indicator(
                f"i{place}",
                dimension=draw(st.sampled_from(["law", "use"])),
                scale=draw(st.sampled_from(SCALES)),
                weight=draw(st.sampled_from([0.0, 1.0, 2.0])),
                responsibility={"state": share, "corporate": 1 - share},
                source=draw(st.sampled_from(["", "open", "cited", "shut"])),
                applies=Applies(("AAA",), "It cannot.") if draw(st.booleans()) else None,
                requires=("report",) if draw(st.booleans()) else (),
                max_age=draw(st.sampled_from([None, 0, 2])),
                use=draw(st.sampled_from(["score", "score", "lane"])),
                company="A company",
            )
        )
    names = [*(own.id for own in named), "report"]
    cells = [(name, iso3, year) for name in names for iso3 in ECONOMIES for year in YEARS]
    values = st.sampled_from([20.0, 20.000000000000004, 60.0])
    rows = [(*cell, draw(values)) for cell in cells if draw(st.booleans())]
    weight = draw(st.sampled_from([0.0, 1.0]))
    found = content(
        named,
        rows or [("i0", "AAA", 2020, 20.0)],
        [pillar("privacy", Dimension("law", "Law", weight=weight), "use")],
        ECONOMIES,
        sources=SOURCES,
        lanes=LANES,
        first_year=2018,
        default_year=2020,
        max_age=1,
    )
    other = Override("", "BBB", {"corporate": 1.0}, "Another power rules there.")
    return replace(found, overrides=(other,) if draw(st.booleans()) else ())


class Reading:
    """The content read once more, without the engine."""

    def __init__(self, found):
        self.method, self.framework, self.overrides = found.methodology, found.framework, found.overrides
        seen = found.observations
        columns = zip(seen.series, seen.economy, seen.year, seen.value, strict=True)
        self.rows = {(seen.series_ids[s], seen.economy_ids[e], int(y)): float(v) for s, e, y, v in columns}

    def limit(self, own):
        return self.method.max_age if own.max_age is None else own.max_age

    def newest(self, series, code, year):
        return max((y for y in YEARS if y <= year and (series, code, y) in self.rows), default=None)

    def young(self, own, series, code, year):
        seen = self.newest(series, code, year)
        return seen is not None and year - seen <= self.limit(own)

    def asked(self, own, code, year):
        return all(self.young(own, name, code, year) for name in own.requires)

    def excluded(self, own, code):
        return bool(own.applies and code in own.applies.excluded)

    def usable(self, own, code, year):
        open_ = own.source != "shut" and not self.excluded(own, code)
        return open_ and self.young(own, own.series, code, year) and self.asked(own, code, year)

    def shares(self, own, code):
        other = self.overrides and code == "BBB" and own.use != "lane"
        return self.overrides[0].shares if other else own.responsibility

    def alike(self, own, code, year):
        """Whether there is a figure to use, and those beside it make no scale."""
        if not self.usable(own, code, year) or own.scale.method == "goalposts":
            return False
        users = [one for one in ECONOMIES if self.usable(own, one, year)]
        figures = [self.rows[own.series, one, self.newest(own.series, one, year)] for one in users]
        return max(figures) - min(figures) < 1e-9

    def causes(self, own, code, year, lane):
        """All that keeps an indicator from a score, or from counting."""
        seen = self.newest(own.series, code, year)
        dimension = next(d for d in self.framework.pillars[0].dimensions if d.id == own.dimension)
        out = {
            missing.WITHHELD: own.source == "shut",
            missing.NOT_APPLICABLE: self.excluded(own, code),
            missing.OF_COMPANY: own.use == "lane" and lane != "corporate",
            missing.NO_SHARE: lane != "all" and not self.shares(own, code).get(lane),
            missing.NO_WEIGHT: own.weight == 0,
            missing.NO_DIMENSION_WEIGHT: dimension.weight == 0,
            missing.NEVER: seen is None,
            missing.TOO_OLD: seen is not None and not self.young(own, own.series, code, year),
            missing.NOT_EXPOSED: seen is not None and not self.asked(own, code, year),
            missing.NO_SCALE: self.alike(own, code, year),
        }
        if own.source == "cited" and (out[missing.NOT_EXPOSED] or out[missing.TOO_OLD]):
            # Of withheld figures only those that were scored are spoken of.
            out |= {missing.NEVER: True, missing.TOO_OLD: True}
        return {code for code, holds in out.items() if holds}


@settings(max_examples=50)
@given(worlds())
def test_every_reason_of_an_indicator_is_one_of_the_true_ones(found):
    book, reading = score(found), Reading(found)
    for own, lane, iso3, year in product(found.framework.indicators, book.lanes, ECONOMIES, YEARS):
        cell, true = book.cell(iso3, own.id, year, lane), reading.causes(own, iso3, year, lane)
        if cell.missing is None:
            assert true <= {missing.NO_WEIGHT, missing.NO_DIMENSION_WEIGHT}
        else:
            assert cell.missing.code in true
            assert missing_words(cell.missing)


def left_out(node):
    for one in node.get("left_out", []):
        yield one["node"], one["reason"]
    for child in node.get("children", []):
        yield from left_out(child)


@settings(max_examples=50)
@given(worlds())
def test_what_a_trace_leaves_out_has_a_true_reason(found):
    book, reading = score(found), Reading(found)
    for lane, iso3 in product(book.lanes, ECONOMIES):
        for name, reasons in left_out(explain(book, iso3, "privacy", 2020, lane)):
            assert reasons
            for reason in reasons:
                if isinstance(reason, Missing):
                    own = found.framework.by_id[name]
                    assert reason.code in reading.causes(own, iso3, 2020, lane)


@settings(max_examples=50)
@given(worlds())
def test_nothing_is_called_unobserved_or_weightless_that_is_not(found):
    book, reading = score(found), Reading(found)
    for lane, iso3, part in product(book.lanes, ECONOMIES, ("privacy", "privacy.law", "privacy.use")):
        cell = book.cell(iso3, part, 2020, lane)
        members = [i for i in found.framework.indicators if part in ("privacy", f"privacy.{i.dimension}")]
        causes = [reading.causes(own, iso3, 2020, lane) for own in members]
        weighed = [own for own in causes if not own & NEVER_WEIGHED]
        unplaced = sum(own == {missing.NO_SCALE} for own in weighed)
        told = {failure.condition: failure.found for failure in cell.failures}
        assert bool(told) == (cell.state != states.SCORED)
        assert (gate.NO_WEIGHT in told) <= (not weighed)
        assert (gate.NO_DATA in told) <= (bool(weighed) and all(own & UNOBSERVED for own in weighed))
        assert told.get(gate.NOT_PLACED, unplaced) == unplaced
        assert all(map(failure_words, cell.failures))


NEVER_WEIGHED = {
    missing.WITHHELD, missing.NOT_APPLICABLE, missing.OF_COMPANY, missing.NO_SHARE, missing.NO_WEIGHT,
    missing.NO_DIMENSION_WEIGHT,
}  # fmt: skip
UNOBSERVED = {missing.NEVER, missing.TOO_OLD, missing.NOT_EXPOSED}


def test_an_overall_score_waits_for_rights_with_weight_only():
    """Of three rights one is scored, one weighs nothing; the third is what is lacking."""
    pillars = [pillar("privacy", "law"), pillar("access", "net", weight=0.0), pillar("voice", "net")]
    named = [indicator("one"), indicator("two", "access", "net"), indicator("three", "voice", "net")]
    book = score(content(named, [("one", "AAA", 2020, 20.0)], pillars, publish_overall=True))
    assert book.cell("AAA", "overall", 2020).failures == (gate.Failure(gate.PILLARS, ("voice",)),)
    weightless = [replace(one, weight=0.0) for one in pillars]
    book = score(content(named, [("one", "AAA", 2020, 20.0)], weightless, publish_overall=True))
    assert book.cell("AAA", "overall", 2020).failures == (gate.Failure(gate.NO_WEIGHT),)
