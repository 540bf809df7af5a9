"""The income view: outcomes of progressive duties against what economies of similar income achieve.

Only where the law measures a state by its means (ICESCR, article 2(1): to the maximum of its available
resources). Duties that hold at once, such as not to shut down or to censor, have no such view, whatever they
would cost (ICCPR, article 2). The published score is the raw one; this stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Floats, Indicator
from methodology.readings.income import incomes, log_income
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.frontier import QUANTILE, Frontier, monotone_quantile

IMMEDIATE, NOT_OUTCOME, TOO_FEW = "immediate-duty", "not-an-outcome", "too-few-observations"
RELATIVE = "already-against-income"
NO_SCORE, NO_INCOME, NO_FRONTIER = "no-score", "no-income", "nothing-achieved"
REASONS = (IMMEDIATE, NOT_OUTCOME, RELATIVE, TOO_FEW, NO_SCORE, NO_INCOME, NO_FRONTIER)
"""Why there is no income view: of the indicator itself, or of one economy."""
FEWEST_POINTS, FEWEST_ECONOMIES = 100, 50
SIMILAR = 10
"""At least so many economies of similar income stand together, so that none is measured by itself alone."""
FULL_POOL = 10
"""A frontier over fewer years moves easily from version to version."""


@dataclass(frozen=True)
class IncomeFrontier:
    """The frontier of one indicator over log income, with what it rests on; `years` are those pooled."""

    indicator: str
    curve: Frontier
    points: int
    economies: int
    years: tuple[int, ...]

    @property
    def short(self) -> bool:
        """True where it pools fewer years than FULL_POOL."""
        return len(self.years) < FULL_POOL


@dataclass(frozen=True)
class IncomeView:
    """One score in the light of income. `raw` is the published score; `adjusted` stands on the same scale.

    `frontier` is the score that the best reach at this income, `income` a head at purchasing power parity.
    Where there is no adjusted score `reason` is one of REASONS, else empty.
    """

    iso3: str
    indicator: str
    year: int
    raw: float | None
    adjusted: float | None
    frontier: float | None
    income: float | None
    reason: str


def why_not(indicator: Indicator) -> str:
    """Why an indicator has no income view (one of REASONS), empty where it may have one."""
    if indicator.obligation != "progressive":
        return IMMEDIATE
    if indicator.kind != "outcome":
        return NOT_OUTCOME
    return RELATIVE if indicator.against_income else ""


def income_frontier(book: ScoreBook, indicator_id: str) -> IncomeFrontier | None:
    """The frontier of a progressive outcome, None where it has none or too few observations.

    Formula: the monotone 95 % quantile of scores on ln income, over all scored years of the content, each
    observation once in its own year, economies in groups of at least SIMILAR by income. Income is that of
    `methodology.readings.income`, one figure for all years.
    Errors: KeyError for an unknown indicator. Source: Fukuda-Parr, Lawson-Remer and Randolph (2015),
    Fulfilling Social and Economic Rights, for the achievement possibilities frontier; `frontier` for the fit.
    """
    if why_not(book.framework.by_id[indicator_id]):
        return None
    place, income = book.tree.indicator_index[indicator_id], log_income(book)
    own = book.figures.year[place] == np.array(book.years, dtype=np.int16)
    score = np.where(own, book.normalised.score[place], np.nan)
    used = ~np.isnan(score) & ~np.isnan(income)[:, None]
    seen = np.flatnonzero(used.any(axis=1))
    if used.sum() < FEWEST_POINTS or len(seen) < FEWEST_ECONOMIES:
        return None
    group = np.full(len(income), np.nan)
    group[seen] = group_starts(income[seen], SIMILAR)
    curve = monotone_quantile(np.broadcast_to(group[:, None], score.shape)[used], score[used], QUANTILE)
    years = tuple(book.years[place] for place in np.flatnonzero(used.any(axis=0)))
    return IncomeFrontier(indicator_id, curve, int(used.sum()), len(seen), years)


def group_starts(income: Floats, size: int) -> Floats:
    """The lowest income of each entry's group (economies,); groups of at least `size` neighbours in income.

    Equal incomes share a group. Errors: none; with fewer than `size` entries all are one group.
    Units: those of `income`.
    """
    order = np.argsort(income, kind="stable")
    starts = np.empty(len(income))
    for places in np.array_split(order, max(len(order) // size, 1)):
        starts[places] = income[places].min()
    return _merged(starts[order][np.searchsorted(income[order], income)], size)


def _merged(starts: Floats, size: int) -> Floats:
    """Groups that equal incomes have left with fewer than `size` members join their lower neighbour, or the
    upper one where there is none lower."""
    firsts, count = np.unique(starts, return_counts=True)
    while len(firsts) > 1 and (short := np.flatnonzero(count < size)).size:
        place = max(int(short[0]), 1)
        starts = np.where(starts == firsts[place], firsts[place - 1], starts)
        firsts, count = np.unique(starts, return_counts=True)
    return np.asarray(starts, dtype=np.float64)


def adjusted_scores(score: Floats, frontier: Floats, lowest: float, highest: float) -> Floats:
    """Scores as a share of what is reached at the same income, on the same scale.

    Formula: s_adj = min + span · clip((s - min) / (F - min), 0, 1). Shapes: score and frontier alike, any;
    NaN where either is missing or the frontier is at the lowest score. Units: points of the scale.
    """
    share = np.full(score.shape, np.nan)
    np.divide(score - lowest, frontier - lowest, out=share, where=frontier > lowest)
    return np.asarray(lowest + (highest - lowest) * np.clip(share, 0.0, 1.0), dtype=np.float64)


def income_views(book: ScoreBook, indicator_id: str, year: int) -> tuple[IncomeView, ...]:
    """The income view of every economy, in the content's order.

    Errors: KeyError for an unknown indicator, ValueError for a year that is not scored.
    """
    method, at = book.methodology, book.years.index(year)
    place = book.tree.indicator_index[indicator_id]
    raw, income = book.normalised.score[place, :, at], incomes(book)
    frontier = income_frontier(book, indicator_id)
    best = frontier.curve.at(np.log(income)) if frontier else np.full(len(income), np.nan)
    adjusted = adjusted_scores(raw, best, method.scale_min, method.scale_max)
    blocked = why_not(book.indicator(place)) or ("" if frontier else TOO_FEW)
    return tuple(
        IncomeView(
            iso3=economy.iso3,
            indicator=indicator_id,
            year=year,
            raw=_number(raw[e]),
            adjusted=_number(adjusted[e]),
            frontier=_number(best[e]),
            income=_number(income[e]),
            reason=blocked or _reason(raw[e], income[e], adjusted[e]),
        )
        for e, economy in enumerate(book.economies)
    )


def income_view(book: ScoreBook, iso3: str, indicator_id: str, year: int) -> IncomeView:
    """The income view of one economy. Errors as `income_views`; KeyError for an unknown economy."""
    return income_views(book, indicator_id, year)[book.economy_index[iso3]]


def _reason(raw: float, income: float, adjusted: float) -> str:
    if np.isnan(raw):
        return NO_SCORE
    if np.isnan(income):
        return NO_INCOME
    return NO_FRONTIER if np.isnan(adjusted) else ""


def _number(x: float) -> float | None:
    return None if np.isnan(x) else float(x)
