"""Sobol' points: evenly spread points in the unit cube, which need far fewer runs than random ones."""

from __future__ import annotations

import numpy as np

from methodology.model import Floats

BITS = 32
MOST_DIMENSIONS = 21201
"""As many as the direction numbers of Joe and Kuo (2008) reach, SIAM J. Sci. Comput. 30, 2635-2654."""


def sobol_points(count: int, dimensions: int, seed: int | None = None) -> Floats:
    """The first `count` points of the Sobol' sequence, each coordinate in [0, 1).

    With a seed, each dimension is shifted digitally by one random word, which keeps the even spread. Evenly
    spread for a count that is a power of two. scipy.stats costs 1.3 s and 73 MiB of a process, so it is
    imported here; its own scrambling would give other points than those that were published with a seed.
    Shapes: count × dimensions. Units: none.
    Errors: ValueError for more dimensions than there are direction numbers, or for a count below 1.
    Source: Sobol' (1967); for the shift L'Ecuyer and Lemieux (2002), Recent advances in randomized
    quasi-Monte Carlo methods.
    """
    if not 1 <= dimensions <= MOST_DIMENSIONS:
        raise ValueError(f"Sobol' points have 1 to {MOST_DIMENSIONS} dimensions here; asked for {dimensions}")
    if count < 1:
        raise ValueError(f"at least one Sobol' point must be asked for; found {count}")
    from scipy.stats import qmc

    whole = qmc.Sobol(dimensions, scramble=False, bits=BITS).random_base2((count - 1).bit_length())
    words = (whole[:count] * float(1 << BITS)).astype(np.uint64)
    if seed is not None:
        words ^= np.random.default_rng(seed).integers(0, 1 << BITS, dimensions, dtype=np.uint64)
    return np.asarray(words / float(1 << BITS), dtype=np.float64)
