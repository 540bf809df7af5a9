"""What the page of one indicator says: where the world stands, and the same in the light of income."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.income import words as said
from dashboard.answers.income.income import IncomeWorld
from dashboard.language.i18n import _
from dashboard.language.numbers import digits, number, score1
from dashboard.views.indicator.profile.answer.profile import IndicatorAnswer
from dashboard.views.indicator.profile.answer.world import IndicatorWorld


@dataclass(frozen=True)
class WorldIncomeWords:
    """Sentences on the scores in the light of income; `why` there are none, by reason."""

    finding: str
    line: str
    reached: str
    correlation: str
    basis: str
    source: str
    unit: str
    why: Mapping[str, str]


@dataclass(frozen=True)
class IndicatorWords:
    """The `finding` is the world's state as a title; figures are shown with so many `digits`."""

    finding: str
    digits: int
    income: WorldIncomeWords


def indicator_words(answer: IndicatorAnswer) -> IndicatorWords:
    """The words of what is shown."""
    figures = [score.value for score in answer.world.scores if score.value is not None]
    return IndicatorWords(finding(answer.world), digits(figures), income_words(answer.income))


def income_words(income: IncomeWorld) -> WorldIncomeWords:
    """The sentences of one world by income."""
    reasons = {income.reason, *(score.view.reason for score in income.scored)}
    return WorldIncomeWords(
        finding=said.world_finding(income),
        line=said.line_words(income),
        reached=said.reached_words(income),
        correlation=said.correlation_words(income),
        basis=said.basis_words(income),
        source=said.source_words(income),
        unit=said.income_unit(income),
        why={reason: said.why(reason) for reason in reasons},
    )


def finding(world: IndicatorWorld) -> str:
    """The world's state as a title, from the numbers."""
    if world.world_median is None:
        return _("No country has a figure for %(year)s", year=world.year)
    if len(world.scores) == 1:
        only = world.scores[0]
        return _("One country is scored: %(name)s, %(score)s", name=only.name, score=score1(only.score))
    score, most = Counter(score.score for score in world.scores).most_common(1)[0]
    if 2 * most >= len(world.scores):
        return _(
            "%(most)s of %(count)s countries stand at %(score)s",
            most=number(most),
            count=number(len(world.scores)),
            score=score1(score),
        )
    return _(
        "Half of %(count)s countries stand at %(median)s or above",
        count=number(len(world.scores)),
        median=score1(world.world_median),
    )
