"""The ruler: a score as a mark on a line from worst (left) to best (right), the one sign of this product.

All sizes take cells (see `dashboard.answers.shown.score.ShownCell`) and give SVG. Positions are percentages,
so a ruler takes the width of whatever holds it; heights and colours come from `assets/styles/ruler.css`,
shapes from `dashboard.drawing.marks.definitions`, which must stand once on the page.

    small    table cell, 32 high: state above the line, companies below, the whole on it
    main     a pillar's `all` lane, 58 high, number above the mark
    lane     one lane on a hairline of its own, 26 high, number beside the mark
    single   one figure, 22 high
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from dashboard.answers.shown.reasons import unscored_reason
from dashboard.answers.shown.score import (
    Interval,
    IntervalOf,
    ShownCell,
    is_point,
    no_interval,
    score_attributes,
    score_words,
)
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, Mould, as_markup, joined, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from dashboard.language.vocabulary import CORPORATE, STATE
from methodology.model import ALL, states

SMALL_MARKS = {STATE: "rs", CORPORATE: "rc"}
LARGE_MARKS = {STATE: "rl-state", CORPORATE: "rl-corporate"}
MAIN_MIDDLE, LANE_MIDDLE, SINGLE_MIDDLE = 36, 13, 11
LATE = 70
"""Beyond this per cent of the ruler words beside a number stand on its left."""
NARROW = 24
"""A range narrower than this per cent of the ruler has no room for words inside."""
NOTHING = Markup("")
SMALL = Mould(tag("svg", "|", class_="ruler ruler--small", aria_hidden="true"))
SMALL_TRACK, SMALL_EMPTY = tag("use", href="#rt"), tag("use", href="#rn")
TRACK, HAIR = tag("use", href="#rl-track"), tag("use", href="#rl-hair")


def small_ruler(cells: Iterable[ShownCell], scale: RulerScale, interval: IntervalOf = no_interval) -> Markup:
    """A table cell's ruler of one pillar's lanes; hidden from screen readers, the number stands beside it.

    There is room for the band of the whole only; the other marks carry their interval for machines.
    """
    lanes = {cell.lane: cell for cell in cells}
    whole = lanes.get(ALL)
    doubt = interval(whole) if whole else None
    marks = [
        _small_mark(cell, scale, interval(cell))
        for lane in (STATE, CORPORATE, ALL)
        if (cell := lanes.get(lane)) is not None and cell.state == states.SCORED
    ]
    parts = _small_ground(whole, scale), doubt_band(doubt, scale, 16, 10), *marks
    return SMALL(as_markup("".join(parts)))


def _small_ground(whole: ShownCell | None, scale: RulerScale) -> Markup:
    if whole is None or whole.state not in (states.SCORED, states.RANGE):
        return SMALL_EMPTY
    if whole.state == states.RANGE:
        return SMALL_TRACK + _hatched(_bounds(whole), scale, "hatch-range", 16, 10)
    return SMALL_TRACK


def _small_mark(cell: ShownCell, scale: RulerScale, doubt: Interval | None) -> Markup:
    """The `all` lane's attributes stand on the table cell with its number, not twice."""
    assert cell.score is not None
    x = per_cent(scale.position(cell.score), 1)
    if cell.lane == ALL:
        return _small_whole(x, scale.step(cell.score))
    return tag("use", href=f"#{SMALL_MARKS[cell.lane]}", x=x, more=score_attributes(cell, doubt))


# A thousand places at most: tenths of a per cent.
@lru_cache(2048)
def _small_whole(x: str, step: float) -> Markup:
    return tag("use", href="#rw", x=x, class_=f"r{step}")


def main_ruler(cell: ShownCell, scale: RulerScale, note: str = "", doubt: Interval | None = None) -> Markup:
    """A pillar's ruler. `note` is the short phrase inside an empty ruler; without it, the cell's reason."""
    middle = MAIN_MIDDLE
    if cell.state == states.SCORED and cell.score is not None:
        x = per_cent(scale.position(cell.score))
        body = (
            _at(middle, TRACK, _full_segment(cell.score, scale))
            + doubt_band(doubt, scale, middle, 26)
            + tag("use", href="#rl-whole", x=x, y=middle)
            + tag("text", score1(cell.score), class_="r-number", x=x, y=16, text_anchor="middle")
            + (_beside(doubt, scale.position(cell.score)) if doubt and not is_point(doubt) else NOTHING)
        )
    elif cell.state == states.RANGE:
        body = _at(middle, TRACK) + _main_range(_bounds(cell), scale)
    else:
        body = _empty(middle, 14, note or _reason(cell, scale))
    return _labelled("main", cell, scale, body, doubt)


def _beside(doubt: Interval, x: float) -> Markup:
    """The interval in figures beside the number, on the side where there is room."""
    anchor, shift = ("start", 22) if x < LATE else ("end", -22)
    low, high = (score1(end) for end in doubt)
    words = _("%(low)s–%(high)s", low=low, high=high)
    return tag("text", words, class_="r-interval", x=per_cent(x), y=16, dx=shift, text_anchor=anchor)


def _main_range(bounds: Interval, scale: RulerScale) -> Markup:
    middle = MAIN_MIDDLE
    low, high = (scale.position(bound) for bound in bounds)
    body = _hatched(bounds, scale, "hatch-range", middle, 14) + joined(
        tag("line", class_="r-bound", x1=per_cent(low), x2=per_cent(high), y1=y, y2=y)
        for y in (middle - 7.5, middle + 7.5)
    )
    for x, bound in ((low, bounds[0]), (high, bounds[1])):
        anchor = "middle" if high - low > 12 else "end" if x == low else "start"
        body += tag("text", score1(bound), class_="r-bound-number", x=per_cent(x), y=16, text_anchor=anchor)
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
            _at(middle, HAIR)
            + doubt_band(doubt, scale, middle, 10, lane)
            + tag("use", href=f"#{LARGE_MARKS.get(lane, 'rl-single')}", x=per_cent(x), y=middle)
            + tag("text", score1(cell.score), class_=_lane_words(lane), x=per_cent(end), y=middle + 5, dx=14)
        )
    elif cell.state == states.RANGE:
        body = _at(middle, HAIR) + _lane_range(_bounds(cell), scale, lane)
    else:
        body = _empty(middle, 12, note or _reason(cell, scale))
    return _labelled("lane", cell, scale, body, doubt)


def _lane_words(lane: str) -> str:
    return f"r-lane-number r-halo r-words--{lane}"


def _lane_range(bounds: Interval, scale: RulerScale, lane: str) -> Markup:
    middle, words = LANE_MIDDLE, f"r-words--{lane}"
    hatch = f"hatch-{lane}" if lane in LARGE_MARKS else "hatch-range"
    low, high = (scale.position(bound) for bound in bounds)
    body = _hatched(bounds, scale, hatch, middle, 10)
    for x, bound, anchor, shift in ((low, bounds[0], "end", -6), (high, bounds[1], "start", 6)):
        place: Attributes = {"x": per_cent(x), "y": middle + 5, "dx": shift, "text_anchor": anchor}
        body += tag("text", score1(bound), class_=_lane_words(lane), **place)
    return body + (_inside_range((low + high) / 2, middle, words) if high - low >= NARROW else NOTHING)


def single_ruler(cell: ShownCell, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """One figure on a faint ruler; hidden from screen readers, the number stands beside it."""
    middle = SINGLE_MIDDLE
    if cell.state != states.SCORED or cell.score is None:
        body = _empty(middle, 6, "")
    else:
        mark = tag("use", href="#rl-single", x=per_cent(scale.position(cell.score)), y=middle)
        body = faint_track(middle) + doubt_band(doubt, scale, middle, 12) + mark
    return tag("svg", body, class_="ruler ruler--single", aria_hidden="true")


def faint_track(middle: float) -> Markup:
    """The track of a single figure, lower than that of a pillar."""
    return tag("g", TRACK, transform=f"translate(0 {middle:g}) scale(1 .45)")


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
    return tag("svg", body, class_="ruler ruler--lane", role="img", aria_label=words)


def _labelled(
    size: str, cell: ShownCell, scale: RulerScale, body: Markup, doubt: Interval | None = None
) -> Markup:
    label = score_words(cell, scale.methodology, _reason(cell, scale), doubt)
    marked = score_attributes(cell, doubt)
    return tag("svg", body, class_=f"ruler ruler--{size}", role="img", aria_label=label, more=marked)


def _reason(cell: ShownCell, scale: RulerScale) -> str:
    return unscored_reason(cell, scale.methodology.gate)


def _at(middle: float, *body: Markup) -> Markup:
    return tag("g", *body, transform=f"translate(0 {middle:g})")


def _full_segment(score: float, scale: RulerScale) -> Markup:
    segment = scale.segment(score)
    width = per_cent(segment.end - segment.start)
    return tag("rect", class_=f"r{segment.step}", x=per_cent(segment.start), y=-7, width=width, height=14)


def _hatched(bounds: Interval, scale: RulerScale, hatch: str, middle: float, height: float) -> Markup:
    low, width = _span(bounds, scale)
    paint = f"url(#{hatch})"
    return tag("rect", x=f"{low}%", y=middle - height / 2, width=f"{width}%", height=height, fill=paint)


def _inside_range(x: float, middle: float, name: str) -> Markup:
    names = f"r-message r-halo r-halo--wide {name}"
    return tag("text", _("range only"), class_=names, x=per_cent(x), y=middle + 4.5, text_anchor="middle")


def _empty(middle: float, height: float, words: str) -> Markup:
    box = tag("rect", class_="r-empty", x=0.5, y=middle - height / 2, width="99.8%", height=height)
    if not words:
        return box
    names = "r-message r-message--inside r-halo r-halo--wide"
    return box + tag("text", words, class_=names, x=22, y=middle + 4.5)


def _bounds(cell: ShownCell) -> Interval:
    assert cell.bound_low is not None
    assert cell.bound_high is not None
    return cell.bound_low, cell.bound_high


def _span(interval: Interval, scale: RulerScale) -> tuple[float, float]:
    """Start and width of an interval in per cent, rounded so that markup stays short."""
    low, high = (scale.position(bound) for bound in interval)
    return round(low, 1), round(high - low, 1)
