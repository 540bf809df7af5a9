"""Where the audit raises an alarm, as its page says."""

from __future__ import annotations

from dataclasses import dataclass

from methodology.audit.availability import THIN
from methodology.audit.correlation import CONSISTENT, REDUNDANT
from methodology.audit.weights import TOO_LITTLE, TOO_MUCH
from methodology.model import Methodology
from methodology.sensitivity.alternatives import NOTABLE
from methodology.statistics.moments import KURTOSIS_LIMIT, SKEWNESS_LIMIT


@dataclass(frozen=True)
class Limits:
    """All limits; `notable` is in points of the scale. With more indicators than `table` a right's
    correlations are left to `drd audit`."""

    notable: float
    thin: float = THIN
    skewness: float = SKEWNESS_LIMIT
    kurtosis: float = KURTOSIS_LIMIT
    alpha: float = CONSISTENT
    little: float = TOO_LITTLE
    much: float = TOO_MUCH
    redundant: float = REDUNDANT
    table: int = 60


def limits(methodology: Methodology) -> Limits:
    """The limits on a methodology's scale."""
    return Limits(notable=NOTABLE * methodology.span)
