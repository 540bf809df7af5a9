"""Quantiles of many rows of draws, by counting."""

from __future__ import annotations

import numpy as np

from methodology.doubt.errors.noise import Singles
from methodology.model import Floats

STEPS = 65535
"""Each row is laid on this many steps from its smallest to its largest value."""
NARROWEST = 1e-12
"""A row that is narrower is a point: its steps would be too many for single precision."""
ROWS = 20
"""Rows sorted together, so that they stay in the cache."""


def quantiles(draws: Singles, level: float) -> tuple[Floats, Floats, Floats]:
    """The lower end, the median and the upper end of the middle `level` of each row.

    Formula: the (1 - level)/2, 1/2 and (1 + level)/2 quantiles, linear between order statistics (Hyndman and
    Fan 1996, type 7), of values rounded to 1/65535 of the row's range, which lets them be sorted by counting.
    Shapes: draws rows × draws without NaN, results (rows,). Units: those of the draws. Errors: none.
    """
    low, high = draws.min(axis=1).astype(np.float64), draws.max(axis=1).astype(np.float64)
    width = high - low
    scale = np.divide(STEPS, width, out=np.zeros(width.shape), where=width > NARROWEST).astype(np.float32)
    ends = np.empty((3, len(draws)))
    for start in range(0, len(draws), ROWS):
        at = slice(start, start + ROWS)
        steps = (draws[at] - low[at, None].astype(np.float32)) * scale[at, None]
        steps += np.float32(0.5)
        # The largest may be rounded up to 65536, which 16 bits would turn into 0.
        ordered = np.sort(np.minimum(steps, np.float32(STEPS)).astype(np.uint16), axis=1, kind="stable")
        for row, share in enumerate(((1 - level) / 2, 0.5, (1 + level) / 2)):
            ends[row, at] = _between(ordered, share)
    ends *= width / STEPS
    ends += low
    return ends[0], ends[1], ends[2]


def _between(ordered: np.ndarray[tuple[int, ...], np.dtype[np.uint16]], share: float) -> Floats:
    place = share * (ordered.shape[1] - 1)
    below = int(place)
    above = min(below + 1, ordered.shape[1] - 1)
    left, right = ordered[:, below].astype(np.float64), ordered[:, above].astype(np.float64)
    return np.asarray(left + (place - below) * (right - left), dtype=np.float64)
