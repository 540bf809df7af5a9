"""How much evidence a score needs, and what exactly was missing when it is not shown.

The gate follows the 65 % rule of the European Commission's Joint Research Centre (its frequently asked
questions on composite indicators) and asks for law and practice together, no single indicator carrying the
score, and recent evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from methodology.model import ALL, Bools, Floats, Gate

NOT_SCORED, RANGE, SCORED = 0, 1, 2
STATES = ("not-scored", "range", "scored")
TOLERANCE = 1e-9
"""Sums of weights are compared with thresholds up to this rounding error."""

NO_DATA = "no-data"
NO_WEIGHT = "no-weight"
COVERAGE = "coverage"
INDICATORS = "indicators"
KINDS = "kinds"
LARGEST_SHARE = "largest-share"
MEDIAN_AGE = "median-age"
LANE_INDICATORS = "lane-indicators"
LANE_SHARE = "lane-share"
PILLARS = "pillars"
CONDITIONS = (NO_DATA, NO_WEIGHT, COVERAGE, INDICATORS, KINDS, LARGEST_SHARE, MEDIAN_AGE, LANE_INDICATORS,
              LANE_SHARE, PILLARS)  # fmt: skip


@dataclass(frozen=True)
class Failure:
    """One condition that failed: its name, what was found and what is asked for."""

    condition: str
    found: Any = None
    needed: Any = None

    def __str__(self) -> str:
        return _SENTENCES[self.condition].format(found=_show(self.found), needed=_show(self.needed))


_SENTENCES = {
    NO_DATA: "no indicator is observed",
    NO_WEIGHT: "no indicator carries weight here",
    COVERAGE: "coverage {found} is below {needed}",
    INDICATORS: "indicators observed: {found}; needed: {needed}",
    KINDS: "no indicator of this kind is observed: {found}",
    LARGEST_SHARE: "one indicator carries {found} of the weight; at most {needed} is allowed",
    MEDIAN_AGE: "the evidence is {found} years old at the median; at most {needed} is allowed",
    LANE_INDICATORS: "indicators of this lane observed: {found}; needed: {needed}",
    LANE_SHARE: "the lane holds {found} of the pillar's weight; needed: {needed}",
    PILLARS: "pillars without a score: {found}",
}


def _show(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple | list):
        return " or ".join(str(item) for item in value)
    return str(value)


@dataclass(frozen=True)
class Evidence:
    """What the gate looks at, pillars × cells; `kinds` groups × pillars × cells; `lane_share` (pillars,)."""

    coverage: Floats
    observed: Floats
    kinds: Bools
    largest_share: Floats
    young: Floats
    lane_share: Floats


def judge(gate: Gate, lane: str, evidence: Evidence) -> npt.NDArray[np.int8]:
    """The state of each pillar and cell: SCORED, RANGE or NOT_SCORED.

    The `all` lane is scored when every condition under `scored` holds. Another lane needs the two
    coverages of its own weight, enough indicators and enough of the pillar's weight.
    """
    some = evidence.coverage > TOLERANCE
    scored = some & _reaches(evidence.coverage, gate.coverage)
    shown = some & _reaches(evidence.coverage, gate.range_coverage)
    if lane == ALL:
        scored &= _reaches(evidence.observed, gate.indicators)
        scored &= evidence.kinds.all(axis=0)
        if gate.largest_share is not None:
            scored &= evidence.largest_share <= gate.largest_share + TOLERANCE
        if gate.median_age is not None:
            scored &= evidence.young >= 0.5 - TOLERANCE
    else:
        allowed = _reaches(evidence.observed, gate.lane_indicators)
        allowed &= _reaches(evidence.lane_share, gate.lane_share)[:, None]
        scored &= allowed
        shown &= allowed
    return np.where(scored, SCORED, np.where(shown, RANGE, NOT_SCORED)).astype(np.int8)


def _reaches(found: Floats, needed: float | None) -> Bools:
    if needed is None:
        return np.ones(found.shape, dtype=np.bool_)
    return np.asarray(found >= needed - TOLERANCE)


@dataclass(frozen=True)
class CellEvidence:
    """The gate's view of one cell. `median_age` and `largest_share` are None where nothing is observed."""

    coverage: float
    observed: int
    kinds_missing: tuple[tuple[str, ...], ...]
    largest_share: float | None
    median_age: int | None
    lane_share: float


def failures(gate: Gate, lane: str, cell: CellEvidence) -> tuple[Failure, ...]:
    """Every condition of a point score that this cell fails, in the order of the gate; empty when none."""
    if cell.lane_share <= 0:
        return (Failure(NO_WEIGHT),)
    if cell.coverage <= TOLERANCE:
        return (Failure(NO_DATA),)
    found: list[Failure] = []
    _below(found, COVERAGE, cell.coverage, gate.coverage)
    if lane != ALL:
        _below(found, LANE_INDICATORS, cell.observed, gate.lane_indicators)
        _below(found, LANE_SHARE, cell.lane_share, gate.lane_share)
        return tuple(found)
    _below(found, INDICATORS, cell.observed, gate.indicators)
    found += [Failure(KINDS, group) for group in cell.kinds_missing]
    _above(found, LARGEST_SHARE, cell.largest_share, gate.largest_share)
    _above(found, MEDIAN_AGE, cell.median_age, gate.median_age)
    return tuple(found)


def _below(into: list[Failure], condition: str, found: float, needed: float | None) -> None:
    if needed is not None and found < needed - TOLERANCE:
        into.append(Failure(condition, found, needed))


def _above(into: list[Failure], condition: str, found: float | None, needed: float | None) -> None:
    if needed is not None and found is not None and found > needed + TOLERANCE:
        into.append(Failure(condition, found, needed))


def reason(found: Iterable[Failure]) -> str:
    """The failures as one line of plain English, empty when there are none."""
    return "; ".join(str(failure) for failure in found)
