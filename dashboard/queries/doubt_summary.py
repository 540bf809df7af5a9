"""How certain the scores of a year are on the whole: how wide, through what, and what can be told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from dashboard import vocabulary
from dashboard.queries.words import listed
from methodology.aggregate import NAMED_POWERS
from methodology.doubt_book import Doubt
from methodology.model import ALL, Methodology, Pillar
from methodology.scorebook import ScoreBook


@dataclass(frozen=True)
class PillarDoubt:
    """One right over all economies scored on it. Widths are medians, in points of the scale.

    `both` doubts evidence and method together, the other two each alone; `told` is the share of all pairs
    that can be told apart, None without pairs. `at_end` counts scores that are an end of their own interval,
    since most draws lie on one side of them.
    """

    pillar: Pillar
    scored: int
    both: float
    evidence: float
    method: float
    at_end: int
    told: float | None


def doubt_summary(book: ScoreBook, doubt: Doubt, lane: str = ALL) -> tuple[PillarDoubt, ...]:
    """The rights that any economy is scored on, in the order of the content. Raises KeyError for a lane."""
    found = (_summary(book, doubt, pillar, lane) for pillar in book.framework.pillars)
    return tuple(one for one in found if one is not None)


def _summary(book: ScoreBook, doubt: Doubt, pillar: Pillar, lane: str) -> PillarDoubt | None:
    scored = [e.iso3 for e in book.economies if doubt.is_scored(e.iso3, pillar.id, lane)]
    if not scored:
        return None
    widths = [_widths(doubt, iso3, pillar.id, lane) for iso3 in scored]
    middle = {part: median(width[part] for width in widths) for part in ("both", "evidence", "method")}
    at_end = sum(_at_end(book, doubt, iso3, pillar.id, lane) for iso3 in scored)
    told = doubt.told_apart(pillar.id, lane)
    return PillarDoubt(pillar, len(scored), **middle, at_end=at_end, told=told)


def _at_end(book: ScoreBook, doubt: Doubt, iso3: str, pillar: str, lane: str) -> bool:
    low, high = doubt.interval(iso3, pillar, lane) or (0.0, 0.0)
    return low < high and book.cell(iso3, pillar, doubt.year, lane).score in (low, high)


def _widths(doubt: Doubt, iso3: str, pillar: str, lane: str) -> Mapping[str, float]:
    found = doubt.components(iso3, pillar, lane)
    assert found is not None, "asked only of what is scored"
    return found.widths


def errors_assumed(measurement: Mapping[str, float]) -> list[tuple[float, str]]:
    """Each assumed standard error with the evidence that it is assumed for, the largest first."""
    errors = sorted(set(measurement.values()), reverse=True)
    return [
        (error, listed([vocabulary.evidence(kind) for kind, own in measurement.items() if own == error]))
        for error in errors
    ]


def lopsided(method: Methodology) -> bool:
    """Whether plain means are published and lower ones are drawn: intervals then reach further down."""
    plain = set(method.aggregation.values()) == {1.0}
    return plain and any(NAMED_POWERS[name] < 1 for name in method.uncertainty.aggregation)


def weight_spread(concentration: float, weight: float = 0.25) -> float:
    """How far a random weight around `weight` lies from it, as a share of it.

    One standard deviation of a Dirichlet distribution, √((1 - w) / (w·(α + 1))).
    """
    return ((1 - weight) / (weight * (concentration + 1))) ** 0.5
