"""An indicator's own scale: which raw figures are worst and best, and which one stands where on the ruler."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from methodology.methods import METHODS
from methodology.model import Indicator, Methodology
from methodology.model.transforms import TRANSFORMS

MOST_TICKS = 8
NEAREST = 0.085
"""Ticks closer than this share of the scale would touch each other's labels."""


@dataclass(frozen=True)
class ScaleEnds:
    """The raw figures that give the worst and the best score of this scale."""

    worst: float
    best: float


@dataclass(frozen=True)
class AxisTick:
    """A raw figure and the score it gives."""

    raw: float
    score: float


@dataclass(frozen=True)
class Band:
    """All raw figures in [low, high) and their score; None stands for no limit."""

    low: float | None
    high: float | None
    score: float


def scale_ends(indicator: Indicator) -> ScaleEnds | None:
    """Both ends in the raw unit; None where the method takes them from a sample."""
    method, params = indicator.scale.method, indicator.scale.params
    if method == "goalposts":
        return ScaleEnds(float(params["worst"]), float(params["best"]))
    if method in ("piecewise", "categories"):
        pairs = _pairs(method, params)
        worst, best = min(pairs, key=lambda p: p[1]), max(pairs, key=lambda p: p[1])
        return ScaleEnds(worst[0], best[0])
    if method == "bands":
        low, high = float(params["cuts"][0]), float(params["cuts"][-1])
        rising = params["scores"][-1] >= params["scores"][0]
        return ScaleEnds(low, high) if rising else ScaleEnds(high, low)
    return None


def axis_ticks(indicator: Indicator, methodology: Methodology) -> tuple[AxisTick, ...]:
    """Round raw figures along the scale with their scores, worst first; empty for bands and samples."""
    method, params = indicator.scale.method, indicator.scale.params
    if method in ("piecewise", "categories"):
        ticks = [AxisTick(raw, score) for raw, score in _pairs(method, params)]
    elif method == "goalposts":
        raws = _round_figures(params)
        scores = METHODS[method].score(np.array(raws), params, methodology.scale_min, methodology.scale_max)
        ticks = [AxisTick(raw, float(score)) for raw, score in zip(raws, scores, strict=True)]
    else:
        return ()
    return tuple(sorted(ticks, key=lambda tick: (tick.score, tick.raw)))


def bands(indicator: Indicator) -> tuple[Band, ...]:
    """The bands of a `bands` scale from the lowest figures up; empty for other methods."""
    if indicator.scale.method != "bands":
        return ()
    cuts = [float(cut) for cut in indicator.scale.params["cuts"]]
    lows, highs = [None, *cuts], [*cuts, None]
    scores = indicator.scale.params["scores"]
    return tuple(Band(low, high, float(s)) for low, high, s in zip(lows, highs, scores, strict=True))


def _pairs(method: str, params: Mapping[str, Any]) -> list[tuple[float, float]]:
    pairs = params["points"] if method == "piecewise" else params["map"].items()
    return [(float(raw), float(score)) for raw, score in pairs]


def _round_figures(params: Mapping[str, Any]) -> list[float]:
    """Both goalposts and round figures between them, none so near to another that their labels touch."""
    worst, best = float(params["worst"]), float(params["best"])
    name = params.get("transform", "none")
    candidates = _steps(worst, best) if name in ("none", "sqrt") else _decades(worst, best)
    apply = TRANSFORMS[name].apply
    span = apply(np.array([worst, best]))

    def place(raw: float) -> float:
        return float((apply(np.array([raw]))[0] - span[0]) / (span[1] - span[0]))

    chosen = [worst, best]
    for raw in candidates:
        if all(abs(place(raw) - place(other)) >= NEAREST for other in chosen):
            chosen.append(raw)
    return chosen


def _steps(worst: float, best: float) -> Iterable[float]:
    low, high = min(worst, best), max(worst, best)
    size = _round_up((high - low) / (MOST_TICKS - 1))
    first = math.ceil(low / size)
    return [round(k * size, 10) for k in range(first, math.floor(high / size) + 1)]


def _decades(worst: float, best: float) -> Iterable[float]:
    low, high = min(worst, best), max(worst, best)
    powers = range(math.floor(math.log10(max(low, 0.1))), math.ceil(math.log10(high)) + 1)
    return [m * 10.0**p for m in (1, 5, 2) for p in powers if low < m * 10.0**p < high]


def _round_up(size: float) -> float:
    """The next of 1, 2, 2.5 and 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(size))
    return next((m * power for m in (1, 2, 2.5, 5) if m * power >= size * (1 - 1e-9)), 10 * power)
