"""Small content built in memory; every builder has defaults for what does not matter to a test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from methodology.model import (
    Content,
    Dimension,
    Economy,
    Framework,
    Gate,
    Indicator,
    Methodology,
    Observations,
    Pillar,
    Scale,
    Source,
    Wording,
)

LINEAR = Scale("goalposts", {"worst": 0, "best": 100})
Row = tuple[str, str, int, float]


def indicator(name: str, pillar: str = "privacy", dimension: str = "law", **changes: Any) -> Indicator:
    """An indicator on 0 to 100, higher is better, unless told otherwise."""
    values: dict[str, Any] = {"title": name.capitalize(), "scale": LINEAR, "series": name} | changes
    return Indicator(id=name, pillar=pillar, dimension=dimension, **values)


def inline(words: str) -> dict[str, Wording]:
    """A title's form inside an English sentence, as translators would give it."""
    return {"en": Wording(title_inline=words)}


def pillar(name: str, *dimensions: str | Dimension, weight: float = 1.0) -> Pillar:
    """A pillar; without dimensions it gets the implicit one."""
    found = [d if isinstance(d, Dimension) else Dimension(d, d.capitalize()) for d in dimensions]
    dimensions_or_one = tuple(found) or (Dimension("", name, implicit=True),)
    return Pillar(name, name.capitalize(), dimensions_or_one, weight=weight, wordings=inline(name))


def observations(rows: Iterable[Row]) -> Observations:
    """Observations from (series, iso3, year, value) rows."""
    listed = list(rows)
    series = sorted({row[0] for row in listed})
    economies = sorted({row[1] for row in listed})
    none = np.full(len(listed), np.nan)
    return Observations(
        tuple(series),
        tuple(economies),
        np.array([series.index(r[0]) for r in listed], dtype=np.int32),
        np.array([economies.index(r[1]) for r in listed], dtype=np.int32),
        np.array([r[2] for r in listed], dtype=np.int32),
        np.array([r[3] for r in listed], dtype=np.float64),
        none,
        none,
        np.zeros(len(listed), dtype=np.int32),
    )


def content(
    indicators: Iterable[Indicator],
    rows: Iterable[Row],
    pillars: Iterable[Pillar] | None = None,
    economies: Iterable[str] = ("AAA",),
    sources: dict[str, Source] | None = None,
    gate: Gate | None = None,
    **method: Any,
) -> Content:
    """Content of one pillar `privacy` with one dimension `law`, without gates, unless told otherwise."""
    return Content(
        framework=Framework(tuple(pillars or [pillar("privacy", "law")]), tuple(indicators)),
        methodology=Methodology(gate=gate or Gate(), **method),
        economies=tuple(Economy(iso3, iso3) for iso3 in economies),
        observations=observations(rows),
        sources=sources or {},
    )
