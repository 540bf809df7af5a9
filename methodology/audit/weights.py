"""Effective against nominal weights: how much of a pillar's differences an indicator really answers for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import ALL, Floats
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.correlation import correlation_ratio

TOO_LITTLE, TOO_MUCH = 0.5, 2.0
"""Outside this range of effective to nominal weight an indicator does not count as declared."""


@dataclass(frozen=True)
class EffectiveWeight:
    """One child of a pillar: its `nominal` share of the weight and its `effective` share, both 0 to 1.

    `effect` is the main effect on the pillar's score, 0 to 1; `effective` is it over the sum of the effects
    of all children of this level. `economies` entered, in `bins`. NaN where it cannot be told.
    """

    pillar: str
    node: str
    level: str
    nominal: float
    effect: float
    effective: float
    economies: int
    bins: int

    @property
    def ratio(self) -> float:
        """Effective over nominal weight; 1 where it counts as declared."""
        return self.effective / self.nominal

    @property
    def alarm(self) -> bool:
        return not np.isnan(self.ratio) and not TOO_LITTLE <= self.ratio <= TOO_MUCH


def effective_weights(book: ScoreBook, year: int, lane: str = ALL) -> tuple[EffectiveWeight, ...]:
    """Effective weights of the indicators and of the dimensions of every pillar.

    Formula: S_i = Var(E[y | x_i]) / Var(y) with y the pillar's score and x_i the child's, in ten bins (see
    `correlation_ratio`); effective weight S_i / Σ S. Over economies where both are scored. Nominal: the
    catalogue's effective leaf weight, over children with an effect. Errors: ValueError, KeyError for an
    unknown year and lane. Source: Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or
    science?, J. R. Stat. Soc. A 176, 609-634.
    """
    at, panel, tree = book.years.index(year), book.panels[lane], book.tree
    step = slice(at, None, len(book.years))
    scored = panel.pillar.state[:, step] == SCORED
    pillars = np.where(scored, panel.pillar.mean[:, step], np.nan)
    indicators, dimensions = book.normalised.score[:, :, at], panel.dimension.mean[:, step]
    names = tuple(
        f"{pillar}.{dimension}" if dimension else pillar for pillar, dimension in tree.dimension_keys
    )
    weights: list[EffectiveWeight] = []
    for row, pillar in enumerate(tree.pillar_ids):
        weights += _level(
            pillar, "indicator", pillars[row], indicators, panel.weights.leaf[row], tree.indicator_ids
        )
        if (panel.weights.across[row] > 0).sum() > 1:
            weights += _level(pillar, "dimension", pillars[row], dimensions, panel.weights.across[row], names)
    return tuple(weight for weight in weights if _spoken(book, weight))


def _spoken(book: ScoreBook, weight: EffectiveWeight) -> bool:
    return weight.level != "indicator" or book.terms(weight.node).score


def _level(
    pillar: str, level: str, y: Floats, x: Floats, weights: Floats, names: tuple[str, ...]
) -> list[EffectiveWeight]:
    places = np.flatnonzero(weights > 0)
    effects = [correlation_ratio(x[place], y) for place in places]
    told = np.array([not np.isnan(effect) for effect, _ in effects], dtype=np.bool_)
    whole = sum(effect for effect, _ in effects if not np.isnan(effect))
    declared = float(weights[places][told].sum())
    return [
        EffectiveWeight(
            pillar=pillar,
            node=names[place],
            level=level,
            nominal=float(weights[place]) / declared if known else float("nan"),
            effect=effect,
            effective=effect / whole if whole > 0 else float("nan"),
            economies=int((~np.isnan(x[place]) & ~np.isnan(y)).sum()),
            bins=bins,
        )
        for place, known, (effect, bins) in zip(places, told, effects, strict=True)
    ]
