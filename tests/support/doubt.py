"""Doubt about small contents, certain in everything that a test does not name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from methodology.doubt.book import Doubt
from methodology.doubt.run import uncertainty
from methodology.model import Content, Scale, Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

CERTAIN = Uncertainty(draws=20_000, weights=1e14)
"""Weights that do not move, and nothing else doubted."""
EXACTLY = 1e-4
"""Up to the rounding of the draws: 1/65535 of their range, and single precision."""
Z = 1.6449
"""Nine tenths of a normal distribution lie within this many standard deviations of its middle."""
YES_NO = Scale("categories", {"map": {0: 1, 1: 3.5, 2: 6}})


def doubt_of(
    found: Content, bounds: Mapping[tuple[str, str], tuple[float, float]] | None = None, **changes: Any
) -> Doubt:
    """The doubt with some settings changed; `bounds` maps (series, iso3) to low and high."""
    observations = found.observations
    low, high = observations.low.copy(), observations.high.copy()
    for (series, iso3), ends in (bounds or {}).items():
        at = (observations.series == observations.series_ids.index(series)) & (
            observations.economy == observations.economy_ids.index(iso3)
        )
        low[at], high[at] = ends
    found = replace(
        found,
        observations=replace(observations, low=low, high=high),
        methodology=replace(found.methodology, uncertainty=replace(CERTAIN, **changes)),
    )
    return uncertainty(score(found))


def one(value: float, **changes: Any) -> Content:
    """One economy with one indicator."""
    return content([indicator("law", **changes)], [("law", "AAA", 2020, value)])


def two_dimensions(first: float, second: float, **method: Any) -> Content:
    """One economy with one indicator in each of two dimensions."""
    named = [indicator("law"), indicator("use", dimension="use")]
    rows = [("law", "AAA", 2020, first), ("use", "AAA", 2020, second)]
    return content(named, rows, [pillar("privacy", "law", "use")], **method)


def shaken(values: Sequence[float], **changes: Any) -> Doubt:
    """Economies AAA, BBB, … with one expert's figure each, with an error of 0.3 points."""
    economies = [letter * 3 for letter in "ABCDEFGH"[: len(values)]]
    rows = [("law", iso3, 2020, value) for iso3, value in zip(economies, values, strict=True)]
    found = content([indicator("law", evidence="expert")], rows, economies=economies)
    return doubt_of(found, **{"measurement": {"expert": 0.3}, **changes})


def near(ends: tuple[float, float] | None, low: float, high: float, within: float = 0.03) -> None:
    """Both ends of an interval are where they should be."""
    assert ends == (pytest.approx(low, abs=within), pytest.approx(high, abs=within))
