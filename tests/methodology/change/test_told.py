"""Whether a score really moved: both years drawn together, worked by hand."""

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from methodology.change.told import JointYears, lasting_part
from methodology.change.trend_statement import direction, directions
from methodology.doubt.errors.drift import yearly_drift
from methodology.model import Scale, Source, Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

PHI = NormalDist().cdf
CODES = Scale("categories", {"map": {0: 1, 1: 3.5, 2: 6}})
WITHIN = 0.012
"""About three standard errors of a share of 20,000 draws."""


def joint(found, **doubt):
    """A count is certain unless a test says otherwise."""
    settings = Uncertainty(draws=20_000, **{"measurement": {"fact": 0.0}, **doubt})
    return JointYears(score(replace(found, methodology=replace(found.methodology, uncertainty=settings))))


def one(values, years=(2019, 2020), **changes):
    """One economy, one indicator, one figure a year."""
    rows = [("law", "AAA", year, value) for year, value in zip(years, values, strict=True)]
    return content([indicator("law", **changes)], rows)


def test_a_count_without_error_is_beyond_doubt_however_small_the_change():
    assert joint(one((50, 51))).rising("AAA", "privacy", (2019, 2020)) == 1.0
    assert joint(one((51, 50))).rising("AAA", "privacy", (2019, 2020)) == 0.0
    assert joint(one((50, 50))).rising("AAA", "privacy", (2019, 2020)) == 0.5


def test_errors_that_change_by_all_that_the_score_changed_leave_it_open():
    # One step of half a point is all that was ever seen, so h = 0.5, and the error may have made all of it:
    # the difference is normal around 0.5 with a standard deviation of 0.5.
    found = joint(one((40, 50), evidence="expert"), measurement={"expert": 0.6})
    assert yearly_drift(found.book)[0] == pytest.approx(0.5)
    assert found.rising("AAA", "privacy", (2019, 2020)) == pytest.approx(PHI(1), abs=WITHIN)


def test_errors_never_vary_by_more_than_two_independent_ones():
    # h is 2 points, far more than the error of 0.4: the difference varies by √2 · 0.4 around 2 points.
    found = joint(one((30, 70), evidence="expert"), measurement={"expert": 0.4})
    assert found.rising("AAA", "privacy", (2019, 2020)) == pytest.approx(PHI(2 / (0.4 * 2**0.5)), abs=WITHIN)


def test_the_lasting_part_of_an_error():
    one_half = np.array([0.5])
    assert lasting_part(one_half, one_half, np.array([0.0])) == 1
    assert lasting_part(one_half, one_half, np.array([0.25])) == pytest.approx(0.5)
    assert lasting_part(one_half, one_half, np.array([9.0])) == 0
    assert lasting_part(np.zeros(1), one_half, np.array([1.0])) == 1


def test_the_same_figure_in_both_years_is_no_change():
    # The figure of 2019 speaks for 2020 too: only what the year may have done to it is open, either way.
    rows = [("law", "AAA", 2018, 30), ("law", "AAA", 2019, 50), ("law", "BBB", 2020, 50)]
    found = content([indicator("law", evidence="expert")], rows, economies=("AAA", "BBB"))
    share = joint(found, measurement={"expert": 0.3}).rising("AAA", "privacy", (2019, 2020))
    assert share == pytest.approx(0.5, abs=WITHIN)


def test_a_code_that_stays_is_right_or_wrong_in_both_years():
    assert joint(one((1, 1), scale=CODES), miscoded=0.4).rising("AAA", "privacy", (2019, 2020)) == 0.5


def test_where_a_code_changed_either_may_be_wrong():
    # From the middle to the top level. Right in 2019 with 0.8, one down with 0.1, one up with 0.1;
    # right in 2020 with 0.9, down to the middle with 0.1.
    higher = 0.8 * 0.9 + 0.1 * 1.0 + 0.1 * 0.0
    level = 0.8 * 0.1 + 0.1 * 0.9
    share = joint(one((1, 2), scale=CODES), miscoded=0.2).rising("AAA", "privacy", (2019, 2020))
    assert share == pytest.approx(higher + level / 2, abs=WITHIN)


def test_what_is_missing_in_both_years_settles_nothing_and_disturbs_nothing():
    named = [indicator("law"), indicator("use")]
    rows = [("law", "AAA", 2019, 40), ("law", "AAA", 2020, 60), ("use", "BBB", 2020, 60)]
    found = content(named, rows, economies=("AAA", "BBB"))
    assert joint(found).rising("AAA", "privacy", (2019, 2020)) == 1.0


def test_evidence_that_comes_or_goes_makes_no_trend():
    # `use` is seen in one of the years only, at its best or its worst; `law`, a count, does not move.
    for year, value in ((2020, 60), (2020, 0), (2019, 60), (2019, 0)):
        named = [indicator("law"), indicator("use")]
        rows = [("law", "AAA", 2019, 50), ("law", "AAA", 2020, 50), ("use", "AAA", year, value)]
        found = content(named, rows, max_age=0)
        assert joint(found).rising("AAA", "privacy", (2019, 2020)) == 0.5


def test_what_is_seen_once_may_have_drifted():
    # `law` rises by half a point, `use` may have moved by as much as scores do in a year (h = 0.5).
    named = [indicator("law"), indicator("use")]
    rows = [("law", "AAA", 2019, 40), ("law", "AAA", 2020, 50), ("use", "AAA", 2020, 50)]
    found = joint(content(named, rows, max_age=0))
    assert yearly_drift(found.book).tolist() == pytest.approx([0.5, 0.5])
    assert found.rising("AAA", "privacy", (2019, 2020)) == pytest.approx(PHI(1), abs=WITHIN)


def test_the_means_are_those_of_the_indicators_named():
    named = [indicator("law", weight=3), indicator("use"), indicator("third")]
    rows = [("law", "AAA", 2019, 20), ("law", "AAA", 2020, 40), ("use", "AAA", 2019, 60),
            ("use", "AAA", 2020, 20), ("third", "AAA", 2019, 0)]  # fmt: skip
    found = joint(content(named, rows))
    places = np.array([found.book.tree.indicator_index[name] for name in ("law", "use")])
    before, after = found.means((2019, 2020), places, np.array([3.0, 1.0]), np.array([0]))
    assert before.shape == after.shape == (1, 20_000)
    assert before == pytest.approx(np.full(before.shape, (3 * 2 + 4) / 4), abs=1e-5)
    assert after == pytest.approx(np.full(after.shape, (3 * 3 + 2) / 4), abs=1e-5)


def test_a_lane_is_asked_about_what_it_answers_for():
    named = [indicator("law", responsibility={"state": 1.0}), indicator("use", pillar="net", dimension="",
             responsibility={"corporate": 1.0})]  # fmt: skip
    rows = [(name, "AAA", year, value) for name, year, value in
            [("law", 2019, 20), ("law", 2020, 40), ("use", 2019, 60), ("use", 2020, 20)]]  # fmt: skip
    found = joint(content(named, rows, [pillar("privacy", "law"), pillar("net")]))
    assert found.rising("AAA", "privacy", (2019, 2020), "state") == 1.0
    assert found.rising("AAA", "net", (2019, 2020), "corporate") == 0.0
    assert found.rising("AAA", "net", (2019, 2020), "state") is None


def test_the_same_seed_gives_the_same_shares_and_economies_have_noise_of_their_own():
    rows = [("law", iso3, year, value) for iso3 in ("AAA", "BBB") for year, value in ((2019, 40), (2020, 50))]
    found = content([indicator("law", evidence="expert")], rows, economies=("AAA", "BBB"))
    first = joint(found, measurement={"expert": 0.6})
    again = joint(found, measurement={"expert": 0.6})
    assert first.rising("BBB", "privacy", (2019, 2020)) == again.rising("BBB", "privacy", (2019, 2020))
    drawn, _later = first.means((2019, 2020), np.array([0]), np.ones(1), np.array([0, 1]))
    assert abs(np.corrcoef(drawn)[0, 1]) < 0.03
    with pytest.raises(ValueError, match="not in"):
        first.rising("AAA", "privacy", (1999, 2020))
    with pytest.raises(KeyError):
        first.rising("XXX", "privacy", (2019, 2020))


def test_kinds_are_the_means_of_their_own_indicators():
    named = [indicator("law", kind="structure", weight=3), indicator("plan", kind="structure"),
             indicator("use", kind="outcome"), indicator("idle", kind="process", weight=0)]  # fmt: skip
    rows = [(name, "AAA", 2020, value) for name, value in
            (("law", 20), ("plan", 60), ("use", 100), ("idle", 0))]  # fmt: skip
    found = joint(content(named, rows)).kinds("AAA", "privacy", 2020)
    assert set(found) == {"structure", "outcome"}
    assert found["structure"] == pytest.approx(np.full(20_000, (3 * 2 + 4) / 4), abs=1e-5)
    assert found["outcome"] == pytest.approx(np.full(20_000, 6), abs=1e-5)


def test_no_two_economies_share_their_noise_whatever_the_number_of_draws():
    names = [f"{a}{b}A" for a in "ABCDE" for b in "ABCDEFGH"]
    rows = [("law", iso3, year, 50) for iso3 in names for year in (2019, 2020)]
    found = content([indicator("law", evidence="expert")], rows, economies=names)
    for draws in (370, 30):
        doubt = Uncertainty(draws=draws, measurement={"expert": 0.5})
        made = score(replace(found, methodology=replace(found.methodology, uncertainty=doubt)))
        drawn, _later = JointYears(made).means((2019, 2020), np.array([0]), np.ones(1), np.arange(40))
        assert drawn.shape == (40, draws)
        assert len(np.unique(drawn, axis=0)) == 40
        assert all(len(set(column)) == 40 for column in drawn.T.tolist())


def test_where_nothing_is_known_of_errors_nothing_is_beyond_doubt():
    silent = joint(one((10, 90)), measurement={})
    assert silent.rising("AAA", "privacy", (2019, 2020)) is None
    bounded = one((10, 90))
    seen = bounded.observations
    bounded = replace(bounded, observations=replace(seen, low=seen.value - 1, high=seen.value + 1))
    assert joint(bounded, measurement={}).rising("AAA", "privacy", (2019, 2020)) == 1.0


def test_a_list_picked_from_many_is_judged_over_all_of_them():
    # By hand, with m = 5 and a rate of 0.05: p = 0, 0.02, 0.04, 0.2, 1 against 0.01, 0.02, 0.03, 0.04, 0.05.
    assert directions([1.0, 0.01, 0.98, 0.9, 0.5]) == ("rise", "fall", None, None, None)
    assert directions([0.96, None]) == (None, None)
    assert directions([]) == ()


@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_a_list_agrees_with_scipy_s_control_of_false_discoveries(count, seed):
    shares = np.random.default_rng(seed).beta(0.2, 0.2, count)
    adjusted = false_discovery_control(2 * np.minimum(shares, 1 - shares), method="bh")
    expected = [bool(p <= 0.05) for p in adjusted]
    assert [found is not None for found in directions(shares.tolist())] == expected


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=40))
def test_nothing_is_directed_together_that_is_not_alone(shares):
    for together, share in zip(directions(shares), shares, strict=True):
        assert together is None or together == direction(share)


def test_errors_of_one_house_move_together_in_both_years():
    """Two figures that rose alike rose less surely where one error may have lifted both."""
    named = [indicator(name, evidence="expert", source="one") for name in ("law", "use")]
    steps = ((2019, 50), (2020, 55))
    rows = [(name, "AAA", year, value) for name in ("law", "use") for year, value in steps]
    found = content(named, rows, sources={"one": Source("one")}, default_year=2020)

    def rising(house):
        return joint(found, measurement={"expert": 0.4}, house=house).rising("AAA", "privacy", (2019, 2020))

    assert rising(1.0) < rising(0.0)
