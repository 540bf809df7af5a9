"""Weighted power means up the tree, over what is available."""

from __future__ import annotations

import numpy as np

from methodology.model import Bools, Floats

NAMED_POWERS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}


def aggregation_name(power: float) -> str | dict[str, float]:
    """How content writes a power: arithmetic, geometric, harmonic or {power: p}."""
    names = {value: name for name, value in NAMED_POWERS.items()}
    return names.get(power, {"power": power})


def power_mean(
    score: Floats, available: Bools, weights: Floats, power: float, total: Floats | None = None
) -> tuple[Floats, Bools]:
    """The weighted power mean of the available children, and where there is one.

    Formula: (Σ w·s^p / Σ w)^(1/p) over available children with weight; p = 0 is exp(Σ w·ln s / Σ w).
    Shapes: score and available children × cells (unavailable scores may hold anything), weights
    parents × children of 0 or more; returns parents × cells, NaN where no weighted child is available.
    `total` is weights @ available where the caller has it already. Units: those of the scale; with p ≤ 0 a
    child at 0 makes the mean 0. Errors: none; a negative score with p other than 1 is refused when the
    methodology is read.
    Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7.
    """
    total = weights @ available.astype(np.float64) if total is None else total
    defined = total > 0
    # NaN times a weight of 0 is NaN: one gap would spoil every mean of its column.
    clean = np.where(available, score, 0.0)
    if power == 1:
        mean = _ratio(weights @ clean, total, defined)
    else:
        mean = _ratio(weights @ _raise(clean, available, power), total, defined)
        mean = _lower(mean, power)
        if power <= 0:
            # A child at 0 has no logarithm and no negative power, so _raise leaves it out: the limit.
            zero = (weights @ (available & (clean <= 0)).astype(np.float64)) > 0
            mean = np.where(zero & defined, 0.0, mean)
    return mean, defined


def _ratio(part: Floats, whole: Floats, where: Bools) -> Floats:
    out: Floats = np.full(part.shape, np.nan)
    np.divide(part, whole, out=out, where=where)
    return out


def _raise(score: Floats, available: Bools, power: float) -> Floats:
    usable = available & (score > 0)
    out: Floats = np.zeros(score.shape)
    if power == 0:
        np.log(score, out=out, where=usable)
    else:
        np.power(score, power, out=out, where=usable)
    return out


def _lower(mean: Floats, power: float) -> Floats:
    if power == 0:
        return np.asarray(np.exp(mean), dtype=np.float64)
    out: Floats = np.where(np.isnan(mean), np.nan, 0.0)
    np.power(mean, 1.0 / power, out=out, where=mean > 0)
    return out
