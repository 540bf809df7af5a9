"""What the templates are given of countries: map, distribution, and the rows of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.asked.economies import EVERY_RULER, WorldChoice, groups_of, search_text
from dashboard.answers.asked.search import folded
from dashboard.drawing.marks import pip_count, pips
from dashboard.drawing.ruler.axis import segment_words
from dashboard.drawing.ruler.scale import RulerScale, ruler_scale
from dashboard.frame.page import PageRequest
from dashboard.language.i18n import _
from dashboard.views.world.overview.answer.overview import Overview
from dashboard.views.world.overview.answer.world import World, WorldRow
from dashboard.views.world.overview.figures.distribution import distribution
from dashboard.views.world.overview.figures.maps import score_map
from dashboard.views.world.overview.page.paging import Paged, paged
from dashboard.views.world.overview.words.overview import distribution_words, place_facts

FIRST_ROWS = 16
"""Rows that the style sheet leaves on the screen until the reader asks for all."""


@dataclass(frozen=True)
class CountryRow:
    """One economy of the table: `search` is what a search looks through, `groups` its groups' ids."""

    row: WorldRow
    address: str
    facts: str
    search: str
    groups: str
    pips: Markup


@dataclass(frozen=True)
class StageCount:
    """A part of the scale in the legend: its colour step, its name and numbers, the economies in it."""

    step: float
    words: str
    count: int


@dataclass(frozen=True)
class Countries:
    """The scores of one right on the map and of all rights in the table; `letters` are those of all rows.

    The first `drawn` rows have their rulers. Those further down are not on the screen until the reader asks
    for them, and would make up half of what is sent.
    `stages` are the legend in words, where the drawing has no numbers of theirs.
    """

    map: Markup
    distribution: Markup
    paging: Paged[CountryRow]
    stages: tuple[StageCount, ...]
    featured: CountryRow | None
    pilots: tuple[CountryRow, ...]
    letters: tuple[str, ...]
    drawn: int


def countries(answer: Overview, rows: tuple[CountryRow, ...]) -> Countries:
    """The countries of an answer in the order asked for; `rows` are all of them. Raises Refused for a page of
    the table that is not there."""
    world = answer.world
    addresses = {one.row.economy.iso3: one.address for one in rows}
    pilots = (one for one in rows if one.row.economy.pilot)
    paging = paged(rows, [one.row.shown for one in rows], world.choice)
    return Countries(
        map=score_map(world, answer.method, addresses),
        distribution=_distribution(answer),
        stages=_stages(world, ruler_scale(answer.method)),
        paging=paging,
        featured=next((one for one in rows if one.row is world.featured), None),
        pilots=tuple(sorted(pilots, key=lambda one: folded(one.row.economy.name))),
        letters=tuple(sorted({row.letter for row in world.rows})),
        drawn=_drawn(world.choice, len(paging.rows)),
    )


def _drawn(choice: WorldChoice, rows: int) -> int:
    """How many rows have their rulers: as many as are on the screen at first."""
    whole = choice.sort or choice.filtered or choice.rulers == EVERY_RULER
    return rows if whole else min(rows, FIRST_ROWS)


def country_rows(world: World, kept: Mapping[str, object], request: PageRequest) -> tuple[CountryRow, ...]:
    """A row for every economy, its address with the query that is `kept`."""
    drawn: dict[int, Markup] = {}
    return tuple(_row(row, kept, request, drawn) for row in world.rows)


def _row(
    row: WorldRow, kept: Mapping[str, object], request: PageRequest, drawn: dict[int, Markup]
) -> CountryRow:
    filled = pip_count(row.coverage)
    if filled not in drawn:
        drawn[filled] = pips(row.coverage, _("%(pips)s of 5 steps of coverage", pips=filled))
    return CountryRow(
        row,
        request.url(f"/country/{row.economy.iso3}", **kept),
        place_facts(row.economy),
        search_text(row.economy),
        " ".join(groups_of(row.economy)),
        drawn[filled],
    )


def _stages(world: World, scale: RulerScale) -> tuple[StageCount, ...]:
    if scale.numbered:
        return ()
    return tuple(
        StageCount(segment.step, segment_words(scale, place), world.counts.steps[place])
        for place, segment in enumerate(scale.segments)
    )


def _distribution(answer: Overview) -> Markup:
    world, scale = answer.world, ruler_scale(answer.method)
    cells = (row.cell(world.choice.pillar.id) for row in world.rows)
    return distribution(
        ((cell.iso3, cell.score) for cell in cells if cell.score is not None),
        world.counts.steps,
        scale,
        distribution_words(world, scale),
        world.featured.economy.iso3 if world.featured else "",
    )
