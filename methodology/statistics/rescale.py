"""Other ways to lay the same figures on the scale; for sensitivity runs only, never for published scores."""

from __future__ import annotations

import numpy as np

from methodology.model import Floats
from methodology.statistics.correlation import mean_ranks

PUBLISHED, MINMAX, ZSCORE, RANK = "published", "min-max", "z-score", "rank"
WAYS = (PUBLISHED, MINMAX, ZSCORE, RANK)
CLIP = 3.0
"""Standard deviations that reach the ends of the scale under the z-score."""


def rescale(score: Floats, way: str, lowest: float, highest: float) -> Floats:
    """Scores laid anew on [lowest, highest] from their place among one another, row by row.

    Shapes: score indicators × economies, NaN where missing, result alike. The published scale has already
    settled direction and transform, so that these ways apply to every scoring method: min-max stretches to
    the observed extremes, z-score puts ±3 sample standard deviations at the ends, rank shares the scale
    evenly. Rows without spread stay as they are. Units: those of the scale.
    Errors: KeyError for an unknown way. Source: OECD/JRC, Handbook (2008), step 5.
    """
    if way == PUBLISHED:
        return score
    share = {MINMAX: _minmax, ZSCORE: _zscore, RANK: _rank}[way](score)
    return np.where(np.isnan(share), score, lowest + (highest - lowest) * share)


def _minmax(score: Floats) -> Floats:
    low = np.fmin.reduce(score, axis=1, initial=np.inf)[:, None]
    high = np.fmax.reduce(score, axis=1, initial=-np.inf)[:, None]
    share = np.full(score.shape, np.nan)
    np.divide(score - low, high - low, out=share, where=high > low)
    return share


def _zscore(score: Floats) -> Floats:
    known = ~np.isnan(score)
    count = known.sum(axis=1, keepdims=True)
    clean = np.where(known, score, 0.0)
    centred = np.where(known, score - clean.sum(axis=1, keepdims=True) / np.maximum(count, 1), 0.0)
    spread = np.sqrt((centred**2).sum(axis=1, keepdims=True) / np.maximum(count - 1, 1))
    z = np.divide(centred, spread, out=np.full(score.shape, np.nan), where=(spread > 1e-12) & known)
    return np.asarray(np.clip((z + CLIP) / (2 * CLIP), 0.0, 1.0), dtype=np.float64)


def _rank(score: Floats) -> Floats:
    """Missing entries are put last, where they change no rank before them."""
    known = ~np.isnan(score)
    count = known.sum(axis=1, keepdims=True)
    ranks = mean_ranks(np.where(known, score, np.inf))
    varies = np.fmin.reduce(score, axis=1, initial=np.inf) < np.fmax.reduce(score, axis=1, initial=-np.inf)
    share = np.full(score.shape, np.nan)
    np.divide(ranks - 1.0, count - 1.0, out=share, where=known & varies[:, None])
    return share
