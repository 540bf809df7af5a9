"""How certain the scores of a year are on the whole: how wide, through what, and what can be told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import median

from methodology.doubt.book import PAIRS_OF, Doubt
from methodology.doubt.errors.missing import FEWEST
from methodology.model import ALL, Methodology, Pillar
from methodology.scoring.aggregation.aggregate import NAMED_POWERS
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class PillarDoubt:
    """One right over all economies scored on it. Widths are medians, in points of the scale.

    `evidence` is that of the interval that stands beside every score, `method` that of what other methods
    make of the same evidence; `told` is the share of all pairs that can be told apart, None without pairs.
    `outside` counts scores that lie outside their own interval.
    """

    pillar: Pillar
    scored: int
    evidence: float
    method: float
    outside: int
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
    middle = {part: median(width[part] for width in widths) for part in ("evidence", "method")}
    outside = sum(doubt.outside(iso3, pillar.id, lane) for iso3 in scored)
    told = doubt.told_apart(pillar.id, lane)
    return PillarDoubt(pillar, len(scored), **middle, outside=outside, told=told)


def _widths(doubt: Doubt, iso3: str, pillar: str, lane: str) -> Mapping[str, float]:
    found = doubt.components(iso3, pillar, lane)
    assert found is not None, "asked only of what is scored"
    return found.widths


def lopsided(method: Methodology) -> bool:
    """Whether plain means are published and lower ones are drawn: intervals then reach further down."""
    plain = set(method.aggregation.values()) == {1.0}
    return plain and any(NAMED_POWERS[name] < 1 for name in method.uncertainty.aggregation)


@dataclass(frozen=True)
class KnownError:
    """What is known of the errors of one source or series, by its name for readers."""

    name: str
    error: float | None
    miscoded: float | None
    reason: str


def errors_known(book: ScoreBook) -> tuple[KnownError, ...]:
    """Sources, then series, that err otherwise than their kind of evidence; only what an indicator uses."""
    doubt, used = book.methodology.uncertainty, book.framework.indicators
    named = {one.source: _source_name(book, one.source) for one in used}
    titles = {one.series: one.title for one in used}
    found = [(named, doubt.sources), (titles, doubt.series)]
    return tuple(
        KnownError(names[key], own.error, own.miscoded, own.reason)
        for names, listed_ in found
        for key, own in listed_.items()
        if key in names
    )


def _source_name(book: ScoreBook, key: str) -> str:
    source = book.content.sources.get(key)
    return f"{source.publisher}, {source.title}" if source else key


def share_spread(concentration: float, share: float = 0.5) -> float:
    """One standard deviation of a random share of responsibility around `share`, √(s·(1 - s)/(α + 1))."""
    return sqrt(share * (1 - share) / (concentration + 1))


def weight_spread(concentration: float, weight: float = 0.25) -> float:
    """How far a random weight around `weight` lies from it, as a share of it.

    One standard deviation of a Dirichlet distribution, √((1 - w) / (w·(α + 1))).
    """
    return sqrt((1 - weight) / (weight * (concentration + 1)))


@dataclass(frozen=True)
class DoubtAnswer:
    """How certain the scores of the default year are. `errors` are those of single sources and series; with
    fewer countries than `fewest` nothing is suggested by the rest of a right; `share_spread` and
    `weight_spread` say how far a half and a quarter typically move; `simpler` is None, or the number of
    countries from which on orders are told more simply, and so many draws, of all, that these rest on."""

    rights: tuple[PillarDoubt, ...]
    errors: tuple[KnownError, ...]
    fewest: int
    share_spread: float
    weight_spread: float
    lopsided: bool
    simpler: tuple[int, int, int] | None = None


def doubt_answer(book: ScoreBook, doubt: Doubt) -> DoubtAnswer:
    """What the page says of the doubt about a year."""
    how = book.methodology.uncertainty
    return DoubtAnswer(
        rights=doubt_summary(book, doubt),
        errors=errors_known(book),
        fewest=FEWEST,
        share_spread=share_spread(how.responsibility),
        weight_spread=weight_spread(how.weights),
        lopsided=lopsided(book.methodology),
        simpler=(PAIRS_OF, doubt.order_draws, doubt.draws) if doubt.simpler else None,
    )
