"""A what-if's ruler: our official score as a grey bar, the score under other rules as the lozenge.

The marks carry no data attributes: the numbers beside them do, the official and the what-if one each its own.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard.answers.shown.score import Interval, ShownCell
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, per_cent, tag
from methodology.model import states

MIDDLE, BAR, BAND = 16, 20, 10


def what_if_ruler(
    official: ShownCell | None, what_if: ShownCell, scale: RulerScale, doubt: Interval | None = None
) -> Markup:
    """A table cell's ruler, hidden from screen readers. `official` is None where we publish no such score.

    `doubt` is the interval around our score; that of a what-if is not known.
    """
    x = _place(what_if, scale)
    body = tag("use", href="#rn" if what_if.state in (states.NOT_SCORED, states.MARKS) else "#rt")
    body += doubt_band(doubt, scale, MIDDLE, BAND)
    if what_if.state == states.RANGE:
        body += _band(what_if, scale)
    was = None if official is None else _place(official, scale)
    if was is not None and x is not None and abs(was - x) > 0.05:
        way: Attributes = {"x1": per_cent(was, 1), "x2": per_cent(x, 1)}
        body += tag("line", class_="what-if-way", **way, y1=MIDDLE, y2=MIDDLE)
    if was is not None:
        at, top, end = per_cent(was, 1), MIDDLE - BAR / 2, MIDDLE + BAR / 2
        body += tag("line", class_="what-if-was", x1=at, x2=at, y1=top, y2=end)
    if x is not None and what_if.score is not None:
        body += tag("use", href="#rw", x=per_cent(x, 1), class_=f"r{scale.step(what_if.score)}")
    return tag("svg", body, class_="ruler ruler--small", aria_hidden="true")


def share_bar(share: float) -> Markup:
    """A share of all weightings as a filled bar; the words beside it say the same."""
    return tag(
        "svg",
        tag("rect", class_="what-if-share-whole", width="100%", height=10),
        tag("rect", class_="what-if-share-part", width=per_cent(100 * share, 1), height=10),
        tag("line", class_="what-if-share-half", x1="50%", x2="50%", y1=0, y2=14),
        class_="what-if-share",
        aria_hidden="true",
    )


def watermark(words: str) -> Markup:
    """The words over and over, faintly, across whatever holds it; on paper too."""
    size: Attributes = {"width": 460, "height": 170, "patternUnits": "userSpaceOnUse"}
    places = (tag("text", words, x=x, y=y) for x, y in ((0, 60), (230, 145), (-230, 145)))
    pattern = tag("pattern", *places, id="what-if-words", **size, patternTransform="rotate(-24)")
    sheet = tag("rect", width="100%", height="100%", fill="url(#what-if-words)")
    names: Attributes = {"class_": "what-if-watermark", "aria_hidden": "true", "focusable": "false"}
    return tag("svg", tag("defs", pattern), sheet, **names)


def _place(cell: ShownCell, scale: RulerScale) -> float | None:
    return scale.position(cell.score) if cell.state == states.SCORED and cell.score is not None else None


def _band(cell: ShownCell, scale: RulerScale) -> Markup:
    if cell.bound_low is None or cell.bound_high is None:
        return Markup("")
    low, high = scale.position(cell.bound_low), scale.position(cell.bound_high)
    x, width = per_cent(low, 1), per_cent(high - low, 1)
    return tag("rect", x=x, y=MIDDLE - BAND / 2, width=width, height=BAND, fill="url(#hatch-range)")
