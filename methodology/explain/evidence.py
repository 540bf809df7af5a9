"""What a pillar's score rests on: how many indicators, how recent, law against practice, and what lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from methodology.model import ALL, KINDS, Bools, Ints
from methodology.scoring.aggregation import gate
from methodology.scoring.cell_evidence import median_age, unplaced
from methodology.scoring.exceptions import Exceptions, score_cells
from methodology.scoring.leaves.years import by_cell
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class PillarEvidence:
    """`coverage` is the effective weight observed, 0 to 1; `median_year` None without evidence; `unplaced`
    counts further indicators whose figures cannot be placed on a scale."""

    observed: int
    total: int
    coverage: float
    median_year: int | None
    unplaced: int = 0


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
    spot, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights = book.weights_at(lane, spot).leaf[row]
    age = median_age(book, book.observed_weights(row, lane, spot), spot)
    return PillarEvidence(
        observed=int((book.available(lane, spot) & (weights > 0)).sum()),
        total=int((weights > 0).sum()),
        coverage=float(book.panels[lane].pillar.coverage[row, spot]),
        median_year=None if age is None else year - age,
        unplaced=int((unplaced(book, spot) & (weights > 0)).sum()),
    )


def by_kind(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> Mapping[str, KindScore]:
    """Mean score of law (structure), practice (process) and outcome, for the kinds with any data.

    Weighted by the catalogue's effective weights. Source: OHCHR, Human Rights Indicators (2012), ch. II.
    """
    spot, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights = np.where(book.available(lane, spot), book.weights_at(lane, spot).leaf[row], 0.0)
    scores = by_cell(book.normalised.score)[:, spot]
    means = {}
    for kind in KINDS:
        of_kind = np.array([i.kind == kind for i in book.framework.indicators], dtype=np.bool_) & (
            weights > 0
        )
        if of_kind.any():
            mean = float(np.average(scores[of_kind], weights=weights[of_kind]))
            means[kind] = KindScore(mean, int(of_kind.sum()))
    return means


def unlock(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> Unlock:
    """The missing indicators of a pillar, heaviest first, and how few of them would open a range and a score.

    Indicators are added heaviest first, as if observed in the year; for the `all` lane one of each missing
    kind is taken first, since the gate asks for law and practice together, then what its thinnest dimensions
    need. Whether they are enough the gate itself decides. Raises KeyError for an unknown economy, pillar,
    year or lane.
    """
    spot, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    have = book.available(lane, spot) & (book.weights_at(lane, spot).leaf[row] > 0)
    missing = lacking(book, row, spot, have, lane)
    states = states_along(book, row, spot, in_order(book, row, spot, have, missing, lane), lane)
    return Unlock(
        tuple(book.tree.indicator_ids[place] for place in missing),
        needed=_first(states == gate.SCORED),
        needed_range=_first(gate.has_bounds(states)),
    )


def lacking(book: ScoreBook, row: int, spot: int, have: Bools, lane: str = ALL) -> list[int]:
    """The places of the indicators that a pillar (row) lacks beside those it has, heaviest first.

    Shape of `have`: (indicators,).
    """
    weights = book.weights_at(lane, spot).leaf[row]
    order = np.argsort(-weights, kind="stable").tolist()
    return [place for place in order if weights[place] > 0 and not have[place]]


def in_order(
    book: ScoreBook, row: int, spot: int, have: Bools, missing: list[int], lane: str = ALL
) -> list[int]:
    """The missing in the order in which they are best gathered.

    In the `all` lane lacking kinds go first; then, in any, dimensions below the gate. What the exposure rule
    forbids to score in this cell (`spot`) would not help, and is left out.
    Shape of `have`: (indicators,).
    """
    exposed = by_cell(book.figures.exposed)[:, spot]
    missing = [place for place in missing if exposed[place]]
    weighed = book.weights_at(lane, spot).leaf[row] > 0
    kinds = {book.indicator(int(place)).kind for place in np.flatnonzero(have & weighed)}
    first: list[int] = []
    for group in book.methodology.gate.kinds if lane == ALL else ():
        if not kinds.intersection(group):
            first += [place for place in missing if book.indicator(place).kind in group][:1]
    order = list(dict.fromkeys(first + missing))
    first += _for_dimensions(book, row, spot, have, order, len(first), lane)
    return list(dict.fromkeys(first + missing))


def _for_dimensions(
    book: ScoreBook, row: int, spot: int, have: Bools, order: list[int], taken: int, lane: str
) -> list[int]:
    """What lifts each dimension of a pillar (row) to the gate after the first `taken` of `order`."""
    needed, weights = book.methodology.gate.dimension_of(lane), book.weights_at(lane, spot)
    if needed is None:
        return []
    share = weights.within @ have.astype(np.float64)
    share += weights.within[:, order[:taken]].sum(axis=1)
    lifting: list[int] = []
    for place in order[taken:]:
        dimension = int(book.tree.dimension_of[place])
        if weights.across[row, dimension] > 0 and share[dimension] < needed - gate.TOLERANCE:
            share[dimension] += weights.within[dimension, place]
            lifting.append(place)
    return lifting


def states_along(book: ScoreBook, row: int, spot: int, order: list[int], lane: str = ALL) -> Ints:
    """The gate's state of a pillar (row) in a cell with 0, 1, 2, … further indicators observed that year.

    Shape (len(order) + 1,).
    """
    known = ~np.isnan(by_cell(book.normalised.score)[:, [spot]])
    known = np.repeat(known, len(order) + 1, axis=1)
    observed = by_cell(book.figures.year)[:, [spot]]
    age = np.where(known, book.years[spot % len(book.years)] - observed, 0).astype(np.int16)
    for step, place in enumerate(order, start=1):
        known[place, step:] = True
    cells = np.full(known.shape[1], spot)
    return np.asarray(gate_states(book, known, age, book.exceptions.cut(cells), lane)[row])


def gate_states(
    book: ScoreBook, known: Bools, age: npt.NDArray[np.int16], exceptions: Exceptions, lane: str = ALL
) -> Ints:
    """The gate's state of every pillar, pillars × cells, with these indicators known, at these ages.

    `known` and `age` are indicators × cells, `exceptions` those of the cells. The gate looks at what is known
    and how old it is, so any score will do.
    """
    score = np.where(known, book.methodology.scale_max, np.nan)
    panel = score_cells(score, age, book.tree, book.methodology, lane, exceptions=exceptions)
    return np.asarray(panel.pillar.state, dtype=np.int64)


def _first(holds: Bools) -> int | None:
    """The first place where something holds, None where it never does."""
    places = np.flatnonzero(holds)
    return int(places[0]) if len(places) else None
