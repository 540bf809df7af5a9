"""How a figure became a score: the raw axis above the ruler, the scale below, one line that joins both."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from dashboard.figures.axis import axis_numbers
from dashboard.figures.doubt_band import doubt_band
from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import number, score1
from dashboard.queries.scale_axis import AxisTick
from dashboard.score import Interval

FLAG_TOP, TICK_WORDS, AXIS, MIDDLE, NUMBERS, SCORE_FLAG, HEIGHT = 0, 50, 64, 78, 110, 122, 150
FLAG_HEIGHT, LETTER, FLAG_PAD = 26, 7.6, 24
LIGHT_ON = (1, 2, 6)
"""Colour steps on which white is the readable ink."""


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
    body = f'<line class="receipt-line" x1="{x:.2f}%" x2="{x:.2f}%" y1="{top}" y2="{SCORE_FLAG}"/>'
    body += _axis(ticks, scale) if measured else ""
    body += f'<g transform="translate(0 {MIDDLE})"><use href="#rl-track"/></g>' + _full_segment(score, scale)
    body += doubt_band(doubt, scale, MIDDLE, 28)
    body += axis_numbers(scale, NUMBERS) + f'<use href="#rl-whole" x="{x:.2f}%" y="{MIDDLE}"/>'
    if measured:
        body += _flag(x, FLAG_TOP, _("%(figure)s measured", figure=measured), "r-flag", "r-flag-text--light")
    step = scale.step(score)
    tone = "r-flag-text--light" if step in LIGHT_ON else "r-flag-text--dark"
    body += _flag(x, SCORE_FLAG, _("score %(score)s", score=score1(score)), f"r{step}", tone)
    return _drawing(body, words, MIDDLE - 26 if not measured else 0)


def unscored_ruler(ticks: Iterable[AxisTick], scale: RulerScale, words: str) -> Markup:
    """The same ruler without a score: the axis that a figure would be read on."""
    body = _axis(ticks, scale) + f'<g transform="translate(0 {MIDDLE})"><use href="#rl-track"/></g>'
    return _drawing(body + axis_numbers(scale, NUMBERS), words, 30, NUMBERS + 10)


def shift_ruler(
    whole: float, without: float | None, scale: RulerScale, words: str, doubt: Interval | None = None
) -> Markup:
    """A pillar's score with an indicator (filled) and without it (dashed): a contribution seen as a shift."""
    x, middle = scale.position(whole), 34
    body = f'<g transform="translate(0 {middle})"><use href="#rl-track"/></g>'
    body += doubt_band(doubt, scale, middle, 28)
    if without is not None:
        y = scale.position(without)
        body += (
            f'<line class="shift-line" x1="{x:.2f}%" x2="{y:.2f}%" y1="{middle}" y2="{middle}"/>'
            f'<svg x="{y:.2f}%" y="{middle}" overflow="visible"><path class="shift-without" '
            'd="M0-14 7.5 0 0 14-7.5 0Z"/></svg>'
        )
    body += (
        f'<use href="#rl-whole" x="{x:.2f}%" y="{middle}"/>'
        f'<text class="r-number" x="{x:.2f}%" y="14" text-anchor="middle">{score1(whole)}</text>'
    )
    return Markup(
        f'<svg class="ruler shift-ruler" height="56" role="img" aria-label="{escape(words)}">{body}</svg>'
    )


def _drawing(body: str, words: str, cut: float, end: float = HEIGHT) -> Markup:
    """The part of the drawing between `cut` and `end`, so that no room is left unused."""
    return Markup(
        f'<svg class="ruler receipt-ruler" height="{end - cut:g}" role="img" aria-label="{escape(words)}">'
        f'<g transform="translate(0 {-cut:g})">{body}</g></svg>'
    )


def _axis(ticks: Iterable[AxisTick], scale: RulerScale) -> str:
    shown = list(ticks)
    if not shown:
        return ""
    low, high = (scale.position(end) for end in (shown[0].score, shown[-1].score))
    body = f'<line class="raw-axis" x1="{low:.2f}%" x2="{high:.2f}%" y1="{AXIS}" y2="{AXIS}"/>'
    for place, tick in enumerate(shown):
        x = f"{scale.position(tick.score):.2f}%"
        name = "r-halo r-end" if place in (0, len(shown) - 1) else "r-halo"
        body += (
            f'<line class="raw-axis" x1="{x}" x2="{x}" y1="{AXIS - 6}" y2="{AXIS}"/>'
            f'<text class="{name}" x="{x}" y="{TICK_WORDS}" text-anchor="middle">'
            f"{escape(number(tick.raw))}</text>"
        )
    return body


def _full_segment(score: float, scale: RulerScale) -> str:
    step = scale.step(score)
    segment = next(s for s in scale.segments if s.step == step)
    return (
        f'<rect class="r{step}" x="{segment.start:.2f}%" y="{MIDDLE - 7}" '
        f'width="{segment.end - segment.start:.2f}%" height="14"/>'
    )


def _flag(x: float, y: float, words: str, ground: str, ink: str) -> str:
    """A label with a ground; near an end of the ruler it leans inwards."""
    width = len(words) * LETTER + FLAG_PAD
    left = -width * (0.12 if x < 25 else 0.88 if x > 75 else 0.5)
    return (
        f'<svg x="{x:.2f}%" y="{y}" overflow="visible">'
        f'<rect class="{ground}" x="{left:.1f}" y="0" width="{width:.1f}" height="{FLAG_HEIGHT}"/>'
        f'<text class="r-flag-text {ink}" x="{left + width / 2:.1f}" y="18" text-anchor="middle">'
        f"{escape(words)}</text></svg>"
    )
