"""Rulers of companies' strips: a hairline about half as long as the state's ruler, with end words of its own.

mark      open diamond with its band of doubt
range     hatched, no mark
most      hatched from the worst end to a tick: at most this; grey once its edition is too old
own       a shared figure on the source's own scale, grey
untested  dashed
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard.answers.companies.strip import MARK, RANGE
from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.score import Interval, ShownCell, score_attributes
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from dashboard.language.vocabulary import CORPORATE

MIDDLE, HATCH_HEIGHT, TICK_HEIGHT = 13, 10, 18


def conduct_ruler(kind: str, cell: ShownScore, bounds: Interval | None, scale: RulerScale) -> Markup:
    """What one company did, by the kind of what is known: its mark, a range, or that it was not tested."""
    if kind == MARK:
        return mark_ruler(cell, scale, cell.interval)
    return range_ruler(bounds, scale) if kind == RANGE else untested_ruler()


def mark_ruler(cell: ShownCell, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """One company's mark; the number stands beside it."""
    assert cell.score is not None
    place = per_cent(scale.position(cell.score))
    body = doubt_band(doubt, scale, MIDDLE, HATCH_HEIGHT, CORPORATE)
    body += tag("use", href="#rl-corporate", x=place, y=MIDDLE)
    method = scale.methodology
    words = _(
        "%(score)s on a ruler of its own from %(worst)s to %(best)s",
        score=score1(cell.score),
        worst=score1(method.scale_min),
        best=score1(method.scale_max),
    )
    return _drawn("mark", body, words, score_attributes(cell, doubt))


def range_ruler(bounds: Interval | None, scale: RulerScale) -> Markup:
    """A range without a mark, the whole ruler where its ends are not at hand."""
    ends = bounds or (scale.methodology.scale_min, scale.methodology.scale_max)
    words = _("range only, from %(low)s to %(high)s", low=score1(ends[0]), high=score1(ends[1]))
    return _drawn(RANGE, _hatched(ends, scale, "hatch-corporate"), words)


def most_ruler(most: float, scale: RulerScale, current: bool = True) -> Markup:
    """From nothing to what the group promises: an upper bound, so there is no mark."""
    hatch = "hatch-corporate" if current else "hatch-range"
    x, top, end = per_cent(scale.position(most)), MIDDLE - TICK_HEIGHT / 2, MIDDLE + TICK_HEIGHT / 2
    tick = tag("line", class_="company-tick", x1=x, x2=x, y1=top, y2=end)
    ends = scale.methodology.scale_min, most
    body = _hatched(ends, scale, hatch) + tick
    return _drawn("most" if current else "most-old", body, _("at most %(most)s", most=score1(most)))


def own_ruler(value: float, worst: float, best: float, words: str) -> Markup:
    """A figure on its source's own scale, worst at the left."""
    x = per_cent(2 + 96 * (value - worst) / (best - worst))
    line = tag("line", class_="company-line", x2="100%", y1=MIDDLE, y2=MIDDLE)
    shapes = tag("circle", cx=-4, r=4.5), tag("path", d="M5-5.5 10.5 0 5 5.5-.5 0Z")
    mark = tag("svg", *shapes, x=x, y=MIDDLE, class_="company-shared", overflow="visible")
    return _svg("own", line + mark, words)


def untested_ruler() -> Markup:
    """Dashed; the sentence beside it says why."""
    box = tag("rect", class_="r-empty", x=0.5, y=MIDDLE - 5, width="99.6%", height=10)
    return tag("svg", box, class_="ruler company-ruler", aria_hidden="true")


def _hatched(ends: Interval, scale: RulerScale, hatch: str) -> Markup:
    low, high = (scale.position(end) for end in ends)
    y, width = MIDDLE - HATCH_HEIGHT / 2, per_cent(max(high - low, 0.6))
    return tag("rect", x=per_cent(low), y=y, width=width, height=HATCH_HEIGHT, fill=f"url(#{hatch})")


def _drawn(name: str, body: Markup, words: str, attributes: Markup | None = None) -> Markup:
    return _svg(name, tag("use", href="#rl-hair", y=MIDDLE) + body, words, attributes)


def _svg(name: str, body: Markup, words: str, attributes: Markup | None = None) -> Markup:
    names = f"ruler company-ruler company-ruler--{name}"
    return tag("svg", body, class_=names, role="img", aria_label=words, more=attributes)
