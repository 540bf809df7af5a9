"""The ruler of a comparison: 45 high, the doubt behind the mark, the parts small above and below the line.

Shapes come from `compare_definitions`, which must stand once on the page; lines at the scale's numbers run
through all rows of a right and are a drawing of their own behind them.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.score import score_attributes
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, joined, per_cent, tag
from dashboard.language.vocabulary import CORPORATE, STATE
from methodology.model import ALL, states

MIDDLE = 22.5
BAND = 16
PARTS = {STATE: "cp-state", CORPORATE: "cp-corporate"}
SIGNS = ("whole", "doubt", states.RANGE, STATE, CORPORATE)
"""Of the key."""
CHOSEN = {STATE: "rl-state", CORPORATE: "rl-corporate"}


def compare_definitions(scale: RulerScale) -> Markup:
    """The hidden drawing with the shapes of a comparison's rulers."""
    track = (
        tag(
            "rect",
            x=per_cent(one.start + 0.15),
            y=MIDDLE - 3,
            width=per_cent(one.end - one.start - 0.3),
            height=6,
        )
        for one in scale.segments
    )
    shapes = tag(
        "defs",
        tag("g", *track, id="cp-track", class_="r-track"),
        tag("rect", id="cp-empty", class_="r-empty", x=0.5, y=MIDDLE - 3, width="99.8%", height=6),
        tag("path", id="cp-whole", class_="r-whole", d="M0-11.5 6 0 0 11.5-6 0Z"),
        tag("circle", id="cp-state", class_="r-state", r=4.8),
        tag("path", id="cp-corporate", class_="r-corporate", d="M0-5 5 0 0 5-5 0Z"),
    )
    return tag("svg", shapes, class_="ruler-defs", aria_hidden="true", focusable="false")


def compare_ruler(cells: Iterable[ShownScore], chosen: str, scale: RulerScale) -> Markup:
    """One row. With all actors chosen the parts stand beside the whole; a chosen part stands alone.

    Hidden from screen readers: the number stands beside it, and the parts in the table of figures.
    """
    lanes = {cell.lane: cell for cell in cells}
    body = _ground(lanes[chosen], scale) + doubt_band(lanes[chosen].interval, scale, MIDDLE, BAND, chosen)
    if chosen == ALL:
        body += joined(_part(lanes[lane], scale) for lane in PARTS if lane in lanes)
    mark = _mark(lanes[chosen], scale)
    return tag("svg", body, mark, class_="ruler ruler--compare", aria_hidden="true")


def compare_lines(scale: RulerScale) -> Markup:
    """The light upright lines at the scale's numbers; takes the height of what holds it."""
    places = (per_cent(scale.position(tick)) for tick in scale.ticks)
    lines = (tag("line", x1=x, x2=x, y1=0, y2="100%") for x in places)
    return tag("svg", *lines, class_="ruler compare-lines-drawing", aria_hidden="true")


def key_mark(name: str) -> Markup:
    """One sign of the key beside its words: whole, doubt, state, corporate or range."""
    drawn = {
        "whole": tag("use", href="#cp-whole", class_="r4", x=12, y=12),
        "doubt": tag("rect", class_="r-doubt", y=4, width=24, height=16, rx=5),
        states.RANGE: tag("rect", y=4, width=24, height=16, fill="url(#hatch-range)"),
        STATE: tag("use", href="#cp-state", x=12, y=12),
        CORPORATE: tag("use", href="#cp-corporate", x=12, y=12),
    }[name]
    return tag("svg", drawn, class_="compare-key-mark", width=24, height=24, aria_hidden="true")


def _ground(cell: ShownScore, scale: RulerScale) -> Markup:
    track = tag("use", href="#cp-track")
    if cell.state == states.SCORED:
        return track
    if cell.bound_low is None or cell.bound_high is None:
        return tag("use", href="#cp-empty")
    low, high = scale.position(cell.bound_low), scale.position(cell.bound_high)
    place: Attributes = {
        "x": per_cent(low),
        "y": MIDDLE - BAND / 2,
        "width": per_cent(high - low),
        "height": BAND,
    }
    return track + tag("rect", **place, fill="url(#hatch-range)")


def _part(cell: ShownScore, scale: RulerScale) -> Markup:
    if cell.score is None:
        return Markup("")
    y = MIDDLE + (14 if cell.lane == CORPORATE else -14)
    x, marked = per_cent(scale.position(cell.score)), score_attributes(cell, cell.interval)
    return tag("use", href=f"#{PARTS[cell.lane]}", x=x, y=y, more=marked)


def _mark(cell: ShownScore, scale: RulerScale) -> Markup:
    """The chosen lane's mark; its attributes stand on the number beside the ruler, not twice."""
    if cell.score is None:
        return Markup("")
    x = per_cent(scale.position(cell.score))
    if cell.lane == ALL:
        return tag("use", href="#cp-whole", class_=f"r{scale.step(cell.score)}", x=x, y=MIDDLE)
    return tag("use", href=f"#{CHOSEN.get(cell.lane, 'rl-single')}", x=x, y=MIDDLE)
