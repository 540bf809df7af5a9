"""Years that hardly any figure stands in: a slip of the pen there moves the default year, or all years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Content, Ints, Observations
from methodology.scoring.engine import scored_years

HANDFUL = 5
"""So few figures may be a slip, where the rest are more than twice as many."""
THIN = 0.1
"""A default year with less than this share of the figures of the fullest year is thin."""
FAR = 5
"""Figures with so many empty years between them and all others stand apart."""


@dataclass(frozen=True)
class ThinYear:
    """A default year that the content did not set: how many figures it has, and the fullest year's."""

    year: int
    figures: int
    fullest: int
    most: int


@dataclass(frozen=True)
class LoneFigure:
    """A figure that stands `apart` years from all others but a handful."""

    series: str
    iso3: str
    year: int
    apart: int


def thin_default(content: Content) -> ThinYear | None:
    """The default year, where the content does not set it and no figure or a handful is of it; else None."""
    years = content.observations.year[_used(content)]
    if content.methodology.default_year is not None or not len(years):
        return None
    default = scored_years(content)[1]
    known, counts = np.unique(years, return_counts=True)
    own, most = int((years == default).sum()), int(counts.max())
    if own >= THIN * most and not _handful(own, most):
        return None
    return ThinYear(default, own, int(known[counts.argmax()]), most)


def lone_figures(content: Content) -> tuple[LoneFigure, ...]:
    """The figures of indicators that stand far from all others in time, in the order of the table."""
    seen, used = content.observations, _used(content)
    known, counts = np.unique(seen.year[used], return_counts=True)
    edges = np.flatnonzero(np.diff(known) > FAR) + 1
    groups = list(zip(np.split(known, edges), np.split(counts, edges), strict=True))
    apart: dict[int, int] = {}
    for years, rows in groups if len(groups) > 1 else ():
        if _handful(int(rows.sum()), int(counts.sum() - rows.sum())):
            others = np.setdiff1d(known, years)
            apart |= {int(year): int(np.abs(others - year).min()) for year in years}
    return tuple(_figure(seen, row, apart) for row in used.tolist() if int(seen.year[row]) in apart)


def _handful(some: int, others: int) -> bool:
    return some <= HANDFUL and 2 * some < others


def _used(content: Content) -> Ints:
    """The places of the figures of indicators."""
    seen, series = content.observations, {indicator.series for indicator in content.framework.indicators}
    used = np.array([name in series for name in seen.series_ids], dtype=np.bool_)
    return np.flatnonzero(used[seen.series]) if len(seen) else np.array([], dtype=np.int64)


def _figure(seen: Observations, row: int, apart: dict[int, int]) -> LoneFigure:
    year = int(seen.year[row])
    return LoneFigure(
        seen.series_ids[seen.series[row]], seen.economy_ids[seen.economy[row]], year, apart[year]
    )
