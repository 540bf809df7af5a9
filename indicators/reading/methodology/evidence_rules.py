"""Reads the parts of the methodology that say how much evidence is enough and how certain a score is."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.reading.fields import Fields
from indicators.reading.methodology.own_errors import read_errors
from indicators.reading.methodology.powers import refuse_undefined
from indicators.reading.strict_yaml import Listing, Node, Scalar, enough
from indicators.reading.values import kind_of
from methodology.faults.finding import unknown
from methodology.model import EVIDENCE, KINDS, Gate, Uncertainty, ranges
from methodology.scoring.aggregation.aggregate import NAMED_POWERS

SCORED_KEYS = ("coverage", "indicators", "kinds", "largest_share", "median_age", "dimension", "same_year")
UNCERTAINTY_KEYS = (
    "draws", "seed", "level", "weights", "aggregation", "measurement", "miscoded", "goalposts", "leave_out",
    "house", "sources", "series", "responsibility",
)  # fmt: skip


def read_gate(fields: Fields) -> Gate:
    """The gate; what is left out asks for nothing."""
    section = fields.section("gate", ("scored", "range", "lane"))
    if section is None:
        return Gate()
    scored = section.section("scored", SCORED_KEYS)
    shown = section.section("range", ("coverage",))
    lane = section.section("lane", ("share", "indicators", "dimension", "same_year"))
    coverage = _share(scored, "coverage")
    range_coverage = _share(shown, "coverage")
    if shown and coverage is not None and range_coverage is not None and range_coverage > coverage:
        shown.fault(
            "coverage", f"the range asks for more coverage ({range_coverage:g}) than a score ({coverage:g})"
        )
    return Gate(
        coverage=coverage,
        indicators=scored.whole("indicators", within=ranges.COUNT) if scored else None,
        kinds=_kinds(scored) if scored else (),
        largest_share=_share(scored, "largest_share"),
        median_age=scored.number("median_age", within=ranges.AGE) if scored else None,
        range_coverage=range_coverage,
        lane_share=_share(lane, "share"),
        lane_indicators=lane.whole("indicators", within=ranges.COUNT) if lane else None,
        dimension=_share(scored, "dimension"),
        same_year=_share(scored, "same_year"),
        lane_dimension=_share(lane, "dimension"),
        lane_same_year=_share(lane, "same_year"),
    )


def _share(section: Fields | None, key: str) -> float | None:
    share = section.number(key, within=ranges.SHARE) if section else None
    return None if share is None else float(share)


def _kinds(section: Fields) -> tuple[tuple[str, ...], ...]:
    """Groups of kinds; at least one indicator of each group must be observed."""
    node = section.node("kinds")
    if node is None:
        return ()
    if not isinstance(node, Listing):
        section.fault("kinds", f'"kinds" must be a list of lists, as [[structure]]; found {kind_of(node)}')
        return ()
    return tuple(_group(section, group) for group in node.items)


def _group(section: Fields, group: Node) -> tuple[str, ...]:
    if not isinstance(group, Listing) or not group.items:
        section.report.add(
            section.file, group.line, f'"kinds" must hold lists of kinds; found {kind_of(group)}'
        )
        return ()
    words = [item.text if isinstance(item, Scalar) else kind_of(item) for item in group.items]
    for item, word in zip(group.items, words, strict=True):
        if word not in KINDS and not enough(section.report, section.file):
            section.report.add(section.file, item.line, unknown(word, "kind", KINDS))
    return tuple(words)


def read_uncertainty(fields: Fields, lowest: float) -> Uncertainty:
    """How the doubt is drawn; `lowest` is the lower end of the scale."""
    default = Uncertainty()
    section = fields.section("uncertainty", UNCERTAINTY_KEYS)
    if section is None:
        return default
    return Uncertainty(
        draws=section.whole("draws", default.draws, ranges.DRAWS),
        seed=section.whole("seed", default.seed, ranges.SEED),
        level=float(section.number("level", default.level, ranges.LEVEL)),
        weights=float(section.number("weights", default.weights, ranges.CONCENTRATION)),
        aggregation=_mixture(section, default, lowest),
        measurement=_errors(section),
        miscoded=_chance(section, "miscoded"),
        goalposts=float(section.number("goalposts", 0.0, ranges.TOLERANCE)),
        leave_out=_chance(section, "leave_out"),
        house=_chance(section, "house"),
        sources=read_errors(section, "sources"),
        series=read_errors(section, "series"),
        responsibility=float(section.number("responsibility", 0.0, ranges.RESPONSIBILITY)),
    )


def _errors(section: Fields) -> Mapping[str, float]:
    """One standard error for each evidence type, in points of the scale."""
    errors = section.section("measurement", EVIDENCE)
    return {} if errors is None else {key: float(errors.number(key, 0.0, ranges.ERROR)) for key in errors}


def _chance(section: Fields, key: str) -> float:
    return float(section.number(key, 0.0, ranges.SHARE))


def _mixture(section: Fields, default: Uncertainty, lowest: float) -> Mapping[str, float]:
    mixture = section.section("aggregation", NAMED_POWERS)
    if mixture is None:
        return default.aggregation
    shares = {key: float(mixture.number(key, 0.0, ranges.SHARE)) for key in mixture if key in NAMED_POWERS}
    if not ranges.whole(shares):
        section.fault("aggregation", f"the shares must sum to 1; found {sum(shares.values()):.10g}")
    for key in shares:
        refuse_undefined(mixture, key, NAMED_POWERS[key], lowest)
    return ranges.brought_to_one(shares)
