"""More than 500 economies: orders are told more simply, at a cost that grows with their number alone."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import islice, product
from string import ascii_uppercase

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.answers.pairs.pairs import comparisons
from dashboard.answers.pairs.words import places_note
from methodology.doubt.book import PAIRS_OF, Doubt, DoubtArrays
from methodology.doubt.ranks import evenly, joint_rank_sets, rank_sets
from methodology.doubt.run import uncertainty
from methodology.model import Uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator

DRAWS = 600
HOW = Uncertainty(draws=DRAWS, measurement={"fact": 0.3}, aggregation={"arithmetic": 0.5, "geometric": 0.5})


def book_of(count: int) -> ScoreBook:
    """So many economies with two figures each, rising evenly."""
    names = ["".join(letters) for letters in islice(product(ascii_uppercase, repeat=3), count)]
    rows = [(name, iso3, 2020, 10 + 80 * place / count)
            for name in ("law", "use") for place, iso3 in enumerate(names)]  # fmt: skip
    found = content([indicator("law"), indicator("use")], rows, economies=names)
    return score(replace(found, methodology=replace(found.methodology, uncertainty=HOW)))


@pytest.fixture(scope="module")
def many() -> ScoreBook:
    return book_of(PAIRS_OF + 1)


@pytest.fixture(scope="module")
def doubt(many: ScoreBook) -> Doubt:
    return uncertainty(many, jobs=1)


def test_orders_rest_on_fewer_draws_and_say_so(many: ScoreBook, doubt: Doubt):
    first, last = doubt.economies[0], doubt.economies[-1]
    assert doubt.simpler
    assert (doubt.draws, doubt.order_draws) == (DRAWS, PAIRS_OF)
    assert doubt.compare(last, first, "privacy").above == 1
    assert doubt.rank_range(last, "privacy")[0] < 20
    assert 0.5 < doubt.told_apart("privacy") < 1
    note = places_note(comparisons(many, doubt, [first, last], "privacy"), 0.9)
    assert "rest on 500 of the 600 recalculations" in note


def test_up_to_500_economies_nothing_is_simpler():
    few = uncertainty(book_of(PAIRS_OF), draws=20, jobs=1)
    assert not few.simpler
    assert few.arrays.order.shape[-1] == 20


def test_what_is_kept_grows_with_the_economies_and_not_with_their_square(doubt: Doubt):
    count = len(doubt.economies)
    whole = sum(getattr(doubt.arrays, item.name).nbytes for item in fields(DoubtArrays))
    assert whole < count * 10_000


def test_jobs_change_nothing(many: ScoreBook, doubt: Doubt):
    more = uncertainty(many, jobs=3)
    for item in fields(DoubtArrays):
        assert getattr(more.arrays, item.name).tobytes() == getattr(doubt.arrays, item.name).tobytes()


@given(st.integers(1, 40), st.integers(1, 60), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_joint_sets_are_those_of_all_pairs_of_intervals(count: int, draws: int, seed: int):
    random = np.random.default_rng(seed)
    drawn = (random.normal(3, 1, (count, 1)) + random.normal(0, 0.2, (count, draws))).astype(np.float32)
    best, worst = joint_rank_sets(drawn, 0.9)
    mean, spread = drawn.mean(axis=1, dtype=np.float64), drawn.std(axis=1, dtype=np.float64)
    away = np.abs(drawn - mean[:, None]) / np.maximum(spread, 1e-9)[:, None]
    largest = np.sort(np.where(spread[:, None] > 1e-6, away, 0).max(axis=0))
    wide = largest[max(int(np.ceil(0.9 * draws - 1e-9)) - 1, 0)] * spread
    gap = (mean - wide)[:, None] - (mean + wide)
    surely, maybe = gap > 1e-4, gap > -1e-4  # the rest is rounding
    assert (1 + surely.sum(axis=0) <= best).all()
    assert (best <= 1 + maybe.sum(axis=0)).all()
    assert (count - maybe.sum(axis=1) <= worst).all()
    assert (worst <= count - surely.sum(axis=1)).all()


def test_joint_sets_hold_what_the_narrower_ones_hold_where_errors_are_alone():
    random = np.random.default_rng(1)
    drawn = (np.linspace(1, 6, 60)[:, None] + random.normal(0, 0.3, (60, 1000))).astype(np.float32)
    narrow, wide = rank_sets(drawn, 0.9), joint_rank_sets(drawn, 0.9)
    assert (wide[0] <= narrow[0]).all()
    assert (wide[1] >= narrow[1]).all()


@given(st.integers(0, 2000), st.integers(1, 600))
def test_evenly_spread_places_are_different_and_all_there(count: int, most: int):
    places = evenly(count, most).tolist()
    assert len(set(places)) == len(places) == min(count, most)
    assert all(0 <= place < count for place in places)
