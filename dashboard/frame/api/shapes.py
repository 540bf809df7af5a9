"""What the things of the project look like in JSON. Raw figures that may not be passed on never get here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard.answers.catalogue.catalogue import Entry
from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.content.doubt.doubts import Around
from methodology.change.comparable import Step
from methodology.model import Dimension, Economy, Indicator, Pillar
from methodology.scoring.scorebook import Cell, ScoreBook

Json = dict[str, Any]


def score(book: ScoreBook, cell: Cell, doubt: Around | None = None) -> Json:
    """One score; the same fields as a row of `drd score`, and the ends `low` and `high` of the interval that
    its evidence gives, as `drd uncertainty` has them, with the median of the same draws. `outside` is true
    where the score lies outside that interval; `method_low` and `method_high` are what other methods make of
    the same evidence. None where there is nothing.
    """
    return {
        "iso3": cell.iso3,
        "year": cell.year,
        "lane": cell.lane,
        "node": cell.node,
        "level": cell.level,
        "score": cell.score,
        "low": doubt.interval[0] if doubt else None,
        "high": doubt.interval[1] if doubt else None,
        "median": doubt.median if doubt else None,
        "outside": doubt.outside if doubt else None,
        "method_low": doubt.method[0] if doubt else None,
        "method_high": doubt.method[1] if doubt else None,
        "state": cell.state,
        "coverage": cell.coverage,
        "bound_low": cell.bound_low,
        "bound_high": cell.bound_high,
        "reason": cell_reason(cell) or None,
        "value": book.public_value(cell),
        "observed_year": cell.observed_year,
        "status": cell.status,
    }


def change(step: Step | None) -> Json | None:
    """A score against the year before; `change` only where the same figures stand behind both years."""
    if step is None or step.after is None:
        return None
    both = step.before is not None
    return {
        "year_before": step.first,
        "score_before": step.before,
        "comparable": step.comparable if both else None,
        "change": step.change,
        "like_for_like": step.like_for_like if both else None,
        "figures_before": step.of,
        "figures_expired": step.expired,
        "figures_new": step.new,
        "figures_in_both": step.shared,
    }


def pillar(pillar: Pillar, book: ScoreBook) -> Json:
    """A right with its dimensions and the ids of their indicators."""
    return {
        "id": pillar.id,
        "title": pillar.title,
        "summary": pillar.summary,
        "rights": list(pillar.rights),
        "weight": pillar.weight,
        "dimensions": [_dimension(pillar, dimension, book) for dimension in pillar.dimensions],
    }


def _dimension(pillar: Pillar, dimension: Dimension, book: ScoreBook) -> Json:
    return {
        "id": dimension.id,
        "node": None if dimension.implicit else f"{pillar.id}.{dimension.id}",
        "title": dimension.title,
        "summary": dimension.summary,
        "weight": dimension.weight,
        "indicators": [indicator.id for indicator in book.framework.members(pillar.id, dimension.id)],
    }


def indicator(entry: Entry, year: int | None) -> Json:
    """One line of the catalogue; the numbers of economies are those of `year`."""
    definition = entry.indicator
    return {
        "id": definition.id,
        "title": definition.title,
        "question": definition.question,
        "pillar": definition.pillar,
        "dimension": definition.dimension,
        "kind": definition.kind,
        "evidence": definition.evidence,
        "obligation": definition.obligation,
        "use": definition.use,
        "reading": definition.reading or None,
        "responsibility": dict(definition.responsibility),
        "weight": definition.weight,
        "weight_in_pillar": entry.weight,
        "unit": definition.unit,
        "better": definition.better,
        "source": definition.source or None,
        "values": entry.source.redistribute if entry.source else "raw",
        "first_year": entry.first_year,
        "last_year": entry.last_year,
        "year": year,
        "economies": entry.economies,
        "carried": entry.carried,
    }


def indicator_whole(entry: Entry, year: int | None) -> Json:
    """One indicator with everything that its definition says."""
    definition = entry.indicator
    return indicator(entry, year) | {
        "series": definition.series,
        "requires": list(definition.requires),
        "scale": {"method": definition.scale.method, **_plain(definition.scale.params)},
        "max_age": definition.max_age,
        "rights": list(definition.rights),
        "captures": list(definition.captures),
        "misses": list(definition.misses),
        "rationale": definition.rationale,
        "levels": {str(level): text for level, text in sorted(definition.levels.items())},
        "panel_question": definition.panel_question,
        "engagement": list(definition.engagement),
        "tensions": list(definition.tensions),
        "private_sector": _private_sector(definition),
    }


def _private_sector(definition: Indicator) -> Json | None:
    return asdict(definition.private_sector) if definition.private_sector else None


def _plain(params: Mapping[str, Any]) -> Json:
    """Parameters of a scale with text for keys, as JSON asks."""
    return {
        key: {f"{k:g}": v for k, v in value.items()} if isinstance(value, Mapping) else value
        for key, value in params.items()
    }


def economy(economy: Economy) -> Json:
    """A country or territory with its groups; None means not known."""
    return {key: None if value == "" else value for key, value in asdict(economy).items()}
