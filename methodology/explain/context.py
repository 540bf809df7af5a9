"""Figures shown beside the scores: the newest one of an indicator of `use: context`, under the year rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from methodology.model import Content, Indicator
from methodology.scoring.leaves.years import MISSING_YEAR, carry


@dataclass(frozen=True)
class ContextFigure:
    """A raw figure in its source's unit and the year observed. Its terms may keep it from being shown."""

    indicator: Indicator
    iso3: str
    value: float
    year: int


def context_world(content: Content, indicator: Indicator, year: int) -> Mapping[str, ContextFigure]:
    """Each economy's newest figure that may speak for `year` (`methodology.scoring.leaves.years`), by its
    code."""
    return {figure.iso3: figure for figure in _figures(content, (indicator,), _codes(content), year)}


def context_of(content: Content, iso3: str, year: int) -> tuple[ContextFigure, ...]:
    """One economy's newest figures that may speak for `year`, in the order of the catalogue."""
    return _figures(content, content.framework.context, (iso3,), year)


def _codes(content: Content) -> tuple[str, ...]:
    return tuple(economy.iso3 for economy in content.economies)


def _figures(
    content: Content, indicators: tuple[Indicator, ...], economies: tuple[str, ...], year: int
) -> tuple[ContextFigure, ...]:
    if not indicators:
        return ()
    carried = carry(content.observations, indicators, content.methodology, economies, (year,))
    out = []
    for row, indicator in enumerate(indicators):
        barred = indicator.applies.excluded if indicator.applies else ()
        for column, iso3 in enumerate(economies):
            observed = int(carried.year[row, column, 0])
            if observed != MISSING_YEAR and iso3 not in barred:
                out.append(ContextFigure(indicator, iso3, float(carried.value[row, column, 0]), observed))
    return tuple(out)
