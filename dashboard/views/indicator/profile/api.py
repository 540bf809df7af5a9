"""Scores in the light of income: what the best of similar income reach, beside the published score."""

from __future__ import annotations

from dashboard.answers.asked import read
from dashboard.answers.income.income import IncomeScore, IncomeWorld, income_world
from dashboard.answers.income.words import plain_why
from dashboard.frame.api.parameters import PAGE, Parameters
from dashboard.frame.api.resource import Json, Resource
from dashboard.frame.page import Site
from methodology.readings.adjust_income import IncomeFrontier

INCOME = ("year", "iso3", *PAGE)


def income(site: Site, query: Parameters, name: str) -> Json:
    """One indicator of all or some economies in one year, in the order of the content.

    `raw` is the published score; `adjusted` is a reading of it and not published as a score. Incomes are null
    where we have no licence to pass them on.
    """
    book = site.book
    indicator, year = read.scored_indicator(book, name), query.year(book)
    chosen, part = query.economies(book), query.slice()
    world = income_world(book, indicator.id, year)
    by_code = {score.cell.iso3: score for score in world.scores}
    return _head(world) | part.of([_item(by_code[iso3]) for iso3 in chosen])


def _head(world: IncomeWorld) -> Json:
    return {
        "indicator": world.indicator,
        "year": world.year,
        "reason": world.reason or None,
        "why": plain_why(world.reason) or None,
        "frontier": _frontier(world.frontier),
        "correlation": {
            "rho": None if world.rho != world.rho else world.rho,
            "economies": world.compared,
        },
        "income": {
            "withheld": not world.incomes_shown,
            "unit": world.measure.unit or None if world.measure else None,
            "source": world.source.id if world.source else None,
        },
    }


def _frontier(found: IncomeFrontier | None) -> Json | None:
    """What the line rests on."""
    if found is None:
        return None
    return {
        "quantile": found.curve.quantile,
        "points": found.points,
        "economies": found.economies,
        "years": list(found.years),
        "short": found.short,
    }


def _item(score: IncomeScore) -> Json:
    view = score.view
    return {
        "iso3": view.iso3,
        "income": view.income,
        "raw": view.raw,
        "frontier": view.frontier,
        "adjusted": view.adjusted,
        "reason": view.reason or None,
    }


API = (Resource("/indicators/<id>/income", income, INCOME),)
