"""The switch that leaves sources out: their indicators go, and those kept in their place step in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from methodology.findings import Place, Report, unknown
from methodology.model import Indicator, Tension

KEY = "instead_of"


def in_use(
    indicators: Sequence[Indicator], left_out: Collection[str], places: Mapping[str, Place], report: Report
) -> tuple[Indicator, ...]:
    """The indicators that count, in their order: none of a source in `left_out`; one with `instead_of` only
    where the indicator that it names goes. Faults in the names go to the report."""
    by_id = {indicator.id: indicator for indicator in indicators}
    found = []
    for indicator in indicators:
        first = _first(indicator, by_id, places, report) if indicator.instead_of else None
        waits = bool(indicator.instead_of) and (first is None or first.source not in left_out)
        if indicator.source not in left_out and not waits:
            found.append(indicator)
    return tuple(found)


def without(tensions: Sequence[Tension], gone: Collection[str]) -> tuple[Tension, ...]:
    """The tensions, whose poles no longer name the indicators that are gone."""
    return tuple(
        replace(
            tension,
            poles=tuple(
                replace(pole, indicators=tuple(name for name in pole.indicators if name not in gone))
                for pole in tension.poles
            ),
        )
        for tension in tensions
    )


def _first(
    indicator: Indicator, by_id: Mapping[str, Indicator], places: Mapping[str, Place], report: Report
) -> Indicator | None:
    """The indicator that another stands in for; it is of the same dimension and stands in for none itself."""
    first = by_id.get(indicator.instead_of)
    if first is None:
        fault = unknown(indicator.instead_of, "indicator", by_id)
    elif (first.pillar, first.dimension) != (indicator.pillar, indicator.dimension):
        fault = f'"{first.id}" is of another dimension; one stands in for another of its own'
    elif first.instead_of:
        fault = f'"{first.id}" stands in for another itself'
    elif not first.source or first.source == indicator.source:
        fault = f'"{first.id}" must name a source, and another one than this file'
    else:
        return first
    place = places[indicator.id]
    report.add(place.file, place.line(KEY), fault)
    return None
