"""Which choices of the method move scores and their order: the sensitivity run of a year, in brief."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from methodology.model import Bools
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import Effect, lost
from methodology.sensitivity.leave_out import without_dimensions, without_sources
from methodology.sensitivity.other_ways import other_ways
from methodology.sensitivity.run import (
    InertInputError,
    NothingToTestError,
    Sensitivity,
    base_for,
    sensitivity,
)
from methodology.sensitivity.sobol import Indices

MOST = 0.5
"""A right hangs on one source where more than this share of its scores would be lost without it."""
ORDERS = ("first", "first_low", "first_high", "total", "total_low", "total_high")


@dataclass(frozen=True)
class Share:
    """What one choice answers for: shares of variance alone (`first`) and with all its interplay (`total`),
    each with the ends of its bootstrap interval; NaN where nothing varies."""

    choice: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


@dataclass(frozen=True)
class RightSensitivity:
    """One right: `places` by which its economies move in the order on average, `points` by which half of the
    scores spread (median standard deviation), and the choices behind both."""

    pillar: str
    places: float
    points: float
    order: tuple[Share, ...]
    score: tuple[Share, ...]


@dataclass(frozen=True)
class Brief:
    """A sensitivity run in brief. `idle` choices are left open by nothing in the content; `inert` ones were
    varied and moved nothing, so that the run failed and there are no `rights`."""

    year: int
    runs: int = 0
    rights: tuple[RightSensitivity, ...] = ()
    idle: tuple[str, ...] = ()
    inert: tuple[str, ...] = ()


@dataclass(frozen=True)
class OneAtATime:
    """What each source, dimension and rule changes alone; the largest loss of scores, then the widest move,
    first. `hanging` are the effects of leaving out a source that take most scores of a right away."""

    sources: tuple[Effect, ...]
    dimensions: tuple[Effect, ...]
    ways: tuple[Effect, ...]
    hanging: tuple[Effect, ...]


def sensitivity_brief(book: ScoreBook, year: int) -> Brief:
    """The run of `drd sensitivity` with the seed of the methodology, in brief; it takes seconds.

    Errors: ValueError for a year that is not scored.
    """
    book.years.index(year)
    try:
        found = sensitivity(book, year, base=base_for(book), seed=book.methodology.uncertainty.seed)
    except InertInputError as failure:
        return Brief(year, inert=failure.inputs)
    except NothingToTestError:
        return Brief(year)
    rights = tuple(_right(found, place) for place in range(len(found.pillars)))
    return Brief(year, found.base * (len(found.inputs) + 2), rights, tuple(found.idle))


def one_at_a_time(book: ScoreBook, year: int) -> OneAtATime:
    """The effect of each source, dimension and rule on every right. Errors: ValueError, unknown year."""
    sources = _ordered(without_sources(book, year))
    return OneAtATime(
        sources,
        _ordered(without_dimensions(book, year)),
        other_ways(book, year),
        tuple(effect for effect in sources if lost(effect) > MOST * effect.compared),
    )


def _ordered(found: Iterable[Effect]) -> tuple[Effect, ...]:
    return tuple(sorted(found, key=lambda effect: (-_lost_share(effect), -(effect.mean_size or 0.0))))


def _lost_share(effect: Effect) -> float:
    return lost(effect) / max(lost(effect), effect.compared, 1)


def _right(found: Sensitivity, place: int) -> RightSensitivity:
    pillar = found.pillars[place]
    own = np.array([name == pillar for name, _iso3 in found.economies], dtype=np.bool_)
    return RightSensitivity(
        pillar,
        places=float(found.mean_shift[place]),
        points=float(np.median(found.spread[own])) if own.any() else float("nan"),
        order=_shares(found, found.rank_shift, np.arange(len(found.pillars)) == place),
        score=_shares(found, found.score, own),
    )


def _shares(found: Sensitivity, indices: Indices, rows: Bools) -> tuple[Share, ...]:
    """The median over some outputs of each share."""
    columns = [getattr(indices, name)[rows] for name in ORDERS]
    blank = np.full(len(found.inputs), np.nan)
    medians = [np.median(column, axis=0) if len(column) else blank for column in columns]
    return tuple(
        Share(choice, *(float(median[at]) for median in medians)) for at, choice in enumerate(found.inputs)
    )
