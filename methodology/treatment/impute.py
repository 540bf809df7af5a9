"""Filling what is missing, by rules that are named in the result.

For foreign content that asks for it (`methodology.scoring.leaves.fill_gaps`) and for sensitivity runs.
Evidence never uses a filled figure: coverage, gates and bounds are those of what was observed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from methodology.model import Bools, Floats, Ints

MEAN, MEDIAN, GROUP, LATEST = "mean", "median", "group", "latest"


@dataclass(frozen=True)
class Imputed:
    """Figures with gaps filled: `how` names the rule, `filled` marks the entries that it made up."""

    figures: Floats
    how: str
    filled: Bools


def impute_mean(figures: Floats) -> Imputed:
    """Each gap takes its row's mean. Shapes: indicators × economies; rows without any figure keep their gaps.

    Units: those of the figures. Source: OECD/JRC, Handbook (2008), step 3, which warns that it understates
    the spread.
    """
    return _filled(figures, _over_rows(figures, np.mean)[:, None], MEAN)


def impute_median(figures: Floats) -> Imputed:
    """Each gap takes its row's median; otherwise as `impute_mean`.

    Shape and units of `figures`.
    """
    return _filled(figures, _over_rows(figures, np.median)[:, None], MEDIAN)


def impute_by_group(figures: Floats, groups: Sequence[str]) -> Imputed:
    """Each gap takes the median of the economies of its group, or of all where its group has no figure.

    `groups` names the group of each economy; an empty name is no group. Shapes and units as `impute_mean`.
    Errors: ValueError where groups and economies differ in number. Source: OECD/JRC, Handbook (2008), step 3.
    """
    if len(groups) != figures.shape[1]:
        raise ValueError(f"{len(groups)} groups for {figures.shape[1]} economies")
    names = np.array(groups)
    # A copy, because what is broadcast can only be read.
    typical = np.broadcast_to(_over_rows(figures, np.median)[:, None], figures.shape).copy()
    for name in sorted(set(groups) - {""}):
        own = names == name
        medians = _over_rows(figures[:, own], np.median)[:, None]
        typical[:, own] = np.where(np.isnan(medians), typical[:, own], medians)
    return _filled(figures, typical, GROUP)


def impute_latest(figures: Floats, at: int) -> Imputed:
    """Each gap of year `at` takes the newest earlier figure, whatever its age.

    Shapes: figures indicators × economies × years, result indicators × economies. Units: as given.
    Errors: IndexError for a year outside. Source: OECD/JRC, Handbook (2008), step 3 (cold deck).
    """
    now = figures[:, :, at]
    place = latest_place(figures, at)
    newest = np.take_along_axis(figures, np.maximum(place, 0)[:, :, None], axis=2)[:, :, 0]
    return _filled(now, np.where(place >= 0, newest, np.nan), LATEST)


def latest_place(figures: Floats, at: int) -> Ints:
    """The place of the newest year up to `at` with a figure, indicators × economies; -1 where none is.

    Shape of `figures`: indicators × economies × years. Units: any.
    """
    known = ~np.isnan(figures[:, :, : at + 1])
    steps = np.where(known, np.arange(known.shape[2]), -1)
    return np.asarray(steps.max(axis=2), dtype=np.int64)


def _over_rows(figures: Floats, typical: Callable[[Floats], Floats | np.float64]) -> Floats:
    return np.array([typical(row[~np.isnan(row)]) if (~np.isnan(row)).any() else np.nan for row in figures])


def _filled(figures: Floats, typical: Floats, how: str) -> Imputed:
    values = np.where(np.isnan(figures), typical, figures)
    return Imputed(values, how, np.isnan(figures) & ~np.isnan(values))
