"""Where compared economies differ most: the indicators whose scores lie farthest apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.facts import as_cited
from dashboard.answers.shown.score import IntervalOf
from methodology.model import ALL, Bools, Indicator, Pillar, Source
from methodology.scoring.scorebook import ScoreBook

SHOWN = 7


@dataclass(frozen=True)
class Spread:
    """One indicator over the compared economies: a score and a raw figure each. Figures stand only where
    they may at least be cited; `withheld` says that there are some that may not."""

    indicator: Indicator
    pillar: Pillar
    source: Source | None
    cells: tuple[ShownScore, ...]
    values: tuple[float | None, ...]
    withheld: bool

    @property
    def scored(self) -> tuple[ShownScore, ...]:
        """The economies with a score, lowest first."""
        found = (cell for cell in self.cells if cell.score is not None)
        return tuple(sorted(found, key=lambda cell: cell.score or 0.0))


def widest_spreads(
    book: ScoreBook, economies: Sequence[str], year: int, interval: IntervalOf, lane: str = ALL
) -> tuple[Spread, ...]:
    """The indicators with the widest spread of scores, widest first; those that the lane answers for.

    `interval` gives the interval around a score.

    Where two are as wide, the one that more economies have comes first, then the order of the catalogue.
    """
    places = [book.economy_index[iso3] for iso3 in economies]
    spots = [book.spot(iso3, year) for iso3 in economies]
    wide = []
    for indicator, counted in _answered_for(book, lane, spots):
        scores = book.column(indicator.id, year).score[places]
        scores = scores[counted & ~np.isnan(scores)]
        if len(scores) > 1 and (width := float(np.ptp(scores))) > 0:
            wide.append((-round(width, 9), -len(scores), indicator))
    wide.sort(key=lambda found: found[:2])
    chosen = [indicator for *_size, indicator in wide[:SHOWN]]
    return tuple(_spread(book, indicator, economies, (year, lane), interval) for indicator in chosen)


def _answered_for(book: ScoreBook, lane: str, spots: list[int]) -> Iterator[tuple[Indicator, Bools]]:
    """Each indicator that counts in a lane in any of these cells, and in which; shares differ by economy."""
    for place, indicator in enumerate(book.framework.indicators):
        counted = book.counts(place, lane)[spots]
        if counted.any():
            yield indicator, counted


def _spread(
    book: ScoreBook, indicator: Indicator, economies: Sequence[str], at: tuple[int, str], interval: IntervalOf
) -> Spread:
    cells = [book.cell(iso3, indicator.id, *at) for iso3 in economies]
    return Spread(
        indicator,
        book.framework.pillar_by_id[indicator.pillar],
        book.content.source_of(indicator),
        tuple(shown_cell(cell, interval) for cell in cells),
        tuple(as_cited(book, cell).value for cell in cells),
        any(cell.observed_year is not None for cell in cells) and not book.terms(indicator.id).single,
    )
