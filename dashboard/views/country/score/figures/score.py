"""The drawings of the page of one score, made before its template is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.shown.score import score_words
from dashboard.drawing.islands.island import place
from dashboard.drawing.ruler.ruler import ruler
from dashboard.drawing.ruler.scale import RulerScale, ruler_scale
from dashboard.drawing.ruler.strip import strip
from dashboard.language.i18n import _
from dashboard.language.numbers import number
from dashboard.views.country.parts.income_ruler import income_ruler
from dashboard.views.country.parts.ledger import share_bar
from dashboard.views.country.score.answer.score import IndicatorScore
from dashboard.views.country.score.figures.history import HEIGHT
from dashboard.views.country.score.figures.receipt import receipt_ruler, shift_ruler, unscored_ruler
from dashboard.views.country.score.words import ScoreWords

ISLAND = "indicator-history"
"""The place of the chart over the years."""


@dataclass(frozen=True)
class ScoreFigures:
    """`income` is None without a score in the light of income, `history` without an observed year; `shift` is
    the ruler of the right, `amid` by kind of group."""

    receipt: Markup
    shift: Markup
    income: Markup | None
    history: Markup | None
    responsible: Markup
    amid: Mapping[str, Markup]


def score_figures(answer: IndicatorScore, words: ScoreWords) -> ScoreFigures:
    """The drawings of a whole page."""
    scale, fact = ruler_scale(answer.methodology), answer.fact
    label = _("%(indicator)s in %(name)s over the years", indicator=fact.indicator.title,
              name=answer.subject.economy.name)  # fmt: skip
    adjusted = answer.in_income.adjusted
    return ScoreFigures(
        receipt=_receipt(answer, scale),
        shift=_shift(answer, words, scale),
        income=income_ruler(answer.in_income, scale, words.income.said, answer.shown.interval)
        if adjusted
        else None,
        history=place(ISLAND, label, HEIGHT) if answer.history else None,
        responsible=share_bar(answer.shares),
        amid={one.group.kind: strip(one, scale, one.cell.interval) for one in answer.standings},
    )


def _receipt(answer: IndicatorScore, scale: RulerScale) -> Markup:
    shown = answer.shown
    if shown.score is None:
        return unscored_ruler(answer.ticks, scale, _("Not scored"))
    measured = number(answer.fact.value) if answer.public else ""
    words = score_words(shown, answer.methodology, doubt=shown.interval)
    return receipt_ruler(shown.score, measured, answer.ticks, scale, words, shown.interval)


def _shift(answer: IndicatorScore, words: ScoreWords, scale: RulerScale) -> Markup:
    pillar, without = answer.contribution.pillar, answer.contribution.without
    if pillar.score is None:
        return ruler(pillar, scale, "main", _("Not scored: %(reason)s", reason=words.unadded))
    said = score_words(pillar, answer.methodology, doubt=pillar.interval)
    return shift_ruler(pillar.score, without, scale, said, pillar.interval)
