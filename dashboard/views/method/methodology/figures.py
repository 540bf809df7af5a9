"""The small bars of the methodology page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.catalogue.catalogue import who_answers
from dashboard.drawing.tree import coverage_bar, responsibility_bar, weight_bar
from dashboard.views.method.methodology.answer.method import Coverage
from dashboard.views.method.methodology.answer.methodology import MethodologyAnswer


@dataclass(frozen=True)
class MethodologyFigures:
    """`weights` by the ids of indicators, who `answers` by those of rights and indicators, and `coverage` by
    right and lane, in the order of the rules."""

    weights: Mapping[str, Markup]
    answers: Mapping[str, Markup]
    coverage: tuple[Markup, ...]


def methodology_figures(answer: MethodologyAnswer) -> MethodologyFigures:
    """The bars of an answer."""
    dimensions = [dimension for one in answer.tree.pillars for dimension in one.dimensions]
    entries = [entry for dimension in dimensions for entry in dimension.entries]
    shares = who_answers(answer.tree.pillars)
    return MethodologyFigures(
        weights={entry.indicator.id: weight_bar(entry.weight, answer.heaviest) for entry in entries},
        answers={name: responsibility_bar(own) for name, own in shares.items()},
        coverage=tuple(map(_coverage, answer.rules.coverage)),
    )


def _coverage(row: Coverage) -> Markup:
    return coverage_bar(row.scored, row.range, row.marks + row.not_scored)
