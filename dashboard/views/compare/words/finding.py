"""A comparison's title and paragraph, counted from the same pairs that the brackets are drawn from."""

from __future__ import annotations

from dashboard.answers.pairs.pairs import HUNDRED
from dashboard.answers.shown.score import lane_inline
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number
from dashboard.language.words import listed, titles_listed
from dashboard.views.compare.answer.compare import Block, SideBySide
from methodology.doubt.book import APART
from methodology.model import ALL

MOST_NAMED = 2
"""A title names so many rights; more would be a list."""


def finding(view: SideBySide) -> str:
    """The page's title: how many pairs can be told apart, and on which rights."""
    if not view.pairs:
        return _("Too little evidence to compare %(names)s", names=listed(list(view.names.values())))
    if len(view.names) == 2:
        return _finding_on_two(view)
    told, pairs = len(view.told), len(view.pairs)
    if not told:
        return ngettext(
            "The one pair with scores cannot be told apart",
            "None of %(count)s pairs can be told apart",
            pairs,
        )
    if told == pairs:
        return ngettext(
            "The one pair with scores can be told apart", "All %(count)s pairs can be told apart", pairs
        )
    return _most_clearly(view)


def _most_clearly(view: SideBySide) -> str:
    told, pairs = len(view.told), len(view.pairs)
    share = {
        block.node.id: len(block.found.told) / len(block.found.pairs)
        for block in view.rights
        if block.found.pairs
    }
    clearest = [block.node for block in view.rights if share.get(block.node.id) == max(share.values())]
    if len(clearest) > MOST_NAMED or len(clearest) == len(share):
        return ngettext(
            "%(count)s of %(pairs)s pairs can be told apart",
            "%(count)s of %(pairs)s pairs can be told apart",
            told,
            pairs=number(pairs),
        )
    return ngettext(
        "%(count)s of %(pairs)s pairs can be told apart, most clearly in %(rights)s",
        "%(count)s of %(pairs)s pairs can be told apart, most clearly in %(rights)s",
        told,
        pairs=number(pairs),
        rights=titles_listed(clearest),
    )


def _finding_on_two(view: SideBySide) -> str:
    first, second = view.names
    above = [block.node for block in view.rights if _stands_above(block, first)]
    below = [block.node for block in view.rights if _stands_above(block, second)]
    names = {"first": view.names[first], "second": view.names[second]}
    if above and below:
        return _(
            "%(first)s stands above %(second)s in %(rights)s, below it in %(others)s",
            **names, rights=titles_listed(above), others=titles_listed(below),
        )  # fmt: skip
    if not above and not below:
        return _not_settled(view, **names)
    if below:
        names = {"first": names["second"], "second": names["first"]}
    return _("%(first)s stands above %(second)s in %(rights)s", **names, rights=titles_listed(above or below))


def _stands_above(block: Block, iso3: str) -> bool:
    return any(pair.upper == iso3 for pair in block.found.told)


def _not_settled(view: SideBySide, first: str, second: str) -> str:
    if len(view.pairs) > 1:
        return _("%(first)s and %(second)s cannot be told apart in any right", first=first, second=second)
    titles = [block.node for block in view.rights if block.found.pairs]
    return _(
        "%(first)s and %(second)s cannot be told apart in %(right)s",
        first=first, second=second, right=titles_listed(titles),
    )  # fmt: skip


def summary(view: SideBySide) -> tuple[str, ...]:
    """The paragraph under the title: it counts the pairs and says how to read the rows."""
    lane = view.choice.selection.lane
    sentences = [_subject(lane)] if lane != ALL else []
    sentences += [_possible(view), _lacking(view), _settled(view), _open_rights(view)]
    return tuple(sentence for sentence in (*sentences, _reading(view)) if sentence)


def _subject(lane: str) -> str:
    return _("This compares %(lane)s only.", lane=lane_inline(lane))


def _all_pairs(view: SideBySide) -> int:
    count = len(view.names)
    return count * (count - 1) // 2 * len(view.rights)


def _possible(view: SideBySide) -> str:
    pairs = _all_pairs(view)
    return ngettext(
        "%(countries)s and %(rights)s make %(count)s pair.",
        "%(countries)s and %(rights)s make %(count)s pairs.",
        pairs,
        countries=ngettext("%(count)s country", "%(count)s countries", len(view.names)),
        rights=ngettext("%(count)s right", "%(count)s rights", len(view.rights)),
    )


def _lacking(view: SideBySide) -> str:
    missing = _all_pairs(view) - len(view.pairs)
    if not missing:
        return ""
    return ngettext(
        "%(count)s of them cannot be compared, since a score is missing on one side or both.",
        "%(count)s of them cannot be compared, since a score is missing on one side or both.",
        missing,
    )


def _settled(view: SideBySide) -> str:
    told, still = len(view.told), len(view.pairs) - len(view.told)
    if not view.pairs:
        return ""
    limit = number(APART * HUNDRED)
    if not still:
        return ngettext(
            "In the one left, the order holds in at least %(limit)s of 100 recalculations.",
            "In each, the order holds in at least %(limit)s of 100 recalculations.",
            told,
            limit=limit,
        )
    if not told:
        return _("In none does the same order hold in %(limit)s of 100 recalculations, so the "
                 "evidence does not settle who stands higher.", limit=limit)  # fmt: skip
    return ngettext(
        "In %(count)s the order holds in at least %(limit)s of 100 recalculations; in %(still)s the evidence "
        "does not settle who stands higher.",
        "In %(count)s the order holds in at least %(limit)s of 100 recalculations; in %(still)s the evidence "
        "does not settle who stands higher.",
        told,
        limit=limit,
        still=still,
    )


def _open_rights(view: SideBySide) -> str:
    """The rights in which nothing is settled, where something is in others."""
    titles = [block.node for block in view.rights if block.found.pairs and not block.found.told]
    if not titles or not view.told or len(view.names) == 2:
        return ""
    return _("In %(rights)s it settles no pair at all.", rights=titles_listed(titles))


def _reading(view: SideBySide) -> str:
    if not view.pairs:
        return ""
    if view.choice.alphabetical:
        return _("Within each right the countries stand from A to Z.")
    if any(block.brackets for block in view.blocks):
        return _("Within each right the countries stand in the order of their score; those that share a "
                 "bracket have no settled order.")  # fmt: skip
    return _("Within each right the countries stand in the order of their score.")
