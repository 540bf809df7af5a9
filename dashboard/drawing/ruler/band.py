"""The soft band behind a mark: where its score lies in most draws of its evidence."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from dashboard.answers.shown.score import Interval, is_point
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Mould, per_cent, tag
from dashboard.language.vocabulary import CORPORATE, STATE

COLOURED = (STATE, CORPORATE)
"""Lanes whose band has their own colour; every other one is grey."""
ROUND = 5.0


def doubt_band(
    doubt: Interval | None, scale: RulerScale, middle: float, height: float, lane: str = ""
) -> Markup:
    """The band around `middle` (pixels from the top), as high as asked; empty without an interval to show."""
    if doubt is None or is_point(doubt):
        return Markup("")
    low, high = (scale.position(end) for end in doubt)
    name = f"r-doubt--{lane}" if lane in COLOURED else "r-doubt"
    return _band(name, middle, height)(per_cent(low), per_cent(high - low))


@cache
def _band(name: str, middle: float, height: float) -> Mould:
    y, rx = middle - height / 2, min(ROUND, height / 2)
    return Mould(tag("rect", class_=name, x="|", y=y, width="|", height=height, rx=rx))
