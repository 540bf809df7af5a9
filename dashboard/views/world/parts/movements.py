"""What moved over the years up to one year: the regions' lines and the widest changes."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.views.world.parts.changes import Changes, widest_changes
from dashboard.views.world.parts.like_for_like import panels
from dashboard.views.world.parts.regions import PillarTrend, regional_trends
from methodology.change.told import JointYears


@dataclass(frozen=True)
class Movements:
    """The regions' lines, one entry a right that can be followed, and the widest changes over five years."""

    trends: tuple[PillarTrend, ...]
    changes: Changes


def movements(joint: JointYears, year: int, lane: str) -> Movements:
    """What moved up to a year in a lane. Raises KeyError for an unknown lane."""
    book = joint.book
    constant = panels(book, year, lane)
    return Movements(regional_trends(book, constant, joint), widest_changes(book, constant, joint))
