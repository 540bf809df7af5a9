"""What a reader changed, each thing in words and with the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.language import vocabulary
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, percent
from dashboard.views.whatif.answer import WhatIfAnswer
from dashboard.views.whatif.choice.choice import WhatIfChoice, rules_query
from dashboard.views.whatif.choice.values import CONDITIONS, KINDS_KEY, PERCENT
from dashboard.views.whatif.words.result import node_title
from methodology.model import Gate
from methodology.scoring.aggregation.aggregate import aggregation_name

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


def changes(answer: WhatIfAnswer) -> tuple[ReaderChange, ...]:
    """What differs from our own rules, in the order of the controls."""
    return tuple(
        ReaderChange(words, rules_query(without))
        for words, without in (*_weight_changes(answer), *_other_changes(answer))
    )


Undone = Iterator[tuple[str, WhatIfChoice]]


def _weight_changes(answer: WhatIfAnswer) -> Undone:
    choice, rules = answer.choice, answer.choice.rules
    if rules.equal:
        yield _("Every weight starts from 1"), replace(choice, rules=replace(rules, equal=False))
    for node, weight in rules.weights.items():
        rest = {other: own for other, own in rules.weights.items() if other != node}
        words = _(
            "%(title)s: weight %(weight)s instead of %(usual)s",
            title=node_title(answer, node),
            weight=number(weight),
            usual=number(choice.base[node]),
        )
        yield words, replace(choice, rules=replace(rules, weights=rest))


def _other_changes(answer: WhatIfAnswer) -> Undone:
    choice, rules, groups = answer.choice, answer.choice.rules, answer.groups
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
        yield condition_words(answer.methodology.gate, key, value), replace(choice, gate=rest_of_gate)
    if rules.overall:
        yield _("An overall over all rights"), replace(choice, rules=replace(rules, overall=False))


def condition_words(gate: Gate, key: str, value: str) -> str:
    """A changed condition of the gate in words."""
    if key == "gate":
        return _("Every score is shown, however thin its evidence")
    if key == KINDS_KEY:
        return _("A score need not rest on law and practice together")
    condition = next(condition for condition in CONDITIONS if condition.key == key)
    usual = condition.usual(gate)
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
