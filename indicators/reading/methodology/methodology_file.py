"""Reads `methodology/methodology.yaml`: how scores are made. Every key has a default."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from indicators.reading.fields import GOOD_ID, KEBAB, Fields
from indicators.reading.methodology.evidence_rules import read_gate, read_uncertainty
from indicators.reading.methodology.powers import read_power, refuse_undefined
from indicators.reading.strict_yaml import Listing
from methodology.faults.finding import echo, listed
from methodology.model import (
    ALL,
    CHANNELS,
    HEAVY_TAILS,
    IMPUTATIONS,
    Guards,
    Methodology,
    MethodologyChange,
    Stage,
    Treatment,
    ranges,
)

FILE = "methodology/methodology.yaml"
KEYS = (
    "version", "scale", "stages", "aggregation", "publish_overall", "lanes", "years", "gate", "uncertainty",
    "treatment", "context", "income", "guards", "changes", "leave_out_sources",
)  # fmt: skip
LEVELS = ("dimension", "pillar", "overall")
RESERVED_LANES = (ALL, "every")
TOLERANCE = 1e-9
_SEMANTIC = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z.-]+)?")


def read_methodology(fields: Fields | None) -> Methodology:
    """The methodology; all defaults where there is no file. Faults go to the report of `fields`."""
    default = Methodology()
    if fields is None:
        return default
    lowest, highest = _scale(fields, default)
    first, default_year, max_age = _years(fields, default)
    return Methodology(
        version=_version(fields, default.version),
        scale_min=lowest,
        scale_max=highest,
        stages=_stages(fields, lowest, highest),
        aggregation=_aggregation(fields, default, lowest),
        publish_overall=fields.flag("publish_overall"),
        lanes=_lanes(fields, default),
        first_year=first,
        default_year=default_year,
        max_age=max_age,
        gate=read_gate(fields),
        uncertainty=read_uncertainty(fields, lowest),
        treatment=_treatment(fields),
        guards=_guards(fields),
        leave_out_sources=fields.codes("leave_out_sources"),
        changes=tuple(_change(entry) for entry in fields.sections("changes", ("version", "date", "what"))),
    )


def _version(fields: Fields, default: str) -> str:
    version = fields.name("version", default)
    if not _SEMANTIC.fullmatch(version):
        fields.fault("version", f'"version" must have three numbers, as 1.0.0; found {echo(version)}')
    return version


def _scale(fields: Fields, default: Methodology) -> tuple[float, float]:
    section = fields.section("scale", ("min", "max"))
    if section is None:
        return default.scale_min, default.scale_max
    lowest = float(section.number("min", default.scale_min, ranges.SCALE_END))
    highest = float(section.number("max", default.scale_max, ranges.SCALE_END))
    if highest - lowest < ranges.LEAST_SPAN:
        what = f'"max" must be above "min" by at least {ranges.LEAST_SPAN:g}'
        section.fault("max", f"{what}; found min {lowest:g} and max {highest:g}")
        return default.scale_min, default.scale_max
    return lowest, highest


def _stages(fields: Fields, lowest: float, highest: float) -> tuple[Stage, ...]:
    entries = fields.sections("stages", ("upto", "id", "title"))
    stages: list[Stage] = []
    lower = lowest
    if len(entries) > ranges.MOST_STAGES:
        fields.fault("stages", f'"stages" lists {len(entries)}; at most {ranges.MOST_STAGES} are allowed')
    for entry in entries:
        entry.require("id", *(() if entry is entries[-1] else ("upto",)))
        upto = float(entry.number("upto", highest, ranges.SCALE_END))
        name = entry.identifier()
        if any(stage.id == name for stage in stages):
            entry.fault("id", f'"{name}" is the id of an earlier stage already')
        if upto - lower < ranges.LEAST_STAGE - TOLERANCE:
            what = (
                f"stages must rise by at least {ranges.LEAST_STAGE:g}, what one printed decimal tells apart"
            )
            entry.fault("upto", f"{what}; found {upto:g} after {lower:g}")
        stages.append(Stage(id=name, title=entry.name("title", name), lower=lower, upto=upto))
        lower = upto
    if stages and lower != highest:
        message = f"the stages must end at the top of the scale, {highest:g}; found {lower:g}"
        entries[-1].fault("upto", message)
    return tuple(stages)


def _aggregation(fields: Fields, default: Methodology, lowest: float) -> Mapping[str, float]:
    powers = dict(default.aggregation)
    section = fields.section("aggregation", LEVELS)
    for level in () if section is None else section:
        assert section is not None
        if level in LEVELS:
            powers[level] = read_power(section, level)
            refuse_undefined(section, level, powers[level], lowest)
    return powers


def _lanes(fields: Fields, default: Methodology) -> Mapping[str, tuple[str, ...]]:
    section = fields.section("lanes")
    if section is None:
        return default.lanes
    lanes: dict[str, tuple[str, ...]] = {}
    if len(section.table.entries) > ranges.MOST_LANES:
        fields.fault(
            "lanes", f'"lanes" lists {len(section.table.entries)}; at most {ranges.MOST_LANES} are allowed'
        )
    for name in section:
        if name in RESERVED_LANES or not KEBAB.fullmatch(name):
            what = f"is not a good name of a lane; allowed: {GOOD_ID}, and not {listed(RESERVED_LANES)}"
            section.fault(name, f"{echo(name)} {what}")
        lanes[name] = section.choices(name, CHANNELS, "channel of responsibility")
        node = section.node(name)
        if isinstance(node, Listing) and not node.items:
            section.fault(name, f'the lane "{name}" names no channel; allowed: {listed(CHANNELS)}')
    return lanes


def _years(fields: Fields, default: Methodology) -> tuple[int | None, int | None, int]:
    section = fields.section("years", ("first", "default", "max_age"))
    if section is None:
        return default.first_year, default.default_year, default.max_age
    first, preset = (_year(section, key) for key in ("first", "default"))
    if first is not None and preset is not None and first > preset:
        section.fault("default", f'"default" must not be before "first"; found {preset} and {first}')
    return first, preset, section.whole("max_age", default.max_age, ranges.AGE)


def _year(section: Fields, key: str) -> int | None:
    year: Any = section.whole(key, within=ranges.YEAR)
    return None if year is None else int(year)


def _treatment(fields: Fields) -> Treatment:
    section = fields.section("treatment", ("heavy_tails", "missing"))
    if section is None:
        return Treatment()
    return Treatment(section.choice("heavy_tails", HEAVY_TAILS), section.choice("missing", IMPUTATIONS))


def _share(section: Fields, key: str) -> Any:
    return section.number(key, 0.0, ranges.CORRELATION)


def _guards(fields: Fields) -> Guards:
    section = fields.section("guards", ("reference", "better", "source", "agreement", "effective_weight"))
    if section is None:
        return Guards()
    default, agreement = Guards(), section.section("agreement")
    least = {} if agreement is None else {key: float(_share(agreement, key)) for key in agreement}
    return Guards(
        reference=section.code("reference"),
        better=section.choice("better", ("higher", "lower"), default.better),
        source=section.code("source"),
        agreement=least,
        effective_weight=float(section.number("effective_weight", default.effective_weight, ranges.SHARE)),
    )


def _change(entry: Fields) -> MethodologyChange:
    entry.require("version", "date", "what")
    _version(entry, "0.0.0")
    return MethodologyChange(entry.name("version"), entry.day("date"), entry.text("what"))
