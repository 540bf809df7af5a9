"""Why an indicator has no score somewhere, as a code with its numbers; the words are the dashboard's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import numpy.typing as npt

from methodology.model.terms import NONE
from methodology.scoring.aggregation.tree import lane_shares, left_out
from methodology.scoring.leaves.leaf_scores import heeds_terms
from methodology.scoring.leaves.years import MISSING_YEAR

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook

MissingCode = Literal[
    "withheld",
    "does-not-apply",
    "of-company",
    "no-share",
    "never",
    "too-old",
    "not-exposed",
    "no-scale",
    "no-weight",
    "no-dimension-weight",
]
WITHHELD: Final = "withheld"
"""The terms of its source allow no score."""
NOT_APPLICABLE: Final = "does-not-apply"
OF_COMPANY: Final = "of-company"
"""It shows the conduct of one company, which counts in the companies' lane alone."""
NO_SHARE: Final = "no-share"
"""The lane answers for no part of it."""
NEVER: Final = "never"
TOO_OLD: Final = "too-old"
NOT_EXPOSED: Final = "not-exposed"
"""The exposure rule: another series that must be observed is not."""
NO_SCALE: Final = "no-scale"
"""It is observed, but its reference set cannot carry a scale."""
NO_WEIGHT: Final = "no-weight"
"""The catalogue gives it no weight."""
NO_DIMENSION_WEIGHT: Final = "no-dimension-weight"
"""The catalogue gives its dimension no weight."""


@dataclass(frozen=True)
class Missing:
    """Why an indicator has no score in the scored `year`.

    `seen` is the year of the newest figure where that is too old, `limit` for how many years a figure may
    speak, `asked` the series that the exposure rule asks for. `counted` is True where only figures that were
    scored are spoken of, since the public edition knows no others. `remark` is the content's own reason why
    an indicator does not apply.
    """

    code: MissingCode
    year: int
    seen: int | None = None
    limit: int = 0
    asked: tuple[str, ...] = ()
    counted: bool = False
    remark: str = ""


def why_missing(book: ScoreBook, place: int, spot: int, lane: str, counted: bool | None = None) -> Missing:
    """Why an indicator (place) has no score in a lane and cell.

    `counted` speaks of scored figures only; None does so where figures are withheld.
    """
    indicator, year = book.indicator(place), book.years[spot % len(book.years)]
    if book.publishable(indicator.id) == NONE and heeds_terms(book.engine):
        return Missing(WITHHELD, year)
    if indicator.applies and book.economies[spot // len(book.years)].iso3 in indicator.applies.excluded:
        return Missing(NOT_APPLICABLE, year, remark=indicator.applies.reason)
    if not book.counts(place, lane)[spot]:
        return why_uncounted(book, place, spot, lane)
    if book.is_rounded(indicator.id) if counted is None else counted:
        return _of_counted(book, place, spot)
    return _of_seen(book, place, spot)


def why_uncounted(book: ScoreBook, place: int, spot: int, lane: str) -> Missing:
    """Why an indicator (place) counts for nothing in a lane and cell, whether it has a score or not."""
    year, tree = book.years[spot % len(book.years)], book.tree_at(spot)
    if left_out(tree, book.methodology, lane)[place]:
        return Missing(OF_COMPANY, year)
    if not lane_shares(tree, book.methodology, lane)[place] > 0:
        return Missing(NO_SHARE, year)
    return Missing(NO_DIMENSION_WEIGHT if tree.indicator_weight[place] > 0 else NO_WEIGHT, year)


def _of_seen(book: ScoreBook, place: int, spot: int) -> Missing:
    year, limit, asked = _rule(book, place, spot)
    seen = int(book.figures.seen[place].reshape(-1)[spot])
    if seen < 0:
        return Missing(NEVER, year)
    if year - seen > limit:
        return Missing(TOO_OLD, year, seen, limit)
    if not book.figures.exposed[place].reshape(-1)[spot]:
        return Missing(NOT_EXPOSED, year, asked=asked)
    return Missing(NO_SCALE, year)


def _of_counted(book: ScoreBook, place: int, spot: int) -> Missing:
    """The same of figures that were scored only."""
    year, limit, asked = _rule(book, place, spot)
    last = int(last_counted(book, place)[spot])
    if last == MISSING_YEAR:
        return Missing(NEVER, year, asked=asked, counted=True)
    if year - last > limit:
        return Missing(TOO_OLD, year, last, limit, counted=True)
    if asked and book.figures.year[place].reshape(-1)[spot] == MISSING_YEAR:
        return Missing(NOT_EXPOSED, year, asked=asked, counted=True)
    return Missing(NO_SCALE, year, counted=True)


def _rule(book: ScoreBook, place: int, spot: int) -> tuple[int, int, tuple[str, ...]]:
    """The scored year, how old a figure may be, and what the exposure rule asks for."""
    indicator = book.indicator(place)
    return book.years[spot % len(book.years)], book.methodology.age_of(indicator), indicator.requires


def last_counted(book: ScoreBook, place: int) -> npt.NDArray[np.int16]:
    """The newest year whose figure of an indicator (place) was used up to each cell's year, (cells,)."""
    return np.maximum.accumulate(book.figures.year[place], axis=1).reshape(-1)
