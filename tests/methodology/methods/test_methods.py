"""Worked examples by hand for every scoring method, and the rules that hold for all of them."""

import math

import numpy as np
import pytest

from methodology.methods import METHODS, check_scale

EXAMPLES = [
    # method, params, reference, better, raw -> score on 1..6
    ("goalposts", {"worst": 0, "best": 100}, None, "higher", {50: 3.5, 0: 1, 100: 6, -5: 1, 120: 6}),
    ("goalposts", {"worst": 100, "best": 0}, None, "lower", {20: 5.0, 100: 1, 0: 6}),
    (
        "goalposts",
        {"worst": 365, "best": 0, "transform": "log1p"},
        None,
        "lower",
        {0: 6.0, 1: 5.41, 7: 4.24, 30: 3.09, 90: 2.18, 365: 1.0},
    ),
    ("goalposts", {"worst": 100, "best": 75000, "transform": "log"}, None, "higher", {100: 1, 75000: 6}),
    ("goalposts", {"worst": 0, "best": 100, "transform": "sqrt"}, None, "higher", {25: 3.5}),
    ("bands", {"cuts": [10, 20], "scores": [6, 3, 1]}, None, "lower", {9.99: 6, 10: 3, 19: 3, 20: 1, 99: 1}),
    ("piecewise", {"points": [[0, 6], [2, 5], [10, 1]]}, None, "lower", {1: 5.5, 6: 3.0, -1: 6, 40: 1}),
    ("categories", {"map": {0: 1, 1: 3.5, 2: 6}}, None, "higher", {0: 1, 1: 3.5, 2: 6}),
    ("minmax", {}, [10, 20, 30], "higher", {10: 1, 20: 3.5, 30: 6}),
    ("minmax", {}, [10, 20, 30], "lower", {10: 6, 30: 1}),
    # cuts of 0..10 into five groups: 2, 4, 6, 8; groups are closed above
    ("quantile", {"groups": 5}, list(range(11)), "higher", {0: 1, 2: 1, 2.1: 2.25, 4: 2.25, 10: 6}),
    ("quantile", {"groups": 5}, list(range(11)), "lower", {0: 6, 2: 6, 3: 4.75, 10: 1}),
    # ranks of 3, 5, 5, 9 are 1, 2.5, 2.5, 4
    ("rank", {}, [5, 3, 9, 5], "higher", {3: 1, 5: 3.5, 9: 6}),
    ("rank", {}, [5, 3, 9, 5], "lower", {3: 6, 5: 3.5, 9: 1}),
    # mean 2, sample standard deviation 1
    ("zscore", {}, [1, 2, 3], "higher", {2: 3.5, 3: 3.5 + 2.5 / 3, 5: 6, 9: 6, -4: 1}),
    ("zscore", {"clip": 1}, [1, 2, 3], "lower", {1: 6, 2: 3.5, 3: 1}),
]


def apply(method, params, reference, better, figures):
    definition = METHODS[method]
    if definition.prepare:
        params = definition.prepare(params, np.array(reference, dtype=float), better)
    return definition.score(np.array(figures, dtype=float), params, 1.0, 6.0)


@pytest.mark.parametrize(("method", "params", "reference", "better", "examples"), EXAMPLES)
def test_worked_examples(method, params, reference, better, examples):
    found = apply(method, params, reference, better, list(examples))
    assert found == pytest.approx(list(examples.values()), abs=0.005)


@pytest.mark.parametrize(("method", "params", "reference", "better", "examples"), EXAMPLES)
def test_scores_stay_on_the_scale_and_missing_stays_missing(method, params, reference, better, examples):
    figures = [*examples, math.nan]
    found = apply(method, params, reference, better, figures)
    assert found.shape == (len(figures),)
    assert np.isnan(found[-1])
    assert np.all((found[:-1] >= 1) & (found[:-1] <= 6))


@pytest.mark.parametrize(("method", "params", "reference", "better", "examples"), EXAMPLES)
def test_scores_never_fall_as_figures_get_better(method, params, reference, better, examples):
    figures = sorted(examples, reverse=better == "lower")
    assert np.all(np.diff(apply(method, params, reference, better, figures)) >= -1e-12)


@pytest.mark.parametrize(("method", "params", "reference", "better", "examples"), EXAMPLES)
def test_a_method_leaves_its_input_alone(method, params, reference, better, examples):
    definition = METHODS[method]
    fixed = definition.prepare(params, np.array(reference, float), better) if definition.prepare else params
    figures = np.array(list(examples), dtype=float)
    before = figures.copy()
    definition.score(figures, fixed, 1.0, 6.0)
    assert np.array_equal(figures, before)


def test_every_method_has_a_worked_example():
    assert {example[0] for example in EXAMPLES} == set(METHODS)


def test_human_development_index_life_expectancy():
    """UNDP, Human Development Report, Technical note 1: life expectancy of 65 years is 0.692."""
    found = METHODS["goalposts"].score(np.array([65.0]), {"worst": 20, "best": 85}, 0.0, 1.0)
    assert found[0] == pytest.approx(45 / 65, abs=1e-12)


@pytest.mark.parametrize("method", [name for name, m in METHODS.items() if m.prepare])
def test_a_reference_set_without_figures_carries_no_scale(method):
    params = {"groups": 4} if method == "quantile" else {}
    assert METHODS[method].prepare(params, np.array([]), "higher") is None


ALIKE = [
    [], [7.0], [7.0, 7.0, 7.0], [0.1 + 0.2, 0.3], [1e15, 1e15 + 1], [-5.0, -5.0 - 1e-12],
    [0.0, 1e-237, 5e-324], [1000.0, 1000.0000001],
]  # fmt: skip


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize("reference", ALIKE)
@pytest.mark.parametrize("method", [name for name, m in METHODS.items() if m.prepare and name != "rank"])
def test_figures_that_are_alike_but_for_rounding_carry_no_scale(method, reference, better):
    """Whoever is alone, or like all others, is neither best nor worst."""
    params = {"groups": 4} if method == "quantile" else {}
    assert METHODS[method].prepare(params, np.array(reference), better) is None


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_equal_figures_share_the_mean_rank_in_the_middle_of_the_scale(better):
    params = METHODS["rank"].prepare({}, np.array([7.0, 7.0, 7.0]), better)
    assert METHODS["rank"].score(np.array([7.0]), params, 1.0, 6.0) == pytest.approx(3.5)
    assert METHODS["rank"].prepare({}, np.array([7.0]), better) is None


@pytest.mark.parametrize("reference", [[7.0, 7.1], [0.0, 1e-6], [1e15, 1.1e15], [-3.0, -3.0, -2.0]])
@pytest.mark.parametrize("method", [name for name, m in METHODS.items() if m.prepare])
def test_figures_that_differ_carry_a_scale_from_end_to_end(method, reference):
    params = {"zscore": {"clip": 0.5}, "quantile": {"groups": 2}}.get(method, {})
    fixed = METHODS[method].prepare(params, np.array(reference), "higher")
    scores = METHODS[method].score(np.array(reference), fixed, 1.0, 6.0)
    assert scores[-1] == 6.0
    assert scores[0] < 6.0


@pytest.mark.parametrize("ends", [(0.1, 1.2), (1 / 3, 0.7 + 0.7), (-1e6, 0.1), (0.3, 1e6)])
@pytest.mark.parametrize(("method", "params", "reference", "better", "examples"), EXAMPLES)
def test_scores_stay_on_any_scale_to_the_bit(ends, method, params, reference, better, examples):
    if method in ("bands", "categories"):
        return  # these name their scores themselves
    if method == "piecewise":
        params = {"points": [[0, ends[0]], [3, ends[1]]]}
    definition = METHODS[method]
    fixed = definition.prepare(params, np.array(reference, float), better) if definition.prepare else params
    scores = definition.score(np.array([*examples, 1e15, 2.9999999]), fixed, *ends)
    assert ((scores >= ends[0]) & (scores <= ends[1])).all()


BAD = [
    ("goalposts", {"worst": 1e15, "best": 1e15 + 1, "transform": "log"}, None, "too near or too far"),
    ("goalposts", {"worst": -1e308, "best": 1e308}, None, "too near or too far"),
    ("goalpost", {}, None, 'Did you mean "goalposts"?'),
    ("goalposts", {"worst": 1}, None, 'goalposts needs "best"'),
    ("goalposts", {"worst": 1, "best": 1}, None, "must differ"),
    ("goalposts", {"worst": 1, "best": True}, None, "must be a number"),
    ("goalposts", {"worst": 0, "best": 9, "transform": "log"}, None, "numbers above 0"),
    ("goalposts", {"worst": 1, "best": 9, "transform": "ln"}, None, "must be one of none, log"),
    ("goalposts", {"worst": 1, "best": 9, "wrost": 2}, None, 'Did you mean "worst"?'),
    ("goalposts", {"worst": 0, "best": 9}, "lower", "gives higher scores to higher figures"),
    ("bands", {"cuts": [2, 1], "scores": [1, 2, 3]}, None, "numbers that rise"),
    ("bands", {"cuts": [1], "scores": [1, 2, 3]}, None, "needs 2 entries"),
    ("bands", {"cuts": [1], "scores": [1, 7]}, None, "from 1 to 6"),
    ("bands", {"cuts": ["x"], "scores": [1, 2]}, None, "must be numbers"),
    ("piecewise", {"points": [[0, 1]]}, None, "at least two pairs"),
    ("piecewise", {"points": [[1, 1], [1, 2]]}, None, "must rise"),
    ("piecewise", {"points": [[1, 1], [2]]}, None, "pairs of numbers"),
    ("categories", {"map": {}}, None, "at least one value"),
    ("categories", {"map": {"a": 1}}, None, "must be numbers"),
    ("categories", {"map": {0: 0}}, None, "from 1 to 6"),
    ("categories", {"map": {0: 6, 1: 1}}, "higher", "gives higher scores to lower figures"),
    ("minmax", {"reference": "decade"}, None, "year or panel"),
    ("quantile", {"groups": 1}, None, "2 or more"),
    ("zscore", {"clip": 0}, None, "above 0"),
]


@pytest.mark.parametrize(("method", "params", "better", "message"), BAD)
def test_a_faulty_scale_is_refused_in_one_sentence(method, params, better, message):
    faults, scale, _ = check_scale(method, params, better, 1.0, 6.0)
    assert scale is None
    assert len(faults) == 1
    assert message in faults[0]


def test_a_good_scale_states_its_direction():
    assert check_scale("goalposts", {"worst": 9, "best": 1}, None, 1.0, 6.0)[2] == "lower"
    assert check_scale("rank", {}, "lower", 1.0, 6.0)[2] == "lower"
    assert check_scale("rank", {}, None, 1.0, 6.0)[2] == "higher"
