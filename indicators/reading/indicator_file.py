"""Reads one `indicators/<pillar>/<id>.yaml`; CONTRIBUTING says how one is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.reading.fields import Fields
from indicators.reading.strict_yaml import Listing, Node, Scalar, Table
from indicators.reading.values import plain
from methodology.faults.finding import echo, listed, unknown
from methodology.methods import check_scale
from methodology.model import (
    CHANNELS,
    COMPANY_CHANNEL,
    EVIDENCE,
    KINDS,
    NO_SCALE,
    OBLIGATIONS,
    USES,
    Applies,
    Decision,
    Direction,
    Indicator,
    Methodology,
    Pillar,
    PrivateSector,
    Scale,
)
from methodology.model.ranges import AGE, ROUNDED, SHARE, WEIGHT, YEAR, brought_to_one, whole

KEYS = (
    "title", "question", "dimension", "kind", "evidence", "obligation", "responsibility", "private_sector",
    "series", "requires", "unit", "better", "scale", "weight", "max_age", "source", "rights", "captures",
    "misses", "rationale", "tensions", "levels", "panel_question", "engagement", "breaks",
    "against_income", "use", "reading", "applies", "company", "online", "decision", "contested", "instead_of",
)  # fmt: skip
REQUIRED = ("title", "scale")
REQUIRED_OF_OUR_OWN = ("title", "kind", "responsibility", "scale", "source")
PRIVATE_SECTOR = {
    "origin": ("domestic", "international", "both"),
    "involvement": ("direct", "indirect"),
    "knowing": ("knowing", "unknowing", "unclear"),
}
BUSINESS_MODELS = ("value-proposition", "value-chain", "revenue-model")
TEXTS = (
    "question", "rationale", "panel_question", "reading",
)  # fmt: skip
NAMES, CODES = ("unit", "company"), ("source", "contested", "instead_of")
FOUR_DIGITS = re.compile(r"[0-9]{4}")
CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Surroundings:
    """What an indicator file is checked against. `tensions` is None where they could not be read."""

    methodology: Methodology
    tensions: Collection[str] | None
    own: bool


def read_indicator(fields: Fields, name: str, pillar: Pillar, around: Surroundings) -> Indicator | None:
    """The indicator, or None, with its faults reported, where it has no usable scale or dimension."""
    context = fields.text("use") == "context"
    needed = REQUIRED_OF_OUR_OWN if around.own else REQUIRED
    fields.require(*(key for key in needed if not (context and key == "scale")))
    dimension = _dimension(fields, pillar)
    scale, better = _scale(fields, around.methodology)
    indicator = {
        "title": fields.name("title", name),
        "kind": fields.choice("kind", KINDS, "process"),
        "evidence": fields.choice("evidence", EVIDENCE, "fact"),
        "obligation": fields.choice("obligation", OBLIGATIONS, "immediate"),
        "responsibility": _responsibility(fields),
        "private_sector": _private_sector(fields),
        "series": fields.code("series", name),
        "weight": float(fields.number("weight", 1.0, WEIGHT)),
        "max_age": fields.whole("max_age", within=AGE),
        "tensions": fields.codes("tensions")
        if around.tensions is None
        else fields.choices("tensions", around.tensions, "tension"),
        "levels": _levels(fields, around.methodology),
        "breaks": _breaks(fields),
        "against_income": fields.flag("against_income"),
        "use": fields.choice("use", USES, "score"),
        "applies": _applies(fields),
        "online": fields.flag("online"),
        "decision": _decision(fields),
        "requires": fields.codes("requires"),
    }
    indicator |= {key: fields.text(key) for key in TEXTS}
    indicator |= {key: fields.name(key) for key in NAMES} | {key: fields.code(key) for key in CODES}
    indicator |= {key: fields.texts(key) for key in ("rights", "captures", "misses", "engagement")}
    if context and not indicator["reading"]:
        fields.fault("use", 'context needs "reading", which says how the figure is to be read')
    if indicator["use"] == "lane":
        _check_conduct(fields, indicator)
    if context and "scale" not in fields.table.entries:
        scale = NO_SCALE
    if scale is None or dimension is None:
        return None
    return Indicator(id=name, pillar=pillar.id, dimension=dimension, scale=scale, better=better, **indicator)


def _check_conduct(fields: Fields, indicator: Mapping[str, Any]) -> None:
    """The conduct of a company is that of one, and some of it is the company's own."""
    if not indicator["company"]:
        fields.fault("use", 'lane needs "company", which names the one whose conduct is measured')
    if not indicator["responsibility"].get(COMPANY_CHANNEL):
        message = f"lane needs a share of {COMPANY_CHANNEL}; without one it would count nowhere"
        fields.fault("responsibility", message)


def _dimension(fields: Fields, pillar: Pillar) -> str | None:
    known = [dimension.id for dimension in pillar.dimensions if not dimension.implicit]
    named = fields.text("dimension")
    if not named:
        if len(pillar.dimensions) == 1:
            return pillar.dimensions[0].id
        fields.fault(
            "dimension", f'"dimension" is needed in the pillar "{pillar.id}"; allowed: {listed(known)}'
        )
        return None
    if named not in known:
        what = f'dimension of the pillar "{pillar.id}"'
        fields.fault("dimension", unknown(named, what, known))
        return None
    return named


def _scale(fields: Fields, methodology: Methodology) -> tuple[Scale | None, Direction]:
    better = fields.choice("better", ("higher", "lower")) or None
    section = fields.section("scale")
    if section is None:
        return None, "higher"
    section.require("method")
    faulty = _equal_keys(section.table, section)
    params = {key: plain(value) for key, (_, value) in section.table.entries.items()}
    method = params.pop("method", None)
    if method is None or faulty:
        return None, "higher"
    lowest, highest = methodology.scale_min, methodology.scale_max
    faults, scale, direction = check_scale(method, params, better, lowest, highest)
    for fault in faults:
        fields.report.add(fields.file, _line_of(fault, section, fields), f"scale: {fault}")
    return scale, direction


def _line_of(fault: str, section: Fields, fields: Fields) -> int:
    """The line of the key that a sentence about a scale names; else that of the method or its figures."""
    if fault.startswith('"better"'):
        return fields.line("better")
    named = [key for key in section if f'"{key}"' in fault]
    figures = [key for key in section if key != "method"] if fault.startswith("score") else []
    return section.line((named or figures or ["method"])[-1])


def _equal_keys(node: Node, fields: Fields) -> bool:
    """Reports keys that are spelt differently but are the same number, as 1 and 1.0."""
    if isinstance(node, Scalar):
        return False
    if isinstance(node, Listing):
        return any(_equal_keys(item, fields) for item in node.items)
    seen: set[object] = set()
    twice = []
    for key, _ in node.entries.values():
        value = next(iter(plain(Table({key.text: (key, key)}, key.line))))
        if value in seen:
            twice.append(key)
        seen.add(value)
    for key in twice:
        fields.report.add(fields.file, key.line, f'"{key.text}" is repeated')
    return bool(twice) or any(_equal_keys(value, fields) for _, value in node.entries.values())


def _responsibility(fields: Fields) -> Mapping[str, float]:
    node = fields.node("responsibility")
    if node is None:
        return {"unknown": 1.0}
    if not isinstance(node, Table):
        return {fields.choice("responsibility", CHANNELS, "unknown"): 1.0}
    section = Fields(node, fields.file, fields.report)
    shares: dict[str, float] = {}
    for channel in section:
        if channel not in CHANNELS:
            section.fault(channel, unknown(channel, "channel of responsibility", CHANNELS))
        shares[channel] = float(section.number(channel, 0.0, SHARE))
    if not whole(shares):
        total = sum(shares.values())
        what = f"the shares of responsibility must sum to 1; found {total:.10g} ({ROUNDED:f} off is good)"
        fields.fault("responsibility", what)
    return brought_to_one(shares)


def _private_sector(fields: Fields) -> PrivateSector | None:
    section = fields.section("private_sector", ("sector", *PRIVATE_SECTOR, "business_model"))
    if section is None:
        return None
    facets = {key: section.choice(key, allowed) for key, allowed in PRIVATE_SECTOR.items()}
    models = section.choices("business_model", BUSINESS_MODELS, "business model")
    return PrivateSector(sector=section.name("sector"), business_model=models, **facets)


def _levels(fields: Fields, methodology: Methodology) -> Mapping[int, str]:
    section = fields.section("levels")
    levels: dict[int, str] = {}
    for key in () if section is None else section:
        assert section is not None
        scalar = section.table.entries[key][0]
        level = next(iter(plain(Table({key: (scalar, scalar)}, scalar.line))))
        lowest, highest = methodology.scale_min, methodology.scale_max
        if not isinstance(level, int) or isinstance(level, bool) or not lowest <= level <= highest:
            section.fault(key, f"level {echo(key)} must be a whole number from {lowest:g} to {highest:g}")
            continue
        levels[level] = section.text(key)
    return levels


def _breaks(fields: Fields) -> Mapping[int, str]:
    """Years from which on the series is not comparable with itself before, with the reason."""
    section = fields.section("breaks")
    breaks: dict[int, str] = {}
    for key in () if section is None else section:
        assert section is not None
        if not (FOUR_DIGITS.fullmatch(key) and int(key) in YEAR):
            allowed = f"the first year after the break, {YEAR}"
            section.fault(key, f"{echo(key)} is not a year; allowed: {allowed}")
            continue
        breaks[int(key)] = section.text(key)
    return breaks


def _applies(fields: Fields) -> Applies | None:
    section = fields.section("applies", ("except", "reason"))
    if section is None:
        return None
    section.require("except", "reason")
    codes = section.codes("except")
    for code in codes:
        if not CODE.fullmatch(code):
            section.fault("except", f"{echo(code)} is not a code; allowed: three capital letters")
    node = section.node("except")
    if isinstance(node, Listing) and not node.items:
        section.fault("except", '"except" names no economy; list at least one or leave "applies" out')
    return Applies(tuple(code for code in codes if CODE.fullmatch(code)), section.text("reason"))


def _decision(fields: Fields) -> Decision | None:
    section = fields.section("decision", ("date", "reason"))
    if section is None:
        return None
    section.require("date", "reason")
    return Decision(section.day("date"), section.text("reason"))
