"""Ranks, pairs and sets of ranks from draws, against counting by hand."""

import numpy as np
import pytest

from methodology.doubt.ranks import above_counts, rank_draws, rank_ranges, rank_sets
from tests.support.loop_doubt import ranks as ranks_by_hand

LOWEST, HIGHEST = 1.0, 6.0


def drawn(rows):
    return np.array(rows, dtype=np.float32)


def random_draws(economies, draws, levels, seed=1):
    """Scores on few levels, so that many are level."""
    steps = np.random.default_rng(seed).integers(0, levels, (economies, draws))
    return drawn(1 + 5 * steps / (levels - 1))


def test_ranks_count_those_above():
    ranks = rank_draws(drawn([[6.0, 1.0], [3.5, 2.0], [1.0, 3.0]]), LOWEST, HIGHEST)
    assert ranks.first.tolist() == [[0, 2], [1, 1], [2, 0]]
    assert ranks.last is ranks.first
    assert not len(ranks.tied)


def test_level_ones_share_their_places():
    ranks = rank_draws(drawn([[2.0, 2.0], [5.0, 2.0], [2.0, 1.0]]), LOWEST, HIGHEST)
    assert ranks.first.tolist() == [[1, 0], [0, 0], [1, 2]]
    assert ranks.last.tolist() == [[2, 1], [0, 1], [2, 2]]
    assert ranks.tied.tolist() == [0, 1]


SIZES = [(1, 5, 3), (7, 1203, 4), (40, 601, 1000), (256, 20, 60), (257, 20, 60), (300, 30, 99999)]


@pytest.mark.parametrize(("economies", "draws", "levels"), SIZES)
def test_ranks_agree_with_counting(economies, draws, levels):
    scores = random_draws(economies, draws, levels)
    ranks = rank_draws(scores, LOWEST, HIGHEST)
    for draw in range(0, draws, 7):
        expected = np.array(ranks_by_hand(scores[:, draw].tolist()))
        assert (ranks.first[:, draw] == expected[:, 0] - 1).all()
        assert (ranks.last[:, draw] == expected[:, 1] - 1).all()


@pytest.mark.parametrize(("economies", "draws", "levels"), [(2, 9, 2), (9, 2041, 5), (12, 4085, 9999)])
def test_pairs_agree_with_counting(economies, draws, levels):
    scores = random_draws(economies, draws, levels)
    above = above_counts(rank_draws(scores, LOWEST, HIGHEST))
    for one in range(economies):
        for other in range(economies):
            assert above[one, other] == (scores[one] > scores[other]).sum()


def test_the_range_leaves_half_of_the_rest_on_each_side():
    # Ranks 1 to 20 in twenty draws each once: nine tenths leave out one draw on each side.
    own = np.linspace(1.1, 5.9, 20)
    scores = drawn([own, *[np.full(20, level) for level in (own[:-1] + own[1:]) / 2]])
    best, worst = rank_ranges(rank_draws(scores, LOWEST, HIGHEST), 0.9)
    assert (best[0], worst[0]) == (1, 19)
    best, worst = rank_ranges(rank_draws(scores, LOWEST, HIGHEST), 0.88)
    assert (best[0], worst[0]) == (2, 19)


def test_level_ones_take_their_best_and_their_worst_rank():
    best, worst = rank_ranges(rank_draws(drawn([[3.0] * 9, [3.0] * 9, [2.0] * 9]), LOWEST, HIGHEST), 0.9)
    assert best.tolist() == [1, 1, 3]
    assert worst.tolist() == [2, 2, 3]


def test_sets_keep_certain_ranks_and_join_uncertain_ones():
    noise = np.random.default_rng(3).standard_normal((4, 4000)) * 0.1
    scores = drawn(np.array([[5.0], [3.0], [2.95], [1.5]]) + noise)
    best, worst = rank_sets(scores, 0.9)
    assert best.tolist() == [1, 2, 2, 4]
    assert worst.tolist() == [1, 3, 3, 4]


def test_sets_hold_together_as_often_as_told():
    """Of eight equals none is put above another in nine of ten repetitions, whatever they have in common."""
    random, repetitions, hits = np.random.default_rng(4), 400, 0
    for _ in range(repetitions):
        estimate = 3.5 + random.standard_normal((8, 1)) * 0.1
        common = random.standard_normal(600) * 0.4
        scores = drawn(estimate + common + random.standard_normal((8, 600)) * 0.1)
        best, worst = rank_sets(scores, 0.9)
        hits += bool((best == 1).all() and (worst == 8).all())
    assert 0.86 <= hits / repetitions <= 0.94


def test_what_all_have_in_common_or_others_lack_in_precision_blurs_no_pair():
    random = np.random.default_rng(6)
    own = np.array([0.02, 0.02, 0.3, 0.3, 0.3, 0.3])[:, None] * random.standard_normal((6, 2000))
    scores = drawn(
        np.array([[3.3], [3.0], [3.1], [3.1], [3.1], [3.1]]) + own + random.standard_normal(2000) * 0.4
    )
    best, worst = rank_sets(scores, 0.9)
    assert (best[0], worst[0]) == (1, 5)
    assert (best[1], worst[1]) == (2, 6)


def test_one_economy_is_first_and_last():
    scores = drawn([[2.0, 3.0]])
    assert [x.tolist() for x in rank_sets(scores, 0.9)] == [[1], [1]]
    assert [x.tolist() for x in rank_ranges(rank_draws(scores, LOWEST, HIGHEST), 0.9)] == [[1], [1]]
    assert above_counts(rank_draws(scores, LOWEST, HIGHEST)).tolist() == [[0]]
