"""Scores in the light of income: what economies of similar income achieve, beside the published score.

Incomes leave this module only where they may be passed on in bulk; `place` is then their
logarithm, otherwise no more than the economy's place in the order of incomes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.search import folded
from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.facts import without_withheld
from methodology.model import Floats, IncomeMeasure, Source
from methodology.readings.adjust_income import (
    NO_SCORE,
    TOO_FEW,
    IncomeFrontier,
    IncomeView,
    income_frontier,
    income_view,
    income_views,
    why_not,
)
from methodology.readings.income import incomes, may_repeat
from methodology.scoring.scorebook import Cell, ScoreBook
from methodology.statistics.correlation import mean_ranks, rank_correlation

HALF = 0.5
RAW, INCOME = "raw", "income"
VIEWS = (RAW, INCOME)
"""What the address of a list may ask for: published scores alone, or beside them what income explains."""


@dataclass(frozen=True)
class IncomeScore:
    """One economy: its published score (`cell`) and the income view of it (`view`, income None if withheld).

    `place` is where it stands by income, in the units of `IncomeWorld`; None where income is not known or not
    asked for.
    """

    name: str
    cell: Cell
    view: IncomeView
    place: float | None

    @property
    def adjusted(self) -> bool:
        return self.view.adjusted is not None

    @property
    def reaches(self) -> bool:
        """True where the score is at or above what economies of its income reach."""
        raw, frontier = self.view.raw, self.view.frontier
        return self.adjusted and raw is not None and frontier is not None and raw >= frontier


@dataclass(frozen=True)
class IncomeWorld:
    """One indicator in one year by income. `scores` are A to Z, every economy once.

    `reason` is one of adjust_income.REASONS where the indicator has no income view, else empty; `frontier`
    is then None. `steps` are (place, score) from which on the frontier holds. `rho` is Spearman's of scores
    with income over `compared` economies, NaN for too few. `incomes_shown` says that places are the natural
    logarithm of income; otherwise they are ranks from 0 to 1. `lowest` is the scale's lowest score.
    """

    indicator: str
    year: int
    reason: str
    frontier: IncomeFrontier | None
    scores: tuple[IncomeScore, ...]
    steps: tuple[tuple[float, float], ...]
    rho: float
    compared: int
    incomes_shown: bool
    measure: IncomeMeasure | None
    source: Source | None
    lowest: float

    @property
    def shown(self) -> tuple[IncomeScore, ...]:
        """Economies with an income-adjusted score."""
        return tuple(score for score in self.scores if score.adjusted)

    @property
    def scored(self) -> tuple[IncomeScore, ...]:
        """Economies with a published score, adjusted or not."""
        return tuple(score for score in self.scores if score.view.raw is not None)

    @property
    def halfway(self) -> tuple[IncomeScore, ...]:
        """Economies less than half as far from the lowest score as the best at their income."""
        return tuple(score for score in self.shown if self.share(score) < HALF)

    @property
    def level(self) -> bool:
        """True where the best reach the same score at every income."""
        return len(self.steps) == 1

    @property
    def furthest(self) -> IncomeScore | None:
        """The economy furthest behind what similar incomes reach."""
        return min(self.shown, key=self.share, default=None)

    def share(self, score: IncomeScore) -> float:
        """How far an economy gets, as a share of how far the best at its income get, at least 0."""
        assert score.view.raw is not None
        assert score.view.frontier is not None
        return (score.view.raw - self.lowest) / (score.view.frontier - self.lowest)


def income_world(book: ScoreBook, indicator_id: str, year: int) -> IncomeWorld:
    """All economies. Errors: KeyError for an unknown indicator, ValueError for a year that is not scored."""
    frontier, views = income_frontier(book, indicator_id), income_views(book, indicator_id, year)
    income, known = incomes(book), may_repeat(book.content)
    places = np.log(income) if known else _order(income)
    rho, compared = rank_correlation(book.column(indicator_id, year).score, income)
    measure = book.content.income
    return IncomeWorld(
        indicator=indicator_id,
        year=year,
        reason=why_not(book.framework.by_id[indicator_id]) or ("" if frontier else TOO_FEW),
        frontier=frontier,
        scores=_scores(book, views, places, known),
        steps=_steps(views, places) if frontier else (),
        rho=rho,
        compared=compared,
        incomes_shown=known,
        measure=measure,
        source=book.content.sources.get(measure.source) if measure else None,
        lowest=book.methodology.scale_min,
    )


def read_view(query: Mapping[str, str]) -> str:
    """The view asked for, RAW where it is left out. Raises Refused for an unknown one."""
    return one_of("view", query, VIEWS, RAW)


def income_list(
    book: ScoreBook, iso3: str, pillar_id: str, selection: Selection
) -> Mapping[str, IncomeScore]:
    """One economy's indicators of a pillar in the light of income, by id. Errors as `income_score`."""
    members = (indicator.id for indicator in book.framework.indicators if indicator.pillar == pillar_id)
    return {name: income_score(book, iso3, name, selection) for name in members}


def income_score(book: ScoreBook, iso3: str, indicator_id: str, selection: Selection) -> IncomeScore:
    """One economy, without its place; without a score in a lane that does not answer for the indicator.

    Errors: KeyError for an unknown economy or indicator, ValueError for a year that is not scored.
    """
    view = income_view(book, iso3, indicator_id, selection.year)
    cell = book.cell(iso3, indicator_id, selection.year, selection.lane)
    if cell.score is None:
        reason = view.reason if view.adjusted is None else NO_SCORE
        view = replace(view, raw=None, adjusted=None, reason=reason)
    name = book.economies[book.economy_index[iso3]].name
    known = may_repeat(book.content)
    return IncomeScore(
        name, without_withheld(book, cell), view if known else replace(view, income=None), None
    )


def _scores(
    book: ScoreBook, views: tuple[IncomeView, ...], places: Floats, known: bool
) -> tuple[IncomeScore, ...]:
    scores = [
        IncomeScore(
            name=economy.name,
            cell=without_withheld(book, book.cell(view.iso3, view.indicator, view.year)),
            view=view if known else replace(view, income=None),
            place=None if np.isnan(place) else float(place),
        )
        for economy, view, place in zip(book.economies, views, places, strict=True)
    ]
    return tuple(sorted(scores, key=lambda score: folded(score.name)))


def _order(income: Floats) -> Floats:
    """Places in the order of incomes, 0 to 1, NaN where income is not known."""
    places, known = np.full(len(income), np.nan), ~np.isnan(income)
    places[known] = (mean_ranks(income[known]) - 1) / max(known.sum() - 1, 1)
    return places


def _steps(views: tuple[IncomeView, ...], places: Floats) -> tuple[tuple[float, float], ...]:
    """Where the frontier begins and rises, read off the economies in the order of their incomes."""
    along = sorted(
        (float(place), view.frontier)
        for view, place in zip(views, places, strict=True)
        if view.frontier is not None
    )
    steps: list[tuple[float, float]] = []
    for place, level in along:
        if not steps or level > steps[-1][1]:
            steps.append((place, level))
    return tuple(steps)
