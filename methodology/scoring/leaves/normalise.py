"""From raw figures to scores, indicator by indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from methodology.methods import METHODS
from methodology.model import Bools, Floats, Indicator, Methodology
from methodology.model.scoring_method import Method
from methodology.model.transforms import TRANSFORMS
from methodology.treatment.tails import Tails


@dataclass(frozen=True)
class Normalised:
    """`score` indicators × economies × years, NaN where there is none; `params` what each score rests on.

    `params[i]` is a mapping, or one mapping a year for methods whose reference set is the scored year;
    None stands where the reference set cannot carry a scale. `tails` says what was done to heavy tails
    before, `filled` is `score` with imputed scores put in; both are None unless the content asks for them.
    """

    score: Floats
    params: tuple[Mapping[str, Any] | tuple[Mapping[str, Any] | None, ...] | None, ...]
    tails: Tails | None = None
    filled: Floats | None = None

    @property
    def used(self) -> Floats:
        """The scores that means are taken of: observed ones and imputed ones.

        Shape of `score`: indicators × economies × years. Units: points of the scale.
        """
        return self.score if self.filled is None else self.filled

    @property
    def imputed(self) -> Bools:
        """Which scores were made up from others because none was observed, shaped as `score`."""
        return np.asarray(np.isnan(self.score) & ~np.isnan(self.used))

    def params_of(self, indicator: int, year: int) -> Mapping[str, Any] | None:
        """The parameters behind the scores of one indicator (place) in one year (place)."""
        params = self.params[indicator]
        return params[year] if isinstance(params, tuple) else params


def normalise(
    value: Floats, indicators: tuple[Indicator, ...], methodology: Methodology, panels: Mapping[str, Floats]
) -> Normalised:
    """Scores of `value` (indicators × economies × years), on [scale_min, scale_max].

    `panels` maps a series to all its observed figures, the reference set of `reference: panel`.
    Units: figures in each indicator's raw unit, scores in points of the scale.
    """
    score = np.full(value.shape, np.nan)
    params: list[Mapping[str, Any] | tuple[Mapping[str, Any] | None, ...] | None] = []
    lowest, highest = methodology.scale_min, methodology.scale_max
    linear = _linear_goalposts(indicators)
    if linear:
        score[linear] = _score_linear(value, indicators, linear, methodology)
    for place, indicator in enumerate(indicators):
        method = METHODS[indicator.scale.method]
        fixed = _fixed(method, indicator, value[place], panels)
        params.append(fixed)
        if place in linear:
            continue
        if isinstance(fixed, tuple):
            for year, own in enumerate(fixed):
                if own is not None:
                    score[place, :, year] = method.score(value[place, :, year], own, lowest, highest)
        elif fixed is not None:
            score[place] = method.score(value[place], fixed, lowest, highest)
    return Normalised(score, tuple(params))


def _fixed(
    method: Method, indicator: Indicator, value: Floats, panels: Mapping[str, Floats]
) -> Mapping[str, Any] | tuple[Mapping[str, Any] | None, ...] | None:
    params = indicator.scale.params
    if method.prepare is None:
        return params
    if params.get("reference", "year") == "panel":
        return method.prepare(params, panels.get(indicator.series, np.array([])), indicator.better)
    columns = (value[:, year] for year in range(value.shape[1]))
    return tuple(method.prepare(params, column[~np.isnan(column)], indicator.better) for column in columns)


def _linear_goalposts(indicators: tuple[Indicator, ...]) -> list[int]:
    """Places of the indicators on goalposts, scored in one go."""
    return [place for place, i in enumerate(indicators) if i.scale.method == "goalposts"]


def _score_linear(
    value: Floats, indicators: tuple[Indicator, ...], places: list[int], methodology: Methodology
) -> Floats:
    """`scoring_method.score_between` on many indicators at once."""
    figures = value[places]  # a list of places copies, so that all that follows may work in place
    ends = np.empty((len(places), 2))
    for row, place in enumerate(places):
        params = indicators[place].scale.params
        transform = TRANSFORMS[params.get("transform", "none")].apply
        ends[row] = transform(np.array([params["worst"], params["best"]], dtype=np.float64))
        if params.get("transform", "none") != "none":
            figures[row] = transform(figures[row])
    worst, best = ends[:, 0, None, None], ends[:, 1, None, None]
    figures -= worst
    figures /= best - worst
    np.clip(figures, 0.0, 1.0, out=figures)
    figures *= methodology.span
    figures += methodology.scale_min
    return figures
