"""Heavy tails, treated as content may ask: each indicator over its reference set, before it is normalised.

Nothing here runs unless `treatment.heavy_tails` of the methodology asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from methodology.methods import METHODS
from methodology.model import Floats, Indicator
from methodology.treatment.treat import (
    LOGARITHM,
    WINSORISED,
    Treated,
    long_upper_tail,
    on_logarithm,
    take_logarithm,
    treat,
    winsorise,
)

NAMED = ("categories",)
"""Methods whose figures are names, so that none of them is far out."""


@dataclass(frozen=True)
class Tail:
    """One treatment as a function of a figure: `winsorised` sets it between `low` and `high`, `logarithm`
    lays figures from `low` to `high` on a logarithm that reins in the upper or the lower tail."""

    step: str
    low: float
    high: float
    upper: bool

    def apply(self, figures: Floats) -> Floats:
        """The figures after treatment, any shape; NaN stays NaN.

        Units: the indicator's raw unit, or its logarithm.
        """
        inside = np.clip(figures, self.low, self.high)
        return on_logarithm(inside, self.low, self.high, self.upper) if self.step == LOGARITHM else inside

    def bound(self, figure: Floats, end: Floats) -> Floats:
        """The source's bound of a figure after treatment. Winsorising moves both alike, so that the doubt
        about a figure that was set further in is no smaller than before; a logarithm goes on beyond the
        sample as far as it is defined.

        Shape of `figure`. Units: the indicator's raw unit, or its logarithm.
        """
        if self.step != LOGARITHM:
            return end + (self.apply(figure) - figure)
        tail = np.maximum(end, self.low) if self.upper else np.minimum(end, self.high)
        return on_logarithm(tail, self.low, self.high, self.upper)


@dataclass(frozen=True)
class Tails:
    """`figure` indicators × economies × years after treatment, `panels` the reference sets of a panel after
    it; `by_indicator[i]` is a treatment, or one a year where the reference set is that year, or None."""

    figure: Floats
    panels: Mapping[str, Floats]
    by_indicator: tuple[Tail | tuple[Tail | None, ...] | None, ...]

    def of(self, indicator: int, year: int) -> Tail | None:
        """What was done to the figures of an indicator (place) in a year (place)."""
        tail = self.by_indicator[indicator]
        return tail[year] if isinstance(tail, tuple) else tail


def treat_tails(
    value: Floats, indicators: tuple[Indicator, ...], rule: str, panels: Mapping[str, Floats]
) -> Tails:
    """Figures (indicators × economies × years) treated by one of HEAVY_TAILS where their tails are heavy.

    The sample is what the scale is made from: the economies' figures of the scored year or, with
    `reference: panel`, all figures of the series (`panels`). A logarithm changes the unit, so it is taken
    only for scales that come from the sample; scales fixed in advance can only have figures winsorised, coded
    ones nothing. Units: as given, or their logarithm. Errors: none.
    Source: OECD/JRC, Handbook (2008), step 5; Becker et al. (2022), COINr, J. Open Source Softw. 7(78), 4567.
    """
    figure, treated, every = value.copy(), dict(panels), []
    for place, indicator in enumerate(indicators):
        own = _rule(indicator, rule)
        tails: Tail | tuple[Tail | None, ...] | None
        if _reference(indicator) == "panel":
            sample = panels.get(indicator.series, np.array([]))
            if (tails := _tail(sample, own)) is not None:
                figure[place] = tails.apply(value[place])
                treated[indicator.series] = tails.apply(sample)
        else:
            tails = tuple(_tail(column, own) for column in value[place].T)
            for year, tail in enumerate(tails):
                if tail is not None:
                    figure[place, :, year] = tail.apply(value[place, :, year])
        every.append(tails)
    return Tails(figure, treated, tuple(every))


def of_sample(indicator: Indicator) -> bool:
    """True where the ends of the scale come from the sample, so that its treatment touches every score."""
    return METHODS[indicator.scale.method].prepare is not None


def _reference(indicator: Indicator) -> str:
    return str(indicator.scale.params.get("reference", "year")) if of_sample(indicator) else "year"


def _rule(indicator: Indicator, rule: str) -> str:
    """What may be done to the figures of this scale; empty for nothing."""
    if indicator.scale.method in NAMED:
        return ""
    if of_sample(indicator):
        return rule
    return "" if rule == "log" else "winsorise"


def _tail(figures: Floats, rule: str) -> Tail | None:
    if not rule:
        return None
    treated = _TREATMENTS[rule](figures)
    if not treated.steps:
        return None
    if treated.steps[0] == WINSORISED:
        return Tail(WINSORISED, float(np.nanmin(treated.figures)), float(np.nanmax(treated.figures)), True)
    return Tail(
        LOGARITHM, float(np.nanmin(figures)), float(np.nanmax(figures)), long_upper_tail(treated.before)
    )


def _logarithm(figures: Floats) -> Treated:
    treated = take_logarithm(figures)
    untouched = Treated(figures, (), (), treated.before, treated.before)
    return treated if treated.before.heavy_tailed else untouched


_TREATMENTS: Mapping[str, Callable[[Floats], Treated]] = {
    "winsorise": winsorise,
    "log": _logarithm,
    "usual": treat,
}
