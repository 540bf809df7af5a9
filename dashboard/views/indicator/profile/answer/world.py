"""One indicator over the world in one year: every economy, the regions, and who is missing and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from dashboard.answers.asked.search import folded
from dashboard.answers.catalogue.catalogue import Entry, entry, observed_years
from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.reasons import why_missing
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.model import ALL, Dimension, Economy, Indicator, Pillar, Tension
from methodology.scoring.missing import (
    NEVER,
    NO_SCALE,
    NOT_APPLICABLE,
    NOT_EXPOSED,
    TOO_OLD,
    WITHHELD,
    Missing,
)
from methodology.scoring.scorebook import IMPUTED, Cell, ScoreBook

REASONS = (NOT_APPLICABLE, WITHHELD, NOT_EXPOSED, TOO_OLD, NO_SCALE, NEVER)


@dataclass(frozen=True)
class EconomyScore:
    """An economy's score of the indicator; `value` is the raw figure, None where it may not leave in bulk."""

    name: str
    region: str
    shown: ShownScore
    value: float | None
    observed_year: int
    carried: bool

    @property
    def iso3(self) -> str:
        return self.shown.iso3

    @property
    def score(self) -> float:
        assert self.shown.score is not None
        return self.shown.score


@dataclass(frozen=True)
class MissingEconomy:
    """An economy without a score on the indicator, and why."""

    iso3: str
    name: str
    why: Missing


@dataclass(frozen=True)
class Region:
    """A region's economies with a score and their median, None without any."""

    title: str
    median: float | None
    scores: tuple[EconomyScore, ...]
    economies: int


@dataclass(frozen=True)
class IndicatorWorld:
    """The whole answer; `scores` and `missing` in the alphabetical order of the economies.

    `imputed` counts those among the missing whose score is made up from others, as the content asks.
    """

    year: int
    entry: Entry
    pillar: Pillar
    dimension: Dimension
    tensions: tuple[Tension, ...]
    scores: tuple[EconomyScore, ...]
    missing: tuple[MissingEconomy, ...]
    regions: tuple[Region, ...]
    world_median: float | None
    values_shown: bool
    max_age: int
    economies: int
    imputed: int

    @property
    def indicator(self) -> Indicator:
        return self.entry.indicator

    @property
    def missing_by_reason(self) -> tuple[tuple[str, tuple[MissingEconomy, ...]], ...]:
        """The missing economies by reason, in a fixed order, only reasons that occur."""
        groups = ((r, tuple(m for m in self.missing if m.why.code == r)) for r in REASONS)
        return tuple((reason, members) for reason, members in groups if members)


def indicator_world(
    book: ScoreBook, indicator_id: str, year: int, interval: IntervalOf = no_interval
) -> IndicatorWorld:
    """One indicator in one year; `interval` gives that around a score.

    Raises KeyError for an unknown indicator, ValueError for an unknown year.
    """
    indicator = book.framework.by_id[indicator_id]
    pillar = book.framework.pillar_by_id[indicator.pillar]
    scores, missing, imputed = _economies(book, indicator, year, interval)
    return IndicatorWorld(
        year=year,
        entry=entry(book, indicator, year, observed_years(book)),
        pillar=pillar,
        dimension=next(d for d in pillar.dimensions if d.id == indicator.dimension),
        tensions=tuple(t for t in book.framework.tensions if t.id in indicator.tensions),
        scores=scores,
        missing=missing,
        regions=_regions(book, scores),
        world_median=_median(scores),
        values_shown=book.terms(indicator_id).bulk,
        max_age=book.methodology.age_of(book.framework.by_id[indicator_id]),
        economies=len(book.economies),
        imputed=imputed,
    )


def _economies(
    book: ScoreBook, indicator: Indicator, year: int, interval: IntervalOf
) -> tuple[tuple[EconomyScore, ...], tuple[MissingEconomy, ...], int]:
    scores, missing, imputed = [], [], 0
    lane = book.home_lane(indicator.id)
    for economy in sorted(book.economies, key=lambda economy: folded(economy.name)):
        cell = book.cell(economy.iso3, indicator.id, year, lane)
        imputed += cell.status == IMPUTED
        if cell.score is None or cell.status == IMPUTED:
            why = why_missing(book, indicator.id, economy.iso3, year, lane)
            missing.append(MissingEconomy(economy.iso3, economy.name, why))
        else:
            scores.append(_score(book, cell, economy, interval))
    return tuple(scores), tuple(missing), imputed


def _score(book: ScoreBook, cell: Cell, economy: Economy, interval: IntervalOf) -> EconomyScore:
    # A page of all economies speaks of all actors, in whichever lane the indicator counts.
    whole = replace(cell, lane=ALL, bound_low=cell.score, bound_high=cell.score)
    return EconomyScore(
        name=economy.name,
        region=economy.region,
        shown=shown(whole, interval(whole)),
        value=book.public_value(cell),
        observed_year=cell.year if cell.observed_year is None else cell.observed_year,
        carried=cell.status == "carried",
    )


def _regions(book: ScoreBook, scores: tuple[EconomyScore, ...]) -> tuple[Region, ...]:
    """Regions A to Z; economies without a region belong to none."""
    titles = sorted({economy.region for economy in book.economies if economy.region})
    regions = []
    for title in titles:
        own = tuple(score for score in scores if score.region == title)
        count = sum(economy.region == title for economy in book.economies)
        regions.append(Region(title, _median(own), own, count))
    return tuple(regions)


def _median(scores: Iterable[EconomyScore]) -> float | None:
    found = [score.score for score in scores]
    return median(found) if found else None
