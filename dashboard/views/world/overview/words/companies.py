"""The sentences of the world page in the companies' lane."""

from __future__ import annotations

from dashboard.answers.companies.strip import MARK, NOT_GATHERED
from dashboard.answers.companies.words import state_word
from dashboard.language.i18n import _
from dashboard.language.numbers import number, score1
from dashboard.language.words import listed
from dashboard.views.world.overview.answer.companies import CompanyWorld, ConductRow
from methodology.model import Methodology

NAMED = 2
"""So many countries stand in the headline."""
LOW = 0.3
"""Marks in this lowest share of the scale are named: below 2.5 of 1 to 6, what was removed is counted in tens
a year per million users."""


def finding(found: CompanyWorld, method: Methodology) -> str:
    """The map's title: where the company removed most, and in how many countries nobody knows."""
    if found.indicator is None:
        return _("%(pillar)s: no company’s conduct can be compared by country", pillar=found.pillar.title)
    company, untested = found.indicator.company, number(found.untested)
    if found.kinds.get(NOT_GATHERED) == len(found.rows):
        return _("What %(company)s removed was not gathered for this year", company=company)
    low = method.scale_min + LOW * method.span
    worst = [one.row.economy.name for one in found.marked if one.score < low][:NAMED]
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


def map_words(one: ConductRow) -> str:
    """What the map says of a country."""
    name = one.row.economy.name
    if one.kind == MARK:
        return _("%(country)s, %(score)s", country=name, score=score1(one.score))
    word = state_word(one.kind) if one.kind else _("not tested")
    return _("%(country)s, %(word)s", country=name, word=word)
