"""Reads `indicators/pillars.yaml`: the rights and the attributes into which each is divided."""

from __future__ import annotations

from indicators.reading.fields import Fields
from methodology.faults.finding import Report
from methodology.model import Dimension, Pillar
from methodology.model.ranges import MOST_DIMENSIONS, MOST_PILLARS, WEIGHT

FILE = "indicators/pillars.yaml"
KEYS = ("pillars",)
PILLAR_KEYS = ("id", "title", "summary", "rights", "weight", "dimensions")
DIMENSION_KEYS = ("id", "title", "summary", "weight")
RESERVED = {
    "overall": "the score over all pillars",
    "indicator": "pages of indicators, in addresses",
    "act": "a page, in addresses",
    "brief": "a page, in addresses",
    "translations": "the folder of translations",
}
"""Ids that stand for something else, and for what."""


def read_pillars(fields: Fields | None, report: Report) -> tuple[Pillar, ...]:
    """The pillars in the order of the file. A pillar that declares no dimension gets one implicit one."""
    if fields is None:
        return ()
    entries = fields.sections("pillars", PILLAR_KEYS)
    if not entries and ("pillars" not in fields or fields.node("pillars") is not None):
        fields.fault("pillars", '"pillars" lists no pillar; at least one is needed')
    _refuse_many(fields, "pillars", len(entries), MOST_PILLARS)
    seen: dict[str, int] = {}
    read = [(_new(entry, seen, "pillar", report), _pillar(entry)) for entry in entries]
    pillars = [pillar for new, pillar in read if new]
    return tuple(pillars)


def _pillar(entry: Fields) -> Pillar:
    name = entry.identifier()
    title = entry.name("title", name)
    return Pillar(
        id=name,
        title=title,
        dimensions=_dimensions(entry, title),
        summary=entry.text("summary"),
        rights=entry.texts("rights"),
        weight=float(entry.number("weight", 1.0, WEIGHT)),
    )


def _dimensions(entry: Fields, title: str) -> tuple[Dimension, ...]:
    seen: dict[str, int] = {}
    items = entry.sections("dimensions", DIMENSION_KEYS)
    _refuse_many(entry, "dimensions", len(items), MOST_DIMENSIONS)
    read = [(_new(item, seen, "dimension of this pillar", entry.report), _dimension(item)) for item in items]
    dimensions = tuple(dimension for new, dimension in read if new)
    return dimensions or (Dimension(id="", title=title, implicit=True),)


def _dimension(item: Fields) -> Dimension:
    name = item.identifier()
    return Dimension(
        id=name,
        title=item.name("title", name),
        summary=item.text("summary"),
        weight=float(item.number("weight", 1.0, WEIGHT)),
    )


def _refuse_many(fields: Fields, key: str, count: int, most: int) -> None:
    if count > most:
        fields.fault(key, f'"{key}" lists {count}; at most {most} are allowed')


def _new(entry: Fields, seen: dict[str, int], what: str, report: Report) -> bool:
    """True where the entry has an id that no earlier one has."""
    entry.require("id")
    name = entry.identifier()
    if not name:
        return False
    if name in RESERVED:
        entry.fault("id", f'"{name}" names {RESERVED[name]}; choose another id')
    if name in seen:
        report.add(
            entry.file, entry.line("id"), f'"{name}" is the id of a {what} on line {seen[name]} already'
        )
        return False
    seen[name] = entry.line("id")
    return True
