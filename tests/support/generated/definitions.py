"""Drawn pillars, indicators, tensions and translations: every scoring method, every key at some time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.reading.indicator_file import BUSINESS_MODELS, PRIVATE_SECTOR
from indicators.reading.translations import LANGUAGES
from methodology.methods import METHODS
from methodology.model import CHANNELS, EVIDENCE, KINDS, OBLIGATIONS
from methodology.model.transforms import TRANSFORMS
from tests.support.generated.draws import Draws

Keys = dict[str, Any]
TRANSFORMED = {"none": (-50.0, 100.0), "log": (0.5, 1000.0), "log1p": (0.0, 1000.0), "sqrt": (0.0, 400.0)}
"""Figures for which a transform is defined."""
assert set(TRANSFORMED) == set(TRANSFORMS)


@dataclass
class Measured:
    """What was drawn, and what tables need to know: which figures a series may hold."""

    lowest: float
    highest: float
    taken: set[str] = field(default_factory=lambda: {"overall"})
    pillars: list[Keys] = field(default_factory=list)
    indicators: dict[tuple[str, str], Keys] = field(default_factory=dict)
    figures: dict[str, Sequence[float] | tuple[float, float]] = field(default_factory=dict)
    """A list of the figures allowed, or the two ends of a range, by series."""
    tensions: list[Keys] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [name for _, name in self.indicators]

    def counted(self, left_out: Sequence[str]) -> list[str]:
        """The ids of those that enter a score, where sources are left out."""
        kept = ((name, keys) for (_, name), keys in self.indicators.items() if keys.get("use") != "context")
        counted = [name for name, keys in kept if keys.get("source") not in left_out]
        return [name for name in counted if "instead_of" not in self.by_name[name]]

    @property
    def by_name(self) -> dict[str, Keys]:
        return {name: keys for (_, name), keys in self.indicators.items()}


def measured(
    draws: Draws, scale: tuple[float, float], pillars: int, indicators: int, economies: Sequence[str],
    sources: Sequence[str],
) -> Measured:  # fmt: skip
    """So many pillars and at least so many indicators, one in every pillar."""
    drawn = Measured(*scale)
    for _ in range(pillars):
        drawn.pillars.append(_pillar(draws, drawn))
    for place in range(max(indicators, pillars)):
        pillar = drawn.pillars[place] if place < pillars else draws.one(drawn.pillars)
        name = draws.name(drawn.taken)
        drawn.indicators[pillar["id"], name] = _indicator(draws, drawn, pillar, name, economies, sources)
    drawn.tensions = [_tension(draws, drawn) for _ in range(draws.whole(0, 2))]
    for indicator in drawn.indicators.values():
        if drawn.tensions and draws.chance(0.3):
            indicator["tensions"] = [draws.one(drawn.tensions)["id"]]
        if draws.chance(0.1):
            indicator["requires"] = [draws.one(sorted(drawn.figures))]
        if draws.chance(0.1):
            indicator["contested"] = draws.one(sorted(drawn.figures))
    if draws.chance(0.3):
        _stand_in(drawn)
    return drawn


def _stand_in(drawn: Measured) -> None:
    """Lets the last one stand in for the first of its dimension that may be replaced, where there is one."""
    (pillar, name), keys = list(drawn.indicators.items())[-1]
    for (other_pillar, other), first in drawn.indicators.items():
        alike = (other_pillar, first.get("dimension")) == (pillar, keys.get("dimension"))
        replaced = first.get("source") and first.get("use") != "context" and "scale" in keys
        if alike and replaced and other != name and first["source"] != keys.get("source"):
            keys["instead_of"] = other
            return


def _pillar(draws: Draws, drawn: Measured) -> Keys:
    keys: Keys = {"id": draws.name(drawn.taken)}
    optional = {"title": draws.text(), "summary": draws.text(), "rights": ["UDHR-12", draws.text()],
                "weight": draws.one((0, 1, 0.5, 3))}  # fmt: skip
    keys |= {key: value for key, value in optional.items() if draws.chance(0.6)}
    if draws.chance(0.6):
        taken: set[str] = {"overall"}
        keys["dimensions"] = [_dimension(draws, taken) for _ in range(draws.whole(1, 3))]
    return keys


def _dimension(draws: Draws, taken: set[str]) -> Keys:
    keys = {"title": draws.text(), "summary": draws.text(), "weight": draws.one((0, 1, 2.5))}
    return {"id": draws.name(taken)} | {key: keys[key] for key in draws.some(tuple(keys))}


def _indicator(
    draws: Draws, drawn: Measured, pillar: Keys, name: str, economies: Sequence[str], sources: Sequence[str]
) -> Keys:  # fmt: skip
    use = draws.one(("score", "score", "score", "score", "lane", "context"))
    keys: Keys = {"title": draws.text()} | _optional(draws, drawn, economies)
    if "dimensions" in pillar:
        keys["dimension"] = draws.one(pillar["dimensions"])["id"]
    keys["responsibility"] = draws.one(CHANNELS) if draws.chance(0.4) else draws.shares(CHANNELS)
    if sources and draws.chance(0.7):
        keys["source"] = draws.one(sources)
    if use != "score":
        keys["use"] = use
    if use == "lane":
        keys |= {
            "company": draws.text(),
            "responsibility": draws.one(({"corporate": 1}, {"corporate": 0.5, "unknown": 0.5})),
        }
    if use == "context":
        keys["reading"] = draws.text()
    shared = [one for one in drawn.figures if one in drawn.names]
    keys["series"] = draws.one(shared) if shared and draws.chance(0.05) else name
    if keys["series"] != name:
        other = next(one for (_, key), one in drawn.indicators.items() if key == keys["series"])
        keys |= {key: other[key] for key in ("scale", "better") if key in other}
        keys.setdefault("scale", {"method": "rank"})
        return keys
    scale, better = scale_of(draws, draws.one(sorted(METHODS)), drawn)
    drawn.figures[name] = scale.pop("figures")
    if use != "context" or draws.chance(0.5):
        keys["scale"] = scale
        if better:
            keys["better"] = better
    return keys


def _optional(draws: Draws, drawn: Measured, economies: Sequence[str]) -> Keys:
    levels = range(int(-(-drawn.lowest // 1)), int(drawn.highest // 1) + 1)
    keys: Keys = {
        "question": draws.text(),
        "kind": draws.one(KINDS),
        "evidence": draws.one(EVIDENCE),
        "obligation": draws.one(OBLIGATIONS),
        "private_sector": {word: draws.one(known) for word, known in PRIVATE_SECTOR.items()}
        | {"sector": draws.text(), "business_model": draws.some(BUSINESS_MODELS)},
        "unit": draws.text(),
        "weight": draws.one((0, 1, 1, 1, 0.5, 7)),
        "max_age": draws.one((0, 1, 5, 40)),
        "rights": draws.some(("UDHR-12", "UDHR-19", "CRC-16")),
        "captures": [draws.text()],
        "misses": [draws.text() for _ in range(draws.whole(0, 2))],
        "rationale": draws.text(),
        "levels": {level: draws.text() for level in draws.some(levels[:12])},
        "panel_question": draws.text(),
        "engagement": [draws.text()],
        "breaks": {str(draws.whole(2000, 2024)): draws.text()},
        "against_income": draws.one((True, False)),
        "online": draws.one((True, False)),
        "decision": {"date": "2026-11-29", "reason": draws.text()},
    }
    if economies:
        keys["applies"] = {"except": draws.some(economies[:4], least=1), "reason": draws.text()}
    return {key: value for key, value in keys.items() if draws.chance(0.4)}


def scale_of(draws: Draws, method: str, drawn: Measured) -> tuple[Keys, str]:
    """A scale of a method with `figures`, those that its series may hold, and which end is better, or ""."""
    lowest, highest = drawn.lowest, drawn.highest
    scores = [draws.between(lowest, highest) for _ in range(6)]
    any_end = draws.one(("higher", "lower", ""))
    if method == "goalposts":
        name = draws.one(sorted(TRANSFORMED))
        low, high = TRANSFORMED[name]
        worst, best = draws.one(((low, high), (high, low), (low + 1, low + 3)))
        keys: Keys = {"worst": worst, "best": best} | ({"transform": name} if name != "none" else {})
        return {"method": method, "figures": (low, high * 1.5), **keys}, ""
    if method == "bands":
        count = draws.whole(1, 5)
        cuts = draws.rising(-10, 100, count)
        return {"method": method, "cuts": cuts, "scores": scores[: count + 1], "figures": (-20.0, 120.0)}, ""
    if method == "piecewise":
        places = draws.rising(-10, 100, draws.whole(2, 5))
        points = [[place, one] for place, one in zip(places, scores, strict=False)]
        return {"method": method, "points": points, "figures": (-20.0, 120.0)}, ""
    if method == "categories":
        known = draws.some((0, 1, 2, 3, -1, 0.5), least=1)
        return {"method": method, "map": dict(zip(known, scores, strict=False)), "figures": list(known)}, ""
    extra: Mapping[str, Keys] = {
        "quantile": {"groups": draws.whole(2, 7)},
        "zscore": {"clip": draws.one((0.5, 3))},
    }
    reference = {"reference": draws.one(("year", "panel"))} if draws.chance() else {}
    low = draws.one((0.0, -5.0))
    return {"method": method, "figures": (low, 10.0), **extra.get(method, {}), **reference}, any_end


def _tension(draws: Draws, drawn: Measured) -> Keys:
    poles = [
        {"label": draws.text(), "indicators": draws.some(drawn.names[:6])} for _ in range(draws.whole(2, 3))
    ]
    return {"id": draws.name(drawn.taken), "title": draws.text(), "summary": draws.text(),
            "test": draws.text(), "poles": poles}  # fmt: skip


def translations(draws: Draws, drawn: Measured, stages: Sequence[Keys]) -> dict[str, Keys]:
    """Wordings by language; many are missing."""
    kinds = {
        "rights": [pillar["id"] for pillar in drawn.pillars],
        "dimensions": [f"{one['id']}.{d['id']}" for one in drawn.pillars for d in one.get("dimensions", ())],
        "indicators": drawn.names[:20],
        "stages": [stage["id"] for stage in stages],
    }
    return {
        language: {
            kind: {name: _wording(draws) for name in draws.some(names)} for kind, names in kinds.items()
        }
        for language in draws.some(LANGUAGES)
    }


def _wording(draws: Draws) -> Keys:
    keys = {word: draws.text() for word in ("title", "title_inline", "title_opening")}
    return {key: keys[key] for key in draws.some(tuple(keys), least=1)}
