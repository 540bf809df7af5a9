"""What the income view says, in whole sentences from the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.answers.income.income import IncomeScore, IncomeWorld
from dashboard.language import counted
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, score1
from methodology.readings.adjust_income import (
    FEWEST_ECONOMIES,
    FEWEST_POINTS,
    FULL_POOL,
    IMMEDIATE,
    NO_FRONTIER,
    NO_INCOME,
    NO_SCORE,
    NOT_OUTCOME,
    RELATIVE,
    TOO_FEW,
)

WHY: Mapping[str, str] = {
    IMMEDIATE: N_(
        "The duty behind it holds at once, at any level of income, so income is no yardstick for it."
    ),
    NOT_OUTCOME: N_(
        "Rules and practice are held against the duty itself; only results for people need means."
    ),
    RELATIVE: N_("The figure is measured against income already; a second time would count it twice."),
    NO_SCORE: N_("There is no score to read in the light of income."),
    NO_INCOME: N_("The income of this country is not known."),
    NO_FRONTIER: N_("No country of similar or lower income is above the lowest score."),
}
PLAIN: Mapping[str, str] = {
    IMMEDIATE: N_("this duty holds at once, at any level of income"),
    NOT_OUTCOME: N_("laws and acts are compared with the duty itself; only outcomes depend on means"),
    RELATIVE: N_("the figure is measured against income already"),
    TOO_FEW: N_("too few observations with a known income for a frontier"),
    NO_SCORE: N_("the indicator has no score here"),
    NO_INCOME: N_("the income of this economy is not known"),
    NO_FRONTIER: N_("no economy of similar or lower income is above the lowest score"),
}
"""The same in the short words of the API."""


def plain_why(reason: str) -> str:
    """Why there is no income view, as the API says it; empty where there is one."""
    return _(PLAIN[reason]) if reason else ""


def why(reason: str) -> str:
    """Why there is no income view, as a sentence; empty where there is one."""
    if reason == TOO_FEW:
        return _(
            "Too few figures with a known income: over all years at least %(points)s are needed, from at "
            "least %(economies)s countries.",
            points=number(FEWEST_POINTS),
            economies=number(FEWEST_ECONOMIES),
        )
    return _(WHY[reason]) if reason else ""


def world_finding(world: IncomeWorld) -> str:
    """What the income view of a year shows, as a title."""
    shown, furthest = world.shown, world.furthest
    if furthest is None:
        return _("No country has a score and a known income in %(year)s", year=world.year)
    if world.level:
        return _("The best reach %(score)s at every level of income", score=score1(world.steps[0][1]))
    if world.halfway:
        return ngettext(
            "%(count)s of %(all)s countries gets less than half as far as the best at its income",
            "%(count)s of %(all)s countries get less than half as far as the best at their income",
            len(world.halfway),
            all=number(len(shown)),
        )
    return _(
        "All %(all)s countries get at least half as far as the best at their income; last is %(name)s",
        all=number(len(shown)),
        name=furthest.name,
    )


def line_words(world: IncomeWorld) -> str:
    """How to read the dots and the line."""
    return _(
        "Each dot is a country in %(year)s; the line is what the best reach at each income: 19 of 20 figures "
        "of all years together lie on or below it. Half as far means half-way up from %(worst)s, the worst "
        "score, to the line.",
        year=world.year,
        worst=number(world.lowest),
    )


def reached_words(world: IncomeWorld) -> str:
    """How many economies are at or above the line, and what that does not mean; empty for none."""
    count = sum(score.reaches for score in world.shown)
    if not count:
        return ""
    return ngettext(
        "%(count)s country stands on or above the line: it reaches as much as countries of similar income "
        "do. That is not to say that nothing is left to do.",
        "%(count)s countries stand on or above the line: they reach as much as countries of similar income "
        "do. That is not to say that nothing is left to do.",
        count,
    )


def basis_words(world: IncomeWorld) -> str:
    """What the line rests on, and whether that is little."""
    line = world.frontier
    if line is None:
        return ""
    first, last = line.years[0], line.years[-1]
    years = str(first) if first == last else _("%(first)s–%(last)s", first=first, last=last)
    words = _("The line rests on %(points)s of %(economies)s, %(years)s.",
              points=counted.figures(line.points), economies=counted.countries(line.economies),
              years=years)  # fmt: skip
    if not line.short:
        return words
    return f"{words} " + ngettext(
        "That is %(count)s year only, fewer than the %(full)s that steady it: new figures may move it.",
        "That is %(count)s years only, fewer than the %(full)s that steady it: new figures may move it.",
        len(line.years),
        full=number(FULL_POOL),
    )


def correlation_words(world: IncomeWorld) -> str:
    """How far the published score goes with income; empty where too few economies have both."""
    if world.rho != world.rho:
        return ""
    return _(
        "How far the score goes with income: %(rho)s over %(count)s countries in %(year)s (rank correlation; "
        "1 would be in step, 0 not at all).",
        rho=number(world.rho, 2),
        count=number(world.compared),
        year=world.year,
    )


def source_words(world: IncomeWorld) -> str:
    """Where incomes come from; empty where the content does not say."""
    if world.source is None:
        return ""
    name = (world.source.citation or world.source.publisher or world.source.id).rstrip(".")
    edition = f" ({world.source.edition})" if world.source.edition else ""
    return _("Income a head, one figure for all years: %(source)s.", source=f"{name}{edition}")


def income_unit(world: IncomeWorld) -> str:
    """The unit of incomes as the content names it."""
    return world.measure.unit if world.measure and world.measure.unit else _("international dollars")


def list_words(scores: Sequence[IncomeScore]) -> str:
    """How to read a list of indicators in the light of income."""
    adjusted = sum(score.adjusted for score in scores)
    if not adjusted:
        return _("No indicator here has a score in the light of income; each says why.")
    return ngettext(
        "%(count)s indicator of %(all)s: the filled mark and the bold number are the published score; "
        "the open mark and the slanted number measure it by what the best at this income reach. "
        "The others say why not.",
        "%(count)s indicators of %(all)s: the filled mark and the bold number are the published score; "
        "the open mark and the slanted number measure it by what the best at this income reach. "
        "The others say why not.",
        adjusted,
        all=number(len(scores)),
    )


def place_words(score: IncomeScore, highest: float) -> str:
    """One score in the light of income, as a statement; empty where there is none."""
    view = score.view
    if view.adjusted is None:
        return ""
    if score.reaches:
        return _("%(name)s reaches as much as countries of similar income do.", name=score.name)
    best, raw, adjusted = score1(view.frontier), score1(view.raw), score1(view.adjusted)
    if raw == adjusted:
        return _("The best of similar income reach %(frontier)s; %(name)s stands at %(raw)s either way.",
                 frontier=best, name=score.name, raw=raw)  # fmt: skip
    return _(
        "The best of similar income reach %(frontier)s; measured by that instead of %(highest)s, %(name)s "
        "would stand at %(adjusted)s instead of %(raw)s.",
        frontier=best,
        highest=number(highest),
        name=score.name,
        adjusted=adjusted,
        raw=raw,
    )
