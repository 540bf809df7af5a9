"""Everything that the page of one indicator shows, asked once: one that is scored, or one as context."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection
from dashboard.answers.income.income import IncomeScore, IncomeWorld, income_world
from dashboard.answers.scale.axis import AxisTick, Band, axis_ticks, bands
from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.context import ContextWorld, context_over_the_world
from dashboard.answers.shown.edition import Edition, edition
from dashboard.answers.shown.score import IntervalOf
from dashboard.answers.shown.year_notes import years_with_figures
from dashboard.views.indicator.profile.answer.world import IndicatorWorld, indicator_world
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class IncomeRow:
    """An economy's score in the light of income, and the published score as it is shown."""

    score: IncomeScore
    shown: ShownScore


@dataclass(frozen=True)
class IndicatorAnswer:
    """One indicator in one year. `years` have a figure; `ticks` and `bands` are its own scale; `income` are
    its scores in the light of income, `income_rows` those of economies with a score."""

    edition: Edition
    world: IndicatorWorld
    years: tuple[int, ...]
    ticks: tuple[AxisTick, ...]
    bands: tuple[Band, ...]
    income: IncomeWorld
    income_rows: tuple[IncomeRow, ...]

    @property
    def kept_year(self) -> int | None:
        """The year for addresses, None for the default one."""
        return self.edition.kept(self.world.year)


@dataclass(frozen=True)
class ContextAnswer:
    """One indicator of context in one year."""

    edition: Edition
    world: ContextWorld

    @property
    def kept_year(self) -> int | None:
        """The year for addresses, None for the default one."""
        return self.edition.kept(self.world.year)


def indicator_answer(book: ScoreBook, name: str, chosen: Selection, interval: IntervalOf) -> IndicatorAnswer:
    """An indicator that is scored. Raises KeyError for another one."""
    world, income = indicator_world(book, name, chosen.year, interval), income_world(book, name, chosen.year)
    return IndicatorAnswer(
        edition=edition(book),
        world=world,
        years=years_with_figures(book, name),
        ticks=axis_ticks(world.indicator, book.methodology),
        bands=bands(world.indicator),
        income=income,
        income_rows=tuple(IncomeRow(one, shown(one.cell, interval(one.cell))) for one in income.scored),
    )


def context_answer(book: ScoreBook, name: str, chosen: Selection) -> ContextAnswer:
    """An indicator that is shown as context. Raises KeyError for another one."""
    return ContextAnswer(edition(book), context_over_the_world(book, name, chosen.year))
