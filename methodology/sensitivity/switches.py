"""The choices of the method as inputs of a model: one number in [0, 1) for each turns a choice one way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from methodology.doubt.errors.evidence import Leaves, leaves
from methodology.model import ALL, Bools, Floats, Methodology
from methodology.scoring.aggregation.aggregate import NAMED_POWERS, power_mean
from methodology.scoring.aggregation.tree import LaneWeights, Tree, lane_weights
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.shake import cut_off, guessed, shaken, with_other_ends

WEIGHTS, AGGREGATION, NORMALISATION = "weights", "aggregation", "normalisation"
DIMENSION, MEASUREMENT, MISSING = "dimension", "measurement", "missing"
SWITCHES = (WEIGHTS, AGGREGATION, NORMALISATION, DIMENSION, MEASUREMENT, MISSING)
GOALPOSTS, LEAVE_OUT = 0.1, 0.5
"""How far ends of scales move and how often a dimension is left out where the methodology names neither."""
_WORD = 1 << 32

Setting = Mapping[str, float]
"""A number in [0, 1) for each switch that is not as published."""
Placed = tuple[Floats, Floats | float]
"""Positions before they are cut off, and errors to be added after that."""
Memo = dict[tuple[object, ...], Any]


@dataclass(frozen=True)
class Switches:
    """The method of one year and lane, ready to be run with any setting of its switches.

    A setting picks, by one number u in [0, 1) for each switch (the trigger of Saisana, Saltelli and
    Tarantola 2005, J. R. Stat. Soc. A 168): a set of weights, drawn for each parent from a Dirichlet
    distribution around the published ones; a mean, with the shares of the methodology; ends of the scales;
    for each pillar no dimension or one to leave out; a set of scores that measurement, coding and age
    allow; and missing indicators, imputed ones too, as the rest of the evidence suggests. Without a setting
    everything is as published. Errors go alike up and down: for plain means only results are cut off at the
    ends of the scale, for other means the scores are.
    These are the doubts of `methodology.doubt.run`; their shares say where it comes from.
    """

    tree: Tree
    method: Methodology
    lane: str
    weights: LaneWeights
    score: Floats
    evidence: Leaves
    seed: int
    filled: Floats | None = None

    def pillars(self, setting: Setting, memo: Memo | None = None) -> Floats:
        """Pillar means without gates, pillars × economies; NaN where nothing is left to score from.

        `memo` keeps what runs with equal parts share; the caller empties it now and then.
        Units: points of the scale.
        """
        known = {} if memo is None else memo
        weights: LaneWeights = _once(known, setting, (WEIGHTS,), self._weights)
        placed: Placed = _once(known, setting, (MEASUREMENT,), self._placed)
        score: Floats = _once(
            known, setting, (MEASUREMENT, NORMALISATION), lambda now: self._score(placed, now)
        )
        if MISSING in setting:
            drawn: Floats = _once(known, setting, (MISSING,), self._drawn)
            score = np.where(np.isnan(score) & self.evidence.applies, drawn, score)
        elif self.filled is not None:
            score = np.where(np.isnan(score), self.filled, score)
        available = ~np.isnan(score) & (weights.counted & ~self._dropped(setting))[:, None]
        down, up = self._powers(setting)
        lowest, highest = self.method.scale_min, self.method.scale_max
        if (down, up) != (1, 1):
            score = np.clip(score, lowest, highest)
        dimension, defined = power_mean(score, available, weights.within, down)
        return np.clip(power_mean(dimension, defined, weights.across, up)[0], lowest, highest)

    def _random(self, name: str, u: float) -> np.random.Generator:
        """The generator that a setting of a switch stands for."""
        key = [(self.seed * len(SWITCHES) + SWITCHES.index(name)) % (1 << 64), int(u * _WORD)]
        return np.random.Generator(np.random.Philox(key=key))

    def _placed(self, setting: Setting) -> Placed:
        """Where the indicators stand on their scales, before scores are cut off at the ends, and errors."""
        if MEASUREMENT in setting:
            return shaken(self.evidence, self._random(MEASUREMENT, setting[MEASUREMENT]))
        return self.evidence.position.astype(np.float64), 0.0

    def _score(self, placed: Placed, setting: Setting) -> Floats:
        if MEASUREMENT not in setting and NORMALISATION not in setting:
            return self.score
        method, (position, errors) = self.method, placed
        if NORMALISATION in setting:
            random = self._random(NORMALISATION, setting[NORMALISATION])
            tolerance = method.uncertainty.goalposts or GOALPOSTS
            position = with_other_ends(
                position, self.evidence, random, tolerance, method.scale_min, method.span
            )
        return cut_off(position, self.evidence, method.scale_min, method.scale_max) + errors

    def _drawn(self, setting: Setting) -> Floats:
        method, random = self.method, self._random(MISSING, setting[MISSING])
        return guessed(self.evidence, random, method.scale_min, method.scale_max)

    def _dropped(self, setting: Setting) -> Bools:
        """Indicators of the dimensions that are left out, one of each pillar at most."""
        tree = self.tree
        dropped = np.zeros(len(tree.dimension_keys), dtype=np.bool_)
        share = setting.get(DIMENSION, 1.0) / (self.method.uncertainty.leave_out or LEAVE_OUT)
        for row in self.weights.across if share < 1 else ():
            own = np.flatnonzero(row)
            if len(own) > 1:
                dropped[own[int(share * len(own))]] = True
        return np.asarray(dropped[tree.dimension_of], dtype=np.bool_)

    def _powers(self, setting: Setting) -> tuple[float, float]:
        if AGGREGATION not in setting:
            powers = self.method.aggregation
            return powers["dimension"], powers["pillar"]
        shares = means(self.method)
        place = int(np.searchsorted(np.cumsum(list(shares.values())), setting[AGGREGATION], side="right"))
        power = NAMED_POWERS[list(shares)[min(place, len(shares) - 1)]]
        return power, power

    def _weights(self, setting: Setting) -> LaneWeights:
        if WEIGHTS not in setting:
            return self.weights
        tree, method = self.tree, self.method
        random, firm = self._random(WEIGHTS, setting[WEIGHTS]), method.uncertainty.weights
        indicators = _dirichlet(tree.indicator_weight, tree.belongs, firm, random)
        dimensions = _dirichlet(tree.dimension_weight, tree.holds, firm, random)
        shaken = replace(tree, indicator_weight=indicators, dimension_weight=dimensions)
        return lane_weights(shaken, method, self.lane)


def _once(memo: Memo, setting: Setting, names: tuple[str, ...], make: Callable[[Setting], Any]) -> Any:
    """What `make` gives for this part of a setting, made only once."""
    key = (names, *(setting.get(name) for name in names))
    if key not in memo:
        memo[key] = make(setting)
    return memo[key]


def switches(book: ScoreBook, year: int, lane: str = ALL, seed: int = 1) -> Switches:
    """The method of one year and lane as a model. Raises ValueError or KeyError for an unknown one."""
    if lane not in book.panels:
        raise KeyError(lane)
    at, scores = book.years.index(year), book.normalised
    filled = None if scores.filled is None else scores.filled[:, :, at]
    return Switches(book.tree, book.methodology, lane, book.panels[lane].weights, scores.score[:, :, at],
                    leaves(book, year), seed, filled)  # fmt: skip


def means(method: Methodology) -> dict[str, float]:
    """The means that the methodology draws from, with their shares."""
    return {name: share for name, share in method.uncertainty.aggregation.items() if share > 0}


def _dirichlet(weight: Floats, parents: Floats, firm: float, random: np.random.Generator) -> Floats:
    """Weights drawn around the given ones within each parent (parents × children), sums kept.

    Formula: w' = W·g/Σg with g ~ Gamma(α·w/W) and W = Σw, a Dirichlet distribution with concentration α.
    """
    whole = parents.T @ (parents @ weight)
    share = np.divide(weight, whole, out=np.zeros(weight.shape), where=whole > 0)
    drawn = random.standard_gamma(firm * share)
    total = parents.T @ (parents @ drawn)
    return np.divide(drawn * whole, total, out=weight.copy(), where=total > 0)
