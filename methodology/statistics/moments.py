"""Shape of a distribution: skewness, kurtosis and the usual alert for heavy tails."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import Floats

SKEWNESS_LIMIT, KURTOSIS_LIMIT = 2.0, 3.5
"""A figure is heavy-tailed when both are exceeded (Groeneveld and Meeden 1984; the convention of COINr)."""
FEWEST = 4
"""Kurtosis is not defined for fewer figures."""


@dataclass(frozen=True)
class Shape:
    """`count` figures without gaps; `distinct` values among them. NaN where a moment is not defined."""

    count: int
    distinct: int
    skewness: float
    kurtosis: float

    @property
    def heavy_tailed(self) -> bool:
        """True where a few figures stretch the scale for all others."""
        return abs(self.skewness) > SKEWNESS_LIMIT and self.kurtosis > KURTOSIS_LIMIT


def shape(x: Floats) -> Shape:
    """Count, distinct values, skewness and excess kurtosis of x (any shape); NaN entries are left out.

    Units of skewness and kurtosis: none.
    """
    known = x[~np.isnan(x)]
    return Shape(len(known), len(np.unique(known)), skewness(known), kurtosis(known))


def skewness(x: Floats) -> float:
    """The sample skewness G1 of x (n,) without gaps.

    Formula: G1 = √(n(n-1)) / (n-2) · m3 / m2^1.5 with central moments m. Units: none.
    Errors: none; NaN for fewer than four figures or without spread.
    Source: Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, type 2.
    """
    n = len(x)
    second = _spread(x)
    if second == 0:
        return float("nan")
    third = float(np.mean((x - x.mean()) ** 3))
    return float(np.sqrt(n * (n - 1)) / (n - 2) * third / second**1.5)


def kurtosis(x: Floats) -> float:
    """The sample excess kurtosis G2 of x (n,) without gaps; 0 for a normal distribution.

    Formula: G2 = (n-1) / ((n-2)(n-3)) · ((n+1)·(m4/m2² - 3) + 6). Units: none.
    Errors: none; NaN for fewer than four figures or without spread.
    Source: Joanes and Gill (1998), type 2.
    """
    n = len(x)
    second = _spread(x)
    if second == 0:
        return float("nan")
    fourth = float(np.mean((x - x.mean()) ** 4))
    return float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / second**2 - 3) + 6))


def _spread(x: Floats) -> float:
    """The second central moment; 0 where there are too few figures, or where they differ by rounding only."""
    if len(x) < FEWEST or np.ptp(x) <= 1e-12 * np.abs(x).max():
        return 0.0
    return float(np.mean((x - x.mean()) ** 2))
