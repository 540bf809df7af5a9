"""The statistical audit: by hand, and against scipy and statsmodels."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from methodology.audit import run as parts
from methodology.audit.agreement import nearest_figures
from methodology.audit.parts import nearest, parts_apart
from methodology.audit.run import alarms, audit
from methodology.model import ContextMeasure, Economy, Source
from methodology.scoring.engine import score
from methodology.statistics.correlation import (
    correlation_ratio,
    covariances,
    cronbach_alpha,
    mean_ranks,
    pearson,
    rank_correlation,
    spearman,
)
from methodology.statistics.moments import kurtosis, shape, skewness
from methodology.treatment.impute import impute_by_group, impute_latest, impute_mean, impute_median
from methodology.treatment.treat import LOGARITHM, WINSORISED, take_logarithm, treat, winsorise
from tests.support.content import content, indicator, pillar

NAN = float("nan")


def sample(variables, cases, gaps=0.2, seed=1):
    random = np.random.default_rng(seed)
    x = random.normal(size=(variables, cases)) + random.normal(size=cases)
    x[1] = np.round(x[1])  # ties
    x[random.random(x.shape) < gaps] = np.nan
    return x


# --- moments ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_moments_are_those_of_scipy(seed):
    x = np.random.default_rng(seed).lognormal(size=37)
    assert skewness(x) == pytest.approx(stats.skew(x, bias=False))
    assert kurtosis(x) == pytest.approx(stats.kurtosis(x, bias=False))


def test_moments_by_hand():
    # 1, 1, 1, 5: mean 2, m2 3, m3 6, m4 21; G1 = √12/2 · 6/3^1.5 = 2; G2 = 3/2 · (5·(21/9 - 3) + 6) = 4
    found = shape(np.array([1.0, 1, NAN, 1, 5]))
    assert (found.count, found.distinct) == (4, 2)
    assert found.skewness == pytest.approx(2.0)
    assert found.kurtosis == pytest.approx(4.0)


def test_tails_are_heavy_when_both_limits_are_exceeded():
    assert shape(np.array([*[1.0] * 30, *[2.0] * 30, 90.0])).heavy_tailed
    assert not shape(np.array([1.0, 1, 1, 5])).heavy_tailed  # a skewness of exactly 2 is not above 2
    assert not shape(np.array([3.0] * 9)).heavy_tailed
    assert np.isnan(shape(np.array([1.0, 2, 9])).skewness)


# --- correlation -----------------------------------------------------------------------------------------


def test_ranks_are_those_of_scipy():
    x = np.random.default_rng(1).integers(0, 9, (6, 50)).astype(float)
    assert np.array_equal(mean_ranks(x), stats.rankdata(x, axis=1))


def test_correlations_over_shared_cases_are_those_of_scipy():
    x = sample(4, 60)
    r, shared = pearson(x)
    rho, _ = spearman(x)
    for i in range(4):
        for j in range(4):
            both = ~np.isnan(x[i]) & ~np.isnan(x[j])
            assert shared[i, j] == both.sum()
            assert r[i, j] == pytest.approx(stats.pearsonr(x[i, both], x[j, both])[0])
            assert rho[i, j] == pytest.approx(stats.spearmanr(x[i, both], x[j, both])[0])


def test_covariances_without_gaps_are_those_of_numpy():
    x = sample(5, 40, gaps=0.0) + 1e6  # far from zero, where rounding would show
    assert covariances(x)[0] == pytest.approx(np.cov(x), rel=1e-6)


def test_too_few_cases_and_constants_have_no_correlation():
    x = np.array([np.arange(12.0), np.full(12, 3.0), np.where(np.arange(12) < 9, 1.0 * np.arange(12), NAN)])
    r, _ = pearson(x)
    assert np.isnan(r[0, 1])
    assert np.isnan(r[0, 2])
    assert r[0, 0] == pytest.approx(1)
    assert np.isnan(rank_correlation(x[0], x[1])[0])


def test_alpha_by_hand_and_by_its_other_formula():
    # two items with covariance 1 and variances 2: 2·(1 - 4/6) = 2/3
    items = np.array([[0.0, 2, 0, 2] * 5, [0.0, 2, 2, 0] * 5])
    cov = np.cov(items)
    assert cronbach_alpha(items) == pytest.approx(2 * (1 - np.trace(cov) / cov.sum()))
    many = sample(6, 80, gaps=0.0)
    whole = many.sum(axis=0).var(ddof=1)
    assert cronbach_alpha(many) == pytest.approx(6 / 5 * (1 - many.var(axis=1, ddof=1).sum() / whole))
    same = np.vstack([np.arange(20.0)] * 3)
    assert cronbach_alpha(same) == pytest.approx(1.0)
    assert np.isnan(cronbach_alpha(same[:1]))


def test_a_main_effect_is_the_r_squared_of_its_bins():
    random = np.random.default_rng(3)
    x = random.integers(0, 6, 120).astype(float)
    y = x**2 + random.normal(scale=6, size=120)
    found, bins = correlation_ratio(x, y)
    dummies = (x[:, None] == np.unique(x)).astype(float)
    fit = sm.OLS(y, dummies).fit()
    r_squared = 1 - fit.ssr / ((y - y.mean()) ** 2).sum()
    adjusted = 1 - (1 - r_squared) * 119 / (120 - 6)
    assert bins == 6
    assert found == pytest.approx(adjusted)
    f = stats.f_oneway(*(y[x == value] for value in np.unique(x))).statistic
    assert r_squared == pytest.approx(5 * f / (5 * f + 114))


def test_a_main_effect_of_chance_is_about_nothing():
    random = np.random.default_rng(4)
    found = [correlation_ratio(random.normal(size=150), random.normal(size=150))[0] for _ in range(60)]
    assert np.mean(found) < 0.03
    assert correlation_ratio(np.arange(200.0), np.arange(200.0) ** 2)[0] > 0.98
    assert np.isnan(correlation_ratio(np.arange(5.0), np.arange(5.0))[0])


# --- treatment and imputation ----------------------------------------------------------------------------


def test_winsorising_by_hand():
    figures = np.array([*range(1, 11), 30.0, 100.0, NAN])
    found = winsorise(figures)
    assert found.steps == (WINSORISED,)
    assert found.changed == (11,)  # 100 becomes 30, then nothing is heavy
    assert found.figures[11] == 30
    assert found.before.heavy_tailed
    assert not found.after.heavy_tailed
    assert np.isnan(found.figures[12])
    mirrored = winsorise(-figures)
    assert mirrored.figures[:12] == pytest.approx(-found.figures[:12])


def test_logarithms_where_winsorising_is_not_enough():
    figures = np.array([*np.linspace(0, 1, 60), *(10.0 ** np.arange(2, 9))])
    found = treat(figures, most=2)
    assert found.steps == (LOGARITHM,)
    assert np.array_equal(np.argsort(found.figures), np.argsort(figures))
    assert found.figures[0] == pytest.approx(np.log(0.01 * 1e8))
    assert take_logarithm(-figures).figures == pytest.approx(-found.figures)


def test_what_has_no_heavy_tails_is_left_alone():
    figures = np.array([1.0, 2, NAN, 3, 4, 5])
    found = treat(figures)
    assert (found.steps, found.changed) == ((), ())
    assert np.array_equal(found.figures, figures, equal_nan=True)
    assert found.figures is not figures


def test_imputation_by_hand_names_its_rule_and_what_it_made_up():
    figures = np.array([[1.0, 2, 6, NAN], [NAN, NAN, NAN, NAN]])
    mean, median = impute_mean(figures), impute_median(figures)
    assert (mean.how, mean.figures[0, 3], median.figures[0, 3]) == ("mean", 3.0, 2.0)
    assert mean.filled.tolist() == [[False, False, False, True], [False] * 4]
    group = impute_by_group(np.array([[1.0, 5, NAN, NAN, NAN]]), ["x", "y", "x", "z", ""])
    assert group.figures[0].tolist() == [1, 5, 1, 3, 3]  # no group: the median of all
    with pytest.raises(ValueError, match="2 groups for 4"):
        impute_by_group(figures, ["x", "y"])


def test_the_newest_figure_is_never_of_the_future():
    figures = np.array([[[7.0, NAN, 9.0], [NAN, 5.0, NAN], [NAN, NAN, 1.0]]])
    found = impute_latest(figures, 1)
    assert found.figures[0].tolist()[:2] == [7, 5]
    assert np.isnan(found.figures[0, 2])
    assert found.filled[0].tolist() == [True, False, False]


# --- the audit of a content ------------------------------------------------------------------------------

ECONOMIES = tuple(f"E{place:02}" for place in range(40))
LIMITED = Source("limited", publisher="Limited", redistribute="derived", family="limited")
OPEN = Source("open", publisher="Open", redistribute="raw", family="open")
CLOSED = Source("closed", publisher="Closed", redistribute="none", family="closed")


def figures(seed=2):
    """A latent order of economies; a and b follow it, c is a copy of a, d is on its own."""
    random = np.random.default_rng(seed)
    latent = random.uniform(20, 80, len(ECONOMIES))
    a = np.clip(latent + random.normal(scale=8, size=len(latent)), 0, 100)
    return {
        "a": a,
        "b": np.clip(latent + random.normal(scale=12, size=len(latent)), 0, 100),
        "c": a * 0.9 + 3,
        "d": random.uniform(0, 100, len(latent)),
        "secret": latent,
        "measure": latent * 7.125 + 0.0625,
    }


@pytest.fixture(scope="module")
def book():
    values = figures()
    rows = [
        (name, economy, 2020, float(values[name][place]))
        for name in values
        for place, economy in enumerate(ECONOMIES)
        if not (name == "d" and place < 20)
    ]
    rows += [("a", economy, 2018, 50.0) for economy in ECONOMIES]
    built = content(
        [
            indicator("a", dimension="law", source="open"),
            indicator("b", dimension="law", source="limited"),
            indicator("c", dimension="practice", source="open"),
            indicator("d", dimension="practice", source="open", weight=2.0),
            indicator("secret", dimension="practice", source="closed"),
        ],
        rows,
        pillars=[pillar("privacy", "law", "practice")],
        sources={source.id: source for source in (OPEN, LIMITED, CLOSED)},
        default_year=2020,
    )
    economies = tuple(
        Economy(iso3, iso3, gdp_pc_ppp=float(np.exp(7 + place / 10))) for place, iso3 in enumerate(ECONOMIES)
    )
    context = (
        ContextMeasure("measure", "privacy", "A measure", source="limited"),
        ContextMeasure("measure", "privacy", "The same, turned round", better="lower", source="open"),
        ContextMeasure("unknown", "privacy"),
    )
    return score(dataclasses.replace(built, economies=economies, context=context))


@pytest.fixture(scope="module")
def found(book):
    return audit(book, 2020)


def test_availability_by_hand(found):
    by_id = {i.indicator: i for i in found.availability.indicators}
    assert (by_id["d"].economies, by_id["d"].observed, by_id["d"].share) == (20, 20, 0.5)
    assert by_id["d"].thin
    assert by_id["a"].newest == 2020
    # a in all three years (2019 is carried), the others in one of three
    assert by_id["a"].all_years == pytest.approx(1.0)
    assert by_id["b"].all_years == pytest.approx(1 / 3)
    assert by_id["a"].years == (1.0, 1.0, 1.0)
    assert by_id["d"].years == (0.0, 0.0, 0.5)
    first, last = found.availability.economies[0], found.availability.economies[-1]
    # The terms of "secret" allow no score, so that it is neither had nor lacking.
    assert (first.indicators, first.share) == (3, 0.75)
    assert (last.indicators, last.share) == (4, 1.0)
    assert first.coverage["privacy"] == pytest.approx(2 / 3)  # d is two thirds of a half
    years = {y.year: (y.share, y.observed) for y in found.availability.years}
    assert years[2019] == (pytest.approx(0.25), 0.0)
    assert years[2018] == (pytest.approx(0.25), pytest.approx(0.25))


def test_what_may_not_be_passed_on_is_not_spoken_of(found):
    assert found.withheld == ("secret",)
    assert "secret" not in {d.indicator for d in found.distributions}
    assert "secret" not in {name for p in found.correlations.pairs for name in (p.one, p.other)}
    assert "secret" not in {w.node for w in found.weights}
    assert "secret" not in {f.indicator for f in found.correlations.fits}


def test_distributions_are_of_scores_and_only_the_shape_of_figures(book, found):
    b = next(d for d in found.distributions if d.indicator == "b")
    scores = book.column("b", 2020).score
    assert b.mean == pytest.approx(scores.mean())
    assert b.quartiles == pytest.approx(np.quantile(scores, [0, 0.25, 0.5, 0.75, 1]))
    assert b.raw.skewness == pytest.approx(stats.skew(figures()["b"], bias=False))
    assert not b.alert
    assert not b.crowded


def test_redundant_pairs_are_found(found):
    pair = next(p for p in found.correlations.pairs if {p.one, p.other} == {"a", "c"})
    assert pair.relation == "pillar"
    assert pair.r == pytest.approx(1.0)
    assert pair.redundant
    assert [a.nodes for a in alarms(found) if a.kind == parts.REDUNDANT] == [("a", "c")]


def test_alpha_of_a_dimension_and_of_a_pillar(book, found):
    by_node = {(c.node, c.level): c for c in found.correlations.consistency}
    law = by_node["privacy.law", "dimension"]
    columns = np.stack([book.column(name, 2020).score for name in ("a", "b")])
    assert law.items == 2
    assert law.alpha == pytest.approx(cronbach_alpha(columns))
    assert by_node["privacy", "pillar"].items == 2


def test_an_indicator_that_goes_with_another_dimension_is_named(found):
    fits = {f.indicator: f for f in found.correlations.fits}
    assert fits["c"].other == "privacy.law"
    assert fits["c"].astray
    assert not fits["a"].astray


def test_effective_weights_sum_to_one_and_alarm_outside_their_limits(found):
    for level in ("indicator", "dimension"):
        own = [w for w in found.weights if w.level == level]
        assert sum(w.nominal for w in own) == pytest.approx(1)
    alarmed = {a.nodes[0] for a in alarms(found) if a.kind == parts.WEIGHT}
    assert alarmed == {w.node for w in found.weights if not 0.5 <= w.ratio <= 2}


def test_equal_independent_indicators_count_as_declared():
    random = np.random.default_rng(5)
    names, economies = ("a", "b", "c", "d"), tuple(f"E{place:03}" for place in range(600))
    rows = [(name, economy, 2020, float(random.uniform(0, 100))) for name in names for economy in economies]
    book = score(content([indicator(name) for name in names], rows, economies=economies))
    for weight in audit(book, 2020).weights:
        assert weight.nominal == 0.25
        assert weight.ratio == pytest.approx(1.0, abs=0.3)
        assert not weight.alarm


def test_income_correlation_is_that_with_the_logarithm(book, found):
    only = next(c for c in found.income if c.lane == "all")
    expected = stats.pearsonr(book.column("privacy", 2020).score, 7 + np.arange(40) / 10)[0]
    assert (only.economies, only.r) == (40, pytest.approx(expected))
    corporate = next(c for c in found.income if c.lane == "corporate")
    assert (corporate.economies, np.isnan(corporate.r)) == (0, True)


def test_agreement_is_a_rank_correlation_with_the_better_end_up(book, found):
    first, turned, unknown = found.agreements
    values = figures()["measure"]
    expected = stats.spearmanr(book.column("privacy", 2020).score, values)[0]
    assert first.rho == pytest.approx(expected)
    assert turned.rho == pytest.approx(-expected)
    assert (first.economies, first.years) == (40, (2020, 2020))
    assert np.isnan(unknown.rho)
    assert (unknown.economies, unknown.years, unknown.disagreements) == (0, None, ())


def test_the_part_of_a_pillar_that_rests_on_the_same_judgement(found):
    first, turned, _ = found.agreements
    assert first.shared == pytest.approx(0.25)  # b: half of law
    assert turned.shared == pytest.approx(0.75)  # a, c and d; "secret" weighs nothing


def test_the_largest_disagreements_come_first_with_what_our_score_rests_on(book, found):
    first, turned, _ = found.agreements
    gap = (stats.rankdata(book.column("privacy", 2020).score) - stats.rankdata(figures()["measure"])) / 39
    order = np.argsort(-np.abs(gap), kind="stable")
    assert [d.iso3 for d in first.disagreements] == [ECONOMIES[place] for place in order[:10]]
    top = first.disagreements[0]
    assert top.direction == ("higher" if gap[order[0]] > 0 else "lower")
    assert (top.standing.newest_year, top.measure_year) == (2020, 2020)
    assert {d.reasons for d in first.disagreements} <= {(), ("thin-evidence",)}
    assert turned.disagreements[0].apart is not None


def test_the_parts_behind_a_disagreement_by_hand():
    # Two dimensions of equal weight; X has law 6 and practice 3, the others 3 and 3: law carries it up.
    values = {"law": [100.0] + [40.0] * 12, "acts": [40.0] * 13}
    codes = [f"{letter}AA" for letter in "XABCDEFGHIJKL"]
    rows = [(name, iso3, 2020, own[at]) for name, own in values.items() for at, iso3 in enumerate(codes)]
    book = score(
        content(
            [indicator("law", dimension="law"), indicator("acts", dimension="practice")],
            rows,
            [pillar("privacy", "law", "practice")],
            codes,
        )
    )
    others = np.arange(1, 13)
    assert parts_apart(book, "privacy", 2020, "all", 0, others, True) == ("privacy.law",)
    assert parts_apart(book, "privacy", 2020, "all", 0, others, False) == ()
    assert parts_apart(book, "privacy", 2020, "all", 1, np.array([0]), False) == ("privacy.law",)
    assert parts_apart(book, "privacy", 2020, "all", 1, others[1:], True) == ()


def test_nearest_on_a_measure_leaves_the_economy_itself_out():
    chosen = nearest(np.arange(14.0), 5)
    assert chosen.sum() == 10
    assert not chosen[5]
    assert nearest(np.arange(4.0), 0).tolist() == [False, True, True, True]


def test_no_figure_of_a_measure_under_reserved_terms_is_in_the_answer(found):
    """Only the direction is told: with the distance one could work the measure's order out."""
    first, _, _ = found.agreements
    assert {d.apart for d in first.disagreements} == {None}
    told = repr(first)
    assert not any(repr(float(value)) in told for value in figures()["measure"])


def test_a_measure_takes_the_nearest_year_within_reach():
    rows = [
        ("m", "AAA", 2017, 1.0),
        ("m", "AAA", 2021, 2.0),
        ("m", "BBB", 2018, 3.0),
        ("m", "BBB", 2022, 4.0),
    ]
    rows += [("m", "CCC", 2010, 5.0), ("a", "AAA", 2020, 50.0)]
    book = score(content([indicator("a")], rows, economies=["AAA", "BBB", "CCC"]))
    value, year = nearest_figures(book, "m", 2020)
    assert value[:2].tolist() == [2.0, 3.0]  # of two equally near the earlier
    assert year.tolist() == [2021, 2018, -1]
    assert np.isnan(value[2])


def test_an_economy_without_income_or_evidence_does_not_break_the_audit():
    book = score(content([indicator("a")], [("a", "AAA", 2020, 50.0)], economies=["AAA", "BBB"]))
    found = audit(book, 2020)
    assert found.agreements == ()
    assert found.uncompared == ("privacy",)
    assert found.correlations.pairs == ()
    assert [a.kind for a in alarms(found)] == [parts.THIN, parts.CROWDED]
