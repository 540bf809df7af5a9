"""How a figure became a score: the raw axis above the ruler, the scale below, one line that joins both."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.answers.scale.axis import AxisTick
from dashboard.answers.shown.score import Interval
from dashboard.drawing.ruler.axis import axis_numbers
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, per_cent, tag
from dashboard.drawing.theme import WHITE, on_colour
from dashboard.language.i18n import _
from dashboard.language.numbers import number, score1

FLAG_TOP, TICK_WORDS, AXIS, MIDDLE, NUMBERS, SCORE_FLAG, HEIGHT = 0, 50, 64, 78, 110, 122, 150
FLAG_HEIGHT, LETTER, FLAG_PAD = 26, 7.6, 24


def receipt_ruler(
    score: float,
    measured: str,
    ticks: Iterable[AxisTick],
    scale: RulerScale,
    words: str,
    doubt: Interval | None = None,
) -> Markup:
    """The ruler of one score, with the interval around it.

    `measured` is the raw figure as text, or empty where it may not be repeated: then neither the flag nor the
    raw axis is drawn, so that nothing can be read off. `words` says all of it to a screen reader.
    """
    x = scale.position(score)
    top = FLAG_TOP + FLAG_HEIGHT if measured else MIDDLE
    # The line comes first, so that the numbers it meets stand on it and not under it.
    body = tag("line", class_="receipt-line", x1=per_cent(x), x2=per_cent(x), y1=top, y2=SCORE_FLAG)
    body += _axis(ticks, scale) if measured else ""
    body += _track(MIDDLE) + _full_segment(score, scale)
    body += doubt_band(doubt, scale, MIDDLE, 28)
    body += axis_numbers(scale, NUMBERS) + tag("use", href="#rl-whole", x=per_cent(x), y=MIDDLE)
    if measured:
        body += _flag(x, FLAG_TOP, _("%(figure)s measured", figure=measured), "r-flag", "r-flag-text--light")
    step = scale.step(score)
    tone = "r-flag-text--light" if on_colour(step) == WHITE else "r-flag-text--dark"
    body += _flag(x, SCORE_FLAG, _("score %(score)s", score=score1(score)), f"r{step}", tone)
    return _drawing(body, words, MIDDLE - 26 if not measured else 0)


def unscored_ruler(ticks: Iterable[AxisTick], scale: RulerScale, words: str) -> Markup:
    """The same ruler without a score: the axis that a figure would be read on."""
    body = _axis(ticks, scale) + _track(MIDDLE)
    return _drawing(body + axis_numbers(scale, NUMBERS), words, 30, NUMBERS + 10)


def shift_ruler(
    whole: float, without: float | None, scale: RulerScale, words: str, doubt: Interval | None = None
) -> Markup:
    """A pillar's score with an indicator (filled) and without it (dashed): a contribution seen as a shift."""
    x, middle = per_cent(scale.position(whole)), 34
    body = _track(middle) + doubt_band(doubt, scale, middle, 28)
    if without is not None:
        y = per_cent(scale.position(without))
        shape = tag("path", class_="shift-without", d="M0-14 7.5 0 0 14-7.5 0Z")
        body += tag("line", class_="shift-line", x1=x, x2=y, y1=middle, y2=middle)
        body += tag("svg", shape, x=y, y=middle, overflow="visible")
    body += tag("use", href="#rl-whole", x=x, y=middle)
    body += tag("text", score1(whole), class_="r-number", x=x, y=14, text_anchor="middle")
    return tag("svg", body, class_="ruler shift-ruler", height=56, role="img", aria_label=words)


def _track(middle: float) -> Markup:
    return tag("g", tag("use", href="#rl-track"), transform=f"translate(0 {middle:g})")


def _drawing(body: Markup, words: str, cut: float, end: float = HEIGHT) -> Markup:
    """The part of the drawing between `cut` and `end`, so that no room is left unused."""
    moved = tag("g", body, transform=f"translate(0 {-cut:g})")
    names = "ruler receipt-ruler"
    return tag("svg", moved, class_=names, height=end - cut, role="img", aria_label=words)


def _axis(ticks: Iterable[AxisTick], scale: RulerScale) -> Markup:
    shown = list(ticks)
    if not shown:
        return Markup("")
    low, high = (per_cent(scale.position(end)) for end in (shown[0].score, shown[-1].score))
    body = tag("line", class_="raw-axis", x1=low, x2=high, y1=AXIS, y2=AXIS)
    for place, tick in enumerate(shown):
        x = per_cent(scale.position(tick.score))
        name = "r-halo r-end" if place in (0, len(shown) - 1) else "r-halo"
        body += tag("line", class_="raw-axis", x1=x, x2=x, y1=AXIS - 6, y2=AXIS)
        body += tag("text", number(tick.raw), class_=name, x=x, y=TICK_WORDS, text_anchor="middle")
    return body


def _full_segment(score: float, scale: RulerScale) -> Markup:
    segment = scale.segment(score)
    x, width = per_cent(segment.start), per_cent(segment.end - segment.start)
    return tag("rect", class_=f"r{segment.step}", x=x, y=MIDDLE - 7, width=width, height=14)


def _flag(x: float, y: float, words: str, ground: str, ink: str) -> Markup:
    """A label with a ground; near an end of the ruler it leans inwards."""
    width = len(words) * LETTER + FLAG_PAD
    left = -width * (0.12 if x < 25 else 0.88 if x > 75 else 0.5)
    box: Attributes = {"x": f"{left:.1f}", "y": 0, "width": f"{width:.1f}", "height": FLAG_HEIGHT}
    middle, names = f"{left + width / 2:.1f}", f"r-flag-text {ink}"
    label = tag("text", words, class_=names, x=middle, y=18, text_anchor="middle")
    return tag("svg", tag("rect", class_=ground, **box), label, x=per_cent(x), y=y, overflow="visible")
