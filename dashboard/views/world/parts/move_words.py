"""Sentences about moves over the years: what they rest on, what rose and what fell."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.language import counted
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, percent
from dashboard.language.words import Titled, listed, title_inline, titles_opening
from dashboard.views.world.parts.changes import Changes, EconomyMove
from dashboard.views.world.parts.regions import PillarTrend

MOST_LISTED = 3
"""More indicators are counted, not named."""

NAMED = 2
"""So many countries stand in a headline; their order means nothing."""


def measured(indicators: Sequence[Titled], total: int, pillar: Titled) -> str:
    """The name of what a line or move rests on: the indicators by title where they are few, else how many."""
    if len(indicators) <= MOST_LISTED:
        return titles_opening(indicators)
    return ngettext(
        "%(count)s of %(total)s indicator of %(right)s",
        "%(count)s of %(total)s indicators of %(right)s",
        len(indicators),
        total=number(total),
        right=title_inline(pillar),
    )


def measured_share(indicators: Sequence[Titled], total: int, share: float) -> str:
    """How much of the right these indicators are; how many of how many where `measured` does not say it."""
    weight = _("%(share)s of the weight", share=percent(share))
    if len(indicators) > MOST_LISTED:
        return weight
    part = counted.part(len(indicators), counted.indicators(total))
    return _("%(part)s, %(weight)s", part=part, weight=weight)


def trends_finding(trends: tuple[PillarTrend, ...]) -> str:
    """The headline over the regions: what rose everywhere or most, and what fell in most."""
    rising = max(trends, key=lambda trend: trend.risen - trend.fallen)
    falling = max(trends, key=lambda trend: trend.fallen - trend.risen)
    if rising.risen <= rising.fallen:
        return _("No right has improved in most regions")
    if falling.fallen <= falling.risen:
        return _("No right has slipped in most regions")
    words = {
        "rising": title_inline(rising.pillar),
        "falling": title_inline(falling.pillar),
        "regions": number(rising.compared),
        "fallen": number(falling.fallen),
    }
    if rising.risen == rising.compared:
        return _(
            "On the indicators seen throughout, %(rising)s has improved in every region; %(falling)s has "
            "slipped in %(fallen)s of %(regions)s",
            **words,
        )
    return _(
        "On the indicators seen throughout, %(rising)s has improved in %(risen)s of %(regions)s regions; "
        "%(falling)s has slipped in %(fallen)s",
        risen=number(rising.risen),
        **words,
    )


def changes_finding(changes: Changes) -> str:
    """The headline over the widest moves: some that fell and some that rose, with no place among them."""
    fallen, risen = (_named(moves) for moves in (changes.falls, changes.rises))
    if not fallen:
        return _("Wide rises that are clear: %(risen)s", risen=risen)
    if not risen:
        return _("Wide falls that are clear: %(fallen)s", fallen=fallen)
    return _("Wide moves that are clear: down in %(fallen)s, up in %(risen)s", fallen=fallen, risen=risen)


def _named(moves: Sequence[EconomyMove]) -> str:
    names = [move.economy.name for move in moves[:NAMED]]
    return listed([*names, _("others")] if len(moves) > NAMED else names)
