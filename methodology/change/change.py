"""Why a score moved: real change, new evidence and new method, which add up exactly.

A score is a function of three things: the figures (value), which indicators have one (evidence set), and the
definitions and rules (method). Between two books, or two years of one book, each of the three may differ.
Every way from the old to the new changes one of them after the other; a part is the mean of its steps over
all six orders (Shapley 1953; Shorrocks 2013, Decomposition procedures for distributional analysis, Journal of
Economic Inequality 11). The parts do not depend on an order and sum to the whole change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from methodology.change.sides import Pairs, Sides
from methodology.model import ALL, Floats
from methodology.scoring.scorebook import ScoreBook

__all__ = ["PARTS", "ChangeParts", "Moves", "Pairs", "Sides", "change", "moves", "shapley"]

PARTS = ("real", "evidence", "method")
Corner = tuple[int, int, int]
"""Which of value, evidence set and method are the new ones (1) and which the old ones (0)."""
OLD, NEW = (0, 0, 0), (1, 1, 1)
CORNERS: tuple[Corner, ...] = tuple((v, e, m) for v in (0, 1) for e in (0, 1) for m in (0, 1))


@dataclass(frozen=True)
class Moves:
    """Scores before and after, and the three parts of their difference, in points of the scale.

    Arrays of nodes × pairs, NaN where one of the two has no score to speak of. `real` comes from other
    figures of the same indicators, `evidence` from indicators that gained or lost their figure, `method`
    from other definitions and rules. Gates are ignored: a mean stands also where it would not be shown.
    """

    nodes: tuple[str, ...]
    before: Floats
    after: Floats
    real: Floats
    evidence: Floats
    method: Floats


@dataclass(frozen=True)
class ChangeParts:
    """One score between two books or years; the parts sum to `total`."""

    before: float
    after: float
    real: float
    evidence: float
    method: float

    @property
    def total(self) -> float:
        return self.after - self.before


def moves(sides: Sides, level: str, lane: str) -> Moves:
    """The decomposition for all nodes of a level that both books know.

    `level` is overall, pillar, dimension or indicator. Raises KeyError for a lane that a book lacks.
    """
    corners = {corner: sides.scores(level, lane, *corner) for corner in CORNERS}
    _fill(corners)
    before, after = corners[OLD], corners[NEW]
    known = ~np.isnan(before) & ~np.isnan(after)
    parts = (np.where(known, part, np.nan) for part in shapley(corners))
    return Moves(sides.nodes(level), before, after, *parts)


def change(
    old: ScoreBook, new: ScoreBook, iso3: str, node: str, years: tuple[int, int], lane: str = ALL
) -> ChangeParts | None:
    """Why one score moved from the first year in `old` to the second in `new`.

    None where one of the two is not scored. Raises KeyError for what one of the books does not know.
    """
    ends = old.cell(iso3, node, years[0], lane), new.cell(iso3, node, years[1], lane)
    if ends[0].score is None or ends[1].score is None:
        return None
    moved = moves(Sides((old, new), Pairs.of([(iso3, *years)])), ends[0].level, lane)
    row = moved.nodes.index(node)
    parts = [float(getattr(moved, name)[row, 0]) for name in PARTS]
    return ChangeParts(ends[0].score, ends[1].score, *parts)


def shapley(corners: Mapping[Corner, Floats]) -> tuple[Floats, Floats, Floats]:
    """The parts of value, evidence set and method from the scores at all eight corners (of any one shape).

    Formula: the mean over the 6 orders of the step that a part makes when its turn comes. Units: those of
    the scores. Errors: none; NaN where a corner is NaN.
    """
    orders = tuple(permutations(range(len(PARTS))))
    parts = [np.zeros(corners[OLD].shape) for _ in PARTS]
    for order in orders:
        here: Corner = OLD
        for part in order:
            there: Corner = (here[0] | (part == 0), here[1] | (part == 1), here[2] | (part == 2))
            parts[part] += corners[there] - corners[here]
            here = there
    real, evidence, method = (part / len(orders) for part in parts)
    return real, evidence, method


def _fill(corners: dict[Corner, Floats]) -> None:
    """Where a method finds nothing at all in the other side's evidence, its own evidence stands in.

    Such a step exchanges everything that is measured, so it counts as method.
    """
    for value, evidence, method in CORNERS:
        mixed, own = corners[value, evidence, method], corners[value, method, method]
        corners[value, evidence, method] = np.where(np.isnan(mixed), own, mixed)
