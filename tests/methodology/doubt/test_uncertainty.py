"""The doubt about scores, worked by hand: what is certain stays a point, each doubt has its known size."""

import numpy as np
import pytest

from methodology.doubt.book import ASSUMED, EXACT, FROM_SOURCE
from methodology.model import Gate, Scale
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar
from tests.support.doubt import EXACTLY, YES_NO, Z, doubt_of, near, one, two_dimensions


def test_without_any_doubt_the_interval_is_the_point():
    doubt = doubt_of(one(37))
    point = 1 + 5 * 0.37
    assert doubt.components("AAA", "privacy").widths == pytest.approx({"evidence": 0, "method": 0}, abs=1e-6)
    assert doubt.interval("AAA", "privacy") == (pytest.approx(point), pytest.approx(point))
    assert doubt.interval("AAA", "privacy.law") == doubt.interval("AAA", "privacy")


def test_a_missing_indicator_is_even_over_the_scale():
    named = [indicator("law", weight=0.65), indicator("use", weight=0.35)]
    found = content(named, [("law", "AAA", 2020, 60.0), ("use", "BBB", 2020, 60.0)],
                    economies=("AAA", "BBB"), gate=Gate(coverage=0.65, range_coverage=0.2))  # fmt: skip
    doubt = doubt_of(found)
    # 0.65 · 4 observed, 0.35 · U with U from 1 to 6, whose middle nine tenths are 1.25 to 5.75.
    near(doubt.components("AAA", "privacy").evidence, 2.6 + 0.35 * 1.25, 2.6 + 0.35 * 5.75)
    assert doubt.components("AAA", "privacy").method == (4.0, 4.0)


def test_a_range_stays_a_range():
    named = [indicator("law", weight=0.65), indicator("use", weight=0.35)]
    found = content(named, [("law", "AAA", 2020, 60.0), ("use", "BBB", 2020, 60.0)],
                    economies=("AAA", "BBB"), gate=Gate(coverage=0.65, range_coverage=0.2))  # fmt: skip
    doubt = doubt_of(found)
    assert score(found).cell("BBB", "privacy", 2020).state == "range"
    assert doubt.interval("BBB", "privacy") is None
    assert doubt.rank_range("BBB", "privacy") is None
    assert doubt.apart("AAA", "BBB", "privacy") is None
    assert doubt.rank_range("AAA", "privacy") == (1, 1)
    assert doubt.ranked("privacy") == 1
    assert doubt.interval("BBB", "privacy.law") is not None


def test_the_bounds_of_the_source_are_one_standard_error():
    doubt = doubt_of(one(50), {("law", "AAA"): (40, 60)})
    near(doubt.interval("AAA", "privacy"), 3.5 - Z * 0.5, 3.5 + Z * 0.5)
    assert doubt.measurement("AAA", "law").basis == FROM_SOURCE


def test_an_indicator_has_the_interval_of_its_own_evidence_and_scale():
    named = [indicator("law", evidence="expert"), indicator("use", responsibility={"corporate": 1.0})]
    found = content(named, [("law", "AAA", 2020, 50.0), ("use", "AAA", 2020, 50.0)])
    doubt = doubt_of(found, measurement={"expert": 0.4, "fact": 0.0}, goalposts=0.1)
    parts = doubt.components("AAA", "law")
    near(parts.evidence, 3.5 - Z * 0.4, 3.5 + Z * 0.4)
    # With ends anywhere within a tenth, u = ½ lies (½ - a)/(b - a) of the way: nine in ten times
    # between 0.43 and 0.57.
    near(parts.method, 1 + 5 * 0.4305, 1 + 5 * 0.5695)
    assert doubt.components("AAA", "use").evidence == (3.5, 3.5)
    assert doubt.interval("AAA", "use", "corporate") == doubt.interval("AAA", "use")
    assert doubt.interval("AAA", "use", "state") is None


def test_a_coded_answer_has_a_chance_to_be_wrong_and_what_rests_on_it_a_band():
    doubt = doubt_of(one(1, scale=YES_NO), miscoded=0.2)
    assert doubt.interval("AAA", "law") == (3.5, 3.5)
    assert doubt.measurement("AAA", "law").miscoded == pytest.approx(0.2)
    # One in ten is a level down, one in ten a level up: nine in ten draws reach from 1 to 6.
    assert doubt.interval("AAA", "privacy") == (1.0, 6.0)


def test_indicators_are_ranked_but_not_compared():
    found = content([indicator("law")], [("law", "AAA", 2020, 80), ("law", "BBB", 2020, 20)],
                    economies=("AAA", "BBB"))  # fmt: skip
    doubt = doubt_of(found)
    assert doubt.rank_range("AAA", "law") == (1, 1)
    assert doubt.rank_range("BBB", "law") == (2, 2)
    assert doubt.rank_set("AAA", "law") is None
    assert doubt.compare("AAA", "BBB", "law") is None
    assert doubt.compare("AAA", "BBB", "privacy").verdict == "higher"


def test_bounds_go_through_the_scale():
    scale = Scale("goalposts", {"worst": 1000, "best": 1, "transform": "log"})
    doubt = doubt_of(one(10, scale=scale), {("law", "AAA"): (1, 100)})
    # In logarithms one step of 1 to 10 is 5/3 points.
    assert doubt.measurement("AAA", "law").error == pytest.approx(5 / 3)


def test_bounds_win_over_the_assumed_error():
    doubt = doubt_of(one(50, evidence="expert"), {("law", "AAA"): (48, 52)}, measurement={"expert": 1.0})
    assert doubt.measurement("AAA", "law").error == pytest.approx(0.1)


def test_without_bounds_the_evidence_type_counts():
    doubt = doubt_of(one(50, evidence="expert"), measurement={"expert": 0.4, "fact": 0.0})
    near(doubt.interval("AAA", "privacy"), 3.5 - Z * 0.4, 3.5 + Z * 0.4)
    assert doubt.measurement("AAA", "law").basis == ASSUMED
    fact = doubt_of(one(50), measurement={"expert": 0.4, "fact": 0.0})
    assert fact.measurement("AAA", "law").basis == EXACT


def test_the_score_of_one_figure_is_shown_no_further_than_the_scale_goes():
    doubt = doubt_of(one(100), {("law", "AAA"): (90, 110)})
    near(doubt.interval("AAA", "privacy"), 6 - Z * 0.5, 6, 0.04)
    assert not doubt.outside("AAA", "privacy")


def test_many_figures_at_an_end_do_not_drag_their_mean_away_from_it():
    """Cut off one by one, every draw of nine best figures would lie below their mean."""
    named = [indicator(f"i{n}", evidence="expert") for n in range(10)]
    rows = [(f"i{n}", "AAA", 2020, 100.0) for n in range(9)] + [("i9", "AAA", 2020, 50.0)]
    doubt = doubt_of(content(named, rows), measurement={"expert": 0.5})
    # Ten errors of 0.5 leave 0.5/√10 = 0.158 of their mean, as much above as below 5.75.
    near(doubt.interval("AAA", "privacy"), 5.75 - Z * 0.158, 6.0)
    assert doubt.median("AAA", "privacy") == pytest.approx(5.75, abs=0.01)


def test_a_figure_far_beyond_an_end_stays_there():
    doubt = doubt_of(one(200), {("law", "AAA"): (190, 210)})
    assert doubt.interval("AAA", "privacy") == (6, 6)


def test_a_figure_a_little_beyond_an_end_is_moved_by_what_its_error_leaves():
    named = [indicator("law"), indicator("use")]
    found = content(named, [("law", "AAA", 2020, 106), ("use", "AAA", 2020, 50)])
    doubt = doubt_of(found, {("law", "AAA"): (96, 116)})
    # From 0.3 beyond the end, 0.522 remain of an error of Z·0.5 = 0.822, and half of it counts.
    near(doubt.interval("AAA", "privacy"), 4.75 - 0.261, 4.75 + 0.261)


def aging(years):
    """Forty economies that move by ten of a hundred a year, and one last seen so many years ago."""
    economies = [f"E{place:02}" for place in range(40)]
    rows = [("law", iso3, 2018 + step, 40.0 + 10 * (step % 2)) for iso3 in economies for step in range(3)]
    return content(
        [indicator("law")],
        [*rows, ("law", "OLD", 2020 - years, 50.0)],
        economies=(*economies, "OLD"),
        default_year=2020,
    )


@pytest.mark.parametrize("years", [0, 1, 2, 3])
def test_a_carried_value_widens_with_the_root_of_its_age(years):
    doubt = doubt_of(aging(years))
    error = 0.5 * years**0.5
    assert doubt.measurement("OLD", "law").error == pytest.approx(error)
    assert doubt.measurement("OLD", "law").by_age == pytest.approx(error)
    near(doubt.interval("OLD", "privacy"), 3.5 - Z * error, 3.5 + Z * error)


def test_errors_of_measurement_and_age_add_in_squares():
    doubt = doubt_of(aging(1), {("law", "OLD"): (42, 58)})
    assert doubt.measurement("OLD", "law").error == pytest.approx((0.4**2 + 0.5**2) ** 0.5)
    assert doubt.measurement("OLD", "law").by_age == pytest.approx(0.5)


def test_drift_counts_the_years_between_observations():
    economies = [f"E{place:02}" for place in range(40)]
    rows = [("law", iso3, year, 50.0 + (year - 2018) * 10) for iso3 in economies for year in (2018, 2020)]
    rows.append(("law", "OLD", 2019, 50.0))
    found = content([indicator("law")], rows, economies=(*economies, "OLD"), default_year=2020)
    # One point in two years is 1/√2 a year.
    assert doubt_of(found).measurement("OLD", "law").by_age == pytest.approx(0.5**0.5)


def test_an_indicator_seen_once_drifts_like_others_of_its_kind():
    steps = {"slow": 2, "fast": 10}
    economies = [f"E{place:02}" for place in range(20)]
    rows = [(name, iso3, 2018 + year, 40.0 + step * (year % 2))
            for name, step in steps.items() for iso3 in economies for year in range(3)]  # fmt: skip
    named = [indicator("slow", kind="structure"), indicator("fast"), indicator("law", kind="structure"),
             indicator("use", kind="process"), indicator("end", kind="outcome")]  # fmt: skip
    rows += [(name, "OLD", 2019, 50.0) for name in ("law", "use", "end")]
    doubt = doubt_of(content(named, rows, economies=(*economies, "OLD"), default_year=2020))
    assert doubt.measurement("OLD", "law").by_age == pytest.approx(0.1)
    assert doubt.measurement("OLD", "use").by_age == pytest.approx(0.5)
    # No other outcome was seen twice: the mean of the squares of all others.
    assert doubt.measurement("OLD", "end").by_age == pytest.approx(((0.1**2 + 0.5**2) / 2) ** 0.5)


def test_a_coded_answer_is_one_level_off_as_often_as_told():
    named = [indicator("law", scale=YES_NO)]
    found = content(named, [("law", "AAA", 2020, 1), ("law", "BBB", 2020, 1)], economies=("AAA", "BBB"))
    doubt = doubt_of(found, miscoded=0.4)
    assert doubt.interval("AAA", "privacy") == (1, 6)
    # AAA is above BBB where it is up and BBB is not, or it is right and BBB down: 0.2 · 0.8 + 0.6 · 0.2.
    assert doubt.apart("AAA", "BBB", "privacy") == pytest.approx(0.28, abs=0.015)
    assert doubt.measurement("AAA", "law").miscoded == pytest.approx(0.4)


def test_a_coded_answer_at_an_end_has_one_neighbour():
    doubt = doubt_of(one(2, scale=YES_NO), miscoded=0.2)
    # Half of the chance has nowhere to go: one in ten draws is a level down.
    near(doubt.interval("AAA", "privacy"), 3.5, 6, EXACTLY)
    assert doubt_of(one(2, scale=YES_NO), miscoded=0.08).interval("AAA", "privacy") == (6, 6)


def test_a_coded_answer_with_bounds_or_an_expert_behind_it_errs_once():
    told = doubt_of(one(1, scale=YES_NO), {("law", "AAA"): (0, 2)}, miscoded=0.4)
    assert told.measurement("AAA", "law").miscoded == 0
    assert told.measurement("AAA", "law").error == pytest.approx(2.5)
    expert = doubt_of(one(1, scale=YES_NO, evidence="expert"), measurement={"expert": 1.0})
    assert expert.interval("AAA", "privacy") == (3.5, 3.5)


def test_two_equal_weights_move_as_a_beta_distribution():
    named = [indicator("law"), indicator("use")]
    doubt = doubt_of(content(named, [("law", "AAA", 2020, 0), ("use", "AAA", 2020, 100)]), weights=50.0)
    x = np.linspace(0, 1, 200_001)[1:-1]
    density = np.exp(24 * (np.log(x) + np.log1p(-x)))
    share = np.cumsum(density) / density.sum()
    low, high = (1 + 5 * x[np.searchsorted(share, p)] for p in (0.05, 0.95))
    near(doubt.components("AAA", "privacy").method, low, high)
    assert doubt.components("AAA", "privacy").evidence == (3.5, 3.5)


def test_another_mean_counts_as_method():
    doubt = doubt_of(two_dimensions(20, 70), aggregation={"geometric": 1.0})
    near(doubt.components("AAA", "privacy").method, 3.0, 3.0, EXACTLY)
    assert doubt.components("AAA", "privacy").evidence == (3.25, 3.25)
    assert not doubt.outside("AAA", "privacy")


def test_means_are_drawn_in_their_shares():
    doubt = doubt_of(two_dimensions(20, 70), aggregation={"arithmetic": 0.96, "geometric": 0.04})
    near(doubt.components("AAA", "privacy").method, 3.25, 3.25, EXACTLY)
    doubt = doubt_of(two_dimensions(20, 70), aggregation={"arithmetic": 0.94, "geometric": 0.06})
    near(doubt.components("AAA", "privacy").method, 3.0, 3.25, EXACTLY)


def test_without_a_mixture_the_published_means_stay():
    powers = {"dimension": 1.0, "pillar": 0.0, "overall": 1.0}
    doubt = doubt_of(two_dimensions(20, 70, aggregation=powers))
    near(doubt.interval("AAA", "privacy"), 3.0, 3.0, EXACTLY)


def test_the_ends_of_a_scale_move_within_their_tolerance():
    parts = doubt_of(one(50), goalposts=0.1).components("AAA", "privacy")
    random = np.random.default_rng(5)
    worst, best = random.uniform(-0.1, 0.1, 200_000), random.uniform(0.9, 1.1, 200_000)
    low, high = 1 + 5 * np.quantile((0.5 - worst) / (best - worst), [0.05, 0.95])
    near(parts.method, low, high, 0.01)
    assert parts.evidence == (3.5, 3.5)


def test_coded_scales_have_no_ends_to_move():
    assert doubt_of(one(1, scale=YES_NO), goalposts=0.3).components("AAA", "privacy").method == (3.5, 3.5)


def test_leaving_out_a_dimension_leaves_the_other():
    found = two_dimensions(20, 80)
    near(doubt_of(found, leave_out=1.0).components("AAA", "privacy").method, 2, 5, EXACTLY)
    near(doubt_of(found, leave_out=0.08).components("AAA", "privacy").method, 3.5, 3.5, EXACTLY)


def test_the_only_dimension_is_never_left_out():
    assert doubt_of(one(50), leave_out=1.0).components("AAA", "privacy").method == (3.5, 3.5)


def test_an_economy_with_one_observed_dimension_keeps_it():
    framework = two_dimensions(20, 80).framework
    rows = [("law", "AAA", 2020, 20.0), ("use", "AAA", 2020, 80.0), ("law", "BBB", 2020, 20.0)]
    found = content(framework.indicators, rows, framework.pillars, ("AAA", "BBB"))
    near(doubt_of(found, leave_out=1.0).components("BBB", "privacy").method, 2, 2, EXACTLY)


def test_a_score_of_nothing_leaves_a_harmonic_overall_score_a_number():
    """On a scale from 0, also where the pillar at 0 has no weight: 0 to the power of -1 is no number."""
    rights = [pillar("privacy", "law"), pillar("access", "law", weight=0)]
    named = [indicator("law"), indicator("use", "access")]
    found = content(named, [("law", "AAA", 2020, 60.0), ("use", "AAA", 2020, 0.0)], rights,
                    scale_min=0.0, scale_max=100.0, publish_overall=True,
                    aggregation={"dimension": 1.0, "pillar": 1.0, "overall": -1.0})  # fmt: skip
    assert score(found).cell("AAA", "overall", 2020).score == 60.0
    assert doubt_of(found).interval("AAA", "overall") == pytest.approx((60.0, 60.0), abs=1e-3)
