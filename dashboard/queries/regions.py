"""How the regions moved: the median country of each, like with like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.queries.like_for_like import Panel
from methodology.model import Pillar
from methodology.scorebook import ScoreBook

FEWEST_ECONOMIES = 3
NOTABLE = 0.05
"""Moves below this show as 0.0 with one decimal and are counted as none."""


@dataclass(frozen=True)
class RegionLine:
    """The median of a region's countries in each year of the panel; `economies` is how many there are."""

    region: str
    economies: int
    values: tuple[float, ...]

    @property
    def change(self) -> float:
        return self.values[-1] - self.values[0]


@dataclass(frozen=True)
class PillarTrend:
    """One pillar's lines. `lines` holds None for a region with too few countries in the panel."""

    pillar: Pillar
    years: tuple[int, ...]
    indicators: tuple[str, ...]
    economies: int
    world: RegionLine
    lines: tuple[RegionLine | None, ...]

    @property
    def risen(self) -> int:
        return sum(line is not None and line.change >= NOTABLE for line in self.lines)

    @property
    def fallen(self) -> int:
        return sum(line is not None and line.change <= -NOTABLE for line in self.lines)

    @property
    def compared(self) -> int:
        """Regions that have a line."""
        return sum(line is not None for line in self.lines)


def regional_trends(book: ScoreBook, panels: Iterable[Panel]) -> tuple[PillarTrend, ...]:
    """A trend for every pillar that has a panel; regions in the order of `region_names`."""
    return tuple(_trend(book, panel) for panel in panels)


def region_names(book: ScoreBook) -> tuple[str, ...]:
    """The regions of the content, A to Z."""
    return tuple(sorted({economy.region for economy in book.economies} - {""}))


def _trend(book: ScoreBook, panel: Panel) -> PillarTrend:
    regions = np.array([book.economies[place].region for place in panel.economies])
    lines = tuple(_line(name, panel, regions == name) for name in region_names(book))
    return PillarTrend(
        pillar=panel.pillar,
        years=panel.years,
        indicators=tuple(indicator.title for indicator in panel.indicators),
        economies=len(panel.economies),
        world=RegionLine("", len(panel.economies), tuple(np.median(panel.values, axis=0).tolist())),
        lines=lines,
    )


def _line(name: str, panel: Panel, members: np.ndarray) -> RegionLine | None:
    count = int(members.sum())
    if count < FEWEST_ECONOMIES:
        return None
    return RegionLine(name, count, tuple(np.median(panel.values[members], axis=0).tolist()))
