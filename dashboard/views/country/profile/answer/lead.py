"""What the first sentences of a profile rest on: which rights and kinds are told apart, what is thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from dashboard.language.numbers import as_printed
from dashboard.views.country.parts.kinds import Told, kinds_told
from dashboard.views.country.parts.standing import Profile
from methodology.change.told import JointYears
from methodology.doubt.book import HIGHER, Doubt
from methodology.explain.evidence import KindScore, by_kind
from methodology.scoring.leaves.years import MISSING_YEAR, by_cell
from methodology.scoring.scorebook import ScoreBook

LEAST_FOR_A_COUNT = 5
"""With fewer indicators a count of high and low ones says nothing."""


@dataclass(frozen=True)
class NearEnds:
    """How many observed indicators score within a fifth of the scale from its best and from its worst end,
    and the scores from which that is."""

    best: int
    worst: int
    high: float
    low: float


@dataclass(frozen=True)
class AbsentSource:
    """The source that would fill most gaps and has never covered the economy, and its indicators."""

    publisher: str
    indicators: int


@dataclass(frozen=True)
class Lead:
    """`higher` are pairs of rights of which the first stands above the second beyond doubt. `kinds` are the
    scores by kind of each right over all actors, `told` which kinds of the part shown stand above which
    beyond doubt. `ends` is None where too little is observed for a count, `absent` where no source is.
    `figures` counts what is observed, whether it enters a score or not."""

    higher: Told
    kinds: Mapping[str, Mapping[str, KindScore]]
    told: Mapping[str, Told]
    ends: NearEnds | None
    absent: AbsentSource | None
    figures: int


def lead(book: ScoreBook, doubt: Doubt, joint: JointYears, profile: Profile) -> Lead:
    """`doubt` is that about the scores of the profile's year."""
    iso3, year = profile.economy.iso3, profile.selection.year
    return Lead(
        higher=_higher(doubt, profile),
        kinds={row.pillar.id: by_kind(book, iso3, row.pillar.id, year) for row in profile.scored},
        told=kinds_told(joint, iso3, profile.pillars, profile.selection),
        ends=_near_ends(book, iso3, year),
        absent=_absent_source(book, iso3, year),
        figures=int((by_cell(book.figures.year)[:, book.spot(iso3, year)] != MISSING_YEAR).sum()),
    )


def _higher(doubt: Doubt, profile: Profile) -> Told:
    rights = [row.pillar.id for row in profile.scored]
    return frozenset(
        (one, other)
        for one, other in permutations(rights, 2)
        if (pair := doubt.compare_rights(profile.economy.iso3, one, other)) is not None
        and pair.verdict == HIGHER
    )


def _near_ends(book: ScoreBook, iso3: str, year: int) -> NearEnds | None:
    method = book.methodology
    scores = book.normalised.score[:, book.economy_index[iso3], book.years.index(year)]
    if np.count_nonzero(~np.isnan(scores)) < LEAST_FOR_A_COUNT:
        return None
    high, low = round(method.scale_max - method.span / 5, 9), round(method.scale_min + method.span / 5, 9)
    printed = [as_printed(score) for score in scores[~np.isnan(scores)]]
    best, worst = sum(score >= high for score in printed), sum(score <= low for score in printed)
    return NearEnds(best, worst, high, low)


def _absent_source(book: ScoreBook, iso3: str, year: int) -> AbsentSource | None:
    seen = book.figures.seen[:, book.economy_index[iso3], book.years.index(year)]
    never: Counter[str] = Counter()
    covering: set[str] = set()
    for place, indicator in enumerate(book.framework.indicators):
        source = book.content.source_of(indicator)
        if source is None:
            continue
        family = source.family or source.id
        never[family] += seen[place] < 0
        covering |= {family} if seen[place] >= 0 else set()
    absent = [(count, family) for family, count in never.items() if family not in covering and count > 1]
    if not absent:
        return None
    count, family = max(absent)
    publisher = next(s.publisher for s in book.content.sources.values() if (s.family or s.id) == family)
    return AbsentSource(publisher, int(count))
