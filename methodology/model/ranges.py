"""The range of every number and text that content may set.

Readers refuse what lies outside and say the range; the engine is tested over all that lies within. So each
end is one that the arithmetic, the files and the pages behind it bear with room to spare, and far from what
honest content needs. Units: as named; ends belong to their range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    """Numbers from `lowest` to `highest`. With `zero` also 0 itself, which then asks for nothing."""

    lowest: float
    highest: float
    zero: bool = False

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, int | float):
            return False
        return self.lowest <= value <= self.highest or (self.zero and value == 0)

    def __str__(self) -> str:
        lowest, highest = (_shown(end) for end in (self.lowest, self.highest))
        if self.zero:
            return f"0 or more, at most {highest}, and not between 0 and {lowest}"
        if self.lowest in (0, 1) and self.highest != 1:
            return f"{lowest} or more, at most {highest}"
        return f"from {lowest} to {highest}"


def _shown(value: float) -> str:
    written = f"{value:,.6f}" if abs(value) >= 10_000 else f"{value:.6f}"
    return written.rstrip("0").rstrip(".")


def apart(one: float, other: float) -> bool:
    """Whether two figures differ by more than rounding leaves, so that a scale can tell them apart."""
    return abs(one - other) >= max(LEAST_DISTANCE, LEAST_RELATIVE_DISTANCE * max(abs(one), abs(other)))


def whole(shares: Mapping[str, float]) -> bool:
    """Whether shares are meant to sum to 1."""
    return abs(sum(shares.values()) - 1.0) <= ROUNDED


def brought_to_one(shares: Mapping[str, float]) -> dict[str, float]:
    """Shares that are meant to sum to 1 and do; others, and those that do already, as they are."""
    total = sum(shares.values())
    if not whole(shares) or abs(total - 1.0) <= EXACT:
        return dict(shares)
    return {name: share / total for name, share in shares.items()}


ROUNDED, EXACT = 1e-5, 1e-9
"""Shares may be written with five decimals or more (thirds as 0.33333); such sums are brought to 1."""
FIGURE = Range(-1e15, 1e15)
"""A raw figure, and what a scale says of figures: goalposts, cuts, points, categories."""
LEAST_DISTANCE, LEAST_RELATIVE_DISTANCE = 1e-9, 1e-9
"""Figures that a scale tells apart differ by both: in their own unit, and as a share of the larger one."""
SCALE_END = Range(-100_000, 100_000)
"""An end of the scale of scores."""
LEAST_SPAN = 1.0
"""The ends of the scale are at least so far apart: one decimal of a score is printed."""
LEAST_STAGE = 0.1
"""A stage is at least so wide, so that a printed decimal tells it from its neighbours."""
MOST_STAGES = 10
POWER = Range(-1000, 1000)
"""The power of a mean."""
WEIGHT = Range(1e-6, 1e6, zero=True)
SHARE = Range(0, 1)
CORRELATION = Range(-1, 1)
YEAR = Range(1900, 2100)
"""A year outside these is taken for a slip of the pen."""
AGE = Range(0, 200)
"""Years for which a figure may speak: at most all that there may be."""
COUNT = Range(0, 1000)
"""How many indicators a gate asks for."""
GROUPS = Range(2, 1000)
"""Groups cut at quantiles."""
CLIP = Range(0.01, 1000)
"""Standard deviations at which a z-score is cut."""
DRAWS = Range(1, 100_000)
SEED = Range(0, 2**53 - 1)
LEVEL = Range(0.5, 0.99)
"""The share of draws inside an interval."""
CONCENTRATION = Range(1, 1e6)
"""Of random weights."""
RESPONSIBILITY = Range(1, 1e6, zero=True)
"""Concentration of random shares of responsibility; 0 leaves them as they are."""
ERROR = Range(1e-6, 1e6, zero=True)
"""One standard error in points of the scale."""
TOLERANCE = Range(0, 0.45)
"""How far the ends of a scale may move, as a share of their distance; at one half they could meet."""
BOUNDS = Range(0.01, 0.99)
"""How much of the probability lies within a source's own bounds."""

LONGEST_ID = 80
"""Signs of an id: it becomes part of addresses and of names of files. Other texts: `faults.texts`."""
MOST_ENTRIES, MOST_NODES = 2000, 50_000
"""Entries of one list or mapping, and values of one file."""
MOST_DEFINED = 4_000_000
"""Signs of all definitions together."""
MOST_INDICATORS, MOST_PILLARS, MOST_DIMENSIONS, MOST_LANES, MOST_MEASURES = 1000, 100, 100, 10, 100
"""Over all pillars; pillars; dimensions of one pillar; lanes beside the one of all; measures of context."""
