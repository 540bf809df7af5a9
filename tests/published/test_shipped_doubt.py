"""The doubt of the shipped content: every score has its interval, and the interval says something."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.content.load import check_content
from methodology.doubt.book import Doubt
from methodology.doubt.run import uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> ScoreBook:
    return score(check_content(ROOT))


@pytest.fixture(scope="module")
def doubt(book: ScoreBook) -> Doubt:
    return uncertainty(book, draws=1000)


OUTSIDE = 0.01
"""At most this share of the scores of rights may lie outside what their own evidence leaves open."""


def test_every_point_score_has_its_intervals_on_the_scale(book: ScoreBook, doubt: Doubt):
    arrays = doubt.arrays
    scored = ~np.isnan(arrays.score)
    for part in range(2):
        assert (arrays.low[part][scored] >= book.methodology.scale_min).all()
        assert (arrays.low[part][scored] <= arrays.high[part][scored]).all()
        assert (arrays.high[part][scored] <= book.methodology.scale_max).all()
        assert np.isnan(arrays.low[part][~scored]).all()
    assert ((arrays.low[0] <= arrays.median) & (arrays.median <= arrays.high[0]))[scored].all()
    assert (arrays.rank_low[scored] >= 1).all()
    assert not arrays.rank_high[~scored].any()


def test_what_is_not_scored_has_no_interval(book: ScoreBook, doubt: Doubt):
    for pillar in book.tree.pillar_ids:
        for lane in book.lanes:
            for economy in book.economies:
                state = book.cell(economy.iso3, pillar, doubt.year, lane).state
                assert (doubt.interval(economy.iso3, pillar, lane) is not None) == (state == "scored")


def test_every_score_of_a_right_is_doubted_by_evidence_and_by_method(book: ScoreBook, doubt: Doubt):
    arrays = doubt.arrays
    pillars = [doubt.nodes.index(pillar) for pillar in book.tree.pillar_ids]
    width = (arrays.high - arrays.low)[:, :, pillars]
    assert (width[~np.isnan(width)] > 0.1).all()


def test_hardly_any_score_of_a_right_lies_outside_its_interval(book: ScoreBook, doubt: Doubt):
    spots = [(economy.iso3, pillar, lane) for economy in book.economies for pillar in book.tree.pillar_ids
             for lane in book.lanes if doubt.is_scored(economy.iso3, pillar, lane)]  # fmt: skip
    found = [spot for spot in spots if doubt.outside(*spot)]
    assert len(found) <= OUTSIDE * len(spots), found


def test_every_indicator_score_has_an_interval_in_the_lanes_that_count_it(book: ScoreBook, doubt: Doubt):
    for indicator in book.framework.indicators:
        for economy in book.economies:
            for lane in book.lanes:
                cell = book.cell(economy.iso3, indicator.id, doubt.year, lane)
                found = doubt.interval(economy.iso3, indicator.id, lane)
                assert (found is not None) == (cell.score is not None)
                if found is not None:
                    assert not doubt.outside(economy.iso3, indicator.id, lane)


def test_every_indicator_says_where_its_error_comes_from(book: ScoreBook, doubt: Doubt):
    for indicator in book.framework.indicators:
        for economy in book.economies:
            found = doubt.measurement(economy.iso3, indicator.id)
            cell = book.cell(economy.iso3, indicator.id, doubt.year, book.home_lane(indicator.id))
            assert (found is None) == (cell.score is None)
            if found is not None:
                assert found.basis in ("source", "assumed", "none")
                assert found.error >= found.by_age
                assert found.by_age > 0 or cell.observed_year == doubt.year


def test_the_methodology_gives_every_doubt(book: ScoreBook):
    how = book.methodology.uncertainty
    used = {indicator.evidence for indicator in book.framework.indicators}
    assert used <= set(how.measurement)
    assert min(how.miscoded, how.goalposts, how.leave_out, how.weights) > 0
    assert len(how.aggregation) > 1
