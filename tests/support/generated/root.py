"""A content root drawn from a seed: every size, scale, key and table that the checker admits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from data.reading.figures.observation_rows import COLUMNS
from tests.support.generated import definitions, rules, tables
from tests.support.generated.draws import Draws

SOURCES = ("survey", "a-1", "none", "reports")


@dataclass(frozen=True)
class Wanted:
    """What a corner fixes; None is left to chance."""

    scale: tuple[float, float] | None = None
    stages: int | None = None
    pillars: int | None = None
    indicators: int | None = None
    economies: int | None = None
    years: Sequence[int] | None = None
    filled: float | None = None


def drawn_root(folder: Path, seed: int, wanted: Wanted = Wanted()) -> Path:
    """The files of the content of a seed, written into a folder, which is given back."""
    for name, text in files(seed, wanted).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def files(seed: int, wanted: Wanted = Wanted()) -> dict[str, str]:
    """The texts of a content root by their path within it; the same seed gives the same."""
    draws = Draws(seed)
    method = rules.rules(draws, wanted.scale, wanted.stages)
    scale = method["scale"]["min"], method["scale"]["max"]
    iso3s = tables.codes(draws, _or(wanted.economies, draws.one((1, 2, 3, 3, 5, 12))))
    names = draws.some(SOURCES)
    drawn = definitions.measured(
        draws,
        scale,
        _or(wanted.pillars, draws.one((1, 1, 2, 5))),
        _or(wanted.indicators, draws.one((1, 2, 5, 8))),
        iso3s,
        names,
    )
    years = wanted.years if wanted.years is not None else _years(draws)
    filled = _or(wanted.filled, draws.one((0.0, 0.3, 0.8, 1.0)))
    opened, closed = tables.observations(draws, drawn, iso3s, years, filled)
    observed = sorted({row["series"] for row in (*opened, *closed)})
    method |= rules.surroundings(draws, [one["id"] for one in drawn.pillars], observed, names)
    if draws.chance(0.4):
        method["uncertainty"]["series"] = rules.own_errors(draws, observed)
        method["uncertainty"]["sources"] = rules.own_errors(draws, names)
    written = {
        "indicators/pillars.yaml": {"pillars": drawn.pillars},
        "methodology/methodology.yaml": method,
        "data/sources.yaml": tables.sources(draws, names),
        **{f"indicators/{pillar}/{name}.yaml": keys for (pillar, name), keys in drawn.indicators.items()},
        **({"indicators/tensions.yaml": {"tensions": drawn.tensions}} if drawn.tensions else {}),
    }
    if draws.chance(0.5):
        worded = definitions.translations(draws, drawn, method["stages"])
        written |= {f"indicators/translations/{language}.yaml": keys for language, keys in worded.items()}
    texts = {name: as_yaml(keys) for name, keys in written.items() if keys}
    texts["data/economies.csv"] = tables.economies(draws, iso3s)
    if opened or draws.chance():
        texts["data/observations.csv"] = tables.dicts_of(opened, COLUMNS)
    if closed:
        texts["data/restricted.csv"] = tables.dicts_of(closed, COLUMNS)
    counted = drawn.counted(method.get("leave_out_sources", ()))
    return texts | tables.others(draws, drawn, iso3s, names, counted)


def _or(wanted: Any, drawn: Any) -> Any:
    return drawn if wanted is None else wanted


def _years(draws: Draws) -> Sequence[int]:
    last = draws.whole(1950, 2026)
    every = list(range(last - draws.one((0, 1, 4, 19)), last + 1))
    return sorted(draws.some(every, least=1))


class _Plain(yaml.SafeDumper):
    """Writes a value twice rather than an anchor and an alias, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # as PyYAML calls it
        return True


def as_yaml(keys: Mapping[str, Any]) -> str:
    """A mapping as YAML, keys in their order."""
    return str(yaml.dump(dict(keys), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100))
