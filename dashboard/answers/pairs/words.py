"""One right of a comparison in sentences: every pair, from the test that draws the brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.answers.pairs.pairs import HUNDRED, ComparedPair, Comparisons, Order, Places, hundredths
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, rounded
from dashboard.language.words import listed
from methodology.doubt.book import PAIRS_OF

LEAST_SHARE = 0.005
"""Shares below it are "fewer than 1 of 100"."""
FEW_ORDERS = 2
"""So many orders stand in one headline; more stand below a count."""


@dataclass(frozen=True)
class BlockWords:
    """What may be said of one right: `headline` first, then `sentences`, then a small `note`."""

    headline: str
    sentences: tuple[str, ...]
    note: str


def block_words(found: Comparisons) -> BlockWords:
    """Every pair of one right in words: who stands above whom, and who cannot be told apart."""
    if not found.pairs:
        return BlockWords(_no_pair(found), (), "")
    orders = [order_words(order, found) for order in found.orders]
    still = [*(group_words(group, found) for group in found.groups),
             *(pair_words(pair, found) for pair in found.loose)]  # fmt: skip
    if not orders:
        headline, *rest = still if len(found.pairs) == 1 else [_none_told(found)]
        return BlockWords(headline, (*rest, *_left_out(found)), "")
    if len(orders) > FEW_ORDERS:
        orders = [_told_count(found), *orders]
        return BlockWords(orders[0], (*orders[1:], *still, *_left_out(found)), _holds(found))
    return BlockWords(" ".join(orders), (*still, *_left_out(found)), _holds(found))


def order_words(order: Order, found: Comparisons) -> str:
    """Who stands above whom; true of each pair that it names."""
    return ngettext(
        "%(uppers)s stands above %(lowers)s.",
        "%(uppers)s stand above %(lowers)s.",
        len(order.uppers),
        uppers=_named(order.uppers, found),
        lowers=_named(order.lowers, found),
    )


def group_words(group: Sequence[str], found: Comparisons) -> str:
    """Who cannot be told apart; of two, also which one is higher more often."""
    if len(group) == 2:
        return pair_words(found.pair(*group), found)
    return _("%(names)s cannot be told apart.", names=_named(group, found))


def pair_words(pair: ComparedPair, found: Comparisons) -> str:
    """One pair that cannot be told apart, with the share of the recalculations on both sides."""
    names = _named([pair.first, pair.second], found)
    if pair.share == 0:
        return _("%(names)s cannot be told apart: they are level in every recalculation.", names=names)
    if _against(pair, found):
        return _(
            "%(names)s cannot be told apart: %(lower)s has the higher score, but %(upper)s is higher in "
            "%(share)s recalculations.",
            names=names, lower=found.names[pair.lower], upper=found.names[pair.upper],
            share=share_words(pair, pair.share),
        )  # fmt: skip
    level = hundredths(pair, pair.found.level)
    if level:
        return _(
            "%(names)s cannot be told apart: %(upper)s is higher in %(share)s recalculations, level in "
            "%(level)s.",
            names=names, upper=found.names[pair.upper], share=share_words(pair, pair.share), level=level,
        )  # fmt: skip
    return _(
        "%(names)s cannot be told apart: %(upper)s is higher in %(share)s recalculations.",
        names=names,
        upper=found.names[pair.upper],
        share=share_words(pair, pair.share),
    )


def _against(pair: ComparedPair, found: Comparisons) -> bool:
    """Whether the one that is higher more often has the lower score, as readers see it."""
    scores = {row.iso3: row.cell.score or 0.0 for row in found.rows}
    return rounded(scores[pair.upper], 1) < rounded(scores[pair.lower], 1)


def share_words(pair: ComparedPair, share: float) -> str:
    """A share of the recalculations: "71 of 100"; what happens in some only is never none or all of them."""
    if 0 < share < LEAST_SHARE:
        return _("fewer than 1 of 100")
    if 1 - LEAST_SHARE <= share < 1:
        return _("more than 99 of 100")
    return _("%(share)s of 100", share=number(hundredths(pair, share)))


def _named(codes: Sequence[str], found: Comparisons) -> str:
    return listed([found.names[iso3] for iso3 in codes])


def _no_pair(found: Comparisons) -> str:
    if not found.by_score:
        return _("None of these countries has a score here.")
    return _("Only %(name)s has a score here, so there is no pair to compare.", name=found.by_score[0].name)


def _none_told(found: Comparisons) -> str:
    scored = len(found.by_score)
    return ngettext(
        "None of these %(count)s can be told apart.", "None of these %(count)s can be told apart.", scored
    )


def _told_count(found: Comparisons) -> str:
    return ngettext(
        "%(count)s of %(pairs)s pairs can be told apart.",
        "%(count)s of %(pairs)s pairs can be told apart.",
        len(found.told),
        pairs=number(len(found.pairs)),
    )


def _holds(found: Comparisons) -> str:
    """How often the orders hold: in so many recalculations at least, rounded down."""
    least = int(min(pair.share for pair in found.told) * HUNDRED + 1e-9)
    return ngettext(
        "The order holds in at least %(share)s of 100 recalculations.",
        "Each of these orders holds in at least %(share)s of 100 recalculations.",
        len(found.told),
        share=number(least),
    )


def _left_out(found: Comparisons) -> tuple[str, ...]:
    """Who is part of no pair."""
    names = [row.name for row in found.unscored]
    if not names:
        return ()
    return (
        ngettext(
            "%(names)s has no score here and is part of no pair.",
            "%(names)s have no score here and are part of no pair.",
            len(names),
            names=listed(names),
        ),
    )


def places_words(places: Places) -> str:
    """From the best to the worst place that the doubt leaves open, for one economy alone."""
    return _("%(best)s to %(worst)s", best=number(places.low), worst=number(places.high))


def set_words(places: Places) -> str:
    """The same such that it holds for all scored economies at once."""
    return _("%(best)s to %(worst)s", best=number(places.set_low), worst=number(places.set_high))


def places_note(found: Comparisons, level: float) -> str:
    """How to read both spans of places; empty where nothing is scored."""
    scored = next((row.places for row in found.rows if row.places), None)
    if scored is None:
        return ""
    note = ngettext(
        "Place 1 is the highest score among the %(count)s scored country. The first span holds one country’s "
        "place in %(level)s of 100 recalculations, the second is wide enough for all %(count)s to hold at "
        "once.",
        "Place 1 is the highest of %(count)s scored countries. The first span holds one country’s place in "
        "%(level)s of 100 recalculations, the second is wide enough for all %(count)s to hold at once.",
        scored.of,
        level=number(level * HUNDRED),
    )
    return f"{note} {simpler_words(*found.simpler)}" if found.simpler else note


def simpler_words(some: int, draws: int) -> str:
    """What is told more simply because there are many economies: `some` of all draws that orders rest on."""
    return _(
        "There are more than %(most)s countries here, so pairs and places rest on %(some)s of the %(draws)s "
        "recalculations, and the places that hold for all at once on each country’s own interval, which "
        "makes their span wider.",
        most=number(PAIRS_OF),
        some=number(some),
        draws=number(draws),
    )
