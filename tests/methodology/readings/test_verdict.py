"""The verdict on "A scores above B": closed forms, a linear programme, and what two economies share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from methodology.model import Gate
from methodology.readings.comparison import DIMENSION, INDICATOR, PILLAR
from methodology.readings.verdict import holding_share, smallest_flip, verdict
from methodology.readings.what_if import Rules, rescore
from methodology.scoring.aggregation.aggregate import power_mean
from methodology.scoring.engine import score
from methodology.scoring.scorebook import OVERALL
from tests.support.content import content, indicator, pillar
from tests.support.what_if import BOOK, ECONOMIES


def test_the_two_are_compared_over_what_both_have() -> None:
    found = verdict(rescore(BOOK, Rules(), 2020), "AAA", "CCC", "privacy", ECONOMIES)
    assert found is not None
    assert found.comparison.parts == ("law",)
    assert found.comparison.possible == 3
    assert (found.first, found.second) == (pytest.approx(5.5), pytest.approx(4.5))
    assert found.share == 1.0
    assert found.flip is None


def test_nothing_in_common_gives_no_verdict() -> None:
    rules = Rules(left_out=frozenset({"law"}))
    assert verdict(rescore(BOOK, rules, 2020), "AAA", "CCC", "privacy", ECONOMIES) is None


def test_two_parts_flip_where_the_formula_says() -> None:
    flip = smallest_flip(np.array([0.5, 0.5]), np.array([3.0, -1.0]))
    assert flip is not None
    assert flip.moved == pytest.approx(abs(0.5 * 3 - 0.5 * 1) / abs(3 - -1))
    assert flip.after == pytest.approx([0.25, 0.75])
    assert flip.beyond


def test_a_conclusion_that_does_not_hold_is_turned_the_other_way() -> None:
    flip = smallest_flip(np.array([0.25, 0.75]), np.array([1.0, -1.0]))
    assert flip is not None
    assert flip.after == pytest.approx([0.5, 0.5])
    assert flip.moved == pytest.approx(0.25)


def test_an_advantage_everywhere_cannot_be_turned() -> None:
    assert smallest_flip(np.array([0.5, 0.5]), np.array([2.0, 0.1])) is None
    level = smallest_flip(np.array([0.5, 0.5]), np.array([2.0, 0.0]))
    assert level is not None
    assert (level.moved, level.beyond) == (pytest.approx(0.5), False)


ADVANTAGES = st.lists(st.integers(-50, 50), min_size=2, max_size=12)


@settings(max_examples=60, deadline=None)
@given(ADVANTAGES, st.data())
def test_the_smallest_flip_is_the_solution_of_the_linear_programme(
    whole: list[int], data: st.DataObject
) -> None:
    advantage = np.array(whole, dtype=np.float64) / 10
    size = len(advantage)
    raw = data.draw(st.lists(st.integers(0, 20), min_size=size, max_size=size).filter(any))
    weight = np.array(raw, dtype=np.float64) / sum(raw)
    sign = 1.0 if weight @ advantage >= 0 else -1.0
    # min Σ(u + d) with v = w + u - d ≥ 0, Σ v = 1 and sign·Σ v·δ ≤ 0
    identity = np.eye(size)
    solved = linprog(
        np.ones(2 * size),
        A_ub=np.vstack(
            [np.hstack([-identity, identity]), sign * np.concatenate([advantage, -advantage])[None]]
        ),
        b_ub=np.concatenate([weight, [-sign * (weight @ advantage)]]),
        A_eq=np.concatenate([np.ones(size), -np.ones(size)])[None],
        b_eq=[0.0],
        method="highs",
    )
    flip = smallest_flip(weight, advantage)
    assert (flip is None) == (solved.status == 2)
    if flip is not None:
        assert 2 * flip.moved == pytest.approx(solved.fun, abs=1e-7)
        assert flip.after.min() >= -1e-12
        assert flip.after.sum() == pytest.approx(1.0)
        assert flip.after @ advantage == pytest.approx(0.0, abs=1e-9)
        assert np.abs(flip.after - weight).sum() == pytest.approx(2 * flip.moved)


def comparison(first: list[float], second: list[float], power: float = 1.0, inner: float | None = None):
    """Two economies on indicators of one dimension each, all alike in weight."""
    names = [f"i{place}" for place in range(len(first))]
    rows = [
        (name, iso3, 2020, 20 * (value - 1))
        for iso3, scores in (("AAA", first), ("BBB", second))
        for name, value in zip(names, scores, strict=True)
    ]
    made = content(
        [indicator(name, dimension=f"d-{name}") for name in names],
        rows,
        [pillar("privacy", *(f"d-{name}" for name in names))],
        ("AAA", "BBB"),
        aggregation={"dimension": power if inner is None else inner, "pillar": power, "overall": 1.0},
    )
    return verdict(rescore(score(made), Rules(), 2020), "AAA", "BBB", "privacy", ("AAA", "BBB"))


def flat_share(advantage: list[float]) -> float:
    """The exact share of all weightings (uniform on the simplex) in which Σ w·δ is above 0; distinct δ."""
    n = len(advantage)
    total = 0.0
    for place, own in enumerate(advantage):
        others = [own - other for at, other in enumerate(advantage) if at != place]
        total += max(own, 0.0) ** (n - 1) / float(np.prod(others))
    return total


@pytest.mark.parametrize(
    "advantage", [[2.0, -1.0], [3.0, 1.0, -1.5], [2.5, 0.5, -0.75, -2.0], [1.0, 0.2, -0.4, -0.6, -3.0]]
)
def test_the_share_of_weightings_agrees_with_its_closed_form(advantage: list[float]) -> None:
    found = comparison([3.5 + own / 2 for own in advantage], [3.5 - own / 2 for own in advantage])
    assert found is not None
    assert found.draws == 2000
    assert found.share == pytest.approx(flat_share(advantage), abs=3 * 0.5 / np.sqrt(found.draws))
    many = holding_share(found.comparison, 200_000, 7)
    assert many == pytest.approx(flat_share(advantage), abs=3 * 0.5 / np.sqrt(200_000))


def test_the_share_of_parts_in_groups_draws_on_both_levels() -> None:
    found = verdict(rescore(BOOK, Rules(), 2020), "AAA", "BBB", "privacy", ECONOMIES)
    assert found is not None
    random = np.random.default_rng(3)
    law = random.dirichlet([1, 1], 100_000)
    groups = random.dirichlet([1, 1], 100_000)
    drawn = groups[:, 0] * (law @ np.array([3.0, -2.0])) + groups[:, 1] * -0.5
    assert holding_share(found.comparison, 100_000, 1) == pytest.approx((drawn > 0).mean(), abs=0.01)


def test_the_same_seed_gives_the_same_share() -> None:
    shares = {comparison([5.0, 2.0, 3.0], [4.0, 3.0, 3.5]).share for _ in range(3)}
    assert len(shares) == 1


def test_with_one_mean_throughout_weight_moves_between_indicators() -> None:
    found = comparison([5.0, 2.0], [3.0, 3.0], power=0.0)
    assert found is not None
    assert found.comparison.level == INDICATOR
    assert found.names == ("i0", "i1")
    first, second = found.flip.after @ np.log([5.0, 2.0]), found.flip.after @ np.log([3.0, 3.0])
    assert first == pytest.approx(second)


def test_with_a_negative_power_the_flip_still_levels_the_two() -> None:
    found = comparison([5.0, 2.0], [3.0, 3.0], power=-1.0)
    assert found is not None
    means = [1 / (found.flip.after @ (1 / np.array(own))) for own in ([5.0, 2.0], [3.0, 3.0])]
    assert means[0] == pytest.approx(means[1])
    assert (found.first, found.second) == (pytest.approx(2 / 0.7), pytest.approx(3.0))
    assert not found.holds


def test_where_means_differ_weight_moves_between_dimensions() -> None:
    rules = Rules(aggregation={"dimension": 0.0})
    found = verdict(rescore(BOOK, rules, 2020), "AAA", "BBB", "privacy", ECONOMIES)
    assert found is not None
    assert found.comparison.level == DIMENSION
    assert found.names == ("privacy.law", "privacy.watch")
    law = [np.exp((2 * np.log(a) + np.log(b)) / 3) for a, b in ((5.5, 2.0), (2.5, 4.0))]
    assert found.flip.after @ [law[0] - law[1], 3.0 - 3.5] == pytest.approx(0.0, abs=1e-9)


def test_a_score_of_0_under_a_geometric_mean_has_no_exact_flip() -> None:
    made = content(
        [indicator("a"), indicator("b")],
        [
            ("a", "AAA", 2020, 0.0),
            ("b", "AAA", 2020, 80.0),
            ("a", "BBB", 2020, 10.0),
            ("b", "BBB", 2020, 10.0),
        ],
        economies=("AAA", "BBB"),
        scale_min=0.0,
        aggregation={"dimension": 0.0, "pillar": 0.0, "overall": 0.0},
    )
    found = verdict(rescore(score(made), Rules(), 2020), "AAA", "BBB", "privacy", ("AAA", "BBB"))
    assert found is not None
    assert (found.exact, found.flip, found.first) == (False, None, 0.0)


def test_of_an_overall_the_weights_of_pillars_move() -> None:
    rules = Rules(overall=True, gate=Gate())
    found = verdict(rescore(BOOK, rules, 2020), "BBB", "CCC", OVERALL, ECONOMIES)
    assert found is not None
    assert found.comparison.level == PILLAR
    assert found.names == ("privacy", "access")
    assert found.share == pytest.approx(
        flat_share(list(found.comparison.first - found.comparison.second)), abs=0.04
    )


def test_an_overall_that_one_of_the_two_lacks_gives_no_verdict() -> None:
    found = rescore(BOOK, Rules(overall=True, gate=Gate(coverage=0.99)), 2020)
    assert verdict(found, "AAA", "CCC", OVERALL, ECONOMIES) is None


def test_a_lane_is_compared_over_its_own_indicators() -> None:
    found = verdict(rescore(BOOK, Rules(), 2020, "corporate"), "AAA", "BBB", "privacy", ECONOMIES)
    assert found is not None
    assert found.comparison.parts == ("limits", "spying")


POWERS = (-1000.0, -300.0, -3.0, -1e-9, 1e-300, 1e-9, 0.5, 2.0, 300.0, 1000.0)


@pytest.mark.parametrize("power", POWERS)
def test_the_means_of_a_verdict_are_those_that_are_published(power: float) -> None:
    """At large powers s^p is more than a computer holds, near 0 it leaves no digits."""
    scores = np.array([[5.0, 3.0], [2.0, 3.0], [4.0, 3.5]])
    found = comparison(list(scores[:, 0]), list(scores[:, 1]), power=power)
    known = np.ones((3, 2), dtype=np.bool_)
    mean, _ = power_mean(scores, known, np.ones((1, 3)) / 3, power)
    assert (found.first, found.second) == (pytest.approx(mean[0, 0]), pytest.approx(mean[0, 1]))
    assert found.exact
    assert 0 <= found.share <= 1


@pytest.mark.parametrize("power", POWERS)
def test_one_who_is_ahead_everywhere_is_ahead_under_every_power_and_weighting(power: float) -> None:
    found = comparison([3.0, 2.0, 5.5], [2.0, 1.5, 5.0], power=power)
    assert found.holds
    assert (found.share, found.flip, found.exact) == (1.0, None, True)


@pytest.mark.parametrize("power", [-40.0, -1e-9, 1e-9, 40.0])
def test_a_flip_levels_the_two_under_strange_powers(power: float) -> None:
    found = comparison([5.0, 2.0, 4.0], [3.0, 3.0, 4.5], power=power)
    after = np.asarray(found.flip.after)
    assert after.sum() == pytest.approx(1.0)
    known = np.ones((3, 2), dtype=np.bool_)
    both, _ = power_mean(np.array([[5.0, 3.0], [2.0, 3.0], [4.0, 4.5]]), known, after[None], power)
    assert both[0, 0] == pytest.approx(both[0, 1], abs=1e-6)
