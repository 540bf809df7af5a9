"""Sentences that the profile, a right and a score share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.answers.shown.peers import OrderAmong, Peer, Standing
from dashboard.answers.shown.reasons import gate_reason
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, percent, score1
from dashboard.views.country.parts.standing import PillarScore
from methodology.explain.ledger import Ledger
from methodology.model import Gate

SMALLEST = 0.05
"""Changes below this show as 0.0 with one decimal."""


def lane_reasons(row: PillarScore, rule: Gate) -> Mapping[str, str]:
    """Why each lane of a right has no point score; empty words where it has one."""
    return {found.cell.lane: gate_reason(found.cell, rule) for found in row.lanes}


def order_words(order: OrderAmong | None) -> str:
    """Which of its peers an economy can be told apart from; empty where there is nothing to tell."""
    if order is None:
        return ""
    return ngettext(
        "%(count)s other scored: %(lower)s clearly lower, %(higher)s clearly higher, %(open)s not told "
        "apart.",
        "%(count)s others scored: %(lower)s clearly lower, %(higher)s clearly higher, %(open)s not told "
        "apart.",
        order.above + order.below + order.open,
        lower=number(order.above),
        higher=number(order.below),
        open=number(order.open),
    )


def ends_words(standing: Standing) -> str:
    """From which to which score a group reaches, with the country at each end, or how many share it."""
    low, high = standing.lowest, standing.highest
    if low is None or high is None:
        return ""
    shown = [score1(peer.score) for peer in standing.peers]

    def end(peer: Peer) -> str:
        shared = shown.count(score1(peer.score))
        return peer.name if shared == 1 else ngettext("%(count)s country", "%(count)s countries", shared)

    if shown[0] == shown[-1]:
        return _("All stand at %(score)s.", score=shown[0])
    return _(
        "From %(low)s, %(lowest)s, to %(high)s, %(highest)s.",
        low=end(low),
        lowest=shown[0],
        high=end(high),
        highest=shown[-1],
    )


def lane_share(found: Ledger, channels: Iterable[str]) -> float:
    """The part of the missing points that a lane's channels answer for, 0 to 1."""
    return sum(found.shares.get(channel, 0.0) for channel in channels)


def share_words(row: PillarScore, channels: Iterable[str]) -> str:
    """The part of a right's missing points that some channels answer for, with its doubt if any."""
    found, firm, of = row.ledger, row.ledger_doubt, tuple(channels)
    share = percent(lane_share(found, of)) if found else ""
    low, high = (percent(end) for end in firm.share_of(of)) if firm else (share, share)
    if low == high:
        return share
    return _("%(share)s, probably %(low)s to %(high)s", share=share, low=low, high=high)
