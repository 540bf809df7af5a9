"""Where an economy's name may stand on the world map: beside its land, clear of the dots of small states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LETTER = 0.52
"""Mean width of a letter in ems, generous, so that names really fit."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class LabelPlace:
    """The text's anchor point on its baseline, in the map's units, and the SVG `text-anchor`."""

    x: int
    y: int
    anchor: str


def label_place(
    land: Box, letters: int, dots: Iterable[tuple[int, int]], size: tuple[int, int], letter_size: float
) -> LabelPlace:
    """A place for a text of so many letters: above its land where that is free, else left, right or below."""
    circles, width = tuple(dots), letters * LETTER * letter_size
    nearest = min(
        _candidates(land, width, letter_size), key=lambda one: _trouble(one[1], circles, size, letter_size)
    )
    return nearest[0]


def largest_box(path: str) -> Box:
    """The box of the largest ring of a path made of `M x y l dx dy ... z` rings: the main land."""
    boxes = [_ring_box(ring) for ring in path.split("M")[1:]]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def _candidates(land: Box, width: float, letter_size: float) -> list[tuple[LabelPlace, Box]]:
    left, top, right, bottom = land
    gap, middle = 0.6 * letter_size, (left + right) / 2
    line = (top + bottom) / 2 + 0.35 * letter_size
    return [
        _candidate(middle, top - gap, "middle", width, letter_size),
        _candidate(left - gap, line, "end", width, letter_size),
        _candidate(right + gap, line, "start", width, letter_size),
        _candidate(middle, bottom + gap + letter_size, "middle", width, letter_size),
    ]


def _candidate(x: float, y: float, anchor: str, width: float, height: float) -> tuple[LabelPlace, Box]:
    start = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return LabelPlace(round(x), round(y), anchor), (start, y - 0.8 * height, start + width, y + 0.2 * height)


def _trouble(box: Box, dots: tuple[tuple[int, int], ...], size: tuple[int, int], margin: float) -> float:
    """How many dots the text would touch; standing outside the map is worse than any of that."""
    left, top, right, bottom = box
    outside = left < 0 or top < 0 or right > size[0] or bottom > size[1]
    reach = 0.3 * margin
    touched = sum(left - reach < x < right + reach and top - reach < y < bottom + reach for x, y in dots)
    return touched + (len(dots) + 1) * outside


def _ring_box(ring: str) -> Box:
    numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
    x, y = numbers[:2]
    left = right = x
    top = bottom = y
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
    return left, top, right, bottom
