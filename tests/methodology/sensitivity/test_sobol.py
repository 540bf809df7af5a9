"""Sobol' points and indices: by hand, against the known answer, and against SALib."""

from __future__ import annotations

import numpy as np
import pytest
from SALib.analyze import sobol as salib
from scipy.stats import qmc

from methodology.sensitivity.sobol import saltelli_design, sobol_indices
from methodology.statistics.sobol_points import sobol_points

ISHIGAMI_FIRST, ISHIGAMI_TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)
"""Ishigami and Homma (1990) with a = 7, b = 0.1."""


def ishigami(design):
    x = np.pi * (2 * design - 1)
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


@pytest.mark.parametrize(("count", "dimensions"), [(1, 1), (2, 3), (1000, 12), (1024, 32)])
def test_points_are_the_first_of_the_sequence(count, dimensions):
    expected = qmc.Sobol(dimensions, scramble=False).random_base2(10)[:count]
    assert np.array_equal(sobol_points(count, dimensions), expected)


def test_points_are_those_of_joe_and_kuo():
    # The points of the implementation that comes with their direction numbers
    expected = [[0, 0, 0], [4, 4, 4], [6, 2, 2], [2, 6, 6], [3, 3, 5], [7, 7, 1], [5, 1, 7], [1, 5, 3]]
    assert (sobol_points(8, 3) * 8).tolist() == expected


def test_a_seed_always_gives_the_same_points():
    # One random word a dimension: with it every run that was published can be run again, to the last digit
    expected = [
        [0.4731886980589479, 0.511821624590084, 0.7551675080321729],
        [0.9731886980589479, 0.011821624590083957, 0.2551675080321729],
        [0.7231886980589479, 0.761821624590084, 0.5051675080321729],
        [0.22318869805894792, 0.26182162459008396, 0.005167508032172918],
    ]
    assert sobol_points(4, 3, seed=1).tolist() == expected


def test_shifted_points_hit_every_interval_once():
    points = sobol_points(256, 5, seed=7)
    assert np.all(np.sort((points * 256).astype(int), axis=0) == np.arange(256)[:, None])
    assert not np.array_equal(points, sobol_points(256, 5, seed=8))
    assert np.array_equal(points, sobol_points(256, 5, seed=7))


@pytest.mark.parametrize(("count", "dimensions", "words"), [(8, 99999, "99999"), (8, 0, "0"), (0, 2, "0")])
def test_points_that_cannot_be_made_are_refused(count, dimensions, words):
    with pytest.raises(ValueError, match=words):
        sobol_points(count, dimensions)


def test_each_block_takes_one_column_of_the_other_half():
    design = saltelli_design(3, 8)
    a, b = design[0], design[1]
    assert design.shape == (5, 8, 3)
    assert np.array_equal(design[3], np.stack([a[:, 0], b[:, 1], a[:, 2]], axis=1))
    with pytest.raises(ValueError, match="base of 2"):
        saltelli_design(3, 1)


def test_indices_by_hand():
    # A 1, 3; B 2, 4; AB 2, 3. V of 1, 3, 2, 4 is 1.25.
    # S = 1 - (0 + 1)/4 / 1.25 = 0.8; S_T = (1 + 0)/4 / 1.25 = 0.2
    found = sobol_indices(np.array([[[1.0], [3.0]], [[2.0], [4.0]], [[2.0], [3.0]]]))
    assert found.first == pytest.approx(np.array([[0.8]]))
    assert found.total == pytest.approx(np.array([[0.2]]))


def test_a_sum_splits_by_the_squares_of_its_coefficients():
    design = saltelli_design(3, 1024)
    found = sobol_indices((design @ np.array([1.0, 2.0, 0.0]))[:, :, None])
    assert found.first[0] == pytest.approx([0.2, 0.8, 0.0], abs=0.03)
    assert found.total[0] == pytest.approx([0.2, 0.8, 0.0], abs=0.01)
    assert found.total[0, 2] == 0.0


def test_ishigami_has_its_known_indices():
    found = sobol_indices(ishigami(saltelli_design(3, 4096))[:, :, None])
    assert found.first[0] == pytest.approx(ISHIGAMI_FIRST, abs=0.03)
    assert found.total[0] == pytest.approx(ISHIGAMI_TOTAL, abs=0.03)
    assert np.all(found.first_low <= found.first)
    assert np.all(found.first <= found.first_high)
    assert np.all(found.total_low <= np.array(ISHIGAMI_TOTAL))
    assert np.all(np.array(ISHIGAMI_TOTAL) <= found.total_high)


def test_ishigami_agrees_with_salib():
    design = saltelli_design(3, 1024)
    values = ishigami(design)
    # SALib takes the runs row by row: A, AB_1, ..., AB_k, B
    rows = values[[0, 2, 3, 4, 1]].T.reshape(-1)
    problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[-np.pi, np.pi]] * 3}
    other = salib.analyze(problem, rows, calc_second_order=False, num_resamples=200, seed=1)
    found = sobol_indices(values[:, :, None])
    assert found.total[0] == pytest.approx(other["ST"], abs=1e-12)  # the same estimator
    assert found.first[0] == pytest.approx(other["S1"], abs=0.06)  # Jansen's against Saltelli's
    half_width = (found.total_high - found.total_low)[0] / 2
    assert half_width == pytest.approx(other["ST_conf"], rel=0.25)


def test_the_bootstrap_is_the_plain_one():
    values = ishigami(saltelli_design(3, 64))
    found = sobol_indices(values[:, :, None], resamples=40, level=0.9, seed=5)
    chosen = np.random.default_rng(5).integers(0, 64, (40, 64))
    totals = [
        [0.5 * np.mean((v[0] - v[2 + i]) ** 2) / np.var(v[:2]) for i in range(3)]
        for v in (values[:, rows] for rows in chosen)
    ]
    assert found.total_low[0] == pytest.approx(np.quantile(totals, 0.05, axis=0))
    assert found.total_high[0] == pytest.approx(np.quantile(totals, 0.95, axis=0))


def test_outputs_do_not_disturb_one_another():
    values = ishigami(saltelli_design(3, 32))
    many = np.stack([values * scale + scale for scale in range(1, 101)], axis=2)
    found = sobol_indices(many, resamples=20)
    assert found.first.shape == (100, 3)
    assert found.first == pytest.approx(np.broadcast_to(found.first[0], (100, 3)))
    assert found.total_high == pytest.approx(np.broadcast_to(found.total_high[0], (100, 3)))


def test_what_does_not_vary_has_no_indices():
    found = sobol_indices(np.full((4, 8, 2), 3.7), resamples=10)
    assert np.isnan(found.first).all()
    assert np.isnan(found.total_high).all()


def test_values_without_blocks_are_refused():
    with pytest.raises(ValueError, match="blocks"):
        sobol_indices(np.zeros((2, 8, 1)))
