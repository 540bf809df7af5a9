"""The ruler: a score as a mark on a line from worst (left) to best (right), the one sign of this product.

All sizes take cells (see `dashboard.score.ShownCell`) and give SVG. Positions are percentages, so a ruler
takes the width of whatever holds it; heights and colours come from `assets/styles/ruler.css`, shapes from
`dashboard.figures.marks.definitions`, which must stand once on the page.

    small    table cell, 32 high: state above the line, companies below, the whole on it
    main     a pillar's `all` lane, 58 high, number above the mark
    lane     one lane on a hairline of its own, 26 high, number beside the mark
    single   one figure, 22 high
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from dashboard.figures.doubt_band import doubt_band
from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import score1
from dashboard.queries.reasons import unscored_reason
from dashboard.score import (
    Interval,
    IntervalOf,
    ShownCell,
    is_point,
    no_interval,
    score_attributes,
    score_words,
)
from dashboard.theme import CORPORATE, STATE
from methodology import states
from methodology.model import ALL

SMALL_MARKS = {ALL: "rw", STATE: "rs", CORPORATE: "rc"}
LARGE_MARKS = {STATE: "rl-state", CORPORATE: "rl-corporate"}
MAIN_MIDDLE, LANE_MIDDLE, SINGLE_MIDDLE = 36, 13, 11
LATE = 70
"""Beyond this per cent of the ruler words beside a number stand on its left."""
NARROW = 24
"""A range narrower than this per cent of the ruler has no room for words inside."""


def small_ruler(cells: Iterable[ShownCell], scale: RulerScale, interval: IntervalOf = no_interval) -> Markup:
    """A table cell's ruler of one pillar's lanes; hidden from screen readers, the number stands beside it.

    There is room for the band of the whole only; the other marks carry their interval for machines.
    """
    lanes = {cell.lane: cell for cell in cells}
    whole = lanes.get(ALL)
    doubt = interval(whole) if whole else None
    body = _small_ground(whole, scale) + doubt_band(doubt, scale, 16, 10)
    for lane in (STATE, CORPORATE, ALL):
        cell = lanes.get(lane)
        if cell is not None and cell.state == states.SCORED and cell.score is not None:
            body += _small_mark(cell, scale, interval(cell))
    return Markup(f'<svg class="ruler ruler--small" aria-hidden="true">{body}</svg>')


def _small_ground(whole: ShownCell | None, scale: RulerScale) -> str:
    if whole is None or whole.state not in (states.SCORED, states.RANGE):
        return '<use href="#rn"/>'
    if whole.state == states.RANGE:
        low, width = _span(_bounds(whole), scale)
        band = f'<rect x="{low}%" y="11" width="{width}%" height="10" fill="url(#hatch-range)"/>'
        return '<use href="#rt"/>' + band
    return '<use href="#rt"/>'


def _small_mark(cell: ShownCell, scale: RulerScale, doubt: Interval | None) -> str:
    """The `all` lane's attributes stand on the table cell with its number, not twice."""
    assert cell.score is not None
    place = f'<use href="#{SMALL_MARKS[cell.lane]}" x="{scale.position(cell.score):.1f}%"'
    if cell.lane == ALL:
        return f'{place} class="r{scale.step(cell.score)}"/>'
    return f"{place} {score_attributes(cell, doubt)}/>"


def main_ruler(cell: ShownCell, scale: RulerScale, note: str = "", doubt: Interval | None = None) -> Markup:
    """A pillar's ruler. `note` is the short phrase inside an empty ruler; without it, the cell's reason."""
    middle = MAIN_MIDDLE
    if cell.state == states.SCORED and cell.score is not None:
        x = f"{scale.position(cell.score):.2f}%"
        body = (
            _at(middle, '<use href="#rl-track"/>' + _full_segment(cell.score, scale))
            + doubt_band(doubt, scale, middle, 26)
            + f'<use href="#rl-whole" x="{x}" y="{middle}"/>'
            + f'<text class="r-number" x="{x}" y="16" text-anchor="middle">{score1(cell.score)}</text>'
            + (_beside(doubt, scale.position(cell.score)) if doubt and not is_point(doubt) else "")
        )
    elif cell.state == states.RANGE:
        body = _at(middle, '<use href="#rl-track"/>') + _main_range(_bounds(cell), scale)
    else:
        body = _empty(middle, 14, note or _reason(cell, scale))
    return _labelled("main", cell, scale, body, doubt)


def _beside(doubt: Interval, x: float) -> str:
    """The interval in figures beside the number, on the side where there is room."""
    anchor, shift = ("start", 22) if x < LATE else ("end", -22)
    low, high = (score1(end) for end in doubt)
    words = escape(_("%(low)s–%(high)s", low=low, high=high))
    return f'<text class="r-interval" x="{x:.2f}%" y="16" dx="{shift}" text-anchor="{anchor}">{words}</text>'


def _main_range(bounds: Interval, scale: RulerScale) -> str:
    middle = MAIN_MIDDLE
    low, high = (scale.position(bound) for bound in bounds)
    body = _hatched(bounds, scale, "hatch-range", middle, 14) + "".join(
        f'<line class="r-bound" x1="{low:.2f}%" x2="{high:.2f}%" y1="{y}" y2="{y}"/>'
        for y in (middle - 7.5, middle + 7.5)
    )
    for x, bound in ((low, bounds[0]), (high, bounds[1])):
        anchor = "middle" if high - low > 12 else "end" if x == low else "start"
        body += (
            f'<text class="r-bound-number" x="{x:.2f}%" y="16" text-anchor="{anchor}">{score1(bound)}</text>'
        )
    if high - low >= NARROW:
        body += _inside_range((low + high) / 2, middle, "")
    return body


def lane_ruler(cell: ShownCell, scale: RulerScale, note: str = "", doubt: Interval | None = None) -> Markup:
    """One lane on a hairline of its own, for a large ruler's state and corporate lanes."""
    middle, lane = LANE_MIDDLE, cell.lane
    if cell.state == states.SCORED and cell.score is not None:
        x = scale.position(cell.score)
        end = max(x, scale.position(doubt[1])) if doubt else x
        body = (
            _at(middle, '<use href="#rl-hair"/>')
            + doubt_band(doubt, scale, middle, 10, lane)
            + f'<use href="#{LARGE_MARKS.get(lane, "rl-single")}" x="{x:.2f}%" y="{middle}"/>'
            + f'<text class="r-lane-number r-halo r-words--{escape(lane)}" x="{end:.2f}%" y="{middle + 5}" '
            f'dx="14">{score1(cell.score)}</text>'
        )
    elif cell.state == states.RANGE:
        body = _at(middle, '<use href="#rl-hair"/>') + _lane_range(_bounds(cell), scale, lane)
    else:
        body = _empty(middle, 12, note or _reason(cell, scale))
    return _labelled("lane", cell, scale, body, doubt)


def _lane_range(bounds: Interval, scale: RulerScale, lane: str) -> str:
    middle, words = LANE_MIDDLE, f"r-words--{escape(lane)}"
    hatch = f"hatch-{lane}" if lane in LARGE_MARKS else "hatch-range"
    low, high = (scale.position(bound) for bound in bounds)
    body = _hatched(bounds, scale, hatch, middle, 10)
    for x, bound, anchor, shift in ((low, bounds[0], "end", -6), (high, bounds[1], "start", 6)):
        body += (
            f'<text class="r-lane-number r-halo {words}" x="{x:.2f}%" y="{middle + 5}" dx="{shift}" '
            f'text-anchor="{anchor}">{score1(bound)}</text>'
        )
    return body + (_inside_range((low + high) / 2, middle, words) if high - low >= NARROW else "")


def single_ruler(cell: ShownCell, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """One figure on a faint ruler; hidden from screen readers, the number stands beside it."""
    middle = SINGLE_MIDDLE
    if cell.state != states.SCORED or cell.score is None:
        body = _empty(middle, 6, "")
    else:
        place = f'<use href="#rl-single" x="{scale.position(cell.score):.2f}%" y="{middle}"/>'
        band = doubt_band(doubt, scale, middle, 12)
        body = f'<g transform="translate(0 {middle}) scale(1 .45)"><use href="#rl-track"/></g>{band}{place}'
    return Markup(f'<svg class="ruler ruler--single" aria-hidden="true">{body}</svg>')


def ruler(
    cell: ShownCell, scale: RulerScale, size: str = "main", note: str = "", doubt: Interval | None = None
) -> Markup:
    """One cell's ruler in the size main, lane or single. Raises KeyError for another size."""
    if size == "single":
        return single_ruler(cell, scale, doubt)
    return {"main": main_ruler, "lane": lane_ruler}[size](cell, scale, note, doubt)


def empty_ruler(words: str) -> Markup:
    """A dashed ruler with a message, for what could not be scored and for what is still loading."""
    body = _empty(LANE_MIDDLE, 12, words)
    return Markup(f'<svg class="ruler ruler--lane" role="img" aria-label="{escape(words)}">{body}</svg>')


def _labelled(
    size: str, cell: ShownCell, scale: RulerScale, body: str, doubt: Interval | None = None
) -> Markup:
    label = escape(score_words(cell, scale.methodology, _reason(cell, scale), doubt))
    return Markup(
        f'<svg class="ruler ruler--{size}" role="img" aria-label="{label}" {score_attributes(cell, doubt)}>'
        f"{body}</svg>"
    )


def _reason(cell: ShownCell, scale: RulerScale) -> str:
    return unscored_reason(cell, scale.methodology.gate)


def _at(middle: float, body: str) -> str:
    return f'<g transform="translate(0 {middle})">{body}</g>'


def _full_segment(score: float, scale: RulerScale) -> str:
    step = scale.step(score)
    segment = next(s for s in scale.segments if s.step == step)
    return (
        f'<rect class="r{step}" x="{segment.start:.2f}%" y="-7" width="{segment.end - segment.start:.2f}%" '
        'height="14"/>'
    )


def _hatched(bounds: Interval, scale: RulerScale, hatch: str, middle: float, height: float) -> str:
    low, width = _span(bounds, scale)
    y = middle - height / 2
    return f'<rect x="{low}%" y="{y:g}" width="{width}%" height="{height}" fill="url(#{hatch})"/>'


def _inside_range(x: float, middle: float, name: str) -> str:
    words = escape(_("range only"))
    return (
        f'<text class="r-message r-halo r-halo--wide {name}" x="{x:.2f}%" y="{middle + 4.5}" '
        f'text-anchor="middle">{words}</text>'
    )


def _empty(middle: float, height: float, words: str) -> str:
    y = middle - height / 2
    box = f'<rect class="r-empty" x="0.5" y="{y:g}" width="99.8%" height="{height:g}"/>'
    if not words:
        return box
    return box + (
        f'<text class="r-message r-message--inside r-halo r-halo--wide" x="22" y="{middle + 4.5}">'
        f"{escape(words)}</text>"
    )


def _bounds(cell: ShownCell) -> Interval:
    assert cell.bound_low is not None
    assert cell.bound_high is not None
    return cell.bound_low, cell.bound_high


def _span(interval: Interval, scale: RulerScale) -> tuple[float, float]:
    """Start and width of an interval in per cent, rounded so that markup stays short."""
    low, high = (scale.position(bound) for bound in interval)
    return round(low, 1), round(high - low, 1)
