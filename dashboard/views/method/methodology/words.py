"""What the methodology page says of the tree, the gate, treatments and errors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.answers.scale.treatment_words import rule_words
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.words import listed, title_inline
from dashboard.views.method.methodology.answer.methodology import MethodologyAnswer


@dataclass(frozen=True)
class MethodologyWords:
    """By the ids of rights what they are `made_of` and their titles `inline`; short `units` by those of
    indicators; `kinds` in the order of the gate's groups; each assumed standard error with its evidence."""

    made_of: Mapping[str, str]
    inline: Mapping[str, str]
    units: Mapping[str, str]
    kinds: tuple[str, ...]
    treatment: str
    errors: list[tuple[float, str]]


def methodology_words(answer: MethodologyAnswer) -> MethodologyWords:
    """The words of an answer."""
    tree, method = answer.tree, answer.method
    return MethodologyWords(
        made_of={
            one.pillar.id: composition_words(one.made_of, tree.year, answer.online) for one in tree.pillars
        },
        inline={pillar.id: title_inline(pillar) for pillar in answer.pillars},
        units={
            entry.indicator.id: short_unit(entry.indicator.unit)
            for one in tree.pillars
            for dimension in one.dimensions
            for entry in dimension.entries
        },
        kinds=tuple(kinds_words(group) for group in method.gate.kinds),
        treatment=" ".join(rule_words(method.treatment)),
        errors=errors_assumed(method.uncertainty.measurement),
    )


def errors_assumed(measurement: Mapping[str, float]) -> list[tuple[float, str]]:
    """Each assumed standard error with the evidence that it is assumed for, the largest first."""
    errors = sorted(set(measurement.values()), reverse=True)
    return [
        (error, listed([vocabulary.evidence(kind) for kind, own in measurement.items() if own == error]))
        for error in errors
    ]


def kinds_words(group: Sequence[str]) -> str:
    """A group of kinds of which one must be observed: "practice or results for people"."""
    text = vocabulary.kind(group[0])
    for term in group[1:]:
        text = _("%(first)s or %(second)s", first=text, second=vocabulary.kind(term))
    return text


def short_unit(unit: str) -> str:
    """A unit without its explanation: "score 0-100, higher is cheaper" becomes "score 0-100".

    A unit that begins with a figure is a list of classes and stays whole.
    """
    return re.split("[,;]", unit, maxsplit=1)[0] if unit[:1].isalpha() else unit
