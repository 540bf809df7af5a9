"""Reads `indicators/tensions.yaml`: pairs of legitimate aims that pull against each other."""

from __future__ import annotations

from collections.abc import Collection

from indicators.reading.fields import Fields
from methodology.model import Pole, Tension

FILE = "indicators/tensions.yaml"
KEYS = ("tensions",)
TENSION_KEYS = ("id", "title", "summary", "test", "poles")
POLE_KEYS = ("label", "indicators")
LEAST_POLES = 2


def read_tensions(fields: Fields | None, indicators: Collection[str]) -> tuple[Tension, ...]:
    """The tensions in the order of the file; `indicators` are the ids that a pole may name."""
    if fields is None:
        return ()
    seen: dict[str, int] = {}
    return tuple(_tension(entry, seen, indicators) for entry in fields.sections("tensions", TENSION_KEYS))


def _tension(entry: Fields, seen: dict[str, int], indicators: Collection[str]) -> Tension:
    entry.require("id", "title", "poles")
    name = entry.identifier()
    if name in seen:
        entry.fault("id", f'"{name}" is the id of a tension on line {seen[name]} already')
    seen.setdefault(name, entry.line("id"))
    poles = entry.sections("poles", POLE_KEYS)
    if "poles" in entry and len(poles) < LEAST_POLES:
        entry.fault("poles", f"a tension needs at least {LEAST_POLES} poles; found {len(poles)}")
    return Tension(
        id=name,
        title=entry.name("title", name),
        summary=entry.text("summary"),
        test=entry.text("test"),
        poles=tuple(_pole(pole, indicators) for pole in poles),
    )


def _pole(pole: Fields, indicators: Collection[str]) -> Pole:
    pole.require("label", "indicators")
    return Pole(pole.name("label"), pole.choices("indicators", indicators, "indicator"))
