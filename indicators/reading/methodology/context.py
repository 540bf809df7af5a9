"""Reads `context` and `income` of `methodology/methodology.yaml`: measures that scores are held against."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from indicators.reading.fields import Fields
from methodology.faults.finding import did_you_mean, unknown
from methodology.model import ContextMeasure, Framework, IncomeMeasure, Methodology
from methodology.model.ranges import MOST_MEASURES

KEY = "context"
KEYS = ("series", "title", "pillar", "lane", "better", "source", "note")
DIRECTIONS = ("higher", "lower")
INCOME, INCOME_KEYS = "income", ("series", "source", "unit")


@dataclass(frozen=True)
class KnownNames:
    """What a measure may name. `sources` is None where they could not be read; `own` asks for more; in the
    `public` edition a measure may name a series that is withheld from it."""

    framework: Framework
    methodology: Methodology
    series: Collection[str]
    sources: Collection[str] | None
    own: bool
    public: bool = False


def read_context(fields: Fields | None, known: KnownNames) -> tuple[ContextMeasure, ...]:
    """The measures in the order of the file. Faults go to the report of `fields`."""
    if fields is None:
        return ()
    seen: dict[tuple[str, str, str], int] = {}
    entries = fields.sections(KEY, KEYS)
    if len(entries) > MOST_MEASURES:
        fields.fault(KEY, f'"{KEY}" lists {len(entries)}; at most {MOST_MEASURES} are allowed')
    return tuple(_measure(entry, known, seen) for entry in entries[:MOST_MEASURES])


def read_income(fields: Fields | None, known: KnownNames) -> IncomeMeasure | None:
    """The series of income a head, None where the file names none. Faults go to the report of `fields`."""
    entry = None if fields is None else fields.section(INCOME, INCOME_KEYS)
    if entry is None:
        return None
    entry.require(*(INCOME_KEYS if known.own else ("series",)))
    measure = IncomeMeasure(entry.code("series"), entry.code("source"), entry.name("unit"))
    _check(entry, measure, known)
    return measure


def _measure(entry: Fields, known: KnownNames, seen: dict[tuple[str, str, str], int]) -> ContextMeasure:
    entry.require("series", "pillar", *(("source", "title") if known.own else ()))
    series = entry.code("series")
    default = ContextMeasure(series, "")
    measure = ContextMeasure(
        series=series,
        pillar=entry.choice("pillar", known.framework.pillar_by_id),
        title=entry.name("title", series),
        lane=entry.choice("lane", (default.lane, *known.methodology.lanes), default.lane),
        better=entry.choice("better", DIRECTIONS, default.better),
        source=entry.code("source"),
        note=entry.text("note"),
    )
    _check(entry, measure, known)
    key = measure.series, measure.pillar, measure.lane
    if key in seen:
        entry.fault("series", f'"{series}" is compared with this pillar and lane on line {seen[key]} already')
    seen.setdefault(key, entry.line("series"))
    return measure


def _check(entry: Fields, measure: ContextMeasure | IncomeMeasure, known: KnownNames) -> None:
    """As for indicators: other content may name what is not observed yet, but not misspell what is."""
    missing = measure.series and measure.series not in known.series
    if missing and not known.public and (known.own or did_you_mean(measure.series, known.series)):
        entry.fault("series", unknown(measure.series, "series of the observations", known.series))
    if measure.source and known.sources is not None and measure.source not in known.sources:
        entry.fault("source", unknown(measure.source, "source of data/sources.yaml", known.sources))
