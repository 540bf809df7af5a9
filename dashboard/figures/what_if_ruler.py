"""A what-if's ruler: our official score as a grey bar, the score under other rules as the lozenge.

The marks carry no data attributes: the numbers beside them do, the official and the what-if one each its own.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard.figures.doubt_band import doubt_band
from dashboard.figures.ruler_scale import RulerScale
from dashboard.score import Interval, ShownCell
from methodology import states

MIDDLE, BAR, BAND = 16, 20, 10


def what_if_ruler(
    official: ShownCell | None, what_if: ShownCell, scale: RulerScale, doubt: Interval | None = None
) -> Markup:
    """A table cell's ruler, hidden from screen readers. `official` is None where we publish no such score.

    `doubt` is the interval around our score; that of a what-if is not known.
    """
    x = _place(what_if, scale)
    body = '<use href="#rn"/>' if what_if.state in (states.NOT_SCORED, states.MARKS) else '<use href="#rt"/>'
    body += doubt_band(doubt, scale, MIDDLE, BAND)
    if what_if.state == states.RANGE:
        body += _band(what_if, scale)
    was = None if official is None else _place(official, scale)
    if was is not None and x is not None and abs(was - x) > 0.05:
        body += f'<line class="what-if-way" x1="{was:.1f}%" x2="{x:.1f}%" y1="{MIDDLE}" y2="{MIDDLE}"/>'
    if was is not None:
        top, end = MIDDLE - BAR / 2, MIDDLE + BAR / 2
        body += f'<line class="what-if-was" x1="{was:.1f}%" x2="{was:.1f}%" y1="{top:g}" y2="{end:g}"/>'
    if x is not None and what_if.score is not None:
        body += f'<use href="#rw" x="{x:.1f}%" class="r{scale.step(what_if.score)}"/>'
    return Markup(f'<svg class="ruler ruler--small" aria-hidden="true">{body}</svg>')


def share_bar(share: float) -> Markup:
    """A share of all weightings as a filled bar; the words beside it say the same."""
    return Markup(
        '<svg class="what-if-share" aria-hidden="true">'
        '<rect class="what-if-share-whole" width="100%" height="10"/>'
        f'<rect class="what-if-share-part" width="{100 * share:.1f}%" height="10"/>'
        '<line class="what-if-share-half" x1="50%" x2="50%" y1="0" y2="14"/></svg>'
    )


def watermark(words: str) -> Markup:
    """The words over and over, faintly, across whatever holds it; on paper too."""
    return Markup(
        '<svg class="what-if-watermark" aria-hidden="true" focusable="false"><defs>'
        '<pattern id="what-if-words" width="460" height="170" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(-24)"><text x="0" y="60">{words}</text><text x="230" y="145">{words}</text>'
        '<text x="-230" y="145">{words}</text></pattern></defs>'
        '<rect width="100%" height="100%" fill="url(#what-if-words)"/></svg>'
    ).format(words=words)


def _place(cell: ShownCell, scale: RulerScale) -> float | None:
    return scale.position(cell.score) if cell.state == states.SCORED and cell.score is not None else None


def _band(cell: ShownCell, scale: RulerScale) -> str:
    if cell.bound_low is None or cell.bound_high is None:
        return ""
    low, high = scale.position(cell.bound_low), scale.position(cell.bound_high)
    return (
        f'<rect x="{low:.1f}%" y="{MIDDLE - BAND / 2:g}" width="{high - low:.1f}%" height="{BAND}" '
        'fill="url(#hatch-range)"/>'
    )
