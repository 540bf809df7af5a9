"""A drawn `methodology/methodology.yaml`: any scale, any stages, every key at some time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from methodology.model import CHANNELS, EVIDENCE, HEAVY_TAILS, IMPUTATIONS, KINDS
from tests.support.generated.draws import Draws

SCALES = ((1, 6), (0, 100), (-3, 3), (1, 10), (0, 1), (0.5, 7.25), (-100, -50))
MOST_STAGES = 10
POWERS = ("arithmetic", "geometric", "harmonic")
Keys = dict[str, Any]


def rules(draws: Draws, scale: tuple[float, float] | None = None, stages: int | None = None) -> Keys:
    """The keys of the file that need nothing else; `scale` and the number of `stages` may be given."""
    lowest, highest = scale or draws.one(SCALES)
    count = draws.whole(0, MOST_STAGES) if stages is None else stages
    keys: Keys = {
        "scale": {"min": lowest, "max": highest},
        "stages": _stages(draws, lowest, highest, count),
        "uncertainty": uncertainty(draws, lowest),
    }
    optional: Mapping[str, Callable[[], Any]] = {
        "version": lambda: draws.one(("1.0.0", "0.0.1", "2.10.3-rc.1")),
        "aggregation": lambda: _aggregation(draws, lowest),
        "publish_overall": lambda: draws.one((True, False)),
        "lanes": lambda: _lanes(draws),
        "gate": lambda: _gate(draws),
        "treatment": lambda: {"heavy_tails": draws.one(HEAVY_TAILS), "missing": draws.one(IMPUTATIONS)},
        "changes": lambda: [_change(draws) for _ in range(draws.whole(0, 3))],
    }
    return keys | {key: draw() for key, draw in optional.items() if draws.chance(0.6)}


def _stages(draws: Draws, lowest: float, highest: float, count: int) -> list[Keys]:
    ends = [*draws.rising(lowest, highest, count - 1, 0.1), highest] if count else []
    taken: set[str] = set()
    stages = [{"upto": end, "id": draws.name(taken)} for end in ends]
    for stage in stages:
        if draws.chance(0.7):
            stage["title"] = draws.text()
    if stages and draws.chance(0.3):
        del stages[-1]["upto"]
    return stages


def _aggregation(draws: Draws, lowest: float) -> Keys:
    """Means of another power than 1 ask for a scale of 0 or more."""
    if lowest < 0:
        return dict.fromkeys(draws.some(("dimension", "pillar", "overall")), "arithmetic")
    kinds = (*POWERS, {"power": draws.one((-1000, 1000, 1e-9, draws.between(-20, 20)))}, {"power": 0.5})
    return {level: draws.one(kinds) for level in ("dimension", "pillar", "overall") if draws.chance(0.8)}


def _lanes(draws: Draws) -> Keys:
    taken = {"all", "every"}
    names = [*draws.some(("state", "corporate")), *(draws.name(taken) for _ in range(draws.whole(0, 2)))]
    return {name: draws.some(CHANNELS, least=1) for name in dict.fromkeys(names)}


def _gate(draws: Draws) -> Keys:
    coverage = draws.share()
    scored = {
        "coverage": coverage,
        "indicators": draws.whole(0, 3),
        "kinds": [draws.some(KINDS, least=1) for _ in range(draws.whole(0, 2))],
        "largest_share": draws.share(),
        "median_age": draws.one((0, 2, 4.0)),
        "dimension": draws.share(),
        "same_year": draws.share(),
    }
    lane = {
        "share": draws.share(),
        "indicators": draws.whole(0, 2),
        "dimension": draws.share(),
        "same_year": draws.share(),
    }
    keys = {
        "scored": _few(draws, scored),
        "range": {"coverage": coverage * draws.share()},
        "lane": _few(draws, lane),
    }
    if "coverage" not in keys["scored"]:
        keys["range"] = {"coverage": draws.share()}
    return {key: keys[key] for key in draws.some(tuple(keys))}


def _few(draws: Draws, keys: Keys) -> Keys:
    return {key: keys[key] for key in keys if draws.chance(0.4)}


def uncertainty(draws: Draws, lowest: float) -> Keys:
    """Few draws, so that a crawl stays quick; errors of sources and series come with their names."""
    optional: Keys = {
        "weights": draws.between(1, 200),
        "aggregation": draws.shares(POWERS) if lowest >= 0 else {"arithmetic": 1},
        "measurement": {word: draws.between(0, 2) for word in draws.some(EVIDENCE)},
        "miscoded": draws.share(),
        "goalposts": draws.one((0, 0.1, 0.45)),
        "leave_out": draws.share(),
        "house": draws.share(),
        "responsibility": draws.one((0, 1, 50)),
    }
    fixed = {"draws": draws.one((1, 2, 20)), "seed": draws.whole(0, 99), "level": draws.between(0.5, 0.99)}
    return fixed | _few(draws, optional)


def own_errors(draws: Draws, names: Sequence[str]) -> Keys:
    """Errors of single sources or series."""
    return {name: _own_error(draws) for name in draws.some(names) if draws.chance(0.5)}


def _own_error(draws: Draws) -> Keys:
    keys = {"error": draws.between(0, 2), "miscoded": draws.share(), "bounds": draws.between(0.05, 0.95)}
    chosen = draws.some(tuple(keys), least=1)
    return {key: keys[key] for key in chosen} | {"reason": draws.text()}


def _change(draws: Draws) -> Keys:
    return {"version": "1.0.0", "date": "2026-11-22", "what": draws.text()}


def surroundings(draws: Draws, pillars: Sequence[str], series: Sequence[str], sources: Sequence[str]) -> Keys:
    """The keys that name pillars, series and sources: measures to compare with, guards, income, a switch."""
    keys: Keys = {"years": _years(draws)}
    if series:
        keys["income"] = {"series": draws.one(series), "unit": draws.text()} | _source(draws, sources)
        keys["guards"] = {
            "reference": draws.one(series),
            "better": draws.one(("higher", "lower")),
            "agreement": {pillar: draws.between(-1, 1) for pillar in draws.some(pillars)},
            "effective_weight": draws.share(),
        } | _source(draws, sources)
        keys["context"] = _measures(draws, pillars, series, sources)
    if sources:
        keys["leave_out_sources"] = draws.some(sources)
    return {key: value for key, value in keys.items() if draws.chance(0.3)}


def _years(draws: Draws) -> Keys:
    first = draws.whole(1990, 2020)
    keys = {"first": first, "default": draws.whole(first, 2025), "max_age": draws.one((0, 1, 3, 20))}
    return {key: keys[key] for key in draws.some(tuple(keys))}


def _measures(
    draws: Draws, pillars: Sequence[str], series: Sequence[str], sources: Sequence[str]
) -> list[Keys]:
    pairs = [(name, pillar) for name in series for pillar in pillars][:3]
    return [
        {"series": name, "pillar": pillar, "title": draws.text(), "lane": "all",
         "better": draws.one(("higher", "lower")), "note": draws.text()} | _source(draws, sources)
        for name, pillar in draws.some(pairs)
    ]  # fmt: skip


def _source(draws: Draws, sources: Sequence[str]) -> Keys:
    return {"source": draws.one(sources)} if sources and draws.chance(0.7) else {}
