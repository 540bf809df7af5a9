"""Where things stand on the ruler: from the content's scale and stages to percentages of its width.

The ruler reaches a tenth of the scale beyond both its ends, so that no mark there is cut off: on a scale of 1
to 6 it is drawn from 0.5 to 6.5, x = (s - 0.5) / 6, and a segment of our six stages is centred on its number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.drawing.theme import colour_step, segment_count, segment_of, step_of_stage
from methodology.model import Methodology


@dataclass(frozen=True)
class Segment:
    """A part of the scale on the ruler, in per cent of its width: a stage, or an equal part without stages.

    `step` is its colour step 1 to 6, `low` and `high` the scores where it begins and ends, `title` the
    stage's; empty without stages.
    """

    start: float
    end: float
    step: float
    low: float
    high: float
    title: str = ""


@dataclass(frozen=True)
class RulerScale:
    """The geometry of one content's scale. Positions are per cent of the ruler's width, 0 to 100."""

    methodology: Methodology
    segments: tuple[Segment, ...]
    ticks: tuple[float, ...]
    """Scores of the ticks; on our scale the whole numbers 1 to 6."""

    def position(self, score: float) -> float:
        """Where a score stands; scores outside the scale stand at its ends."""
        lowest, highest = self.methodology.scale_min, self.methodology.scale_max
        return _position(self.methodology, min(max(score, lowest), highest))

    def step(self, score: float) -> float:
        """The colour step 1 to 6 of a score."""
        return colour_step(self.methodology, score)

    def segment(self, score: float) -> Segment:
        """The part in which a score lies."""
        return self.segments[segment_of(self.methodology, score)]

    @property
    def numbered(self) -> bool:
        """Whether each part holds the scores nearest to one tick, whose number can then stand for it."""
        middles = [(low + high) / 2 for low, high in zip(self.ticks, self.ticks[1:], strict=False)]
        borders = [one.high for one in self.segments[:-1]]
        alike = len(middles) == len(borders)
        near = 1e-6 * self.methodology.span
        return alike and all(abs(a - b) <= near for a, b in zip(middles, borders, strict=True))


BEYOND = 0.1
"""How far the ruler reaches beyond either end, as a share of the scale."""
FEWEST_TICKS, MOST_TICKS = 3, 11
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


def ruler_scale(methodology: Methodology) -> RulerScale:
    """The ruler's geometry for a methodology. Cheap enough to be made once a page."""
    return RulerScale(methodology, _segments(methodology), _ticks(methodology))


def _position(methodology: Methodology, score: float) -> float:
    return 100 * ((score - methodology.scale_min) / methodology.span + BEYOND) / (1 + 2 * BEYOND)


def _segments(methodology: Methodology) -> tuple[Segment, ...]:
    count = segment_count(methodology)
    stages = methodology.stages if count == len(methodology.stages) else ()
    inner = [stage.upto for stage in stages[:-1]]
    if not stages:
        inner = [methodology.scale_min + methodology.span * k / count for k in range(1, count)]
    borders = [methodology.scale_min, *inner, methodology.scale_max]
    edges = [0.0, *(_position(methodology, border) for border in inner), 100.0]
    titles = [stage.title for stage in stages] or [""] * count
    return tuple(
        Segment(edges[k], edges[k + 1], step_of_stage(k, count), borders[k], borders[k + 1], titles[k])
        for k in range(count)
    )


def _ticks(methodology: Methodology) -> tuple[float, ...]:
    """As many as there are parts where they are short numbers, else round numbers between both ends."""
    parts = segment_count(methodology) - 1
    ticks = tuple(methodology.scale_min + methodology.span * k / parts for k in range(parts + 1))
    if FEWEST_TICKS <= len(ticks) <= MOST_TICKS and all(abs(tick - round(tick, 1)) < 1e-9 for tick in ticks):
        return ticks
    return methodology.scale_min, *_round_numbers(methodology), methodology.scale_max


def _round_numbers(methodology: Methodology) -> tuple[float, ...]:
    """Multiples of a round number, about five to a scale, none so near to an end that both would touch."""
    rough = methodology.span / 6
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * nice for nice in NICE if size * nice >= rough * (1 - 1e-9))
    room = 0.6 * step
    first, last = methodology.scale_min + room, methodology.scale_max - room
    multiples = range(math.ceil(first / step), math.floor(last / step) + 1)
    return tuple(round(k * step, 9) for k in multiples)
