"""What a ScoreBook answers with: nodes of the tree, single scores, and one node over all economies."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from methodology.model import Floats, Wordings
from methodology.scoring.aggregation.gate import Failure
from methodology.scoring.missing import Missing

OVERALL = "overall"
LEVELS = ("overall", "pillar", "dimension", "indicator")
OBSERVED, CARRIED, IMPUTED, MISSING = "observed", "carried", "imputed", "missing"


@dataclass(frozen=True)
class Node:
    """One node of the tree; `id` is `overall`, `<pillar>`, `<pillar>.<dimension>` or the indicator's id."""

    id: str
    level: str
    title: str
    pillar: str = ""
    dimension: str = ""
    wordings: Wordings = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Cell:
    """One score with what is known of it. Scores and bounds are on the scale, None where not shown.

    `value` is the raw figure, which may not be ours to pass on: show `ScoreBook.public_value(cell)`, or
    `ScoreBook.cited_value(cell)` where one economy or a few compared ones are spoken of. `status` is
    observed, carried, imputed or missing for an indicator, else None; an imputed score was made up from
    others as the content asks, so its coverage is 0 and its bounds are the whole scale. Why there is no
    point score say `missing` for an indicator and `failures` for what is above it.
    """

    iso3: str
    node: str
    level: str
    lane: str
    year: int
    state: str
    score: float | None
    coverage: float
    bound_low: float | None
    bound_high: float | None
    failures: tuple[Failure, ...] = ()
    value: float | None = None
    observed_year: int | None = None
    status: str | None = None
    missing: Missing | None = None


Why = Missing | Failure


def why_of(cell: Cell) -> tuple[Why, ...]:
    """Why a cell has no point score; empty where it has one."""
    return (cell.missing,) if cell.missing else cell.failures


@dataclass(frozen=True)
class Column:
    """One node over all economies in one year and lane; `state` is a place in `gate.STATES`."""

    score: Floats
    state: npt.NDArray[np.int8]
    low: Floats
    high: Floats
    coverage: Floats
