"""An indicator's own scale over the ruler: which raw figure gives which score."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import number
from dashboard.queries.scale_axis import AxisTick


def raw_axis(ticks: Sequence[AxisTick], scale: RulerScale, unit: str) -> Markup:
    """Raw figures above the line, scores below it; positions are per cent of the drawing's width.

    `ticks` come worst first. The label reads the axis out; empty markup without ticks.
    """
    if not ticks:
        return Markup("")
    figures = "".join(_tick(tick, scale) for tick in ticks)
    track = '<g transform="translate(0 50)"><use href="#rl-track"/></g>'
    line = (
        f'<line class="scale-axis-line" x1="{scale.position(ticks[0].score):.2f}%" '
        f'x2="{scale.position(ticks[-1].score):.2f}%" y1="34" y2="34"/>'
    )
    return Markup(
        f'<svg class="ruler scale-axis" role="img" aria-label="{escape(axis_words(ticks, unit))}">'
        f"{line}{figures}{track}{_scores(scale)}</svg>"
    )


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


def _tick(tick: AxisTick, scale: RulerScale) -> str:
    x = f"{scale.position(tick.score):.2f}%"
    return (
        f'<line class="scale-axis-line" x1="{x}" x2="{x}" y1="28" y2="40"/>'
        f'<text class="scale-axis-figure" x="{x}" y="20" text-anchor="middle">'
        f"{escape(number(tick.raw))}</text>"
    )


def _scores(scale: RulerScale) -> str:
    out, last = "", len(scale.ticks) - 1
    for place, tick in enumerate(scale.ticks):
        words = number(tick)
        if place == 0:
            words = _("%(score)s worst", score=words)
        elif place == last:
            words = _("best %(score)s", score=words)
        out += f'<text x="{scale.position(tick):.2f}%" y="80" text-anchor="middle">{escape(words)}</text>'
    return out
