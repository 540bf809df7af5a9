"""The state's part and the companies' part on one line: the line between the marks is the gap."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.score import lane_title, score_attributes
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from dashboard.language.words import listed

MIDDLE, HEIGHT, BELOW = 26, 34, 18
"""Numbers above the line need `HEIGHT`, those below it `BELOW` more."""
NEAR = 14 / 262 * 100
"""Marks nearer than 14 of the panel's 262 pixels step apart."""
STEP = 5


def parts_ruler(state: ShownScore, corporate: ShownScore, scale: RulerScale) -> Markup:
    """Both marks with their numbers, the state's above the line; a part without a score draws nothing."""
    places = [scale.position(cell.score) for cell in (state, corporate) if cell.score is not None]
    near = len(places) == 2 and abs(places[0] - places[1]) < NEAR
    body = tag("svg", tag("use", href="#cp-track"), y=MIDDLE - 22.5, overflow="visible")
    if len(places) == 2 and not near:
        low, high = map(per_cent, sorted(places))
        body += tag("line", class_="gap-line", x1=low, x2=high, y1=MIDDLE, y2=MIDDLE)
    body += _part(corporate, scale, MIDDLE + (STEP if near else 0), MIDDLE + 22)
    body += _part(state, scale, MIDDLE - (STEP if near else 0), MIDDLE - 13)
    words = _words(state, corporate)
    height = HEIGHT + (BELOW if corporate.score is not None else 0)
    return tag("svg", body, class_="ruler parts", height=height, role="img", aria_label=words)


def _words(*cells: ShownScore) -> str:
    scored = [cell for cell in cells if cell.score is not None]
    if not scored:
        return _("Neither part has a score.")
    return listed([_("%(part)s: %(score)s", part=lane_title(c.lane), score=score1(c.score)) for c in scored])


def _part(cell: ShownScore, scale: RulerScale, y: float, words: float) -> Markup:
    if cell.score is None:
        return Markup("")
    x, names = per_cent(scale.position(cell.score)), f"r-lane-number r-halo r-words--{cell.lane}"
    mark = tag("use", href=f"#cp-{cell.lane}", x=x, y=y, more=score_attributes(cell, cell.interval))
    return mark + tag("text", score1(cell.score), class_=names, x=x, y=words, text_anchor="middle")
