"""One change of the method or the evidence at a time: what it does to each pillar score and its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from methodology.model import ALL, Bools, Floats, Gate, Methodology
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.gate import SCORED, STATES
from methodology.scoring.aggregation.lanes import Level
from methodology.scoring.aggregation.tree import Tree, lane_weights
from methodology.scoring.exceptions import Exceptions, score_cells
from methodology.scoring.leaves.years import MISSING_YEAR
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.correlation import FEWEST, rank_correlation

NOTABLE = 0.1
"""A change is notable above this share of the scale: half a point on 1 to 6."""
_CONDITIONS = {
    gate.COVERAGE: "coverage",
    gate.INDICATORS: "indicators",
    gate.KINDS: "kinds",
    gate.LARGEST_SHARE: "largest_share",
    gate.MEDIAN_AGE: "median_age",
    gate.DIMENSION: "dimension",
    gate.SAME_YEAR: "same_year",
    gate.LANE_INDICATORS: "lane_indicators",
    gate.LANE_SHARE: "lane_share",
}
"""The conditions of the gate, and where they stand in `Gate`."""


@dataclass(frozen=True)
class Case:
    """A changed method or evidence for one year: scores and ages are indicators × economies.

    `kind` and `about` say what is changed; `title` is the content's own name of what is left out, and empty
    for a rule; `treated` counts the indicators that a treatment changes. `exceptions` has one entry an
    economy; `observed` (as the scores) says where there is a figure, be it on the scale or not. `filled` are
    the scores with imputed ones put in, None where the content asks for none.
    """

    kind: str
    about: str
    title: str
    score: Floats
    age: npt.NDArray[np.int16]
    tree: Tree
    methodology: Methodology
    exceptions: Exceptions
    observed: Bools
    filled: Floats | None = None
    treated: int = 0


@dataclass(frozen=True)
class ChangedEconomy:
    """One economy whose score or state changes; `change` in points, None where a score has no counterpart."""

    iso3: str
    change: float | None
    state: str
    state_then: str


@dataclass(frozen=True)
class Effect:
    """What one case does to one pillar. `kind`, `about`, `title` and `treated` are those of the case.

    `compared` scored economies have a mean in both; over them `mean_change`, `mean_size` (absolute) and
    `largest` change in points (that of `largest_at`), and the `order`, Spearman's ρ with the published scores
    (None for too few).
    `notable` lists those that move by more than `NOTABLE` of the scale, `states` those whose state changes.
    `failing` counts, by condition of the gate, the economies that lose their score and fail it; one economy
    may fail several.
    """

    kind: str
    about: str
    title: str
    pillar: str
    compared: int
    mean_change: float | None
    mean_size: float | None
    largest: float | None
    order: float | None
    notable: tuple[ChangedEconomy, ...]
    states: tuple[ChangedEconomy, ...]
    failing: Mapping[str, int] = field(default_factory=dict)
    largest_at: str = ""
    treated: int = 0


def as_published(book: ScoreBook, year: int) -> Case:
    """The evidence and method of a year as they are."""
    at = book.years.index(year)
    age = (np.int16(year) - book.figures.year[:, :, at]).astype(np.int16)
    score = book.normalised.score[:, :, at]
    age = np.where(np.isnan(score), np.int16(0), age)
    filled = None if book.normalised.filled is None else book.normalised.filled[:, :, at]
    exceptions = book.exceptions.cut(slice(at, None, len(book.years)))
    observed = book.figures.year[:, :, at] != MISSING_YEAR
    return Case("published", "", "", score, age, book.tree, book.methodology, exceptions, observed, filled)


def effects(book: ScoreBook, case: Case, year: int, lane: str = ALL) -> tuple[Effect, ...]:
    """What a case changes in every pillar that carries weight in the lane.

    Formula: change = mean under the case - published mean, both without gates, over economies that are
    scored as published; states are those of the gate. Units: points of the scale.
    Errors: ValueError and KeyError for an unknown year and lane.
    Source: OECD/JRC, Handbook (2008), step 7 (one-at-a-time analysis).
    """
    panel = book.panels[lane].pillar
    step = slice(book.years.index(year), None, len(book.years))
    then = _scored(case, case.methodology, lane, case.filled)
    gone = (panel.state[:, step] == SCORED) & (then.state != SCORED)
    failing = _failing(case, lane, gone, then.coverage > 0)
    return tuple(
        _effect(book, case, int(place), (panel.mean[place, step], panel.state[place, step]),
                (then.mean[place], then.state[place]), failing[place])
        for place in np.flatnonzero(book.panels[lane].weights.share > 0)
    )  # fmt: skip


def _scored(case: Case, methodology: Methodology, lane: str, filled: Floats | None = None) -> Level:
    return score_cells(case.score, case.age, case.tree, methodology, lane, filled, case.exceptions).pillar


def _failing(case: Case, lane: str, gone: Bools, some: Bools) -> list[Counter[str]]:
    """For each pillar, how many of the economies `gone` (pillars × economies) fail each condition alone.

    Where not even `some` evidence (as `gone`) is left there is nothing to hold a condition against: either
    nothing is observed, or what is has no place on the scale.
    """
    counts = [Counter[str]() for _ in gone]
    weighed = (lane_weights(case.tree, case.methodology, lane).leaf > 0).astype(np.float64)
    unplaced = weighed @ (case.observed & np.isnan(case.score)).astype(np.float64) > 0
    for name, bare in ((gate.NO_DATA, ~unplaced), (gate.NOT_PLACED, unplaced)):
        for place, count in enumerate((gone & ~some & bare).sum(axis=1).tolist()):
            if count:
                counts[place][name] = count
    asked = case.methodology.gate if gone.any() else Gate()
    for name, attribute in _CONDITIONS.items():
        own = getattr(asked, attribute)
        if own is None or own == ():
            continue
        alone = replace(case.methodology, gate=replace(Gate(), **{attribute: own}))
        state = _scored(case, alone, lane).state
        for place, fails in enumerate((gone & some & (state != SCORED)).sum(axis=1).tolist()):
            if fails:
                counts[place][name] = fails
    return counts


Scores = tuple[Floats, npt.NDArray[np.int8]]


def _effect(
    book: ScoreBook, case: Case, place: int, now: Scores, then: Scores, failing: Mapping[str, int]
) -> Effect:
    before = np.where(now[1] == SCORED, now[0], np.nan)
    change = then[0] - before
    changes = change[~np.isnan(change)]
    limit = NOTABLE * book.methodology.span
    rho = rank_correlation(before, then[0])[0] if len(changes) >= FEWEST else np.nan
    largest = float(changes[np.argmax(np.abs(changes))]) if len(changes) else None
    return Effect(
        kind=case.kind,
        about=case.about,
        title=case.title,
        pillar=book.tree.pillar_ids[place],
        compared=len(changes),
        mean_change=float(changes.mean()) if len(changes) else None,
        mean_size=float(np.abs(changes).mean()) if len(changes) else None,
        largest=largest,
        order=None if np.isnan(rho) else float(rho),
        notable=tuple(_changes(book, change, now[1], then[1], np.abs(change) > limit + 1e-9)),
        states=tuple(_changes(book, change, now[1], then[1], now[1] != then[1])),
        failing=dict(failing),
        largest_at=book.economies[int(np.nanargmax(np.abs(change)))].iso3 if len(changes) else "",
        treated=case.treated,
    )


def _changes(
    book: ScoreBook,
    change: Floats,
    now: npt.NDArray[np.int8],
    then: npt.NDArray[np.int8],
    which: Bools,
) -> Iterator[ChangedEconomy]:
    for at in np.flatnonzero(which):
        size = None if np.isnan(change[at]) else float(change[at])
        yield ChangedEconomy(book.economies[at].iso3, size, STATES[now[at]], STATES[then[at]])


def lost(effect: Effect) -> int:
    """How many economies lose their point score."""
    return sum(c.state == STATES[SCORED] and c.state_then != STATES[SCORED] for c in effect.states)


def gained(effect: Effect) -> int:
    """How many economies gain a point score."""
    return sum(c.state != STATES[SCORED] and c.state_then == STATES[SCORED] for c in effect.states)


def without(case: Case, gone: Bools, kind: str, about: str, title: str) -> Case:
    """The same without the figures of some indicators, as if nobody had observed them.

    Shape of `gone`: (indicators,).
    """
    score = np.where(gone[:, None], np.nan, case.score)
    filled = None if case.filled is None else np.where(gone[:, None], np.nan, case.filled)
    observed = case.observed & ~gone[:, None]
    return replace(case, kind=kind, about=about, title=title, score=score, observed=observed, filled=filled)
