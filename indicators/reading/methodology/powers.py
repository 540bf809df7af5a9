"""The power of a weighted power mean, by name or number, and the scales on which it is defined."""

from __future__ import annotations

from indicators.reading.fields import Fields
from indicators.reading.strict_yaml import Table
from methodology.faults.finding import unknown
from methodology.model.ranges import POWER
from methodology.scoring.aggregation.aggregate import NAMED_POWERS


def read_power(section: Fields, key: str) -> float:
    """The power under a key: arithmetic 1, geometric 0, harmonic -1, or {power: p}."""
    node = section.node(key)
    if isinstance(node, Table):
        inner = Fields(node, section.file, section.report, ("power",))
        inner.require("power")
        return float(inner.number("power", 1.0, POWER))
    mean = section.name(key, "arithmetic")
    if mean not in NAMED_POWERS:
        section.fault(key, unknown(mean, "aggregation", (*NAMED_POWERS, "{power: p}")))
    return NAMED_POWERS.get(mean, 1.0)


def refuse_undefined(section: Fields, key: str, power: float, lowest: float) -> None:
    """Reports a mean that some scores of the scale do not have; at 0 a mean of power 0 or less is 0."""
    if power != 1.0 and lowest < 0:
        section.fault(key, f"a power mean needs scores of 0 or more; the scale begins at {lowest:g}")
