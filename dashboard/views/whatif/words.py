"""The what-if page's sentences: what moved, what the reader changed, what becomes of a conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.answers.shown.cells import TableCell
from dashboard.answers.shown.lanes import stands_apart
from dashboard.language import vocabulary
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, percent, score1
from dashboard.views.whatif.answer import WhatIfAnswer
from dashboard.views.whatif.choice.choice import WhatIfChoice, rules_query
from dashboard.views.whatif.choice.groups import IndicatorGroup
from dashboard.views.whatif.choice.values import CONDITIONS, KINDS_KEY, OFF, PERCENT
from methodology.doubt.book import Doubt
from methodology.model import states
from methodology.scoring.aggregation.aggregate import aggregation_name
from methodology.scoring.aggregation.gate import TOLERANCE
from methodology.scoring.scorebook import OVERALL, ScoreBook

LEVELS = {
    "dimension": N_("Inside dimensions: %(mean)s"),
    "pillar": N_("Over the dimensions of a right: %(mean)s"),
    "overall": N_("Over the rights: %(mean)s"),
}
GATE_TITLES: Mapping[str, str] = {
    "gate-coverage": N_("Weight observed, for a score"),
    "gate-range": N_("Weight observed, for a range"),
    "gate-indicators": N_("Indicators observed"),
    "gate-share": N_("Weight of one indicator, at most"),
    "gate-age": N_("Median age of the evidence, at most"),
    "gate-dimension": N_("Weight observed in every dimension"),
    "gate-year": N_("Evidence of the year itself"),
    "gate-lane-share": N_("State’s or companies’ part: its weight"),
    "gate-lane-indicators": N_("State’s or companies’ part: indicators"),
}


@dataclass(frozen=True)
class ReaderChange:
    """One thing that the reader changed, and the query of the same rules without it."""

    words: str
    undone: dict[str, object]


def node_title(book: ScoreBook, node: str) -> str:
    """The title of a right, a dimension, an indicator or the overall."""
    if node == OVERALL:
        return _("Overall")
    if node in book.node_index:
        return book.node_index[node].title
    return book.framework.pillar_by_id[node.partition(".")[0]].title


def finding(book: ScoreBook, answer: WhatIfAnswer) -> str:
    """The headline: how many scores of the right on view a reader sees move."""
    subject, moves = node_title(book, answer.choice.subject), answer.subject_moves
    if moves is None:
        scored = sum(row.what_if.state == states.SCORED for row in answer.rows)
        return ngettext(
            "An overall for %(count)s country, which we do not publish",
            "An overall for %(count)s countries, which we do not publish",
            scored,
        )
    if not moves.compared and stands_apart(book, answer.choice.lane):
        return _("%(subject)s: companies have marks, no mean, so there is nothing to weigh", subject=subject)
    if not answer.choice.rules.changed:
        return _("%(subject)s: nothing changed yet, so these are our own scores", subject=subject)
    if not moves.compared:
        return _("%(subject)s: nothing to compare under these rules", subject=subject)
    moved = moves.up + moves.down
    return ngettext(
        "%(subject)s: %(moved)s of %(count)s score moves by a tenth or more",
        "%(subject)s: %(moved)s of %(count)s scores move by a tenth or more",
        moves.compared,
        subject=subject,
        moved=number(moved) if moved else _("none"),
    )


def within_doubt(answer: WhatIfAnswer, doubt: Doubt) -> str:
    """How many what-if scores lie where our own score may lie anyway; empty where nothing moves.

    `doubt` is that about our scores of the same year.
    """
    if not (answer.subject_moves and answer.subject_moves.any):
        return ""
    inside = [
        low - TOLERANCE <= row.what_if.score <= high + TOLERANCE
        for row in answer.rows
        if row.official is not None and row.change is not None and row.what_if.score is not None
        for low, high in [_interval(doubt, row.official)]
    ]
    return ngettext(
        "%(inside)s of %(count)s country scored both ways stays within the doubt of our own score.",
        "%(inside)s of %(count)s countries scored both ways stay within the doubt of our own score.",
        len(inside),
        inside=number(sum(inside)),
    )


def _interval(doubt: Doubt, cell: TableCell) -> tuple[float, float]:
    """The interval and the score itself, which may lie outside it: staying as it was is no change."""
    found = doubt.interval(cell.iso3, cell.node, cell.lane)
    assert found is not None, "every scored cell has an interval"
    assert cell.score is not None, "only a scored cell is asked for"
    return min(found[0], cell.score), max(found[1], cell.score)


def movement(answer: WhatIfAnswer) -> str:
    """Up, down, gained, lost, and the widest change; empty where nothing moves."""
    moves, widest = answer.subject_moves, answer.widest
    if moves is None or not moves.any:
        return ""
    parts = []
    if moves.up or moves.down:
        parts.append(_("%(up)s up, %(down)s down.", up=number(moves.up), down=number(moves.down)))
    if moves.gained:
        parts.append(
            ngettext("%(count)s country gains a score.", "%(count)s countries gain a score.", moves.gained)
        )
    if moves.lost:
        parts.append(
            ngettext(
                "%(count)s country loses its score.", "%(count)s countries lose their scores.", moves.lost
            )
        )
    if widest is not None and widest.moved and widest.official is not None:
        parts.append(
            _(
                "Widest: %(country)s, from %(before)s to %(after)s.",
                country=widest.economy.name,
                before=score1(widest.official.score),
                after=score1(widest.what_if.score),
            )
        )
    return " ".join(parts)


def changes(
    book: ScoreBook, choice: WhatIfChoice, groups: Mapping[str, IndicatorGroup]
) -> tuple[ReaderChange, ...]:
    """What differs from our own rules, in the order of the controls."""
    return tuple(
        ReaderChange(words, rules_query(without))
        for words, without in (*_weight_changes(book, choice), *_other_changes(book, choice, groups))
    )


Undone = Iterator[tuple[str, WhatIfChoice]]


def _weight_changes(book: ScoreBook, choice: WhatIfChoice) -> Undone:
    rules = choice.rules
    if rules.equal:
        yield _("Every weight starts from 1"), replace(choice, rules=replace(rules, equal=False))
    for node, weight in rules.weights.items():
        rest = {other: own for other, own in rules.weights.items() if other != node}
        words = _(
            "%(title)s: weight %(weight)s instead of %(usual)s",
            title=node_title(book, node),
            weight=number(weight),
            usual=number(choice.base[node]),
        )
        yield words, replace(choice, rules=replace(rules, weights=rest))


def _other_changes(book: ScoreBook, choice: WhatIfChoice, groups: Mapping[str, IndicatorGroup]) -> Undone:
    rules = choice.rules
    for token in choice.left_out:
        words = ngettext(
            "Left out: %(what)s, %(count)s indicator",
            "Left out: %(what)s, %(count)s indicators",
            len(groups[token].indicators),
            what=groups[token].title,
        )
        yield words, replace(choice, left_out=tuple(other for other in choice.left_out if other != token))
    for level, power in rules.aggregation.items():
        rest = {other: own for other, own in rules.aggregation.items() if other != level}
        words = _(LEVELS[level], mean=vocabulary.aggregation(aggregation_name(power)))
        yield words, replace(choice, rules=replace(rules, aggregation=rest))
    for key, value in choice.gate.items():
        rest_of_gate = {other: own for other, own in choice.gate.items() if other != key}
        yield condition_words(book, key, value), replace(choice, gate=rest_of_gate)
    if rules.overall:
        yield _("An overall over all rights"), replace(choice, rules=replace(rules, overall=False))


def condition_words(book: ScoreBook, key: str, value: str) -> str:
    """A changed condition of the gate in words."""
    if key == "gate":
        return _("Every score is shown, however thin its evidence")
    if key == KINDS_KEY:
        return _("A score need not rest on law and practice together")
    condition = next(condition for condition in CONDITIONS if condition.key == key)
    usual = condition.usual(book.methodology.gate)
    return _(
        "%(title)s: %(value)s instead of %(usual)s",
        title=_(GATE_TITLES[key]),
        value=_amount(value, condition.unit),
        usual=_amount(usual, condition.unit) if usual else _("nothing"),
    )


def _amount(value: str, unit: str) -> str:
    if unit == PERCENT:
        return percent(float(value) / 100, 0 if float(value).is_integer() else 1)
    return number(float(value))


def gate_off(choice: WhatIfChoice) -> bool:
    """Whether the reader asks for every score, whatever its evidence."""
    return choice.gate.get("gate") == OFF
