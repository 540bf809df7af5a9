"""Short sentences beside the figures of a country's profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.i18n import _, ngettext
from dashboard.numbers import number, percent, score1
from dashboard.queries.country import TELLING, PillarScore
from dashboard.queries.country_evidence import Gap
from dashboard.queries.country_trend import Trend
from dashboard.queries.kinds import Told
from dashboard.queries.peers import OrderAmong, Peer, Standing
from dashboard.queries.score_changes import ScoreChange
from dashboard.queries.step_words import turnover_words
from dashboard.queries.words import listed
from methodology import states
from methodology.evidence import KindScore
from methodology.ledger import Ledger
from methodology.trend_statement import FALL, RISE

SMALLEST = 0.05
"""Changes below this show as 0.0 with one decimal."""


def people(population: float) -> str:
    """A population to three figures: "52.9 million", "218,000"."""
    if population >= 1e6:
        millions = population / 1e6
        return _("%(count)s million", count=number(millions, 0 if millions >= 100 else 1))
    if population >= 10_000:
        return number(round(population, -3))
    return number(population, 0)


def kinds_words(kinds: Mapping[str, KindScore], told: Told) -> str:
    """The gap between rules and practice, and between rules and results, where it is telling.

    `told` says which of them stand above which beyond doubt.
    """
    law = kinds.get("structure")
    if len(kinds) < 2:
        return ""
    if law is None:
        return _("rules: too few indicators")
    wide = {kind for kind, other in kinds.items() if abs(law.score - other.score) >= TELLING}
    phrases = (
        ("process", _("%(gap)s ahead of practice"), _("%(gap)s behind practice")),
        ("outcome", _("%(gap)s ahead of results"), _("%(gap)s behind results")),
    )
    gaps = []
    for kind, ahead, behind in phrases:
        words = ahead if ("structure", kind) in told else behind if (kind, "structure") in told else ""
        if kind in wide and words:
            gaps.append(words % {"gap": score1(abs(law.score - kinds[kind].score))})
    if gaps:
        return _("rules %(gaps)s", gaps=listed(gaps))
    return _("no clear gap") if wide else _("about level")


def trend_words(trend: Trend) -> str:
    """What the line does from its first to its last year; a direction only where it is clear."""
    first, last = trend.points[0], trend.points[-1]
    return ngettext(
        "%(count)s of %(total)s indicators: %(moved)s",
        "%(count)s of %(total)s indicators: %(moved)s",
        len(trend.indicators),
        total=number(trend.total),
        moved=_moved(trend, last.move, first.year),
    )


def _moved(trend: Trend, change: float, since: int) -> str:
    if abs(change) < SMALLEST:
        return _("the same as in %(year)s", year=since)
    if trend.moved == RISE and change > 0:
        return _("up by %(change)s since %(year)s", change=score1(change), year=since)
    if trend.moved == FALL and change < 0:
        return _("down by %(change)s since %(year)s", change=score1(-change), year=since)
    return _("no clear change since %(year)s", year=since)


def change_words(found: ScoreChange) -> str:
    """What may be said about the score then and now."""
    if found.change is None:
        return _("No score in the five years before")
    if found.broken:
        return _("Not comparable: a source changed its method in between")
    if found.step is not None and not found.step.comparable:
        return _("Not comparable: %(why)s", why=turnover_words(found.step))
    if found.moved == RISE:
        return _("Clearly up")
    if found.moved == FALL:
        return _("Clearly down")
    return _("No clear change")


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


def gap_words(gap: Gap) -> str:
    """How many further indicators would open a range and a score."""
    needed, needed_range = gap.unlock.needed, gap.unlock.needed_range
    if gap.state == states.SCORED:
        return _("Scored; these are left out.")
    if needed is None:
        return _("No further indicator would be enough.")
    score_part = ngettext("%(count)s more for a score", "%(count)s more for a score", needed)
    if needed_range:
        range_part = ngettext("%(count)s more for a range", "%(count)s more for a range", needed_range)
        return _("%(range)s, %(score)s", range=range_part, score=score_part)
    return score_part


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


def unmeasured(row: PillarScore, companies_lane: str) -> bool:
    """True where the companies' part has no score: their share of the missing points is then a floor."""
    return any(one.cell.lane == companies_lane and one.cell.state != states.SCORED for one in row.lanes)
