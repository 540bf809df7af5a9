"""How the regions moved: the median country of each, like with like, as the distance from its first year.

Only distances are shown: the level of a few indicators is not the level of the right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.views.world.parts.like_for_like import Panel, joint_draws
from methodology.change.told import JointYears
from methodology.change.trend_statement import FALL, RISE, direction
from methodology.doubt.errors.noise import Singles
from methodology.model import Bools, Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook

FEWEST_ECONOMIES = 3
NOTABLE = 0.05
"""Moves below this show as 0.0 with one decimal and are counted as none."""


@dataclass(frozen=True)
class RegionLine:
    """How far the median of a region's countries has moved since the panel's first year, year by year.

    `economies` is how many countries there are. `moved` is rise or fall where the direction from the first to
    the last year is beyond doubt, else None.
    """

    region: str
    economies: int
    values: tuple[float, ...]
    moved: str | None = None

    @property
    def change(self) -> float:
        return self.values[-1]


@dataclass(frozen=True)
class PillarTrend:
    """The lines of what can be followed of a pillar: `indicators` by title, of `total`, with `share` of its
    weight.

    `lines` holds None for a region with too few countries in the panel.
    """

    pillar: Pillar
    years: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    total: int
    share: float
    economies: int
    world: RegionLine
    lines: tuple[RegionLine | None, ...]

    @property
    def widest(self) -> float:
        """The furthest that any line is from its start."""
        drawn = [self.world, *(line for line in self.lines if line is not None)]
        return max(abs(value) for line in drawn for value in line.values)

    @property
    def risen(self) -> int:
        return sum(line is not None and line.moved == RISE and line.change >= NOTABLE for line in self.lines)

    @property
    def fallen(self) -> int:
        return sum(line is not None and line.moved == FALL and line.change <= -NOTABLE for line in self.lines)

    @property
    def compared(self) -> int:
        """Regions that have a line."""
        return sum(line is not None for line in self.lines)


def regional_trends(book: ScoreBook, panels: Iterable[Panel], joint: JointYears) -> tuple[PillarTrend, ...]:
    """A trend for every pillar that has a panel; regions in the order of `region_names`."""
    return tuple(_trend(book, panel, joint) for panel in panels)


def region_names(book: ScoreBook) -> tuple[str, ...]:
    """The regions of the content, A to Z."""
    return tuple(sorted({economy.region for economy in book.economies} - {""}))


def _trend(book: ScoreBook, panel: Panel, joint: JointYears) -> PillarTrend:
    regions = np.array([book.economies[place].region for place in panel.economies])
    draws = joint_draws(joint, panel, 0, len(panel.years) - 1)
    lines = tuple(_line(name, panel, regions == name, draws, joint) for name in region_names(book))
    return PillarTrend(
        pillar=panel.pillar,
        years=panel.years,
        indicators=panel.indicators,
        total=len(book.framework.members(panel.pillar.id)),
        share=panel.share,
        economies=len(panel.economies),
        world=_median("", panel, np.ones(len(regions), dtype=np.bool_), draws, joint),
        lines=lines,
    )


Draws = tuple[Singles, Singles]


def _line(name: str, panel: Panel, members: Bools, draws: Draws, joint: JointYears) -> RegionLine | None:
    return _median(name, panel, members, draws, joint) if members.sum() >= FEWEST_ECONOMIES else None


def _median(name: str, panel: Panel, members: Bools, draws: Draws, joint: JointYears) -> RegionLine:
    before, after = (np.median(drawn[members], axis=0) for drawn in draws)
    medians = np.median(panel.values[members], axis=0)
    moves = tuple((medians - medians[0]).tolist())
    return RegionLine(name, int(members.sum()), moves, direction(joint.share(before, after)))
