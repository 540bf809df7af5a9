"""What a pillar's score rests on: how many indicators, how recent, law against practice, and what lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from methodology import gate
from methodology.model import ALL, KINDS, Bools, Floats
from methodology.scorebook import ScoreBook


@dataclass(frozen=True)
class PillarEvidence:
    """`coverage` is the effective weight observed, 0 to 1; `median_year` None without evidence."""

    observed: int
    total: int
    coverage: float
    median_year: int | None


@dataclass(frozen=True)
class KindScore:
    """The mean of a pillar's indicators of one kind (structure, process or outcome)."""

    score: float
    indicators: int


@dataclass(frozen=True)
class Unlock:
    """What would turn a pillar into a score: the missing indicators, heaviest first, and the least number.

    `needed` and `needed_range` are None where even all missing indicators would not be enough, and 0 where
    nothing is needed.
    """

    missing: tuple[str, ...]
    needed: int | None
    needed_range: int | None


def pillar_evidence(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> PillarEvidence:
    """The evidence behind one pillar in one lane. Raises KeyError for an unknown economy, pillar or year."""
    at, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights = book.panels[lane].weights.leaf[row]
    age = book.median_age(book.observed_weights(row, lane, at), at)
    return PillarEvidence(
        observed=int((book.available(lane, at) & (weights > 0)).sum()),
        total=int((weights > 0).sum()),
        coverage=float(book.panels[lane].pillar.coverage[row, at]),
        median_year=None if age is None else year - age,
    )


def by_kind(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> Mapping[str, KindScore]:
    """Mean score of law (structure), practice (process) and outcome, for the kinds with any data.

    Weighted by the catalogue's effective weights. Source: OHCHR, Human Rights Indicators (2012), ch. II.
    """
    at, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights = np.where(book.available(lane, at), book.panels[lane].weights.leaf[row], 0.0)
    scores = book.normalised.score.reshape(len(weights), -1)[:, at]
    found = {}
    for kind in KINDS:
        of_kind = np.array([indicator.kind == kind for indicator in book.framework.indicators]) & (
            weights > 0
        )
        if of_kind.any():
            mean = float(np.average(scores[of_kind], weights=weights[of_kind]))
            found[kind] = KindScore(mean, int(of_kind.sum()))
    return found


def unlock(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> Unlock:
    """The missing indicators of a pillar, heaviest first, and how few of them would open a range and a score.

    Indicators are added heaviest first; for the `all` lane one of each missing kind is taken first, since
    the gate asks for law and practice together.
    """
    at, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights = book.panels[lane].weights.leaf[row]
    have = book.available(lane, at) & (weights > 0)
    missing = [int(i) for i in np.argsort(-weights, kind="stable") if weights[i] > 0 and not have[i]]
    names = tuple(book.tree.indicator_ids[i] for i in missing)
    state = book.panels[lane].pillar.state[row, at]
    share = float(book.panels[lane].weights.share[row])
    rule = book.methodology.gate
    if lane != ALL and rule.lane_share is not None and share < rule.lane_share - gate.TOLERANCE:
        return Unlock(names, None, None)
    steps = _grow(book, lane, have, missing)
    for_range = (_open(book, lane, now, weights, rule.range_coverage, strict=False) for now in steps)
    for_score = (_open(book, lane, now, weights, rule.coverage, strict=True) for now in steps)
    return Unlock(
        names,
        needed=0 if state == gate.SCORED else _first(for_score),
        needed_range=0 if state >= gate.RANGE else _first(for_range),
    )


def _first(open_at: Iterable[bool]) -> int | None:
    return next((count for count, opens in enumerate(open_at) if opens), None)


def _grow(book: ScoreBook, lane: str, have: Bools, missing: list[int]) -> list[Bools]:
    order = _kinds_first(book, have, missing) if lane == ALL else missing
    steps, now = [have], have
    for place in order:
        now = now.copy()
        now[place] = True
        steps.append(now)
    return steps


def _kinds_first(book: ScoreBook, have: Bools, missing: list[int]) -> list[int]:
    kinds = {book.indicator(int(i)).kind for i in np.flatnonzero(have)}
    first = []
    for group in book.methodology.gate.kinds:
        if not kinds.intersection(group):
            first += [i for i in missing if book.indicator(i).kind in group][:1]
    return first + [i for i in missing if i not in first]


def _open(
    book: ScoreBook, lane: str, have: Bools, weights: Floats, coverage: float | None, strict: bool
) -> bool:
    """Whether these indicators pass the coverage and, for a point score or a lane, the counts and kinds."""
    rule = book.methodology.gate
    if not have.any() or weights[have].sum() < (coverage or 0.0) - gate.TOLERANCE:
        return False
    if lane != ALL:
        return bool(have.sum() >= (rule.lane_indicators or 0))
    if not strict:
        return True
    kinds = {book.indicator(int(i)).kind for i in np.flatnonzero(have)}
    enough = have.sum() >= (rule.indicators or 0)
    return bool(enough) and all(kinds.intersection(group) for group in rule.kinds)
