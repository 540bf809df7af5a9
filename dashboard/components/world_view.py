"""What the world page's templates are given: drawings, addresses, options, in the order of the page."""

from __future__ import annotations

from typing import Any

from dashboard.components import move_words, world_words
from dashboard.figures.distribution import distribution
from dashboard.figures.marks import pip_count
from dashboard.figures.region_trend import move_bar, region_line
from dashboard.figures.ruler_scale import ruler_scale
from dashboard.figures.world_map import MapPlace, world_map
from dashboard.i18n import N_, _
from dashboard.numbers import score1
from dashboard.page_model import PageRequest
from dashboard.queries.changes import Changes
from dashboard.queries.regions import PillarTrend, region_names
from dashboard.queries.selection import Selection, query_of
from dashboard.queries.words import title_inline
from dashboard.queries.world import TableCell, World, WorldRow
from dashboard.queries.world_choice import (
    COVERAGE,
    FALLING,
    FILTERS,
    GROUPS,
    RISING,
    filter_values,
    folded,
    groups_of,
    search_text,
)
from dashboard.queries.year_notes import world_years
from dashboard.score import Interval, IntervalOf, lane_name, score_attributes, short_score
from dashboard.theme import colour_step
from methodology import states
from methodology.model import Economy
from methodology.scorebook import ScoreBook

GROUP_TITLES = {
    "ldc": N_("Least developed countries"),
    "lldc": N_("Landlocked developing countries"),
    "sids": N_("Small island developing states"),
    "pilot": N_("Our pilot countries"),
}
BUREAU_TITLES = {
    "RBA": N_("Africa (RBA)"),
    "RBAP": N_("Asia and the Pacific (RBAP)"),
    "RBAS": N_("Arab States (RBAS)"),
    "RBEC": N_("Europe and Central Asia (RBEC)"),
    "RBLAC": N_("Latin America and the Caribbean (RBLAC)"),
}


Options = list[tuple[str, str]]


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


def filter_options(book: ScoreBook) -> dict[str, Options]:
    """Value and title of every choice of every filter that the content can fill."""
    found: dict[str, Options] = {
        key: [(value, _value_title(key, value)) for value in filter_values(book, key)] for key in FILTERS
    }
    found["group"] = [
        (group, _(GROUP_TITLES[group]))
        for group in GROUPS
        if any(getattr(economy, group) for economy in book.economies)
    ]
    return found


def _value_title(key: str, value: str) -> str:
    return _(BUREAU_TITLES[value]) if key == "bureau" and value in BUREAU_TITLES else value


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


def map_words(economy: Economy, cell: TableCell, doubt: Interval | None = None) -> str:
    """The name and the score of a country on the map, with the interval around it."""
    if cell.state == states.SCORED and doubt:
        return _(
            "%(country)s, %(score)s (%(low)s–%(high)s)",
            country=economy.name,
            score=score1(cell.score),
            low=score1(doubt[0]),
            high=score1(doubt[1]),
        )
    if cell.state == states.RANGE:
        return _(
            "%(country)s, range only: %(low)s to %(high)s",
            country=economy.name,
            low=score1(cell.bound_low),
            high=score1(cell.bound_high),
        )
    return _("%(country)s, %(score)s", country=economy.name, score=short_score(cell))
