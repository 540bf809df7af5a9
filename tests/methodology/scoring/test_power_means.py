"""Power means of every power: worked by hand, against fifty digits, and the laws that any mean keeps."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methodology.doubt.errors.sums import Sums, sum_of
from methodology.scoring.aggregation.aggregate import power_mean

POWERS = st.one_of(
    st.floats(-1000, 1000),
    st.sampled_from([0.0, 1.0, -1.0, 2.0, 1e-9, -1e-9, 1e-300, -5e-324, 100.0, -1000.0, 1e308, -1e308]),
    st.sampled_from([np.inf, -np.inf]),
)
SCORES = st.one_of(st.floats(1e-3, 1e6), st.sampled_from([0.0, 1.0, 3.5, 6.0, 1e-300]))
WEIGHTS = st.one_of(st.floats(1e-6, 1e6), st.sampled_from([1e-6, 0.1, 1.0, 3.0, 1e6]))
CHILDREN = st.lists(st.tuples(SCORES, WEIGHTS), min_size=1, max_size=6)


def mean(children, power):
    """The mean of (score, weight) pairs; a child without a score is None."""
    scores = np.array([[np.nan if score is None else score] for score, _ in children])
    weights = np.array([[weight for _, weight in children]])
    means, defined = power_mean(scores, ~np.isnan(scores), weights, power)
    return float(means[0, 0]) if defined[0, 0] else None


BY_HAND = [
    ([(3.5, 1), (3.5, 1)], -1000, 3.5),
    ([(3.5, 1), (3.5, 1)], 1000, 3.5),
    ([(3.5, 0.1), (3.5, 0.2), (3.5, 0.3)], 1, 3.5),
    ([(1, 1), (6, 1)], 1, 3.5),
    ([(2, 1), (8, 1)], 0, 4),
    ([(2, 1), (6, 1)], -1, 3),
    ([(1, 1), (7, 1)], 2, 5),
    ([(2, 1), (8, 1)], 1e-9, 4 * (1 + 1e-9 * np.log(2) ** 2 / 2)),
    ([(2, 1), (8, 3)], -np.inf, 2),
    ([(2, 1), (8, 3)], np.inf, 8),
    # two terms, of which only the larger counts: 6 / 2^(1/1000) and 1 · 2^(1/1000)
    ([(1, 1), (6, 1)], 1000, 6 / 2**0.001),
    ([(1, 1), (6, 1)], -1000, 2**0.001),
    ([(0, 1), (6, 1)], -1000, 0),
    ([(0, 1), (6, 1)], -1e-9, 0),
    ([(0, 1), (6, 1)], 0, 0),
    ([(0, 1), (6, 1)], 2, 6 / 2**0.5),
    ([(0, 1), (0, 1)], 1000, 0),
    ([(0, 0), (6, 1)], -1, 6),
    ([(None, 1), (6, 1)], -1000, 6),
    ([(None, 1), (None, 1)], 1000, None),
]


@pytest.mark.parametrize(("children", "power", "expected"), BY_HAND)
def test_worked_by_hand(children, power, expected):
    assert mean(children, power) == (None if expected is None else pytest.approx(expected, rel=1e-12))


def in_fifty_digits(children, power):
    """The formula as it is written, with digits enough for any power."""
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = 60, 10**9, -(10**9)
        parts = [(Decimal(score), Decimal(weight)) for score, weight in children]
        whole = sum(weight for _, weight in parts)
        if power == 0:
            return float((sum(w * s.ln() for s, w in parts) / whole).exp())
        p = Decimal(power)
        total = sum(w * (p * s.ln()).exp() for s, w in parts) / whole
        return float((total.ln() / p).exp())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.floats(1e-3, 1e6), WEIGHTS), min_size=1, max_size=4),
    st.one_of(st.floats(-1000, 1000), st.sampled_from([0.0, 1e-9, -1e-9, 1e-5])),
)
def test_every_power_agrees_with_the_formula_in_fifty_digits(children, power):
    power = 0.0 if abs(power) < 1e-20 else power  # of which sixty digits leave nothing
    assert mean(children, power) == pytest.approx(in_fifty_digits(children, power), rel=1e-12)


@given(SCORES, st.lists(WEIGHTS, min_size=1, max_size=6), POWERS)
def test_the_mean_of_equals_is_that_value_to_the_bit(score, weights, power):
    assert mean([(score, weight) for weight in weights], power) == score


@given(SCORES, WEIGHTS, POWERS)
def test_a_single_child_passes_unchanged_beside_missing_and_weightless_ones(score, weight, power):
    assert mean([(None, 2.0), (score, weight), (5.0, 0.0)], power) == score


@given(CHILDREN, POWERS)
def test_a_mean_lies_between_its_children(children, power):
    scores = [score for score, _ in children]
    assert min(scores) <= mean(children, power) <= max(scores)


@given(CHILDREN, POWERS, POWERS)
def test_a_mean_never_falls_as_the_power_rises(children, one, other):
    low, high = sorted((one, other))
    assert mean(children, low) <= mean(children, high) * (1 + 1e-12)


@given(CHILDREN, POWERS, st.floats(1e-3, 1e3))
def test_a_mean_of_scores_so_many_times_as_large_is_so_many_times_as_large(children, power, factor):
    larger = mean([(score * factor, weight) for score, weight in children], power)
    assert larger == pytest.approx(mean(children, power) * factor, rel=1e-12)


@given(CHILDREN, POWERS, st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter(children, power, random):
    mixed = random.sample(children, len(children))
    assert mean(mixed, power) == pytest.approx(mean(children, power), rel=1e-12)


@given(CHILDREN, POWERS, st.floats(1e-6, 1e6))
def test_only_the_proportions_of_weights_matter(children, power, factor):
    heavier = mean([(score, weight * factor) for score, weight in children], power)
    assert heavier == pytest.approx(mean(children, power), rel=1e-12)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(1, 6), st.floats(0.01, 50), st.floats(0.1, 1)), min_size=1, max_size=5),
    st.one_of(st.floats(-1000, 1000), st.sampled_from([0.0, 1.0, -1.0, 1e-9, -1e-9, 0.5, 100.0])),
    st.sampled_from([(1, 6), (0, 6), (0, 1e6)]),
)
def test_sums_of_draws_in_single_precision_agree(children, power, scale):
    """The doubt adds up what it cannot hold at once; three draws of two economies, the second with a gap."""
    lowest, highest = scale
    sums = Sums(
        ((slice(0, 1), sum_of(power, lowest, highest)), (slice(1, 3), sum_of(power, lowest, highest)))
    )
    total, whole = np.empty((2, 3), dtype=np.float32), np.zeros((2, 3), dtype=np.float32)
    sums.start(total)
    for place, (score, weight, share) in enumerate(children):
        part = sums.parts(np.full((2, 3), score, dtype=np.float32))
        sums.weigh(part, np.full(3, weight, dtype=np.float32))
        gone = np.array([False, place > 0])
        sums.blank(part, gone)
        sums.add(total, part, np.full((2, 1), share, dtype=np.float32))
        whole += np.where(gone, 0, weight * share)[:, None].astype(np.float32)
    sums.finish(total, whole)
    both = mean([(score, weight * share) for score, weight, share in children], power)
    assert total[0] == pytest.approx(both, rel=1e-4)
    assert total[1] == pytest.approx(children[0][0], rel=1e-4)
