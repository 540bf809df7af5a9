"""Small bars of the tree of indicators: an indicator's weight, and who answers for its shortfall."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.figures.marks import channel_paint
from dashboard.i18n import _
from dashboard.numbers import percent
from dashboard.queries.catalogue import ChannelShare
from dashboard.queries.words import listed
from dashboard.vocabulary import channel


def weight_bar(share: float, largest: float) -> Markup:
    """A bar for a share (0 to 1) as long as its part of `largest`; hidden from screen readers, the number
    stands beside it."""
    width = 100 * share / largest if largest > 0 else 0
    bar = f'<rect width="{min(width, 100):.1f}%" height="100%"/>'
    return Markup(f'<svg class="weight-bar" aria-hidden="true">{bar}</svg>')


def responsibility_bar(shares: Sequence[ChannelShare]) -> Markup:
    """A bar split by who answers for a shortfall; its words are its label."""
    total = sum(share.share for share in shares) or 1.0
    parts, start = [], 0.0
    for share in shares:
        width = 100 * share.share / total
        parts.append(
            f'<rect class="channel--{escape(share.channel)}" x="{start:.2f}%" width="{width:.2f}%" '
            f'height="100%" {channel_paint(share.channel)}/>'
        )
        start += width
    edges = "".join(
        f'<line class="channel-edge" x1="{edge:.2f}%" x2="{edge:.2f}%" y2="100%"/>'
        for edge in _edges(shares, total)
    )
    return Markup(
        f'<svg class="responsibility-bar" role="img" aria-label="{escape(responsibility_words(shares))}">'
        f"{''.join(parts)}{edges}</svg>"
    )


def coverage_bar(scored: int, range_only: int, not_scored: int) -> Markup:
    """How many economies are scored, shown as a range and not scored; the numbers stand beside it."""
    total = (scored + range_only + not_scored) or 1
    first, second = 100 * scored / total, 100 * range_only / total
    return Markup(
        '<svg class="coverage-bar" aria-hidden="true">'
        f'<rect class="coverage-scored" width="{first:.2f}%" height="100%"/>'
        f'<rect x="{first:.2f}%" width="{second:.2f}%" height="100%" fill="url(#hatch-map-range)"/>'
        f'<rect class="coverage-outline" x="0.5" y="0.5" width="99.7%" height="11"/></svg>'
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
