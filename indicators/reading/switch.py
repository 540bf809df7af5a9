"""The switch that leaves sources out: their indicators go, and those kept in their place step in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from indicators.reading.strict_yaml import enough
from methodology.faults.finding import Place, Report, unknown
from methodology.model import NO_SCALE, USES, Indicator, Tension

KEY = "instead_of"
SCORE, _, CONTEXT = USES


def in_use(
    indicators: Sequence[Indicator], left_out: Collection[str], places: Mapping[str, Place], report: Report
) -> tuple[Indicator, ...]:
    """The indicators in use, in their order: none of a source in `left_out`.

    One with `instead_of` is scored only where the indicator that it names goes; until then it is left out, or
    shown as context where it says so. Faults in the names go to the report.
    """
    by_id = {indicator.id: indicator for indicator in indicators}
    used = []
    for indicator in indicators:
        first = _first(indicator, by_id, places, report) if indicator.instead_of else None
        steps_in = first is not None and first.source in left_out
        if indicator.source in left_out:
            continue
        if steps_in:
            used.append(replace(indicator, use=SCORE))
        elif not indicator.instead_of or indicator.use == CONTEXT:
            used.append(indicator)
    return tuple(used)


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
    first, place = by_id.get(indicator.instead_of), places[indicator.id]
    if enough(report, place.file):
        return None
    if first is None:
        fault = unknown(indicator.instead_of, "indicator", by_id)
    elif (first.pillar, first.dimension) != (indicator.pillar, indicator.dimension):
        fault = f'"{first.id}" is of another dimension; one stands in for another of its own'
    elif first.use == CONTEXT or indicator.scale == NO_SCALE:
        fault = f'"{first.id}" must be scored, and this file needs a scale to take its place'
    elif first.instead_of:
        fault = f'"{first.id}" stands in for another itself'
    elif not first.source or first.source == indicator.source:
        fault = f'"{first.id}" must name a source, and another one than this file'
    else:
        return first
    report.add(place.file, place.line(KEY), fault)
    return None
