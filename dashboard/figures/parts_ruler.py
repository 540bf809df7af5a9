"""The state's part and the companies' part on one line: the line between the marks is the gap."""

from __future__ import annotations

from markupsafe import Markup, escape

from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import score1
from dashboard.queries.words import listed
from dashboard.score import IntervalOf, ShownCell, lane_title, no_interval, score_attributes
from dashboard.theme import CORPORATE, STATE

MIDDLE, HEIGHT, BELOW = 26, 34, 18
"""Numbers above the line need `HEIGHT`, those below it `BELOW` more."""
NEAR = 14 / 262 * 100
"""Marks nearer than 14 of the panel's 262 pixels step apart."""
STEP = 5
PAIR = (STATE, CORPORATE)


def parts_ruler(
    state: ShownCell, corporate: ShownCell, scale: RulerScale, interval: IntervalOf = no_interval
) -> Markup:
    """Both marks with their numbers, the state's above the line; a part without a score draws nothing."""
    places = [scale.position(cell.score) for cell in (state, corporate) if cell.score is not None]
    near = len(places) == 2 and abs(places[0] - places[1]) < NEAR
    body = f'<svg y="{MIDDLE - 22.5}" overflow="visible"><use href="#cp-track"/></svg>'
    if len(places) == 2 and not near:
        low, high = sorted(places)
        body += f'<line class="gap-line" x1="{low:.2f}%" x2="{high:.2f}%" y1="{MIDDLE}" y2="{MIDDLE}"/>'
    body += _part(corporate, scale, interval, MIDDLE + (STEP if near else 0), MIDDLE + 22)
    body += _part(state, scale, interval, MIDDLE - (STEP if near else 0), MIDDLE - 13)
    words = escape(_words(state, corporate))
    height = HEIGHT + (BELOW if corporate.score is not None else 0)
    return Markup(f'<svg class="ruler parts" height="{height}" role="img" aria-label="{words}">{body}</svg>')


def _words(*cells: ShownCell) -> str:
    scored = [cell for cell in cells if cell.score is not None]
    if not scored:
        return _("Neither part has a score.")
    return listed([_("%(part)s: %(score)s", part=lane_title(c.lane), score=score1(c.score)) for c in scored])


def _part(cell: ShownCell, scale: RulerScale, interval: IntervalOf, y: float, words: float) -> str:
    if cell.score is None:
        return ""
    x = f"{scale.position(cell.score):.2f}%"
    return (
        f'<use href="#cp-{cell.lane}" x="{x}" y="{y:g}" {score_attributes(cell, interval(cell))}/>'
        f'<text class="r-lane-number r-halo r-words--{cell.lane}" x="{x}" y="{words:g}" text-anchor="middle">'
        f"{score1(cell.score)}</text>"
    )
