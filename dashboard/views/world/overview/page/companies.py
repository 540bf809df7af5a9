"""What the templates are given in the companies' lane: marks of single companies, one by one."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.companies.words import state_word, theme_title
from dashboard.answers.shown.score import interval_beside
from dashboard.drawing.ruler.axis import segment_numbers
from dashboard.drawing.ruler.company_ruler import conduct_ruler
from dashboard.drawing.ruler.scale import RulerScale, ruler_scale
from dashboard.views.world.overview.answer.companies import CompanyWorld, ConductRow
from dashboard.views.world.overview.answer.overview import Overview
from dashboard.views.world.overview.figures.maps import company_map
from dashboard.views.world.overview.page.countries import CountryRow
from dashboard.views.world.overview.page.paging import Paged, paged
from dashboard.views.world.overview.words.companies import finding, first_theme, promised


@dataclass(frozen=True)
class MarkedRow:
    """One country: its mark drawn, the interval beside it, a word for what is known, what is promised."""

    found: ConductRow
    country: CountryRow
    ruler: Markup
    beside: Markup
    word: str
    promised: str


@dataclass(frozen=True)
class Companies:
    """All countries on one right. `theme` is the title of the promises shown, "" where there are none;
    `levels` are the marked countries by part of the scale: its colour step, its numbers, and they."""

    found: CompanyWorld
    finding: str
    map: Markup
    theme: str
    paging: Paged[ConductRow]
    rows: tuple[MarkedRow, ...]
    levels: tuple[tuple[float, str, tuple[CountryRow, ...]], ...]


def companies(answer: Overview, rows: tuple[CountryRow, ...]) -> Companies | None:
    """The companies of an answer, None where it has none; `rows` are all countries."""
    if (asked := answer.companies) is None:
        return None
    scale, theme = ruler_scale(answer.method), first_theme(asked)
    places = {one.row.economy.iso3: one for one in rows}
    paging = paged(asked.rows, [one.row.shown for one in asked.rows], answer.choice)
    levels = (
        (level - 1, tuple(places[one.shown.iso3] for one in marked)) for level, marked in asked.levels.items()
    )
    return Companies(
        asked,
        finding(asked, answer.method),
        company_map(asked.rows, answer.method, {iso3: one.address for iso3, one in places.items()}),
        theme_title(theme) if theme else "",
        paging,
        tuple(_row(one, places[one.shown.iso3], scale, theme) for one in paging.rows),
        tuple(
            (scale.segments[place].step, segment_numbers(scale, place), marked)
            for place, marked in levels
            if marked
        ),
    )


def _row(one: ConductRow, country: CountryRow, scale: RulerScale, theme: str) -> MarkedRow:
    doubt = one.shown.interval
    return MarkedRow(
        one,
        country,
        conduct_ruler(one.kind, one.shown, one.conduct.bounds, scale) if one.conduct else Markup(),
        interval_beside(doubt) if doubt else Markup(),
        state_word(one.kind) if one.kind else "",
        promised(one, theme),
    )
