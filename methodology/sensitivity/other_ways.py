"""Treatments and rules that a critic may prefer, each tried alone: what would change, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from methodology.model import ALL, Floats
from methodology.scoring.aggregation.aggregate import NAMED_POWERS
from methodology.scoring.leaves.fill_gaps import groups
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import Case, Effect, as_published, effects
from methodology.statistics.rescale import MINMAX, WAYS, rescale
from methodology.treatment.impute import (
    LATEST,
    impute_by_group,
    impute_latest,
    impute_mean,
    impute_median,
    latest_place,
)
from methodology.treatment.treat import treat

AGGREGATION, SCALE, TREATED, WEIGHTS, FILLED = "aggregation", "scale", "treatment", "weights", "imputation"
EQUAL, HEAVY_TAILS = "equal", "heavy-tails"


def other_ways(book: ScoreBook, year: int, lane: str = ALL) -> tuple[Effect, ...]:
    """The effect of each other rule on every pillar: means, scales, treatment, equal weights, imputation.

    Each effect names its rule in `kind` and `about`; nothing is published from them. Shapes, units and errors
    as in `alternatives.effects`. Source: OECD/JRC, Handbook (2008), steps 3, 5, 6 and 7.
    """
    base = as_published(book, year)
    cases = (
        *_means(base),
        *_scales(base),
        *_treated(base),
        *_equal_weights(base),
        *_imputed(book, base, year),
    )
    return tuple(effect for case in cases for effect in effects(book, case, year, lane))


def _means(base: Case) -> Iterator[Case]:
    method = base.methodology
    for name, power in NAMED_POWERS.items():
        powers = {**method.aggregation, "dimension": power, "pillar": power}
        if powers != dict(method.aggregation) and (power == 1 or method.scale_min > 0):
            changed = replace(method, aggregation=powers)
            yield replace(base, kind=AGGREGATION, about=name, methodology=changed)


def _scales(base: Case) -> Iterator[Case]:
    for way in WAYS[1:]:
        score = _on(base, base.score, way)
        filled = None if base.filled is None else _refilled(score, _on(base, base.filled, way))
        yield replace(base, kind=SCALE, about=way, score=score, filled=filled)


def _treated(base: Case) -> Iterator[Case]:
    """Only the heavy-tailed rows are treated, and put back on the scale by min-max."""
    score, treated = base.score.copy(), 0
    for place, row in enumerate(base.score):
        result = treat(row)
        if result.steps:
            score[place] = _on(base, result.figures[None, :], MINMAX)[0]
            treated += 1
    if treated:
        filled = None if base.filled is None else _refilled(score, base.filled)
        yield replace(base, kind=TREATED, about=HEAVY_TAILS, score=score, filled=filled, treated=treated)


def _refilled(score: Floats, filled: Floats) -> Floats:
    """Changed scores, with the imputed ones where there are none."""
    return np.where(np.isnan(score), filled, score)


def _on(base: Case, score: Floats, way: str) -> Floats:
    return rescale(score, way, base.methodology.scale_min, base.methodology.scale_max)


def _equal_weights(base: Case) -> Iterator[Case]:
    tree = replace(
        base.tree,
        indicator_weight=(base.tree.indicator_weight > 0).astype(np.float64),
        dimension_weight=(base.tree.dimension_weight > 0).astype(np.float64),
    )
    changed = not np.array_equal(tree.indicator_weight, base.tree.indicator_weight)
    if changed or not np.array_equal(tree.dimension_weight, base.tree.dimension_weight):
        yield replace(base, kind=WEIGHTS, about=EQUAL, tree=tree)


def _imputed(book: ScoreBook, base: Case, year: int) -> Iterator[Case]:
    at, cube = book.years.index(year), book.normalised.score
    names = groups(book.economies)
    place = np.maximum(latest_place(cube, at), 0)
    observed = np.take_along_axis(book.figures.year, place[:, :, None], axis=2)[:, :, 0]
    ways = (
        impute_mean(base.score),
        impute_median(base.score),
        impute_by_group(base.score, names),
        impute_latest(cube, at),
    )
    for result in ways:
        if result.filled.any():
            age = np.where(result.filled & (result.how == LATEST), year - observed, base.age)
            age = age.astype(np.int16)
            yield replace(base, kind=FILLED, about=result.how, score=result.figures, age=age, filled=None)
