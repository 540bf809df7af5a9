"""The random numbers that shake the evidence, shared by all economies, lanes and kinds of doubt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Singles = npt.NDArray[np.float32]

STEP = 37
"""Draws between the starts of two neighbouring economies in a row of random numbers."""
NORMAL, UNIFORM, WEIGHT, ENDS, LEFT_OUT, LATER, AGEING, ANEW, RECODED = range(9)
HOUSE, HOUSE_LATER, ANSWERS = range(9, 12)
"""What a stream of random numbers serves; a new purpose never changes the numbers of another."""


@dataclass(frozen=True)
class Noise:
    """One row of random numbers an indicator; economy c reads it from place c·STEP on.

    Within one draw all economies have different, independent numbers; from draw to draw the same numbers
    return for other economies. So every interval and every comparison of two economies is drawn as from
    fresh numbers, for one two-hundredth of their cost. `normal` is standard normal; `uniform` lies in
    [0, 1); both are indicators × (draws + economies·STEP). `house` is standard normal, one row a family of
    sources.
    """

    normal: Singles
    uniform: Singles
    house: Singles
    draws: int

    def normals(self, indicator: int, economies: slice) -> Singles:
        """Standard normal numbers, economies × draws; a read-only view.

        Units: standard deviations.
        """
        return self._view(self.normal[indicator], economies)

    def uniforms(self, indicator: int, economies: slice) -> Singles:
        """The same, even in [0, 1).

        Shape economies × draws. Units: none.
        """
        return self._view(self.uniform[indicator], economies)

    def houses(self, house: int, economies: slice) -> Singles:
        """Standard normal numbers that all figures of one house share.

        Shape economies × draws. Units: standard deviations.
        """
        return self._view(self.house[house], economies)

    def _view(self, row: Singles, economies: slice) -> Singles:
        shape = (economies.stop - economies.start, self.draws)
        strides = (STEP * row.itemsize, row.itemsize)
        start = row[economies.start * STEP :]
        return np.lib.stride_tricks.as_strided(start, shape, strides, writeable=False)


def generator(seed: int, purpose: int, place: int) -> np.random.Generator:
    """The random numbers for one purpose and place, the same whoever asks for them and when.

    Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3 (Philox).
    """
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=(purpose, place))))


def draw_noise(indicators: int, houses: int, economies: int, draws: int, seed: int) -> Noise:
    """The noise of a run. Errors: none; the seed is 0 or more."""
    length = draws + economies * STEP
    normal, uniform, house = (
        np.empty((rows, length), dtype=np.float32) for rows in (indicators, indicators, houses)
    )
    for place in range(indicators):
        generator(seed, NORMAL, place).standard_normal(dtype=np.float32, out=normal[place])
        generator(seed, UNIFORM, place).random(dtype=np.float32, out=uniform[place])
    for place in range(houses):
        generator(seed, HOUSE, place).standard_normal(dtype=np.float32, out=house[place])
    return Noise(normal, uniform, house, draws)
