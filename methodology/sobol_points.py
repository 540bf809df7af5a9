"""Sobol' points: evenly spread points in the unit cube, which need far fewer runs than random ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from methodology.model import Floats

BITS = 32
Words = npt.NDArray[np.uint64]

_DIRECTIONS = (
    (3, (1,)),
    (7, (1, 3)),
    (11, (1, 3, 1)),
    (13, (1, 1, 1)),
    (19, (1, 1, 3, 3)),
    (25, (1, 3, 5, 13)),
    (37, (1, 1, 5, 5, 17)),
    (41, (1, 1, 5, 5, 5)),
    (47, (1, 1, 7, 11, 19)),
    (55, (1, 1, 5, 1, 1)),
    (59, (1, 1, 1, 3, 11)),
    (61, (1, 3, 5, 5, 31)),
    (67, (1, 3, 3, 9, 7, 49)),
    (91, (1, 1, 1, 15, 21, 21)),
    (97, (1, 3, 1, 13, 27, 49)),
    (103, (1, 1, 1, 15, 7, 5)),
    (109, (1, 3, 1, 15, 13, 25)),
    (115, (1, 1, 5, 5, 19, 61)),
    (131, (1, 3, 7, 11, 23, 15, 103)),
    (137, (1, 3, 7, 13, 13, 15, 69)),
    (143, (1, 1, 3, 13, 7, 35, 63)),
    (145, (1, 3, 5, 9, 1, 25, 53)),
    (157, (1, 3, 1, 13, 9, 35, 107)),
    (167, (1, 3, 1, 5, 27, 61, 31)),
    (171, (1, 1, 5, 11, 19, 41, 61)),
    (185, (1, 3, 5, 3, 3, 13, 69)),
    (191, (1, 1, 7, 13, 1, 19, 1)),
    (193, (1, 3, 7, 5, 13, 19, 59)),
    (203, (1, 1, 3, 9, 25, 29, 41)),
    (211, (1, 3, 5, 13, 23, 1, 55)),
    (213, (1, 3, 7, 3, 13, 59, 17)),
)
"""Primitive polynomial (its bits) and first direction numbers of every dimension after the first.

Joe and Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci. Comput.
30, 2635-2654, table new-joe-kuo-6.
"""
MOST_DIMENSIONS = len(_DIRECTIONS) + 1


def sobol_points(count: int, dimensions: int, seed: int | None = None) -> Floats:
    """The first `count` points of the Sobol' sequence, count × dimensions, each in [0, 1).

    Formula: x_n = ⊕ V_b over the bits b that are set in the Gray code n ⊕ (n >> 1). With a seed, each
    dimension is shifted digitally by one random word, which keeps the even spread. Evenly spread for a
    count that is a power of two.
    Errors: ValueError for more dimensions than the table holds, or for a count below 1.
    Source: Sobol' (1967); Bratley and Fox (1988), Algorithm 659; for the shift L'Ecuyer and Lemieux (2002),
    Recent advances in randomized quasi-Monte Carlo methods.
    """
    if not 1 <= dimensions <= MOST_DIMENSIONS:
        raise ValueError(f"Sobol' points have 1 to {MOST_DIMENSIONS} dimensions here; asked for {dimensions}")
    if count < 1:
        raise ValueError(f"at least one Sobol' point must be asked for; found {count}")
    step = np.arange(count, dtype=np.uint64)
    gray = step ^ (step >> np.uint64(1))
    points = np.zeros((count, dimensions), dtype=np.uint64)
    direction = np.stack([_direction(place) for place in range(dimensions)], axis=1)
    for bit in range(max(count - 1, 1).bit_length()):
        is_set = (gray >> np.uint64(bit)) & np.uint64(1)
        points ^= is_set[:, None] * direction[bit]
    if seed is not None:
        shift = np.random.default_rng(seed).integers(0, 1 << BITS, dimensions, dtype=np.uint64)
        points ^= shift
    return points.astype(np.float64) / float(1 << BITS)


def _direction(dimension: int) -> Words:
    """The BITS direction words of one dimension."""
    if dimension == 0:
        return np.array([1 << (BITS - 1 - bit) for bit in range(BITS)], dtype=np.uint64)
    polynomial, first = _DIRECTIONS[dimension - 1]
    degree = len(first)
    words = [number << (BITS - 1 - bit) for bit, number in enumerate(first)]
    for bit in range(degree, BITS):
        word = words[bit - degree] ^ (words[bit - degree] >> degree)
        for back in range(1, degree):
            if polynomial >> (degree - back) & 1:
                word ^= words[bit - back]
        words.append(word)
    return np.array(words, dtype=np.uint64)
