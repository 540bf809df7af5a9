"""One pillar of one economy, opened up: dimensions, and every indicator in them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.facts import Fact, facts
from dashboard.answers.shown.score import IntervalOf, no_interval
from dashboard.views.country.parts.standing import PillarScore, pillar_score
from methodology.explain.evidence import Unlock, unlock
from methodology.model import Dimension, Pillar
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class DimensionScore:
    """A dimension with its indicators, scored ones first; `cell` is None where the pillar has no dimensions.

    `weight` is the dimension's share of the pillar in the lane by the catalogue, 0 to 1.
    """

    dimension: Dimension
    cell: ShownScore | None
    weight: float
    facts: tuple[Fact, ...]

    @property
    def observed(self) -> tuple[Fact, ...]:
        return tuple(one for one in self.facts if one.observed)

    @property
    def missing(self) -> tuple[Fact, ...]:
        return tuple(one for one in self.facts if not one.scored)


@dataclass(frozen=True)
class PillarPage:
    """One right: its score in every lane, its dimensions, and what would open a score."""

    score: PillarScore
    dimensions: tuple[DimensionScore, ...]
    unlock: Unlock

    @property
    def pillar(self) -> Pillar:
        return self.score.pillar

    @property
    def left_out(self) -> int:
        """Indicators without a score."""
        return sum(len(found.missing) for found in self.dimensions)


def pillar_page(
    book: ScoreBook, iso3: str, pillar_id: str, selection: Selection, interval: IntervalOf = no_interval
) -> PillarPage:
    """`interval` is asked for the doubt about each score.

    Raises KeyError for an unknown economy or pillar.
    """
    pillar = book.framework.pillar_by_id[pillar_id]
    return PillarPage(
        score=pillar_score(book, iso3, pillar, selection, interval),
        dimensions=tuple(
            _dimension(book, iso3, pillar, dimension, selection, interval)
            for dimension in pillar.dimensions
            if not _beside(book, pillar, dimension)
        ),
        unlock=unlock(book, iso3, pillar_id, selection.year, selection.lane),
    )


def _beside(book: ScoreBook, pillar: Pillar, dimension: Dimension) -> bool:
    """True where a dimension holds only indicators of the companies' lane, which stand in their own strip."""
    members = book.framework.members(pillar.id, dimension.id)
    return bool(members) and all(member.use == "lane" for member in members)


def _dimension(
    book: ScoreBook,
    iso3: str,
    pillar: Pillar,
    dimension: Dimension,
    selection: Selection,
    interval: IntervalOf,
) -> DimensionScore:
    members = book.framework.members(pillar.id, dimension.id)
    found = facts(book, iso3, members, selection.year, selection.lane, interval)
    node = f"{pillar.id}.{dimension.id}"
    own = None if dimension.implicit else book.cell(iso3, node, selection.year, selection.lane)
    cell = shown_cell(own, interval) if own else None
    ordered = sorted(found, key=lambda one: not one.scored)
    return DimensionScore(dimension, cell, sum(one.weight for one in found), tuple(ordered))
