"""What a missing indicator may be, judged by what else is known of the economy's right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Bools, Floats, Ints
from methodology.scoring.aggregation.tree import Tree

FEWEST = 20
"""Economies that a line is laid through at least; with fewer a missing indicator may lie anywhere."""
NEARER = 3.0
"""So much more the other indicators of the same dimension count than those of the rest of the right. Over the
indicators of methodology 2.0.0 the median scatter around the lines is least for 2 and 3 (0.791 points on
average; 0.798 for 1, 0.797 for 5)."""
FLAT = 1e-9
"""A variance up to this is none: through points that all lie in one place no line can be laid."""


@dataclass(frozen=True)
class Guesses:
    """Where a missing indicator probably lies, indicators × economies, in points of the scale.

    `middle` is the middle of a normal distribution and `spread` its standard deviation; both are NaN where
    nothing can be said and the whole scale is as likely.
    """

    middle: Floats
    spread: Floats


def guesses(score: Floats, tree: Tree, measured: Floats, lowest: float, highest: float) -> Guesses:
    """The distribution of each indicator in each economy, given the other indicators of the same pillar.

    Formula: x_c = Σ w_j·(s_jc - m_j) / Σ w_j over the other indicators j of the pillar that economy c has,
    with m_j the mean of indicator j over all economies and w_j its weight, times NEARER within the same
    dimension: how far the economy stands above or below the others
    on the rest of the right. A straight line s_i = a + b·x is laid by least squares through the n economies
    that have both; what is missing is drawn from a + b·x_c, cut off at the ends of the scale, with standard
    deviation √(r²·(1 + 1/n + (x_c - x̄)²/Σ(x - x̄)²)), r² = Σ residuals² / (n - 2). It is never taken to be
    more certain than a figure that is known (`measured`, (indicators,), one standard error of each).
    Shapes: `score` indicators × economies, NaN where missing. Errors: none.
    Source: Little and Rubin (2019), Statistical Analysis with Missing Data, 3rd edition, section 4.3
    (stochastic regression imputation); OECD/JRC, Handbook (2008), step 3.
    Units: points of the scale.
    """
    known = ~np.isnan(score)
    mean = _divided(np.where(known, score, 0.0).sum(axis=1), known.sum(axis=1))
    off = np.where(known, score - mean[:, None], 0.0)
    others, seen = _others(off, known, tree)
    both = known & seen
    count = both.sum(axis=1)
    x = np.where(both, others, 0.0)
    x_mean = _divided(x.sum(axis=1), count)
    away = np.where(both, others - x_mean[:, None], 0.0)
    square = (away**2).sum(axis=1)
    fitted = (count >= FEWEST) & (square > FLAT)
    slope = _divided((away * off).sum(axis=1), np.where(fitted, square, 0.0))
    start = _divided(np.where(both, off, 0.0).sum(axis=1), count)
    residual = np.where(both, off - start[:, None] - slope[:, None] * away, 0.0)
    error = np.sqrt(_divided((residual**2).sum(axis=1), np.maximum(count - 2, 0)))
    distance = others - x_mean[:, None]
    middle = (mean + start)[:, None] + slope[:, None] * distance
    wider = 1 + _divided(np.ones(len(count)), count)[:, None] + _divided(distance**2, square[:, None])
    spread = np.maximum(error[:, None] * np.sqrt(wider), measured[:, None])
    told = seen & fitted[:, None]
    return Guesses(np.where(told, np.clip(middle, lowest, highest), np.nan), np.where(told, spread, np.nan))


def _others(off: Floats, known: Bools, tree: Tree) -> tuple[Floats, Bools]:
    """The weighted mean of the other indicators of the pillar, and where there is any.

    The conduct of companies that only their lanes see tells nothing of the rest, but is told by it.
    """
    pillar: Ints = tree.pillar_of[tree.dimension_of]
    weight = tree.indicator_weight * tree.dimension_weight[tree.dimension_of]
    weight = np.where(tree.lane_only, 0.0, weight)
    nearer = np.where(np.equal(tree.dimension_of[:, None], tree.dimension_of), NEARER, 1.0)
    same = np.equal(pillar[:, None], pillar) * nearer * weight
    np.fill_diagonal(same, 0.0)
    whole = same @ known.astype(np.float64)
    return _divided(same @ off, whole), whole > 0


def _divided(part: Floats, whole: Floats | Ints) -> Floats:
    """part / whole, 0 where the whole is 0."""
    shape = np.broadcast_shapes(part.shape, whole.shape)
    return np.divide(part, whole, out=np.zeros(shape), where=np.broadcast_to(whole, shape) > 0)
