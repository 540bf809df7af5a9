"""The year rule: a year's score uses the newest observation that is not too old, never one of the future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from methodology.model import Bools, Floats, Indicator, Methodology, Observations

MISSING_YEAR = -1
"""Stands where no observation was found."""
_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True)
class Figures:
    """What each indicator uses in each year; arrays of indicators × economies × years.

    `value` is NaN where nothing may be used; `year` the year observed, MISSING_YEAR where there is none;
    `seen` the newest year ever observed up to the scored year, whatever its age; `exposed` False where the
    exposure rule, the terms of the source or `applies` forbid a score. Where `leaf` is 0 or more it is the
    place of the leaf score that stands in for a withheld figure: then there is a `year` but no `value`.
    """

    value: Floats
    year: npt.NDArray[np.int16]
    seen: npt.NDArray[np.int16]
    exposed: Bools
    source: npt.NDArray[np.int32]
    """Place of the observation in `Observations`, -1 where there is none."""
    leaf: npt.NDArray[np.int32] | None = None


def by_cell(panel: npt.NDArray[_Kind]) -> npt.NDArray[_Kind]:
    """The same with economies × years laid out as cells, also where there is nothing in it."""
    return panel.reshape(len(panel), panel.shape[1] * panel.shape[2])


def carry(
    observations: Observations,
    indicators: tuple[Indicator, ...],
    methodology: Methodology,
    economies: tuple[str, ...],
    years: tuple[int, ...],
    barred: Bools | None = None,
) -> Figures:
    """The figures that the years in `years` (consecutive, rising) may use.

    Year Y takes the newest observation in [Y - max_age, Y] (JRC/OECD Handbook 2008, step 3: latest value
    carried, its age kept). An indicator with `requires` has a figure only where each required series is
    observed under the same rule (exposure rule), and none where it is `barred` (indicators × economies).
    Shapes: see `Figures`. Units: each series' raw unit; ages in years.
    """
    names = _series_needed(indicators)
    place = _places(observations, names, economies, years)
    longest = np.array([methodology.age_of(indicator) for indicator in indicators], dtype=np.int16)
    rows = np.array([names[indicator.series] for indicator in indicators], dtype=np.int64)
    newest = _newest(place, years, _oldest(observations, years[0]))
    one_each = np.array_equal(rows, np.arange(len(names)))
    seen, source = (newest.year, newest.source) if one_each else (newest.year[rows], newest.source[rows])
    target = np.array(years, dtype=np.int16)
    use = (seen != MISSING_YEAR) & (target - seen <= longest[:, None, None])
    exposed = np.ones(use.shape, dtype=np.bool_)
    for index, indicator in enumerate(indicators):
        for name in indicator.requires:
            flag = newest.year[names[name]]
            exposed[index] &= (flag != MISSING_YEAR) & (target - flag <= longest[index])
        if indicator.requires:
            use[index] &= exposed[index]
    if barred is not None and barred.any():
        exposed &= ~barred[:, :, None]
        use &= exposed
        seen = np.where(barred[:, :, None], np.int16(MISSING_YEAR), seen)
    source = np.where(use, source, np.int32(-1))
    value = np.full(source.shape, np.nan)
    if len(observations):
        value[use] = observations.value[source[use]]
    return Figures(value, np.where(use, seen, np.int16(MISSING_YEAR)), seen, exposed, source)


@dataclass(frozen=True)
class _Newest:
    year: npt.NDArray[np.int16]
    source: npt.NDArray[np.int32]


def _series_needed(indicators: tuple[Indicator, ...]) -> dict[str, int]:
    names: dict[str, int] = {}
    for indicator in indicators:
        for name in (indicator.series, *indicator.requires):
            names.setdefault(name, len(names))
    return names


def _oldest(observations: Observations, first: int) -> int:
    return min(int(observations.year.min()), first) if len(observations) else first


def _places(
    observations: Observations, names: dict[str, int], economies: tuple[str, ...], years: tuple[int, ...]
) -> npt.NDArray[np.int32]:
    """series × economies × years from the oldest observation on: place of the observation, -1 where none."""
    oldest = _oldest(observations, years[0])
    shape = (len(names), len(economies), years[-1] - oldest + 1)
    cube = np.full(shape, -1, dtype=np.int32)
    if not len(observations):
        return cube
    place_of = {iso3: place for place, iso3 in enumerate(economies)}
    row = _table(observations.series_ids, names)[observations.series]
    column = _table(observations.economy_ids, place_of)[observations.economy]
    flat = (row * shape[1] + column) * shape[2] + (observations.year - oldest)
    keep = np.flatnonzero((row >= 0) & (column >= 0) & (observations.year <= years[-1]))
    cube.reshape(-1)[flat[keep]] = keep
    return cube


def _table(ids: tuple[str, ...], places: dict[str, int]) -> npt.NDArray[np.int32]:
    return np.array([places.get(name, -1) for name in ids], dtype=np.int32)


def _newest(cube: npt.NDArray[np.int32], years: tuple[int, ...], oldest: int) -> _Newest:
    """For each scored year the newest observation up to it."""
    length = cube.shape[2]
    steps = np.arange(length, dtype=np.int16)
    last = np.where(cube >= 0, steps, np.int16(-1))
    np.maximum.accumulate(last, axis=2, out=last)
    last = np.ascontiguousarray(last[:, :, years[0] - oldest :])
    observed = last >= 0
    start = np.arange(0, cube.size, length, dtype=np.int32).reshape(*cube.shape[:2], 1)
    # Where nothing was observed place 0 is read, only to have a place; the next line takes it away again.
    source = cube.reshape(-1)[np.where(observed, last, np.int16(0)) + start]
    source[~observed] = -1
    last += np.int16(oldest)
    last[~observed] = MISSING_YEAR
    return _Newest(last, source)
