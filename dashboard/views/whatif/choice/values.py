"""Single values in a what-if's address: weights, means, conditions of the gate. A bad one is named (400)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.answers.asked.near import near as near_words
from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.refused import Refused
from dashboard.language.i18n import _
from dashboard.language.numbers import number
from methodology.model import Gate, Methodology
from methodology.scoring.aggregation.aggregate import NAMED_POWERS

HEAVIEST = 100.0
NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")
LONGEST_SHOWN = 60
NEAR = 3
OFF = "off"
PERCENT, COUNT, YEARS = "percent", "count", "years"
MOST = {PERCENT: 100.0, COUNT: 99.0, YEARS: 99.0}


@dataclass(frozen=True)
class Condition:
    """One condition of the gate that a reader may set: its key in addresses and its place in `Gate`."""

    key: str
    attribute: str
    unit: str

    @property
    def most(self) -> float:
        return MOST[self.unit]

    def usual(self, gate: Gate) -> str:
        """The content's own value as an address writes it; empty where the gate asks for nothing."""
        value = getattr(gate, self.attribute)
        return "" if value is None else plain(100 * value if self.unit == PERCENT else value)


CONDITIONS = (
    Condition("gate-coverage", "coverage", PERCENT),
    Condition("gate-range", "range_coverage", PERCENT),
    Condition("gate-indicators", "indicators", COUNT),
    Condition("gate-share", "largest_share", PERCENT),
    Condition("gate-age", "median_age", YEARS),
    Condition("gate-dimension", "dimension", PERCENT),
    Condition("gate-year", "same_year", PERCENT),
    Condition("gate-lane-share", "lane_share", PERCENT),
    Condition("gate-lane-indicators", "lane_indicators", COUNT),
)
KINDS_KEY = "gate-kinds"
MEANS = {"within": "dimension", "across": "pillar", "among": "overall"}
"""The key of a mean, and the level that it makes."""


def plain(value: float) -> str:
    """A number as an address writes it, in any language: at most four decimals, none that say nothing."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def read_number(key: str, text: str, most: float) -> float:
    """A number from 0 to `most`. Raises Refused."""
    if not NUMBER.fullmatch(text) or float(text) > most:
        rule = _(
            "It takes a number from 0 to %(most)s, with a point and at most four decimals.", most=number(most)
        )
        raise Refused(key, text[:LONGEST_SHOWN], (), rule)
    return float(text)


def read_weights(query: Mapping[str, str], known: Mapping[str, float]) -> dict[str, float]:
    """The weights of `w`, and over them those of a form without scripts. Raises Refused."""
    found = _listed_weights(query.get("w", ""), known)
    for key, text in query.items():
        if key.startswith("w."):
            _known_node(key, key.removeprefix("w."), known)
            found[key.removeprefix("w.")] = read_number(key, text, HEAVIEST)
    return found


def _listed_weights(text: str, known: Mapping[str, float]) -> dict[str, float]:
    parts = text.split("_") if text else []
    if len(parts) % 2:
        rule = _("It takes nodes and their weights by turns, joined by underscores, such as %(example)s.",
                 example=f"{next(iter(known), 'node')}_2")  # fmt: skip
        raise Refused("w", text[:LONGEST_SHOWN], (), rule)
    found = {}
    for node, weight in zip(parts[::2], parts[1::2], strict=True):
        _known_node("w", node, known)
        found[node] = read_number(f"w: {node}", weight, HEAVIEST)
    return found


def _known_node(key: str, node: str, known: Mapping[str, float]) -> None:
    if node not in known:
        near = near_words(node, known, NEAR)
        rule = _("It names a right, a dimension (right.dimension) or an indicator.")
        if near:
            told = _("Near to it: %(names)s.", names=", ".join(near))
            rule = f"{rule} {told}"
        raise Refused(key, node[:LONGEST_SHOWN], (), rule)


def means_allowed(methodology: Methodology) -> dict[str, float]:
    """The means that the content's scale carries, by name: below 0 only the arithmetic one has a meaning."""
    return dict(NAMED_POWERS) if methodology.scale_min >= 0 else {"arithmetic": NAMED_POWERS["arithmetic"]}


def read_means(query: Mapping[str, str], methodology: Methodology) -> dict[str, float]:
    """The means that differ from the content's own, by level. Raises Refused."""
    allowed, found = means_allowed(methodology), {}
    for key, level in MEANS.items():
        asked = one_of(key, query, allowed)
        if asked and allowed[asked] != methodology.aggregation[level]:
            found[level] = allowed[asked]
    return found


def read_gate(query: Mapping[str, str], gate: Gate) -> tuple[dict[str, str], Gate | None]:
    """What differs from the content's gate, as an address writes it, and the gate that follows; else None.

    Raises Refused.
    """
    values = {}
    for condition in CONDITIONS:
        asked = query.get(condition.key, "")
        if asked:
            value = plain(read_number(condition.key, asked, condition.most))
            if value != condition.usual(gate):
                values[condition.key] = value
    if one_of(KINDS_KEY, query, (OFF,)) and gate.kinds:
        values[KINDS_KEY] = OFF
    if one_of("gate", query, (OFF,)):
        return {"gate": OFF}, Gate()
    return values, changed_gate(gate, values) if values else None


def changed_gate(gate: Gate, values: Mapping[str, str]) -> Gate:
    """The gate with the values of an address."""
    changes: dict[str, float] = {}
    for condition in CONDITIONS:
        if condition.key in values:
            value = float(values[condition.key])
            changes[condition.attribute] = value / 100 if condition.unit == PERCENT else value
    kinds = () if KINDS_KEY in values else gate.kinds
    return replace(gate, kinds=kinds, **changes)  # type: ignore[arg-type]
