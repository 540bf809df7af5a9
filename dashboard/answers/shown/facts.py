"""One indicator of one economy as pages show it: its score, its public figure, its source, its age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.reasons import missing_reason
from dashboard.answers.shown.score import IntervalOf, no_interval
from methodology.model import ALL, Indicator, Source, states
from methodology.scoring.scorebook import IMPUTED, Cell, ScoreBook


@dataclass(frozen=True)
class Fact:
    """`value` is the raw figure where it may stand on a page of one economy, in the indicator's unit.

    `withheld` is True where there is a figure that may not; `cited` where it may stand here but not in bulk.
    `reason` says why there is no score.
    `weight` is the indicator's effective weight in its pillar by the catalogue, 0 to 1. `shown` is the score
    with the interval around it, where the fact was asked for with its doubt.
    """

    indicator: Indicator
    cell: Cell
    shown: ShownScore
    source: Source | None
    value: float | None
    withheld: bool
    cited: bool
    reason: str
    weight: float

    @property
    def scored(self) -> bool:
        return self.cell.state == states.SCORED

    @property
    def imputed(self) -> bool:
        """True where the score was made up from others, as the content asks, and nothing is observed."""
        return self.scored and self.cell.status == IMPUTED

    @property
    def observed(self) -> bool:
        """True where the score rests on a figure of its own."""
        return self.scored and not self.imputed

    @property
    def age(self) -> int:
        """Years that the figure was carried forward; 0 when observed in the year itself or missing."""
        return 0 if self.cell.observed_year is None else self.cell.year - self.cell.observed_year


def without_withheld(book: ScoreBook, cell: Cell) -> Cell:
    """The cell as it may leave in bulk: its raw figure only where it may be passed on."""
    return cell if cell.value is None or book.terms(cell.node).bulk else replace(cell, value=None)


def as_cited(book: ScoreBook, cell: Cell) -> Cell:
    """The cell as it may stand on a page of one economy or of a few compared ones."""
    return cell if cell.value is None or book.terms(cell.node).single else replace(cell, value=None)


def fact(
    book: ScoreBook,
    iso3: str,
    indicator: Indicator,
    year: int,
    lane: str = ALL,
    interval: IntervalOf = no_interval,
) -> Fact:
    """One indicator; `interval` is asked for the doubt about its score.

    Raises KeyError for an unknown economy, year or lane.
    """
    cell = book.cell(iso3, indicator.id, year, lane)
    value = book.cited_value(cell)
    return Fact(
        indicator=indicator,
        cell=as_cited(book, cell),
        shown=shown_cell(cell, interval),
        source=book.content.source_of(indicator),
        value=value,
        withheld=cell.observed_year is not None and value is None,
        cited=value is not None and not book.terms(indicator.id).bulk,
        reason=missing_reason(book, cell),
        weight=book.leaf_weight(indicator.id, lane),
    )


def facts(
    book: ScoreBook,
    iso3: str,
    indicators: Iterable[Indicator],
    year: int,
    lane: str = ALL,
    interval: IntervalOf = no_interval,
) -> tuple[Fact, ...]:
    """Several indicators, in the order given."""
    return tuple(fact(book, iso3, indicator, year, lane, interval) for indicator in indicators)
