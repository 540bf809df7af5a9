"""Data availability: which share of the figures there is, by indicator, economy and year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import ALL, Bools
from methodology.scoring.scorebook import ScoreBook

THIN = 0.65
"""Less is called thin: the JRC asks for 65 % of the figures of each indicator and each economy."""


@dataclass(frozen=True)
class IndicatorAvailability:
    """`economies` with a score in the year, of them `observed` in that very year; shares 0 to 1.

    `newest` is the newest year observed, None without any. `years` is the share of economies with a score in
    each scored year, `all_years` that over all of them.
    """

    indicator: str
    economies: int
    observed: int
    share: float
    all_years: float
    newest: int | None
    years: tuple[float, ...] = ()

    @property
    def thin(self) -> bool:
        return self.share < THIN


@dataclass(frozen=True)
class EconomyAvailability:
    """`indicators` with a score in the year and their share; `coverage` by pillar is by weight, 0 to 1."""

    iso3: str
    indicators: int
    share: float
    coverage: dict[str, float]

    @property
    def thin(self) -> bool:
        return self.share < THIN


@dataclass(frozen=True)
class YearAvailability:
    """Shares of indicators × economies: `share` with a score, `observed` with a figure of that very year."""

    year: int
    share: float
    observed: float


@dataclass(frozen=True)
class Availability:
    """How much there is to score from in one year, by indicator, economy and year."""

    indicators: tuple[IndicatorAvailability, ...]
    economies: tuple[EconomyAvailability, ...]
    years: tuple[YearAvailability, ...]


def availability(book: ScoreBook, year: int) -> Availability:
    """How much there is to score from, what cannot apply or be scored left aside.

    Raises ValueError for a year that is not scored. Units: counts and shares.
    Source: OECD/JRC, Handbook (2008), steps 2 and 3.
    """
    at = book.years.index(year)
    known = ~np.isnan(book.normalised.score)
    current = known & (book.figures.year == np.array(book.years, dtype=np.int16))
    asked = ~book.barred
    return Availability(
        tuple(_indicator(book, known[i], current[i], at, i) for i in range(len(known))),
        tuple(_economy(book, known[asked[:, e], e, at], e, at) for e in range(known.shape[1])),
        tuple(
            YearAvailability(name, _share(known[asked, y]), _share(current[asked, y]))
            for y, name in enumerate(book.years)
        ),
    )


def _indicator(
    book: ScoreBook,
    known: Bools,
    current: Bools,
    at: int,
    place: int,
) -> IndicatorAvailability:
    known, current = known[~book.barred[place]], current[~book.barred[place]]
    newest = int(book.figures.year[place].max(initial=-1))
    return IndicatorAvailability(
        indicator=book.tree.indicator_ids[place],
        economies=int(known[:, at].sum()),
        observed=int(current[:, at].sum()),
        share=_share(known[:, at]),
        all_years=_share(known),
        newest=newest if newest >= 0 else None,
        years=tuple(_share(known[:, y]) for y in range(known.shape[1])),
    )


def _economy(book: ScoreBook, known: Bools, place: int, at: int) -> EconomyAvailability:
    spot = place * len(book.years) + at
    coverage = book.panels[ALL].pillar.coverage[:, spot]
    by_pillar = {name: float(coverage[p]) for p, name in enumerate(book.tree.pillar_ids)}
    return EconomyAvailability(book.economies[place].iso3, int(known.sum()), _share(known), by_pillar)


def _share(known: Bools) -> float:
    return float(known.mean()) if known.size else 0.0
