"""Small bars of the tree of indicators: an indicator's weight, and who answers for its shortfall."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.answers.catalogue.catalogue import ChannelShare
from dashboard.drawing.marks import channel_fill
from dashboard.drawing.tag import Attributes, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import percent
from dashboard.language.vocabulary import channel
from dashboard.language.words import listed


def weight_bar(share: float, largest: float) -> Markup:
    """A bar for a share (0 to 1) as long as its part of `largest`; hidden from screen readers, the number
    stands beside it."""
    width = 100 * share / largest if largest > 0 else 0
    bar = tag("rect", width=per_cent(min(width, 100), 1), height="100%")
    return tag("svg", bar, class_="weight-bar", aria_hidden="true")


def responsibility_bar(shares: Sequence[ChannelShare]) -> Markup:
    """A bar split by who answers for a shortfall; its words are its label."""
    total = sum(share.share for share in shares) or 1.0
    parts, start = [], 0.0
    for share in shares:
        width = 100 * share.share / total
        place: Attributes = {"x": per_cent(start), "width": per_cent(width), "height": "100%"}
        name, fill = f"channel--{share.channel}", channel_fill(share.channel)
        parts.append(tag("rect", class_=name, **place, fill=fill))
        start += width
    edges = map(per_cent, _edges(shares, total))
    parts += (tag("line", class_="channel-edge", x1=edge, x2=edge, y2="100%") for edge in edges)
    words = responsibility_words(shares)
    return tag("svg", *parts, class_="responsibility-bar", role="img", aria_label=words)


def coverage_bar(scored: int, range_only: int, not_scored: int) -> Markup:
    """How many economies are scored, shown as a range and not scored; the numbers stand beside it."""
    total = (scored + range_only + not_scored) or 1
    first, second = 100 * scored / total, 100 * range_only / total
    ranged: Attributes = {"x": per_cent(first), "width": per_cent(second), "height": "100%"}
    return tag(
        "svg",
        tag("rect", class_="coverage-scored", width=per_cent(first), height="100%"),
        tag("rect", **ranged, fill="url(#hatch-map-range)"),
        tag("rect", class_="coverage-outline", x=0.5, y=0.5, width="99.7%", height=11),
        class_="coverage-bar",
        aria_hidden="true",
    )


def responsibility_words(shares: Sequence[ChannelShare]) -> str:
    """Who answers, in words: "companies act" or "the state acts 50%, companies act 50%"."""
    if len(shares) == 1:
        return channel(shares[0].channel)
    parts = [
        _("%(channel)s %(share)s", channel=channel(share.channel), share=percent(share.share))
        for share in shares
    ]
    return listed(parts)


def _edges(shares: Sequence[ChannelShare], total: float) -> list[float]:
    edges, reached = [], 0.0
    for share in shares[:-1]:
        reached += 100 * share.share / total
        edges.append(reached)
    return edges
