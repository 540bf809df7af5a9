"""The soft band behind a mark: where its score lies in most draws of its evidence."""

from __future__ import annotations

from dashboard.figures.ruler_scale import RulerScale
from dashboard.score import Interval, is_point
from dashboard.theme import CORPORATE, STATE

COLOURED = (STATE, CORPORATE)
"""Lanes whose band has their own colour; every other one is grey."""
ROUND = 5.0


def doubt_band(
    doubt: Interval | None, scale: RulerScale, middle: float, height: float, lane: str = ""
) -> str:
    """The band around `middle` (pixels from the top), as high as asked; empty without an interval to show."""
    if doubt is None or is_point(doubt):
        return ""
    low, high = (scale.position(end) for end in doubt)
    name = f"r-doubt--{lane}" if lane in COLOURED else "r-doubt"
    return (
        f'<rect class="{name}" x="{low:.2f}%" y="{middle - height / 2:g}" width="{high - low:.2f}%" '
        f'height="{height:g}" rx="{min(ROUND, height / 2):g}"/>'
    )
