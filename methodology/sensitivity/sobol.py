"""Sobol' indices: which share of an output's variance each input answers for, with bootstrap intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Floats
from methodology.statistics.sobol_points import sobol_points

BASE = 1024
RESAMPLES = 500
LEVEL = 0.95
_TILE = 64
"""So many outputs are resampled together; their columns then fit the cache."""


@dataclass(frozen=True)
class Indices:
    """Shares of variance, outputs × inputs, with the ends of their intervals; NaN where nothing varies.

    `first`: what an input does alone. `total`: with all its interactions.
    """

    first: Floats
    first_low: Floats
    first_high: Floats
    total: Floats
    total_low: Floats
    total_high: Floats


def saltelli_design(inputs: int, base: int = BASE, seed: int = 1) -> Floats:
    """The runs that first- and total-order indices need: (inputs + 2) × base × inputs, in [0, 1).

    Blocks: A, B, then AB_i for each input i: A with column i of B. A and B are the two halves of
    Sobol' points in 2·inputs dimensions, shifted at random by `seed`. A base that is a power of two spreads
    them most evenly. Errors: ValueError for a base below 2 or more inputs than the points allow.
    Source: Saltelli (2002), Making best use of model evaluations to compute sensitivity indices.
    Units: none.
    """
    if base < 2:
        raise ValueError(f"a Saltelli design needs a base of 2 or more; found {base}")
    points = sobol_points(base, 2 * inputs, seed)
    a, b = points[:, :inputs], points[:, inputs:]
    design = np.empty((inputs + 2, base, inputs))
    design[0], design[1], design[2:] = a, b, a
    for place in range(inputs):
        design[place + 2, :, place] = b[:, place]
    return design


def sobol_indices(values: Floats, resamples: int = RESAMPLES, level: float = LEVEL, seed: int = 1) -> Indices:
    """First- and total-order indices of outputs that were computed on a Saltelli design.

    Formula (Jansen): S_i = 1 - ½·mean((f_B - f_ABi)²) / V, S_Ti = ½·mean((f_A - f_ABi)²) / V, with V the
    variance of f over A and B together. Intervals are percentiles of a bootstrap over the design's rows.
    Shapes: values (inputs + 2) × base × outputs in the order of the design. Units: shares of variance.
    Errors: ValueError for fewer than three blocks; an output that does not vary gives NaN.
    Source: Jansen (1999), Analysis of variance designs for model output; Saltelli et al. (2010), Variance
    based sensitivity analysis of model output; Archer, Saltelli and Sobol' (1997) for the bootstrap.
    """
    if values.ndim != 3 or len(values) < 3:
        raise ValueError("values must be blocks × base × outputs, with blocks A, B and one for each input")
    inputs, base, outputs = len(values) - 2, values.shape[1], values.shape[2]
    counts = _resampled(base, resamples, seed)
    parts = [
        _tile(values[:, :, start : start + _TILE], counts, inputs, level)
        for start in range(0, outputs, _TILE)
    ]
    shares = np.concatenate(parts, axis=-1).transpose(0, 1, 3, 2)
    (first, first_low, first_high), (total, total_low, total_high) = shares
    return Indices(first, first_low, first_high, total, total_low, total_high)


def _resampled(base: int, resamples: int, seed: int) -> Floats:
    """How often each row stands in each resample, (1 + resamples) × base; the first is the design itself."""
    chosen = np.random.default_rng(seed).integers(0, base, (resamples, base))
    chosen += np.arange(resamples)[:, None] * base
    counts = np.bincount(chosen.reshape(-1), minlength=resamples * base).reshape(resamples, base)
    return np.concatenate([np.ones((1, base)), counts], dtype=np.float64)


def _tile(values: Floats, counts: Floats, inputs: int, level: float) -> Floats:
    """Shares as order × (point, low, high) × inputs × outputs."""
    base, outputs = values.shape[1], values.shape[2]
    values = values - values[:2].mean(axis=(0, 1))
    a, b, mixed = values[0], values[1], values[2:]
    squares = np.empty((base, 2, inputs, outputs))
    np.subtract(b, mixed, out=squares[:, 0].transpose(1, 0, 2))
    np.subtract(a, mixed, out=squares[:, 1].transpose(1, 0, 2))
    np.square(squares, out=squares)
    half_means = counts @ squares.reshape(base, -1)
    half_means /= 2.0 * base
    spread = counts @ np.concatenate([a + b, a * a + b * b], axis=1)
    spread /= 2.0 * base
    variance = spread[:, outputs:] - spread[:, :outputs] ** 2
    floor = 1e-20 * np.maximum(np.abs(values).max(axis=(0, 1)) ** 2, np.finfo(np.float64).tiny)
    variance = np.where(variance > floor, variance, np.nan)
    shares = half_means.reshape(len(counts), 2, inputs, outputs)
    shares /= variance[:, None, None, :]
    np.subtract(1.0, shares[:, 0], out=shares[:, 0])
    return _with_ends(shares, level)


def _with_ends(shares: Floats, level: float) -> Floats:
    """Point, lower and upper end of shares (resamples × order × inputs × outputs), after the order."""
    drawn = np.sort(shares[1:].reshape(len(shares) - 1, -1).T, axis=1)
    outer = (1.0 - level) / 2.0
    places = np.array([outer, 1.0 - outer]) * (drawn.shape[1] - 1)
    below = np.floor(places).astype(np.int64)
    above = np.minimum(below + 1, drawn.shape[1] - 1)
    ends = drawn[:, below] + (drawn[:, above] - drawn[:, below]) * (places - below)
    stacked = np.concatenate([shares[0].reshape(-1, 1), ends], axis=1)
    return np.asarray(stacked.reshape(*shares.shape[1:], 3).transpose(0, 3, 1, 2), dtype=np.float64)
