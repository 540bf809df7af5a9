"""What is known of an economy indicator by indicator, what is not, and when evidence expires."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.facts import Fact, fact, facts
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.explain.evidence import Unlock, unlock
from methodology.model import ALL, Indicator, Pillar, states
from methodology.scoring.missing import NO_SCALE
from methodology.scoring.scorebook import ScoreBook

PERCEPTION = "perception"


@dataclass(frozen=True)
class PillarFacts:
    """The observed indicators of one pillar, in the order of the catalogue; `unplaced` where others have a
    figure that cannot be placed on a scale."""

    pillar: Pillar
    facts: tuple[Fact, ...]
    unplaced: bool = False


def known(
    book: ScoreBook,
    iso3: str,
    selection: Selection,
    pillars: tuple[Pillar, ...],
    interval: IntervalOf = no_interval,
) -> tuple[PillarFacts, ...]:
    """Every observed indicator of the pillars given; pillars where nothing is known have no facts."""
    return tuple(_pillar_facts(book, iso3, selection, pillar, interval) for pillar in pillars)


def _pillar_facts(
    book: ScoreBook, iso3: str, selection: Selection, pillar: Pillar, interval: IntervalOf
) -> PillarFacts:
    found = facts(book, iso3, book.framework.members(pillar.id), selection.year, interval=interval)
    unplaced = any(one.cell.missing and one.cell.missing.code == NO_SCALE for one in found)
    return PillarFacts(pillar, tuple(one for one in found if one.observed), unplaced)


def perceptions(
    book: ScoreBook, iso3: str, selection: Selection, interval: IntervalOf = no_interval
) -> tuple[Fact, ...]:
    """What people say when asked: the observed indicators whose evidence is perception."""
    asked = tuple(i for i in book.framework.indicators if i.evidence == PERCEPTION)
    return _observed(book, iso3, selection, asked, interval)


def _observed(
    book: ScoreBook,
    iso3: str,
    selection: Selection,
    indicators: tuple[Indicator, ...],
    interval: IntervalOf = no_interval,
) -> tuple[Fact, ...]:
    found = facts(book, iso3, indicators, selection.year, interval=interval)
    return tuple(one for one in found if one.observed)


@dataclass(frozen=True)
class Gap:
    """What one pillar lacks in one lane; `missing` are its unobserved indicators, heaviest first."""

    pillar: Pillar
    lane: str
    state: str
    unlock: Unlock
    missing: tuple[Fact, ...]


def gaps(book: ScoreBook, iso3: str, selection: Selection) -> tuple[Gap, ...]:
    """The gaps of the selected lane, one for each pillar that lacks anything."""
    found = []
    for pillar in book.framework.pillars:
        answer = unlock(book, iso3, pillar.id, selection.year, selection.lane)
        if not answer.missing:
            continue
        state = book.cell(iso3, pillar.id, selection.year, selection.lane).state
        missing = tuple(
            fact(book, iso3, book.framework.by_id[name], selection.year, selection.lane)
            for name in answer.missing
        )
        found.append(Gap(pillar, selection.lane, state, answer, missing))
    return tuple(found)


@dataclass(frozen=True)
class Expiry:
    """The figures that may speak for `last_year` and no longer."""

    last_year: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Endangered:
    """A scored pillar whose evidence falls under the gate's coverage after `last_year` unless renewed."""

    pillar: Pillar
    last_year: int


@dataclass(frozen=True)
class ExpiryPlan:
    """When the figures in use expire, oldest first, and which scores go with them."""

    expiries: tuple[Expiry, ...]
    endangered: tuple[Endangered, ...]


def expiry_plan(book: ScoreBook, iso3: str, selection: Selection) -> ExpiryPlan:
    """What happens to the evidence of the selected year if no new figure is published."""
    used = _observed(book, iso3, selection, book.framework.indicators)
    years = sorted({_last_year(book, one) for one in used})
    expiries = tuple(
        Expiry(year, tuple(one for one in used if _last_year(book, one) == year)) for year in years
    )
    endangered = tuple(
        Endangered(pillar, year)
        for pillar in book.framework.pillars
        if (year := _falls_after(book, iso3, pillar, selection, expiries)) is not None
    )
    return ExpiryPlan(expiries, endangered)


def _last_year(book: ScoreBook, one: Fact) -> int:
    return (one.cell.observed_year or one.cell.year) + book.methodology.age_of(one.indicator)


def _falls_after(
    book: ScoreBook, iso3: str, pillar: Pillar, selection: Selection, expiries: tuple[Expiry, ...]
) -> int | None:
    cell = book.cell(iso3, pillar.id, selection.year, ALL)
    needed = book.methodology.gate.coverage
    if cell.state != states.SCORED or needed is None:
        return None
    left = cell.coverage
    for expiry in expiries:
        left -= sum(one.weight for one in expiry.facts if one.indicator.pillar == pillar.id)
        if left < needed - 1e-9:
            return expiry.last_year
    return None
