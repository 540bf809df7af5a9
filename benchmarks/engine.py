"""Times the engine on a synthetic panel beside a plain numpy lower bound of the same run.

200 economies × 60 indicators × 25 years, scored on all levels with gates; run with `make bench`.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `drd` does: small products lose by threads

import numpy as np

from methodology.model import (
    ALL,
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
)
from methodology.scoring.aggregation.lanes import score_lane
from methodology.scoring.aggregation.tree import build_tree, lane_weights
from methodology.scoring.engine import ages
from methodology.scoring.leaves.normalise import normalise
from methodology.scoring.leaves.years import carry

ECONOMIES, INDICATORS, YEARS = 200, 60, 25
GATE = Gate(0.65, 3, (("structure",), ("process", "outcome")), 0.4, 4, 0.35, 0.15, 2)


def synthetic() -> Content:
    """Figures drawn at random, a third missing; four pillars of three dimensions of five indicators."""
    rng = np.random.default_rng(1)
    pillars = tuple(
        Pillar(f"p{p}", f"P{p}", tuple(Dimension(f"d{d}", f"D{d}") for d in range(3))) for p in range(4)
    )
    kinds = ("structure", "process", "outcome")
    channels = ("state", "compelled", "corporate")
    indicators = tuple(
        Indicator(
            f"i{i}",
            f"I{i}",
            f"p{i // 15}",
            f"d{i // 5 % 3}",
            Scale("goalposts", {"worst": 0, "best": 100}),
            kind=kinds[i % 3],
            responsibility={channels[i % 3]: 1.0},
            series=f"i{i}",
        )
        for i in range(INDICATORS)
    )
    shape = (INDICATORS, ECONOMIES, YEARS)
    place = np.flatnonzero(rng.random(shape) > 0.33)
    series, economy, year = np.unravel_index(place, shape)
    none = np.full(len(place), np.nan)
    observations = Observations(
        tuple(f"i{i}" for i in range(INDICATORS)),
        tuple(f"E{e:03}" for e in range(ECONOMIES)),
        series.astype(np.int32),
        economy.astype(np.int32),
        (year + 2000).astype(np.int32),
        rng.uniform(0, 100, len(place)),
        none,
        none,
        np.zeros(len(place), dtype=np.int32),
    )
    economies = tuple(Economy(f"E{e:03}", f"E{e:03}") for e in range(ECONOMIES))
    return Content(Framework(pillars, indicators), Methodology(gate=GATE), economies, observations)


def median_ms(work: Callable[[], object], repeats: int = 40) -> float:
    """Median wall time of `work` in milliseconds, after a warm-up."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def lower_bound(value: np.ndarray, within: np.ndarray, across: np.ndarray) -> np.ndarray:
    """The same arithmetic with nothing around it: clip, two weighted means, one threshold."""
    score = 1 + 5 * np.clip(value / 100, 0, 1)
    have = ~np.isnan(score)
    clean, present = np.where(have, score, 0), have.astype(float)
    total = within @ present
    with np.errstate(invalid="ignore", divide="ignore"):
        dimension = (within @ clean) / total
        found = total > 0
        pillar = (across @ np.where(found, dimension, 0)) / (across @ found.astype(float))
    return np.where((across @ within) @ present >= 0.65, pillar, np.nan)


def main() -> None:
    content = synthetic()
    method, indicators = content.methodology, content.framework.indicators
    economies = tuple(e.iso3 for e in content.economies)
    years = tuple(range(2000, 2000 + YEARS))
    tree = build_tree(content.framework)
    weights = lane_weights(tree, method, ALL)
    figures = carry(content.observations, indicators, method, economies, years)
    flat = normalise(figures.value, indicators, method, {}).score.reshape(INDICATORS, -1)
    age = ages(figures, years)
    one = flat.reshape(INDICATORS, ECONOMIES, YEARS)[:, :, -1].copy()
    one_age = age.reshape(INDICATORS, ECONOMIES, YEARS)[:, :, -1].copy()
    value = figures.value.reshape(INDICATORS, -1)

    def panel(lane: str) -> None:
        scores = normalise(figures.value, indicators, method, {}).score.reshape(INDICATORS, -1)
        score_lane(scores, age, tree, lane_weights(tree, method, lane), method)

    rows = [
        ("numpy lower bound, one lane",
         median_ms(lambda: lower_bound(value, weights.within, weights.across))),
        ("year rule, whole panel (once for all lanes)",
         median_ms(lambda: carry(content.observations, indicators, method, economies, years))),
        ("normalise, whole panel (once for all lanes)",
         median_ms(lambda: normalise(figures.value, indicators, method, {}))),
        ("lane all: normalise, all levels, gates, bounds", median_ms(lambda: panel(ALL))),
        ("lane state: the same", median_ms(lambda: panel("state"))),
        ("lane all from scores", median_ms(lambda: score_lane(flat, age, tree, weights, method))),
        ("one year after a change of weights",
         median_ms(lambda: score_lane(one, one_age, tree, lane_weights(tree, method, ALL), method))),
    ]  # fmt: skip
    bound = rows[0][1]
    print(f"{ECONOMIES} economies × {INDICATORS} indicators × {YEARS} years")
    for name, time_ms in rows:
        print(f"{name:48} {time_ms:8.2f} ms   {time_ms / bound:5.1f} × lower bound")


if __name__ == "__main__":
    main()
