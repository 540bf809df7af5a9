"""How indicators move together: within and across dimensions, redundancy, and internal consistency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from methodology.model import ALL, Bools, Floats, Ints
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.correlation import cronbach_alpha, pearson, spearman

REDUNDANT = 0.92
"""Above this |r| two indicators say the same: the limit used in the JRC's statistical audits."""
CONTRARY = -0.3
"""Below this r two indicators of one dimension pull against each other and hide one another in the mean."""
ASTRAY = 0.3
"""An indicator that goes so much more with another dimension than with its own may be in the wrong place."""
SAME_DIMENSION, SAME_PILLAR, OTHER_PILLAR = "dimension", "pillar", "other"
RELATIONS = SAME_DIMENSION, SAME_PILLAR, OTHER_PILLAR
CONSISTENT = 0.7
"""From this alpha on items are usually said to measure one thing (Nunnally 1978)."""


@dataclass(frozen=True)
class CorrelatedPair:
    """Two indicators: Pearson's r and Spearman's ρ of their scores over the `shared` economies.

    `relation` says what they share: the dimension, the pillar, or neither (other).
    """

    one: str
    other: str
    relation: str
    r: float
    rho: float
    shared: int

    @property
    def redundant(self) -> bool:
        return abs(self.r) > REDUNDANT

    @property
    def contrary(self) -> bool:
        return self.relation == SAME_DIMENSION and self.r < CONTRARY


@dataclass(frozen=True)
class Together:
    """The mean of r and of ρ over the pairs of one relation, and how many pairs there are."""

    pillar: str
    relation: str
    pairs: int
    r: float
    rho: float


@dataclass(frozen=True)
class Fit:
    """The r of an indicator with the rest of its dimension, and with the best other one of its pillar."""

    indicator: str
    own: float
    best_other: float
    other: str

    @property
    def astray(self) -> bool:
        """True where it goes clearly more with another dimension than with its own."""
        return self.best_other > self.own + ASTRAY


@dataclass(frozen=True)
class Consistency:
    """Cronbach's alpha of a node's items: indicators of a dimension, dimensions of a pillar."""

    node: str
    level: str
    items: int
    alpha: float

    @property
    def consistent(self) -> bool:
        return self.alpha >= CONSISTENT


@dataclass(frozen=True)
class Correlations:
    """What correlates with what in one year; -1 to 1."""

    pairs: tuple[CorrelatedPair, ...]
    together: tuple[Together, ...]
    fits: tuple[Fit, ...]
    consistency: tuple[Consistency, ...]


def correlations(book: ScoreBook, year: int) -> Correlations:
    """Correlations of the scores of one year, over the economies that two indicators share.

    Pairs with fewer than ten shared economies, or where a score does not vary, are left out, as are
    indicators whose source allows nothing to be passed on. Errors: ValueError for an unknown year.
    Source: OECD/JRC, Handbook (2008), step 4. Alpha describes; rights that differ need not go together, so a
    low alpha is no fault of its own.
    """
    at = book.years.index(year)
    score = book.normalised.score[:, :, at]
    spoken = np.array([book.terms(name).score for name in book.tree.indicator_ids], dtype=np.bool_)
    score = np.where(spoken[:, None], score, np.nan)
    r, shared = pearson(score)
    rho, _ = spearman(score)
    pairs = _Pairs.told(book, r, rho)
    return Correlations(
        tuple(pairs.listed(book, shared)), pairs.together(book), _fits(book, score, spoken, at),
        _consistency(book, score, at),
    )  # fmt: skip


@dataclass(frozen=True)
class _Pairs:
    """All pairs with a correlation, arrays (pairs,): places of the two, what they share, r and ρ."""

    one: Ints
    other: Ints
    relation: Ints
    r: Floats
    rho: Floats

    @classmethod
    def told(cls, book: ScoreBook, r: Floats, rho: Floats) -> _Pairs:
        one, other = np.triu_indices(len(r), 1)
        here = ~np.isnan(r[one, other])
        one, other = one[here], other[here]
        dimension = book.tree.dimension_of
        pillar = book.tree.pillar_of[dimension]
        apart = np.where(
            pillar[one] == pillar[other], RELATIONS.index(SAME_PILLAR), RELATIONS.index(OTHER_PILLAR)
        )
        relation = np.where(dimension[one] == dimension[other], RELATIONS.index(SAME_DIMENSION), apart)
        return cls(one, other, relation, r[one, other], rho[one, other])

    def listed(self, book: ScoreBook, shared: Ints) -> Iterator[CorrelatedPair]:
        """Each of them by the names of its indicators."""
        names = book.tree.indicator_ids
        columns = (self.one, self.other, self.relation, self.r, self.rho, shared[self.one, self.other])
        for one, other, relation, r, rho, count in zip(*(c.tolist() for c in columns), strict=True):
            yield CorrelatedPair(names[one], names[other], RELATIONS[relation], r, rho, count)

    def together(self, book: ScoreBook) -> tuple[Together, ...]:
        """Their means by right and relation."""
        pillar, relations = book.tree.pillar_of[book.tree.dimension_of], []
        for place, name in enumerate(book.tree.pillar_ids):
            own = (pillar[self.one] == place) | (pillar[self.other] == place)
            for number, relation in enumerate(RELATIONS):
                here = own & (self.relation == number)
                if count := int(here.sum()):
                    means = float(np.mean(self.r[here])), float(np.mean(self.rho[here]))
                    relations.append(Together(name, relation, count, *means))
        return tuple(relations)


def _fits(book: ScoreBook, score: Floats, spoken: Bools, at: int) -> tuple[Fit, ...]:
    tree = book.tree
    dimensions = book.panels[ALL].dimension.mean[:, at :: len(book.years)]
    fits, rest = [], Rest(book, score)
    for place in np.flatnonzero(spoken):
        home = int(tree.dimension_of[place])
        siblings = [d for d in np.flatnonzero(tree.pillar_of == tree.pillar_of[home]) if d != home]
        rows = np.stack([score[place], rest.of_dimension(int(place)), *(dimensions[d] for d in siblings)])
        r = pearson(rows)[0][0]
        if np.isnan(r[1]) or not siblings or np.isnan(r[2:]).all():
            continue
        best = int(np.nanargmax(r[2:]))
        pillar, dimension = tree.dimension_keys[siblings[best]]
        fits.append(Fit(tree.indicator_ids[place], float(r[1]), float(r[2 + best]), f"{pillar}.{dimension}"))
    return tuple(fits)


class Rest:
    """The scores (indicators × economies) of what an indicator stands beside. Units: points of the scale."""

    def __init__(self, book: ScoreBook, score: Floats) -> None:
        known = ~np.isnan(score)
        self._within, self._homes = book.panels[ALL].weights.within, book.tree.dimension_of
        self._known, self._filled = known.astype(np.float64), np.where(known, score, 0.0)

    def of_dimension(self, place: int) -> Floats:
        """The weighted mean of a dimension's other indicators, NaN where none is observed.

        Shape (economies,). Units: points of the scale.
        """
        weights = self._within[self._homes[place]].copy()
        weights[place] = 0.0
        whole = weights @ self._known
        mean = np.full(whole.shape, np.nan)
        np.divide(weights @ self._filled, whole, out=mean, where=whole > 0)
        return mean


def _consistency(book: ScoreBook, score: Floats, at: int) -> tuple[Consistency, ...]:
    tree, groups = book.tree, []
    dimensions = book.panels[ALL].dimension.mean[:, at :: len(book.years)]
    for place, (pillar, dimension) in enumerate(tree.dimension_keys):
        items = score[tree.dimension_of == place]
        items = items[~np.isnan(items).all(axis=1)]
        name = f"{pillar}.{dimension}" if dimension else pillar
        groups.append(Consistency(name, "dimension", len(items), cronbach_alpha(items)))
    for row, pillar in enumerate(tree.pillar_ids):
        items = dimensions[tree.pillar_of == row]
        items = items[~np.isnan(items).all(axis=1)]
        groups.append(Consistency(pillar, "pillar", len(items), cronbach_alpha(items)))
    return tuple(groups)
