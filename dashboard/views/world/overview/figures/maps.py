"""The two maps of the world page: scores of one right, and marks of single companies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dashboard.answers.companies.strip import MARK, RANGE
from dashboard.answers.shown.score import score_attributes
from dashboard.drawing.map.map import MapPlace, world_map
from dashboard.drawing.map.words import map_words
from dashboard.drawing.theme import colour_step
from dashboard.language.i18n import _
from dashboard.language.words import title_inline
from dashboard.views.world.overview.answer.companies import ConductRow
from dashboard.views.world.overview.answer.world import World, WorldRow
from dashboard.views.world.overview.words import companies as company_words
from methodology.model import Methodology, states

Addresses = Mapping[str, str]
"""Where an economy, by its ISO3, leads to."""


def score_map(world: World, method: Methodology, addresses: Addresses) -> Markup:
    """Every economy by its score on one right; those that a filter leaves out are dimmed."""
    pillar, chosen = world.choice.pillar, world.featured
    cell = chosen.cell(pillar.id) if chosen else None
    return world_map(
        [_score_place(row, pillar.id, method, addresses) for row in world.rows],
        _("World map: %(pillar)s. The table below gives every country.", pillar=title_inline(pillar)),
        chosen.economy.iso3 if chosen else "",
        map_words(chosen.economy, cell, cell.interval) if chosen and cell else "",
    )


def company_map(rows: Iterable[ConductRow], method: Methodology, addresses: Addresses) -> Markup:
    """Marks of single companies, never a colour for a country."""
    return world_map(
        [_company_place(one, method, addresses) for one in rows],
        _("World map of marks of single companies. The table below gives every country."),
    )


def _score_place(row: WorldRow, pillar: str, method: Methodology, addresses: Addresses) -> MapPlace:
    cell = row.cell(pillar)
    return MapPlace(
        cell.iso3,
        addresses[cell.iso3],
        map_words(row.economy, cell, cell.interval),
        str(colour_step(method, cell.score)) if cell.score is not None else cell.state,
        score_attributes(cell, cell.interval),
        dimmed=not row.shown,
    )


def _company_place(one: ConductRow, method: Methodology, addresses: Addresses) -> MapPlace:
    return MapPlace(
        one.shown.iso3,
        addresses[one.shown.iso3],
        company_words.map_words(one),
        _paint(one, method),
        score_attributes(one.shown, one.shown.interval),
        dimmed=not one.row.shown,
    )


def _paint(one: ConductRow, method: Methodology) -> str:
    if one.kind == MARK:
        return f"mark-{colour_step(method, one.score)}"
    return "mark-range" if one.kind == RANGE else states.NOT_SCORED
