"""What an informed person expects of the scores, written before they were seen, and how fresh they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from dashboard.content.load import load_content
from methodology.audit.agreement import nearest_figures
from methodology.audit.run import audit
from methodology.model import ALL
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.correlation import rank_correlation

ROOT = Path(__file__).parents[2]
PAIRS = Path(__file__).with_name("expected_pairs.txt")
CIVIL = ("privacy", "expression", "association")


@pytest.fixture(scope="module")
def book() -> ScoreBook:
    return score(load_content(ROOT))


def pairs() -> Iterator[tuple[str, str, str]]:
    """(right, better, worse) as the file lists them."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            right, *listed = line.split()
            yield from ((right, *pair.split(">")) for pair in listed)


def test_none_of_the_expected_pairs_is_wrong(book: ScoreBook):
    columns = {right: dict(zip(book.economy_index, book.column(right, book.default_year).score, strict=True))
               for right in book.tree.pillar_ids}  # fmt: skip
    told = [(right, a, b) for right, a, b in pairs() if not np.isnan(columns[right][a] + columns[right][b])]
    wrong = [(right, a, b) for right, a, b in told if columns[right][a] <= columns[right][b]]
    assert wrong == []
    assert len(told) >= 145


@pytest.mark.parametrize(
    ("pillar", "least"), [("privacy", 160), ("expression", 160), ("access", 150), ("association", 160)]
)
def test_coverage_of_the_default_year(book: ScoreBook, pillar: str, least: int):
    assert book.default_year == 2024
    assert Counter(book.column(pillar, book.default_year).state.tolist())[SCORED] >= least


def ages(book: ScoreBook, year: int) -> np.ndarray:
    """Years between observation and scored year of every figure used in `all`."""
    at = book.years.index(year)
    used = ~np.isnan(book.normalised.score[:, :, at]) & book.panels[ALL].weights.counted[:, None]
    return (year - book.figures.year[:, :, at])[used]


def test_the_figures_are_of_the_year_or_the_year_before(book: ScoreBook):
    found = ages(book, book.default_year)
    assert np.mean(found == 0) >= 0.55
    assert np.mean(found <= 1) >= 0.65


def test_the_default_year_is_the_newest_that_is_fresh_enough(book: ScoreBook):
    """40 % of the figures used are of that year, 60 % at most one year old."""
    fresh = [
        year
        for year in book.years
        if len(found := ages(book, year)) and np.mean(found == 0) >= 0.4 and np.mean(found <= 1) >= 0.6
    ]
    assert max(fresh) == book.default_year


def test_nothing_is_scored_from_carried_figures_alone(book: ScoreBook):
    for row in range(len(book.tree.pillar_ids)):
        for place in range(len(book.economies)):
            for spot, year in enumerate(book.years):
                at = place * len(book.years) + spot
                if book.panels[ALL].pillar.state[row, at] == SCORED:
                    weights = book.observed_weights(row, ALL, at)
                    fresh = book.figures.year.reshape(len(weights), -1)[:, at] == year
                    assert weights[fresh].sum() >= 0.2 - 1e-9


def test_no_company_evidence_enters_a_right(book: ScoreBook):
    lane_only = [i for i in book.framework.indicators if i.use == "lane"]
    assert lane_only
    for indicator in lane_only:
        assert book.leaf_weight(indicator.id, ALL) == 0
        assert book.leaf_weight(indicator.id, "state") == 0
        assert book.leaf_weight(indicator.id, "corporate") > 0
    for indicator in book.framework.indicators:
        assert indicator.use == "lane" or not indicator.responsibility.get("corporate")


def test_no_guard_refuses_an_indicator(book: ScoreBook):
    assert [str(r) for r in audit(book, book.default_year).refused] == []


@pytest.mark.parametrize("pillar", CIVIL)
def test_every_indicator_of_the_civil_rights_goes_with_civil_liberties(book: ScoreBook, pillar: str):
    liberty, _ = nearest_figures(book, book.methodology.guards.reference, book.default_year)
    at = book.years.index(book.default_year)
    for place, indicator in enumerate(book.framework.indicators):
        if indicator.pillar == pillar and indicator.use == "score" and indicator.decision is None:
            rho, _ = rank_correlation(book.normalised.score[place, :, at], liberty)
            assert np.isnan(rho) or rho >= 0.3, (indicator.id, rho)
