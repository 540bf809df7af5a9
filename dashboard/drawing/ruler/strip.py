"""Where an economy stands: a grey tick for every scored peer, its own lozenge, the median beneath."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.answers.shown.peers import Standing
from dashboard.answers.shown.score import Interval, interval_words, score_attributes
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import joined, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import score1

MIDDLE, HEIGHT = 30, 64
EDGE = 20
"""Labels nearer than this per cent to an end of the ruler grow inwards."""


def strip(standing: Standing, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """One pillar or indicator over a group; without a score of its own, only the peers are drawn.

    `doubt` is the interval around its own score.
    """
    body = tag("g", tag("use", href="#rl-track"), transform=f"translate(0 {MIDDLE})")
    ticks = joined(_tick(scale.position(peer.score)) for peer in standing.others)
    own = _own(standing, scale)
    if standing.cell.score is None:
        body += own + ticks
    else:
        body += ticks + doubt_band(doubt, scale, MIDDLE, 22) + own
    body += _median(standing, scale)
    words, marked = strip_words(standing, doubt), score_attributes(standing.cell, doubt)
    names = "ruler peer-strip"
    return tag("svg", body, class_=names, height=HEIGHT, role="img", aria_label=words, more=marked)


def strip_words(standing: Standing, doubt: Interval | None = None) -> str:
    """What the strip shows, in one sentence."""
    if standing.median is None:
        return _("No country of this group is scored.")
    if standing.cell.score is None:
        return _("Median of the group: %(median)s. %(name)s is not scored.",
                 median=score1(standing.median), name=standing.name)  # fmt: skip
    own = score1(standing.cell.score)
    return _(
        "%(name)s: %(score)s. Median of the group: %(median)s.",
        name=standing.name,
        score=f"{own}, {interval_words(doubt)}" if doubt else own,
        median=score1(standing.median),
    )


def _tick(x: float) -> Markup:
    at = per_cent(x)
    return tag("line", class_="peer-tick", x1=at, x2=at, y1=MIDDLE - 9, y2=MIDDLE + 9)


def _median(standing: Standing, scale: RulerScale) -> Markup:
    if standing.median is None:
        return Markup("")
    x = scale.position(standing.median)
    words = _("median %(score)s", score=score1(standing.median))
    mark = tag("path", class_="peer-median", d="M0 0 5 8-5 8Z")
    return tag("svg", mark, x=per_cent(x), y=MIDDLE + 12, overflow="visible") + tag(
        "text", words, x=per_cent(x), y=HEIGHT - 2, text_anchor=_anchor(x)
    )


def _own(standing: Standing, scale: RulerScale) -> Markup:
    cell = standing.cell
    if cell.score is not None:
        x = scale.position(cell.score)
        mark = tag("use", href="#rl-single", x=per_cent(x), y=MIDDLE)
        return mark + _name(x, f"{standing.name} {score1(cell.score)}")
    if cell.bound_low is None or cell.bound_high is None:
        return Markup("")
    low, high = scale.position(cell.bound_low), scale.position(cell.bound_high)
    start, width = per_cent(low), per_cent(high - low)
    band = tag("rect", x=start, y=MIDDLE - 7, width=width, height=14, fill="url(#hatch-range)")
    return band + _name((low + high) / 2, _("%(name)s, range only", name=standing.name))


def _name(x: float, words: str) -> Markup:
    return tag("text", words, class_="r-halo peer-own", x=per_cent(x), y=14, text_anchor=_anchor(x))


def _anchor(x: float) -> str:
    return "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
