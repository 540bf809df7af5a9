"""What the world page's templates are given: drawings, addresses, options, in the order of the page."""

from __future__ import annotations

from typing import Any

from dashboard.answers.asked.economies import (
    COVERAGE,
    FALLING,
    RISING,
    folded,
    groups_of,
    search_text,
)
from dashboard.answers.asked.filters import filter_options
from dashboard.answers.asked.selection import Selection, query_of
from dashboard.answers.shown.score import IntervalOf, lane_name, score_attributes
from dashboard.answers.shown.year_notes import world_years
from dashboard.drawing.map.map import MapPlace, world_map
from dashboard.drawing.map.words import map_words
from dashboard.drawing.marks import pip_count
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.theme import colour_step
from dashboard.drawing.trend import move_bar, region_line
from dashboard.frame.page import PageRequest
from dashboard.language.i18n import _
from dashboard.language.words import title_inline
from dashboard.views.world.overview import words as world_words
from dashboard.views.world.overview.answer.world import World, WorldRow
from dashboard.views.world.overview.figures import distribution
from dashboard.views.world.parts import move_words
from dashboard.views.world.parts.changes import Changes
from dashboard.views.world.parts.regions import PillarTrend, region_names
from methodology.model import Economy
from methodology.scoring.scorebook import ScoreBook


def world_context(
    book: ScoreBook, world: World, request: PageRequest, interval: IntervalOf
) -> dict[str, object]:
    """Everything about one year, pillar and lane; `interval` gives the interval around a score."""
    return {
        "world": world,
        "choice": world.choice,
        "words": world_words.world_words(book, world, interval),
        "map": _map(book, world, request, interval),
        "distribution": _distribution(book, world),
        "year_options": world_years(book, world.choice.pillar.id, world.choice.lane),
        "filter_options": filter_options(book),
        "pilots": [row for row in _by_name(world) if row.economy.pilot],
        "letters": sorted({row.letter for row in world.rows}),
        "order_notes": order_notes(book),
        "order_note": order_note(book, world.choice.sort, world.choice.order),
        "country_address": lambda row: country_address(world, row, book, request),
        "place_facts": place_facts,
        "search_text": search_text,
        "groups_of": groups_of,
        "pip_count": pip_count,
        "lane_name": lane_name,
    }


def movement_context(book: ScoreBook, trends: tuple[PillarTrend, ...], changes: Changes) -> dict[str, object]:
    """Everything about the years: regions and widest moves."""
    return {
        "trends": trends,
        "trends_title": move_words.trends_finding(trends) if trends else "",
        "trend_years": sorted({year for trend in trends for year in trend.years}),
        "regions": region_names(book),
        "region_line": region_line,
        "trend_limit": max((trend.widest for trend in trends), default=0.0) or 1.0,
        "measured": move_words.measured,
        "measured_share": move_words.measured_share,
        "changes": changes,
        "changes_title": move_words.changes_finding(changes) if changes else "",
        "move_bar": move_bar,
        "move_limit": max((abs(move.move) for move in changes.falls + changes.rises), default=1.0),
    }


def _map(book: ScoreBook, world: World, request: PageRequest, interval: IntervalOf) -> Any:
    chosen = world.featured
    cell = chosen.cell(world.choice.pillar.id) if chosen else None
    return world_map(
        map_places(book, world, request, interval),
        _(
            "World map: %(pillar)s. The table below gives every country.",
            pillar=title_inline(world.choice.pillar),
        ),
        chosen.economy.iso3 if chosen else "",
        map_words(chosen.economy, cell, interval(cell)) if chosen and cell else "",
    )


def _distribution(book: ScoreBook, world: World) -> Any:
    cells = (row.cell(world.choice.pillar.id) for row in world.rows)
    return distribution(
        ((cell.iso3, cell.score) for cell in cells if cell.score is not None),
        world.counts.steps,
        ruler_scale(book.methodology),
        world_words.distribution_words(world),
        world.featured.economy.iso3 if world.featured else "",
    )


def order_note(book: ScoreBook, sort: str, order: str) -> str:
    """Says how the table is ordered; an order by score is no ranking."""
    if not sort:
        return _("Order is alphabetical until you choose a column.")
    if sort == COVERAGE:
        return _("Ordered by how much of the evidence is there.")
    title = title_inline(book.framework.pillar_by_id[sort])
    if order == "desc":
        return _("Ordered by %(pillar)s, best first. Close scores often cannot be told apart.", pillar=title)
    return _("Ordered by %(pillar)s, worst first. Close scores often cannot be told apart.", pillar=title)


def order_notes(book: ScoreBook) -> dict[str, str]:
    """The sentence for every order that the page's script can make."""
    keys = (*(pillar.id for pillar in book.framework.pillars), COVERAGE)
    notes = {f"{key}-{order}": order_note(book, key, order) for key in keys for order in (RISING, FALLING)}
    return {"": order_note(book, "", "")} | notes


def _by_name(world: World) -> list[WorldRow]:
    return sorted(world.rows, key=lambda row: folded(row.economy.name))


def place_facts(economy: Economy) -> str:
    """The region in one short line, and whether it is a pilot country."""
    facts = [economy.subregion or economy.region]
    if economy.pilot:
        facts.append(_("pilot country"))
    return " · ".join(fact for fact in facts if fact)


def country_address(world: World, row: WorldRow, book: ScoreBook, request: PageRequest) -> str:
    """The profile of a row's country in the same year and lane."""
    selection = Selection(world.choice.year, world.choice.lane)
    return request.url(f"/country/{row.economy.iso3}", **query_of(selection, book))


def map_places(
    book: ScoreBook, world: World, request: PageRequest, interval: IntervalOf
) -> tuple[MapPlace, ...]:
    """Every economy as the map draws it; those that a filter leaves out are dimmed."""
    return tuple(_place(book, world, row, request, interval) for row in world.rows)


def _place(
    book: ScoreBook, world: World, row: WorldRow, request: PageRequest, interval: IntervalOf
) -> MapPlace:
    cell = row.cell(world.choice.pillar.id)
    doubt = interval(cell)
    return MapPlace(
        row.economy.iso3,
        country_address(world, row, book, request),
        map_words(row.economy, cell, doubt),
        str(colour_step(book.methodology, cell.score)) if cell.score is not None else cell.state,
        score_attributes(cell, doubt),
        dimmed=not row.shown,
    )
