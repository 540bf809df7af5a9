"""Where things stand on the ruler: from the content's scale and stages to percentages of its width.

The ruler reaches half a stage beyond both ends of the scale: on a scale of 1 to 6 with six stages it is drawn
from 0.5 to 6.5, so that x = (s - 0.5) / 6, a segment is centred on its whole number, and no mark at 1 or 6 is
cut off.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.drawing.theme import STEPS, colour_step, step_of_stage
from methodology.model import Methodology


@dataclass(frozen=True)
class Segment:
    """A stage on the ruler, in per cent of its width, with its colour step 1 to 6."""

    start: float
    end: float
    step: int


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

    def step(self, score: float) -> int:
        """The colour step 1 to 6 of a score."""
        return colour_step(self.methodology, score)


def ruler_scale(methodology: Methodology) -> RulerScale:
    """The ruler's geometry for a methodology. Cheap enough to be made once a page."""
    return RulerScale(methodology, _segments(methodology), _ticks(methodology))


def _stage_count(methodology: Methodology) -> int:
    return len(methodology.stages) or STEPS


def _half_step(methodology: Methodology) -> float:
    return methodology.span / max(_stage_count(methodology) - 1, 1) / 2


def _position(methodology: Methodology, score: float) -> float:
    margin = _half_step(methodology)
    return 100 * (score - methodology.scale_min + margin) / (methodology.span + 2 * margin)


def _segments(methodology: Methodology) -> tuple[Segment, ...]:
    count = _stage_count(methodology)
    if methodology.stages:
        inner = [stage.upto for stage in methodology.stages[:-1]]
    else:
        inner = [methodology.scale_min + methodology.span * k / count for k in range(1, count)]
    edges = [0.0, *(_position(methodology, border) for border in inner), 100.0]
    return tuple(Segment(edges[k], edges[k + 1], step_of_stage(k, count)) for k in range(count))


def _ticks(methodology: Methodology) -> tuple[float, ...]:
    parts = max(_stage_count(methodology) - 1, 1)
    return tuple(methodology.scale_min + methodology.span * k / parts for k in range(parts + 1))
