"""Sentences on the page of one score."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.income import words as income_words
from dashboard.answers.scale.treatment_words import score_words as treatment_words
from dashboard.answers.shown.reasons import gate_reason
from dashboard.language import vocabulary
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, percent, roughly, score1
from dashboard.language.words import title_inline, title_opening
from dashboard.views.country.parts.words import ends_words
from dashboard.views.country.score.answer.score import IndicatorScore
from methodology.model import Indicator


@dataclass(frozen=True)
class IncomeWords:
    """The score in the light of income; `why` says why there is no such thing, all else is then empty."""

    said: str
    amount: str
    basis: str
    why: str


@dataclass(frozen=True)
class ScoreWords:
    """`unadded` says why the right has no score to add to, `amid` by kind of group how far it reaches."""

    statement: str
    age: str
    comparable: str
    treated: str
    goalposts: str
    contribution: str
    unadded: str
    would_change: str
    income: IncomeWords
    amid: Mapping[str, str]
    facets: tuple[str, ...]
    trace: str


def score_page_words(answer: IndicatorScore) -> ScoreWords:
    """The words of a whole page."""
    indicator = answer.fact.indicator
    return ScoreWords(
        statement=indicator_statement(answer),
        age=age_words(answer),
        comparable="" if answer.fact.imputed else comparable_words(indicator),
        treated=treatment_words(answer.trace.get("treatment")),
        goalposts=goalpost_words(indicator),
        contribution=contribution_words(answer),
        unadded=gate_reason(answer.contribution.pillar, answer.methodology.gate),
        would_change=what_would_change(answer),
        income=_income(answer),
        amid={one.group.kind: ends_words(one) for one in answer.standings if len(one.peers) > 1},
        facets=facets(indicator),
        trace=json.dumps(answer.trace, indent=2, ensure_ascii=False),
    )


def _income(answer: IndicatorScore) -> IncomeWords:
    score, world = answer.in_income, answer.income
    if world is None:
        return IncomeWords("", "", "", income_words.why(score.view.reason))
    amount = ""
    if score.view.income is not None:
        amount = _("Income a head: about %(income)s %(unit)s.", income=roughly(score.view.income),
                   unit=income_words.income_unit(world))  # fmt: skip
    said = income_words.place_words(score, answer.methodology.scale_max)
    return IncomeWords(said, amount, income_words.basis_words(world), "")


def indicator_statement(answer: IndicatorScore) -> str:
    """What the score says, in the words of the rubric where the content has one."""
    fact, name, method = answer.fact, answer.subject.economy.name, answer.methodology
    if not fact.scored:
        return _("%(name)s has no score here. %(reason)s", name=name, reason=fact.reason)
    level = fact.indicator.levels.get(answer.level or 0)
    if fact.indicator.company:
        return _("%(company)s’s mark in %(name)s is %(score)s, from %(worst)s to %(best)s. It speaks of one "
                 "company, and is no part of the right’s score.",
                 company=fact.indicator.company, name=name, score=score1(fact.cell.score),
                 worst=number(method.scale_min), best=number(method.scale_max))  # fmt: skip
    first = _("%(name)s stands at %(score)s on a scale from %(worst)s (worst) to %(best)s (best).",
              name=name, score=score1(fact.cell.score), worst=number(method.scale_min),
              best=number(method.scale_max))  # fmt: skip
    if fact.imputed:
        return _("%(score)s Nothing was observed: the score is imputed.", score=first)
    if not level:
        return first
    return _("%(score)s The words for level %(level)s are: “%(words)s”",
             score=first, level=number(answer.level), words=level)  # fmt: skip


def age_words(answer: IndicatorScore) -> str:
    """When the figure was observed and whether it is carried forward, or that the score is imputed."""
    fact = answer.fact
    if fact.imputed:
        return _("imputed, nothing observed")
    if fact.cell.observed_year is None:
        return ""
    if fact.age == 0:
        return _("observed in %(year)s", year=fact.cell.observed_year)
    return ngettext(
        "observed in %(year)s, carried %(count)s year",
        "observed in %(year)s, carried %(count)s years",
        fact.age,
        year=fact.cell.observed_year,
    )


def comparable_words(indicator: Indicator) -> str:
    """What is done to the figure before it is laid on the ruler."""
    unit = indicator.unit or _("the source’s own unit")
    transform = indicator.scale.params.get("transform", "none")
    if indicator.scale.method == "categories":
        return _("Read as a class: %(unit)s. Nothing is computed.", unit=unit)
    if indicator.better == "lower":
        first = _("In %(unit)s; lower is better.", unit=unit)
    else:
        first = _("In %(unit)s; higher is better.", unit=unit)
    return _("%(unit)s %(transform)s", unit=first, transform=_transform_words(transform))


def _transform_words(transform: str) -> str:
    if transform in ("log", "log1p"):
        return _("Taken as a logarithm, so that a doubling counts as much at the low end as at the high end.")
    if transform == "sqrt":
        return _("Taken as a square root, so that differences count more at the low end.")
    return _("Used as the source gives it.")


def goalpost_words(indicator: Indicator) -> str:
    """Which figures are worst and best, and that they are fixed."""
    params = indicator.scale.params
    if indicator.scale.method == "goalposts":
        return _(
            "Goalposts: %(worst)s is worst, %(best)s is best, fixed in advance, whoever is in the sample.",
            worst=number(float(params["worst"])),
            best=number(float(params["best"])),
        )
    if indicator.scale.method in ("bands", "piecewise", "categories"):
        return _("The scale is fixed in advance, whoever is in the sample.")
    return _("The scale is made from the figures of all countries in the sample.")


def contribution_words(answer: IndicatorScore) -> str:
    """What the indicator adds to its pillar, with the numbers put in."""
    one, score = answer.contribution, answer.fact.cell.score
    title = title_inline(answer.pillar)
    if one.pillar.score is None:
        return _(
            "%(pillar)s has no score here, so nothing is added up. This indicator is %(share)s of it.",
            pillar=title_opening(answer.pillar),
            share=percent(one.listed, 1),
        )
    if one.weight is None or score is None:
        return _(
            "Left out: %(pillar)s is scored from what is observed. This indicator would be %(share)s of it.",
            pillar=title,
            share=percent(one.listed, 1),
        )
    if one.points is None:
        return _(
            "It carries %(share)s of the weight of %(pillar)s.", share=percent(one.weight, 1), pillar=title
        )
    return _("%(score)s × %(weight)s = %(points)s of the %(whole)s points of %(pillar)s",
             score=number(score, 2), weight=number(one.weight, 3), points=number(one.points, 2),
             whole=number(one.pillar.score, 2), pillar=title)  # fmt: skip


def what_would_change(answer: IndicatorScore) -> str:
    """For a missing score: what would bring it."""
    indicator, source = answer.fact.indicator, answer.fact.source
    if source is None:
        return _("A published figure for %(year)s would change that.", year=answer.subject.selection.year)
    if indicator.requires:
        return _("A newer edition of “%(title)s” by %(publisher)s that names %(name)s would change that.",
                 title=source.title or source.id, publisher=source.publisher or source.id,
                 name=answer.subject.economy.name)  # fmt: skip
    return _(
        "A figure for %(name)s in a newer edition of “%(title)s” by %(publisher)s would change that.",
        name=answer.subject.economy.name,
        title=source.title or source.id,
        publisher=source.publisher or source.id,
    )


def facets(indicator: Indicator) -> tuple[str, ...]:
    """The private sector's part: sector, origin, involvement, knowledge, business model."""
    part = indicator.private_sector
    if part is None:
        return ()
    words = [vocabulary.sector(part.sector)] if part.sector else []
    words += [vocabulary.facet(term) for term in (part.origin, part.involvement, part.knowing) if term]
    return tuple(words + [vocabulary.facet(term) for term in part.business_model])
