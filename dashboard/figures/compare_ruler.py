"""The ruler of a comparison: 45 high, the doubt behind the mark, the parts small above and below the line.

Shapes come from `compare_definitions`, which must stand once on the page; lines at the scale's numbers run
through all rows of a right and are a drawing of their own behind them.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.figures.doubt_band import doubt_band
from dashboard.figures.ruler_scale import RulerScale
from dashboard.score import IntervalOf, ShownCell, no_interval, score_attributes
from dashboard.theme import CORPORATE, STATE
from methodology import states
from methodology.model import ALL

MIDDLE = 22.5
BAND = 16
PARTS = {STATE: "cp-state", CORPORATE: "cp-corporate"}
CHOSEN = {STATE: "rl-state", CORPORATE: "rl-corporate"}


def compare_definitions(scale: RulerScale) -> Markup:
    """The hidden drawing with the shapes of a comparison's rulers."""
    track = "".join(
        f'<rect x="{segment.start + 0.15:.2f}%" y="{MIDDLE - 3}" '
        f'width="{segment.end - segment.start - 0.3:.2f}%" height="6"/>'
        for segment in scale.segments
    )
    return Markup(
        '<svg class="ruler-defs" aria-hidden="true" focusable="false"><defs>'
        f'<g id="cp-track" class="r-track">{track}</g>'
        f'<rect id="cp-empty" class="r-empty" x="0.5" y="{MIDDLE - 3}" width="99.8%" height="6"/>'
        '<path id="cp-whole" class="r-whole" d="M0-11.5 6 0 0 11.5-6 0Z"/>'
        '<circle id="cp-state" class="r-state" r="4.8"/>'
        '<path id="cp-corporate" class="r-corporate" d="M0-5 5 0 0 5-5 0Z"/>'
        "</defs></svg>"
    )


def compare_ruler(
    cells: Iterable[ShownCell], chosen: str, scale: RulerScale, interval: IntervalOf = no_interval
) -> Markup:
    """One row. With all actors chosen the parts stand beside the whole; a chosen part stands alone.

    Hidden from screen readers: the number stands beside it, and the parts in the table of figures.
    """
    lanes = {cell.lane: cell for cell in cells}
    doubt = interval(lanes[chosen])
    body = _ground(lanes[chosen], scale) + doubt_band(doubt, scale, MIDDLE, BAND, chosen)
    if chosen == ALL:
        body += "".join(_part(lanes[lane], scale, interval) for lane in PARTS if lane in lanes)
    return Markup(
        f'<svg class="ruler ruler--compare" aria-hidden="true">{body}{_mark(lanes[chosen], scale)}</svg>'
    )


def compare_lines(scale: RulerScale) -> Markup:
    """The light upright lines at the scale's numbers; takes the height of what holds it."""
    places = (f"{scale.position(tick):.2f}%" for tick in scale.ticks)
    lines = "".join(f'<line x1="{x}" x2="{x}" y1="0" y2="100%"/>' for x in places)
    return Markup(f'<svg class="ruler compare-lines-drawing" aria-hidden="true">{lines}</svg>')


def key_mark(name: str) -> Markup:
    """One sign of the key beside its words: whole, doubt, state, corporate or range."""
    drawn = {
        "whole": '<use href="#cp-whole" class="r4" x="12" y="12"/>',
        "doubt": '<rect class="r-doubt" y="4" width="24" height="16" rx="5"/>',
        states.RANGE: '<rect y="4" width="24" height="16" fill="url(#hatch-range)"/>',
        STATE: '<use href="#cp-state" x="12" y="12"/>',
        CORPORATE: '<use href="#cp-corporate" x="12" y="12"/>',
    }[name]
    return Markup(f'<svg class="compare-key-mark" width="24" height="24" aria-hidden="true">{drawn}</svg>')


def _ground(cell: ShownCell, scale: RulerScale) -> str:
    if cell.state == states.SCORED:
        return '<use href="#cp-track"/>'
    if cell.bound_low is None or cell.bound_high is None:
        return '<use href="#cp-empty"/>'
    low, high = scale.position(cell.bound_low), scale.position(cell.bound_high)
    return (
        f'<use href="#cp-track"/><rect x="{low:.2f}%" y="{MIDDLE - BAND / 2:g}" width="{high - low:.2f}%" '
        f'height="{BAND}" fill="url(#hatch-range)"/>'
    )


def _part(cell: ShownCell, scale: RulerScale, interval: IntervalOf) -> str:
    if cell.score is None:
        return ""
    y = MIDDLE + (14 if cell.lane == CORPORATE else -14)
    return (
        f'<use href="#{PARTS[cell.lane]}" x="{scale.position(cell.score):.2f}%" y="{y:g}" '
        f"{score_attributes(cell, interval(cell))}/>"
    )


def _mark(cell: ShownCell, scale: RulerScale) -> str:
    """The chosen lane's mark; its attributes stand on the number beside the ruler, not twice."""
    if cell.score is None:
        return ""
    place = f'x="{scale.position(cell.score):.2f}%" y="{MIDDLE:g}"'
    if cell.lane == ALL:
        return f'<use href="#cp-whole" class="r{scale.step(cell.score)}" {place}/>'
    return f'<use href="#{CHOSEN.get(cell.lane, "rl-single")}" {place}/>'
