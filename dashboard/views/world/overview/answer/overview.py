"""Everything that the world page shows of one year, pillar and lane, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.answers.asked.economies import WorldChoice
from dashboard.answers.asked.filters import Options, filter_options
from dashboard.answers.asked.selection import Selection, query_of
from dashboard.answers.shown.score import IntervalOf, no_interval
from dashboard.answers.shown.year_notes import WorldStep, YearCoverage, world_step, world_years
from dashboard.views.world.overview.answer.companies import (
    CompanyWorld,
    company_world,
    marked_years,
    shows_companies,
)
from dashboard.views.world.overview.answer.world import World, world
from dashboard.views.world.parts.movements import Movements
from dashboard.views.world.parts.regions import region_names
from methodology.explain.freshness import Freshness, freshness, newest_fresh_year
from methodology.model import Economy, Methodology, Pillar
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Overview:
    """The world with what stands around it.

    `companies` is the world of companies one by one, None in another lane; with it `moved` is None. `years`
    count what may be shown in each year, `kept` is the query that keeps year and lane on a country's page,
    `fresh` the newest year with enough fresh evidence, `noted` are the economies whose name needs a note.
    """

    world: World
    companies: CompanyWorld | None
    moved: Movements | None
    pillars: tuple[Pillar, ...]
    lanes: tuple[str, ...]
    method: Methodology
    years: tuple[YearCoverage, ...]
    filters: Mapping[str, Options]
    regions: tuple[str, ...]
    freshness: Freshness
    fresh: int | None
    step: WorldStep | None
    kept: Mapping[str, object]
    noted: tuple[Economy, ...]

    @property
    def choice(self) -> WorldChoice:
        """What was asked for."""
        return self.world.choice


def overview(
    book: ScoreBook, choice: WorldChoice, interval: IntervalOf, moved: Callable[[], Movements]
) -> Overview:
    """The answer to one choice; `moved` is asked for the moves over the years where they are shown."""
    # Beside companies one by one no score of a right is shown, so its doubt is not asked for.
    whole = world(book, choice, no_interval if shows_companies(book, choice) else interval)
    companies = company_world(book, whole, interval)
    pillar, year, lane = choice.pillar.id, choice.year, choice.lane
    return Overview(
        world=whole,
        companies=companies,
        moved=None if companies else moved(),
        pillars=book.framework.pillars,
        lanes=tuple(book.lanes),
        method=book.methodology,
        years=marked_years(book, companies.indicator) if companies else world_years(book, pillar, lane),
        filters=filter_options(book),
        regions=region_names(book),
        freshness=freshness(book, year),
        fresh=newest_fresh_year(book),
        step=world_step(book, pillar, year, lane),
        kept=query_of(Selection(year, lane), book),
        noted=tuple(economy for economy in book.economies if economy.note),
    )
