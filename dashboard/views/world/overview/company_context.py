"""What the world page's templates are given in the companies' lane."""

from __future__ import annotations

from dashboard.answers.companies.strip import MARK, NOT_GATHERED, RANGE
from dashboard.answers.companies.words import state_word
from dashboard.answers.shown.score import IntervalOf, score_attributes
from dashboard.drawing.map.map import MapPlace, world_map
from dashboard.drawing.theme import colour_step
from dashboard.frame.company_section import HELPERS, mark_interval
from dashboard.frame.page import PageRequest
from dashboard.language.i18n import _
from dashboard.language.numbers import number, score1
from dashboard.language.words import listed
from dashboard.views.world.overview.answer.companies import (
    CompanyWorld,
    ConductRow,
    company_world,
    marked_years,
)
from dashboard.views.world.overview.answer.world import World
from dashboard.views.world.overview.context import country_address
from methodology.model import states
from methodology.scoring.scorebook import ScoreBook

NAMED = 2
"""So many countries stand in the headline."""
LOW = 2.5
"""Marks below this are named: what was removed is then counted in tens a year per million users."""


def company_world_context(
    book: ScoreBook, world: World, request: PageRequest, interval: IntervalOf
) -> dict[str, object]:
    """The companies' view of the world, empty in another lane."""
    found = company_world(book, world)
    if found is None:
        return {"company_world": None}
    places = [_place(book, world, one, request, interval) for one in found.rows]
    label = _("World map of marks of single companies. The table below gives every country.")
    return {
        **HELPERS,
        "company_world": found,
        "year_options": marked_years(book, found.indicator),
        "company_map": world_map(places, label),
        "company_finding": finding(found),
        "promised": promised,
        "theme": first_theme(found),
    }


def finding(found: CompanyWorld) -> str:
    """The map's title: where the company removed most, and in how many countries nobody knows."""
    if found.indicator is None:
        return _("%(pillar)s: no company’s conduct can be compared by country", pillar=found.pillar.title)
    company, untested = found.indicator.company, number(found.untested)
    if found.kinds.get(NOT_GATHERED) == len(found.rows):
        return _("What %(company)s removed was not gathered for this year", company=company)
    worst = [one.row.economy.name for one in found.marked if one.score < LOW][:NAMED]
    if not worst:
        return _(
            "%(company)s was not put to the test in %(untested)s countries",
            company=company,
            untested=untested,
        )
    return _(
        "Asked over criticism or religion, %(company)s removed most in %(names)s; in %(untested)s countries "
        "it was not tested",
        company=company,
        names=listed(worst),
        untested=untested,
    )


def first_theme(found: CompanyWorld) -> str:
    """The theme of promises that the table shows: the right's first."""
    rows = (row for one in found.rows for promises in one.promises for row in promises.rows)
    return next((row.promise.theme for row in rows), "")


def promised(row: ConductRow, theme: str) -> str:
    """Companies here with the most that each promises on a theme, and its edition; empty where none is."""
    return listed(
        [
            _(
                "%(company)s %(most)s (%(edition)s)",
                company=one.company.name,
                most=score1(found.most),
                edition=one.edition,
            )
            for one in row.promises
            for found in one.rows
            if found.promise.theme == theme
        ]
    )


def _place(
    book: ScoreBook, world: World, one: ConductRow, request: PageRequest, interval: IntervalOf
) -> MapPlace:
    found, name = one.conduct, one.row.economy.name
    paint, words = states.NOT_SCORED, _("%(country)s, %(word)s", country=name, word=_word(one))
    if found and found.kind == MARK:
        paint = f"mark-{colour_step(book.methodology, found.cell.score or 0.0)}"
        words = _("%(country)s, %(score)s", country=name, score=score1(found.cell.score))
    elif found and found.kind == RANGE:
        paint = "mark-range"
    cell = found.cell if found else one.row.cell(world.choice.pillar.id)
    return MapPlace(
        one.row.economy.iso3,
        country_address(world, one.row, book, request),
        words,
        paint,
        score_attributes(cell, mark_interval(found, interval) if found else None),
        dimmed=not one.row.shown,
    )


def _word(one: ConductRow) -> str:
    return state_word(one.conduct.kind) if one.conduct else _("not tested")
