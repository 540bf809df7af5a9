"""A verdict in words: in how many weightings a conclusion holds, and what would turn it round."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.pairs import words as compare_order_words
from dashboard.answers.pairs.pairs import ComparedPair
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, percent, score1
from dashboard.views.whatif.answer import WhatIfAnswer
from dashboard.views.whatif.words.result import node_title
from methodology.doubt.book import HIGHER, LOWER, OPEN
from methodology.readings.comparison import DIMENSION, INDICATOR, PILLAR
from methodology.readings.verdict import Flip, Verdict
from methodology.scoring.aggregation.gate import TOLERANCE
from methodology.scoring.scorebook import OVERALL

PARTS = {INDICATOR: N_("indicators"), DIMENSION: N_("dimensions"), PILLAR: N_("rights")}
FEWEST_IN_PLAY = 0.0005
"""A part whose weight moves by less than this, a twentieth of a per cent, is not listed."""


@dataclass(frozen=True)
class MovedWeight:
    """A part whose weight changes in the smallest flip; shares of all weight, 0 to 1."""

    node: str
    title: str
    before: float
    after: float


@dataclass(frozen=True)
class VerdictWords:
    """`share` (0 to 1) is None where there is nothing to compare."""

    heading: str
    basis: str = ""
    turn: str = ""
    unit: str = ""
    share: float | None = None
    moved: tuple[MovedWeight, ...] = ()


def verdict_words(answer: WhatIfAnswer) -> VerdictWords:
    """The verdict on "the first of the pair scores above the second"."""
    if len(answer.pair) < 2:
        return VerdictWords(_("Choose two different countries"))
    first, second = (row.economy.name for row in answer.pair)
    found = answer.verdict
    if found is None:
        return VerdictWords(_nothing_shared(answer, first, second))
    return VerdictWords(
        heading=_(
            "“%(first)s scores above %(second)s” holds in %(share)s of all weightings",
            first=first,
            second=second,
            share=holding_words(found),
        ),
        basis=_basis(found, first, second),
        turn=_turn(found, first, second),
        unit=_unit(found),
        share=found.share,
        moved=_moved(answer, found),
    )


def doubt_words(answer: WhatIfAnswer) -> str:
    """What our own scores allow to say of the pair with everything in doubt; empty where they say nothing."""
    found = answer.pair_in_doubt
    if found is None:
        return ""
    first, second = (row.economy for row in answer.pair)
    told = {
        HIGHER: _("%(first)s stands above %(second)s", first=first.name, second=second.name),
        LOWER: _("%(second)s stands above %(first)s", first=first.name, second=second.name),
        OPEN: _("the two cannot be told apart"),
    }
    return _(
        "By our own rules, with figures and method in doubt as well, %(first)s is higher in %(share)s "
        "recalculations: %(told)s.",
        first=first.name,
        share=compare_order_words.share_words(ComparedPair(first.iso3, second.iso3, found), found.above),
        told=told[found.verdict],
    )


def holding_words(found: Verdict) -> str:
    """In which share of weightings it holds; all or none only where no part points the other way.

    Where one does, some weighting turns the answer round, even if no random one did.
    """
    apart = found.comparison.first - found.comparison.second
    divided = bool((apart > TOLERANCE).any() and (apart < -TOLERANCE).any())
    if divided and found.share == 1:
        return _("over 99%")
    if divided and found.share == 0:
        return _("under 1%")
    return share_words(found.share)


def share_words(share: float) -> str:
    """A share of draws; all and none only where it is exactly that."""
    if share in (0.0, 1.0):
        return percent(share)
    digits = 0 if 0.01 <= share <= 0.99 else 1
    return percent(min(max(share, 0.001), 0.999), digits)


def _nothing_shared(answer: WhatIfAnswer, first: str, second: str) -> str:
    if answer.choice.subject == OVERALL:
        return _("%(first)s and %(second)s do not both have an overall", first=first, second=second)
    return _("%(first)s and %(second)s share no evidence to be compared on", first=first, second=second)


def _basis(found: Verdict, first: str, second: str) -> str:
    """What the two are compared on, and how they stand there."""
    scores = _(
        "%(first)s %(ahead)s, %(second)s %(behind)s",
        first=first,
        second=second,
        ahead=score1(found.first),
        behind=score1(found.second),
    )
    shared, draws = len(found.comparison.parts), number(found.draws)
    if found.comparison.level == PILLAR:
        return ngettext(
            "Under your rules, over %(count)s right: %(scores)s. All weightings: %(draws)s random ones, "
            "equally likely.",
            "Under your rules, over %(count)s rights: %(scores)s. All weightings: %(draws)s random ones, "
            "equally likely.",
            shared,
            scores=scores,
            draws=draws,
        )
    return ngettext(
        "Under your rules, on the %(count)s indicator of %(possible)s that both have: %(scores)s. All "
        "weightings: %(draws)s random ones of dimensions and of the indicators in them, equally likely.",
        "Under your rules, on the %(count)s indicators of %(possible)s that both have: %(scores)s. All "
        "weightings: %(draws)s random ones of dimensions and of the indicators in them, equally likely.",
        shared,
        possible=number(found.comparison.possible),
        scores=scores,
        draws=draws,
    )


def _turn(found: Verdict, first: str, second: str) -> str:
    """What the smallest change of weights does; the present answer decides which way."""
    if not found.exact:
        return _("A score of 0 makes such a mean 0, so no smallest change can be named.")
    parts = _(PARTS[found.comparison.level])
    ahead, behind = (first, second) if found.holds else (second, first)
    if found.flip is None:
        return _("No weighting turns this round: %(ahead)s is above in every one of the %(parts)s compared.",
                 ahead=ahead, parts=parts)  # fmt: skip
    if found.flip.moved <= TOLERANCE:
        if not found.flip.beyond:
            return _(
                "The two stand level in all of the %(parts)s: no weighting tells them apart.", parts=parts
            )
        return _("The two stand level: any change of weight decides.")
    return _smallest(found, share_words(found.flip.moved), ahead, behind)


def _smallest(found: Verdict, moved: str, ahead: str, behind: str) -> str:
    """What at least has to happen for the present order of the two to change."""
    parts = _(PARTS[found.comparison.level])
    if found.flip is not None and not found.flip.beyond:
        return _(
            "No weighting puts %(behind)s above %(ahead)s; with %(moved)s of the weight moved, the two at "
            "best stand level.",
            behind=behind,
            ahead=ahead,
            moved=moved,
        )
    change = _(
        "To put %(behind)s above %(ahead)s, a little more than %(moved)s of the weight must move between "
        "%(parts)s.",
        behind=behind,
        ahead=ahead,
        moved=moved,
        parts=parts,
    )
    if found.holds:
        return change
    return _("With your weights it does not hold. %(change)s", change=change)


def _unit(found: Verdict) -> str:
    if found.comparison.level == PILLAR:
        return _("Weight moves between the rights.")
    if found.comparison.level == DIMENSION:
        return _("As the means differ between the levels, weight moves between dimensions, not inside them.")
    return _("Weight is the part of the right that an indicator decides, over those that both have.")


def _moved(answer: WhatIfAnswer, found: Verdict) -> tuple[MovedWeight, ...]:
    """Givers first, largest first, then who takes."""
    flip: Flip | None = found.flip
    if flip is None or flip.moved <= TOLERANCE:
        return ()
    rows = [
        MovedWeight(node, node_title(answer, node), float(before), float(after))
        for node, before, after in zip(found.names, flip.before, flip.after, strict=True)
        if abs(after - before) >= FEWEST_IN_PLAY
    ]
    return tuple(sorted(rows, key=lambda row: row.after - row.before))
