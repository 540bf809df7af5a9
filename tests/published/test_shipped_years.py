"""The year that readers see first is the newest one with enough fresh evidence, in the shipped content."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.content.load import load_content
from methodology.change.comparable import steps
from methodology.explain.freshness import freshness, newest_fresh_year
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> ScoreBook:
    return score(load_content(ROOT))


def test_the_default_year_is_the_newest_with_fresh_evidence(book: ScoreBook) -> None:
    found = freshness(book, book.default_year)
    assert newest_fresh_year(book) == book.default_year, found
    assert found.of_the_year >= 0.4
    assert found.one_year_old >= 0.6


def test_no_score_of_the_default_year_rests_on_carried_figures_alone(book: ScoreBook) -> None:
    for pillar in book.framework.pillars:
        row = book.tree.pillar_index[pillar.id]
        for economy in book.economies:
            at = book.spot(economy.iso3, book.default_year)
            if book.panels["all"].pillar.state[row, at] == SCORED:
                weights = book.observed_weights(row, "all", at)
                years = book.figures.year.reshape(len(weights), -1)[:, at]
                assert weights[years == book.default_year].sum() >= 0.2 - 1e-9, (pillar.id, economy.iso3)


def test_years_are_never_compared_where_other_figures_stand_behind_them(book: ScoreBook) -> None:
    for first, last in zip(book.years[-4:], book.years[-3:], strict=False):
        found = steps(book, "pillar", "all", first, last)
        assert not (found.comparable & ((found.before != found.after) | (found.shared != found.after))).any()
