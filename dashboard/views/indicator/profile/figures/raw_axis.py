"""An indicator's own scale over the ruler: which raw figure gives which score."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.answers.scale.axis import AxisTick
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import joined, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import number


def raw_axis(ticks: Sequence[AxisTick], scale: RulerScale, unit: str) -> Markup:
    """Raw figures above the line, scores below it; positions are per cent of the drawing's width.

    `ticks` come worst first. The label reads the axis out; empty markup without ticks.
    """
    if not ticks:
        return Markup("")
    figures = joined(_tick(tick, scale) for tick in ticks)
    track = tag("g", tag("use", href="#rl-track"), transform="translate(0 50)")
    worst, best = (per_cent(scale.position(tick.score)) for tick in (ticks[0], ticks[-1]))
    line = tag("line", class_="scale-axis-line", x1=worst, x2=best, y1=34, y2=34)
    parts, words = (line, figures, track, _scores(scale)), axis_words(ticks, unit)
    return tag("svg", *parts, class_="ruler scale-axis", role="img", aria_label=words)


def axis_words(ticks: Sequence[AxisTick], unit: str) -> str:
    """What the axis shows, for those who do not see it."""
    return _(
        "%(worst)s %(unit)s gives %(low)s, %(best)s gives %(high)s",
        worst=number(ticks[0].raw),
        best=number(ticks[-1].raw),
        unit=unit,
        low=number(ticks[0].score),
        high=number(ticks[-1].score),
    )


def _tick(tick: AxisTick, scale: RulerScale) -> Markup:
    x = per_cent(scale.position(tick.score))
    return tag("line", class_="scale-axis-line", x1=x, x2=x, y1=28, y2=40) + tag(
        "text", number(tick.raw), class_="scale-axis-figure", x=x, y=20, text_anchor="middle"
    )


def _scores(scale: RulerScale) -> Markup:
    out, last = Markup(""), len(scale.ticks) - 1
    for place, tick in enumerate(scale.ticks):
        words = number(tick)
        if place == 0:
            words = _("%(score)s worst", score=words)
        elif place == last:
            words = _("best %(score)s", score=words)
        out += tag("text", words, x=per_cent(scale.position(tick)), y=80, text_anchor="middle")
    return out
