"""What the things of the project look like in JSON. Raw figures that may not be passed on never get here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard.answers.catalogue.catalogue import Entry
from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.content.doubts import Around
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


def change(found: Step | None) -> Json | None:
    """A score against the year before; `change` only where the same figures stand behind both years."""
    if found is None or found.after is None:
        return None
    both = found.before is not None
    return {
        "year_before": found.first,
        "score_before": found.before,
        "comparable": found.comparable if both else None,
        "change": found.change,
        "like_for_like": found.like_for_like if both else None,
        "figures_before": found.of,
        "figures_expired": found.expired,
        "figures_new": found.new,
        "figures_in_both": found.shared,
    }


def pillar(found: Pillar, book: ScoreBook) -> Json:
    """A right with its dimensions and the ids of their indicators."""
    return {
        "id": found.id,
        "title": found.title,
        "summary": found.summary,
        "rights": list(found.rights),
        "weight": found.weight,
        "dimensions": [_dimension(found, dimension, book) for dimension in found.dimensions],
    }


def _dimension(found: Pillar, dimension: Dimension, book: ScoreBook) -> Json:
    return {
        "id": dimension.id,
        "node": None if dimension.implicit else f"{found.id}.{dimension.id}",
        "title": dimension.title,
        "summary": dimension.summary,
        "weight": dimension.weight,
        "indicators": [indicator.id for indicator in book.framework.members(found.id, dimension.id)],
    }


def indicator(entry: Entry, year: int) -> Json:
    """One line of the catalogue; the numbers of economies are those of `year`."""
    found = entry.indicator
    return {
        "id": found.id,
        "title": found.title,
        "question": found.question,
        "pillar": found.pillar,
        "dimension": found.dimension,
        "kind": found.kind,
        "evidence": found.evidence,
        "obligation": found.obligation,
        "use": found.use,
        "reading": found.reading or None,
        "responsibility": dict(found.responsibility),
        "weight": found.weight,
        "weight_in_pillar": entry.weight,
        "unit": found.unit,
        "better": found.better,
        "source": found.source or None,
        "values": entry.source.redistribute if entry.source else "raw",
        "first_year": entry.first_year,
        "last_year": entry.last_year,
        "year": year,
        "economies": entry.economies,
        "carried": entry.carried,
    }


def indicator_whole(entry: Entry, year: int) -> Json:
    """One indicator with everything that its definition says."""
    found = entry.indicator
    return indicator(entry, year) | {
        "series": found.series,
        "requires": list(found.requires),
        "scale": {"method": found.scale.method, **_plain(found.scale.params)},
        "max_age": found.max_age,
        "rights": list(found.rights),
        "captures": list(found.captures),
        "misses": list(found.misses),
        "rationale": found.rationale,
        "levels": {str(level): text for level, text in sorted(found.levels.items())},
        "panel_question": found.panel_question,
        "engagement": list(found.engagement),
        "tensions": list(found.tensions),
        "private_sector": _private_sector(found),
    }


def _private_sector(found: Indicator) -> Json | None:
    return asdict(found.private_sector) if found.private_sector else None


def _plain(params: Mapping[str, Any]) -> Json:
    """Parameters of a scale with text for keys, as JSON asks."""
    return {
        key: {f"{k:g}": v for k, v in value.items()} if isinstance(value, Mapping) else value
        for key, value in params.items()
    }


def economy(found: Economy) -> Json:
    """A country or territory with its groups; None means not known."""
    return {key: None if value == "" else value for key, value in asdict(found).items()}
