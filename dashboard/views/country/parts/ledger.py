"""Who owns the missing points: one bar a pillar, as long as what separates its score from the best."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dashboard.drawing.marks import channel_fill
from dashboard.drawing.tag import Attributes, per_cent, tag
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from dashboard.language.words import listed
from methodology.explain.ledger import Ledger
from methodology.model import CHANNELS

ORDER = tuple(vocabulary.CHANNELS)
"""Never changes, so that a reader finds a channel at the same place of every bar."""

HEIGHT, SLIM = 28, 10
ROOM_FOR_NUMBER = 6.5
"""Per cent of the width that a number needs, also on a phone."""


def full_length(ledgers: Iterable[Ledger]) -> float:
    """Points that a bar of full width stands for: the longest, rounded up to half a point, at least 2."""
    longest = max((one.missing for one in ledgers), default=0.0)
    return max(2.0, math.ceil(longest * 2) / 2)


def ledger_bar(found: Ledger, whole: float) -> Markup:
    """One pillar's missing points by channel; `whole` points fill the width."""
    return _bar(found.points, whole, _points_words(found.points), HEIGHT, with_numbers=True)


def share_bar(shares: Mapping[str, float], slim: bool = False) -> Markup:
    """One indicator's responsibility: shares of 1 fill the width; `slim` for a row of a table."""
    words = listed([vocabulary.channel(channel) for channel in ORDER if shares.get(channel, 0) > 0])
    return _bar(shares, sum(shares.values()) or 1.0, words, SLIM if slim else HEIGHT)


def _points_words(points: Mapping[str, float]) -> str:
    named = [
        _("%(channel)s: %(points)s", channel=vocabulary.channel(channel), points=score1(points[channel]))
        for channel in ORDER
        if points.get(channel, 0) > 0
    ]
    return _("Missing points: %(parts)s", parts=listed(named))


def _bar(
    parts: Mapping[str, float], whole: float, words: str, height: int, with_numbers: bool = False
) -> Markup:
    assert set(parts) <= set(CHANNELS)
    body, start = Markup(""), 0.0
    for channel in ORDER:
        part = parts.get(channel, 0.0)
        width = 100 * part / whole
        if width <= 0:
            continue
        names, fill = f"channel--{channel} ledger-part", channel_fill(channel)
        place: Attributes = {"x": per_cent(start), "y": 0, "width": per_cent(width), "height": height}
        body += tag("rect", class_=names, **place, fill=fill)
        if with_numbers and width >= ROOM_FOR_NUMBER:
            names, x = f"ledger-number ledger-number--{channel}", per_cent(start + width / 2)
            body += tag("text", score1(part), class_=names, x=x, y=19, text_anchor="middle")
        start += width
    return tag("svg", body, class_="ruler ledger-bar", height=height, role="img", aria_label=words)
