"""How much evidence a score needs, and what exactly was missing when it is not shown.

The gate follows the 65 % rule of the European Commission's Joint Research Centre (its frequently asked
questions on composite indicators) and asks for law and practice together, no single indicator carrying the
score, and recent evidence, some of it of the scored year, and of every dimension.

Conditions on what is observed at all (coverage, indicators, kinds, dimension) are monotone: taking evidence
away never opens a score. Conditions relative to the observed weight (largest share, median age, same year)
cannot be as the contract words them: on 3,890 generated pillars one figure taken away opened a score 249
times under a median age of 1 and 185 times under a share of 0.2 of the year, always an old figure that stood
in the way, and 92 times under a largest share of 0.4, always the largest part. A definition that is monotone
would weigh what is missing, and so no longer ask how recent the evidence is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from methodology.model import ALL, Bools, Floats, Gate, states

NOT_SCORED, RANGE, SCORED, MARKS = 0, 1, 2, 3
STATES = (states.NOT_SCORED, states.RANGE, states.SCORED, states.MARKS)
"""The words of the states by their numbers; the numbers are names, not an order."""
TOLERANCE = 1e-9
"""Sums of weights are compared with thresholds up to this rounding error."""

Condition = Literal[
    "no-data", "no-weight", "not-placed", "coverage", "indicators", "kinds", "largest-share", "median-age",
    "dimension", "same-year", "companies", "lane-indicators", "lane-share", "pillars",
]  # fmt: skip
NO_DATA: Final = "no-data"
NO_WEIGHT: Final = "no-weight"
NOT_PLACED: Final = "not-placed"
COVERAGE: Final = "coverage"
INDICATORS: Final = "indicators"
KINDS: Final = "kinds"
LARGEST_SHARE: Final = "largest-share"
MEDIAN_AGE: Final = "median-age"
DIMENSION: Final = "dimension"
SAME_YEAR: Final = "same-year"
COMPANIES: Final = "companies"
LANE_INDICATORS: Final = "lane-indicators"
LANE_SHARE: Final = "lane-share"
PILLARS: Final = "pillars"
CONDITIONS: tuple[Condition, ...] = get_args(Condition)


@dataclass(frozen=True)
class Failure:
    """One condition that failed: its name, what was found and what is asked for.

    `found` is a number for most conditions, for NOT_PLACED how many indicators are observed whose figures
    cannot be placed on a scale; the kinds that lack for KINDS, title and observed share of each
    thin dimension for DIMENSION, the ids of pillars for PILLARS; `needed` is 0 where nothing is asked for.
    """

    condition: Condition
    found: Any = None
    needed: float = 0.0


def has_bounds(state: Any) -> Any:
    """Whether bounds are shown: those of a point score or of a range. Scalar or array, as `state`."""
    return (state == SCORED) | (state == RANGE)


@dataclass(frozen=True)
class GateEvidence:
    """What the gate looks at, pillars × cells; `kinds` groups × pillars × cells; `lane_share` (pillars,).

    `least_dimension` is the observed share of the dimension with the least, `of_year` the part of the shown
    score's weight whose figures are of the scored year. `companies` counts the companies whose conduct is
    observed; it is None where the lane holds no indicator of `use: lane`, `asked` (pillars,) says where.
    """

    coverage: Floats
    observed: Floats
    kinds: Bools
    largest_share: Floats
    young: Floats
    lane_share: Floats
    least_dimension: Floats
    of_year: Floats
    companies: Floats | None = None
    asked: Bools | None = None


def judge(gate: Gate, lane: str, evidence: GateEvidence) -> npt.NDArray[np.int8]:
    """The state of each pillar and cell: SCORED, RANGE, MARKS or NOT_SCORED.

    The `all` lane is scored when every condition under `scored` holds. Another lane needs the two coverages
    of its own weight, enough indicators and enough of the pillar's weight, and of its dimensions and of the
    year what the gate asks of lanes; where it holds indicators of `use: lane`, their figures must be of as
    many companies. Where it does not come to a score, a single one of them makes it MARKS.
    Shape pillars × cells.
    """
    # A gate may ask for a coverage of 0; without any evidence there is still nothing to show.
    some = evidence.coverage > 0
    scored = some & _reaches(evidence.coverage, gate.coverage)
    shown = some & _reaches(evidence.coverage, gate.range_coverage)
    if lane == ALL:
        scored &= _reaches(evidence.observed, gate.indicators)
        scored &= evidence.kinds.all(axis=0)
        if gate.largest_share is not None:
            scored &= evidence.largest_share <= gate.largest_share + TOLERANCE
        if gate.median_age is not None:
            # The median is within the limit where half the weight is: no sort of the ages of every cell.
            scored &= evidence.young >= 0.5 - TOLERANCE
    else:
        allowed = _reaches(evidence.observed, gate.lane_indicators)
        allowed &= _reaches(evidence.lane_share, gate.lane_share)[:, None]
        scored &= allowed
        shown &= allowed
    scored &= _reaches(evidence.least_dimension, gate.dimension_of(lane))
    scored &= _reaches(evidence.of_year, gate.same_year_of(lane))
    state = np.where(shown, RANGE, NOT_SCORED)
    if evidence.companies is not None and evidence.asked is not None:
        scored &= _reaches(evidence.companies, gate.lane_indicators) | ~evidence.asked[:, None]
        state = np.where(evidence.companies > 0, MARKS, state)
    return np.where(scored, SCORED, state).astype(np.int8)


def _reaches(value: Floats, needed: float | None) -> Bools:
    if needed is None:
        return np.ones(value.shape, dtype=np.bool_)
    return np.asarray(value >= needed - TOLERANCE)


@dataclass(frozen=True)
class CellEvidence:
    """The gate's view of one cell. `median_age`, `largest_share` and `of_year` are None where nothing is
    observed, `companies` where the lane holds no indicator of `use: lane`. `dimensions` are those that
    the gate asks for, title and observed share; `unplaced` counts the indicators observed whose figures
    cannot be placed on a scale."""

    coverage: float
    observed: int
    kinds_missing: tuple[tuple[str, ...], ...]
    largest_share: float | None
    median_age: int | None
    lane_share: float
    dimensions: tuple[tuple[str, float], ...] = ()
    of_year: float | None = None
    companies: int | None = None
    unplaced: int = 0


def failures(gate: Gate, lane: str, cell: CellEvidence) -> tuple[Failure, ...]:
    """Every condition of a point score that this cell fails, in the order of the gate; empty when none."""
    if cell.lane_share <= 0:
        return (Failure(NO_WEIGHT),)
    if cell.coverage <= 0:
        return (Failure(NOT_PLACED, cell.unplaced) if cell.unplaced else Failure(NO_DATA),)
    failed: list[Failure] = []
    _below(failed, COMPANIES, cell.companies, gate.lane_indicators)
    _below(failed, COVERAGE, cell.coverage, gate.coverage)
    if lane != ALL:
        _below(failed, LANE_INDICATORS, cell.observed, gate.lane_indicators)
        _below(failed, LANE_SHARE, cell.lane_share, gate.lane_share)
    else:
        _below(failed, INDICATORS, cell.observed, gate.indicators)
        failed += [Failure(KINDS, group) for group in cell.kinds_missing]
        _above(failed, LARGEST_SHARE, cell.largest_share, gate.largest_share)
        _above(failed, MEDIAN_AGE, cell.median_age, gate.median_age)
    needed = gate.dimension_of(lane)
    if needed is not None:
        thin = tuple(part for part in cell.dimensions if part[1] < needed - TOLERANCE)
        failed += [Failure(DIMENSION, thin, needed)] if thin else []
    _below(failed, SAME_YEAR, cell.of_year, gate.same_year_of(lane))
    if failed and cell.unplaced:
        failed.append(Failure(NOT_PLACED, cell.unplaced))
    return tuple(failed)


def _below(into: list[Failure], condition: Condition, value: float | None, needed: float | None) -> None:
    if needed is not None and value is not None and value < needed - TOLERANCE:
        into.append(Failure(condition, value, needed))


def _above(into: list[Failure], condition: Condition, value: float | None, needed: float | None) -> None:
    if needed is not None and value is not None and value > needed + TOLERANCE:
        into.append(Failure(condition, value, needed))
