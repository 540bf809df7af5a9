"""Where an economy stands: a grey tick for every scored peer, its own lozenge, the median beneath."""

from __future__ import annotations

from markupsafe import Markup, escape

from dashboard.figures.doubt_band import doubt_band
from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import score1
from dashboard.queries.peers import Standing
from dashboard.score import Interval, interval_words, score_attributes

MIDDLE, HEIGHT = 30, 64
EDGE = 20
"""Labels nearer than this per cent to an end of the ruler grow inwards."""


def strip(standing: Standing, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """One pillar or indicator over a group; without a score of its own, only the peers are drawn.

    `doubt` is the interval around its own score.
    """
    body = f'<g transform="translate(0 {MIDDLE})"><use href="#rl-track"/></g>'
    ticks = "".join(_tick(scale.position(peer.score)) for peer in standing.others)
    own = _own(standing, scale)
    if standing.cell.score is None:
        body += own + ticks
    else:
        body += ticks + doubt_band(doubt, scale, MIDDLE, 22) + own
    body += _median(standing, scale)
    words = escape(strip_words(standing, doubt))
    return Markup(
        f'<svg class="ruler peer-strip" height="{HEIGHT}" role="img" aria-label="{words}" '
        f"{score_attributes(standing.cell, doubt)}>{body}</svg>"
    )


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


def _tick(x: float) -> str:
    return f'<line class="peer-tick" x1="{x:.2f}%" x2="{x:.2f}%" y1="{MIDDLE - 9}" y2="{MIDDLE + 9}"/>'


def _median(standing: Standing, scale: RulerScale) -> str:
    if standing.median is None:
        return ""
    x = scale.position(standing.median)
    words = escape(_("median %(score)s", score=score1(standing.median)))
    return (
        f'<svg x="{x:.2f}%" y="{MIDDLE + 12}" overflow="visible">'
        '<path class="peer-median" d="M0 0 5 8-5 8Z"/></svg>'
        f'<text x="{x:.2f}%" y="{HEIGHT - 2}" text-anchor="{_anchor(x)}">{words}</text>'
    )


def _own(standing: Standing, scale: RulerScale) -> str:
    cell = standing.cell
    if cell.score is not None:
        x = scale.position(cell.score)
        return (
            f'<use href="#rl-single" x="{x:.2f}%" y="{MIDDLE}"/>'
            f'<text class="r-halo peer-own" x="{x:.2f}%" y="14" text-anchor="{_anchor(x)}">'
            f"{escape(standing.name)} {score1(cell.score)}</text>"
        )
    if cell.bound_low is None or cell.bound_high is None:
        return ""
    low, high = scale.position(cell.bound_low), scale.position(cell.bound_high)
    middle = (low + high) / 2
    words = _("%(name)s, range only", name=standing.name)
    return (
        f'<rect x="{low:.2f}%" y="{MIDDLE - 7}" width="{high - low:.2f}%" height="14" '
        'fill="url(#hatch-range)"/>'
        f'<text class="r-halo peer-own" x="{middle:.2f}%" y="14" text-anchor="{_anchor(middle)}">'
        f"{escape(words)}</text>"
    )


def _anchor(x: float) -> str:
    return "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
