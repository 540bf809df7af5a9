"""Rounded scores of figures that may not be passed on: rounded, read in place of figures, and made.

What is withheld must be withheld in truth, so the score of a figure whose terms forbid passing it on enters
every mean rounded. Then the public edition, which holds only these scores, comes to the same numbers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from methodology.methods import METHODS
from methodology.model import Content, Floats, Indicator, LeafScore, Methodology, Observations
from methodology.model.terms import NONE, RAW, word

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook

STEP = 0.1
"""Scores of withheld figures are rounded to this, in points of the scale."""
_SINCE = 2
"""The first whole version of the engine that rounds, and that heeds terms that allow no score."""
_NUDGE = 1e-9
_MARK = "\0"
"""Begins the names of the series that stand for leaf scores; no name in a file can."""


def heeds_terms(engine: str) -> bool:
    """Whether an engine of this version rounds withheld scores; earlier ones published unrounded ones."""
    return int(engine.split(".", maxsplit=1)[0]) >= _SINCE


def terms_of(content: Content, indicator: Indicator) -> str:
    """What the terms of an indicator's source let out, a word of REDISTRIBUTE; raw where none is named."""
    return word(content.source_of(indicator))


def unscored(content: Content, engine: str) -> frozenset[str]:
    """The indicators whose terms allow no score, by id."""
    barred = (i.id for i in content.framework.indicators if terms_of(content, i) == NONE)
    return frozenset(barred) if heeds_terms(engine) else frozenset()


def is_rounded(content: Content, indicator: Indicator, engine: str) -> bool:
    """Whether the scores of an indicator enter means rounded."""
    return heeds_terms(engine) and terms_of(content, indicator) != RAW


def rounded(score: Floats, methodology: Methodology) -> Floats:
    """Scores rounded to one decimal, half up, and kept on the scale; any shape, NaN stays NaN.

    Formula: floor(10·s + 0.5 + 1e-9) / 10. The last term takes a score that binary arithmetic puts a hair
    below a half to where it belongs, so that every processor rounds alike.
    Units: points of the scale.
    """
    nearest = np.floor(score * 10 + 0.5 + _NUDGE) / 10
    return np.asarray(np.clip(nearest, methodology.scale_min, methodology.scale_max), dtype=np.float64)


def joined(content: Content) -> tuple[Observations, tuple[Indicator, ...]]:
    """Observations with the leaf scores after them as series of their own, and indicators that use these.

    The year and exposure rules then hold for both alike. A required series that is not among the
    observations was heeded when the leaf scores were made.
    """
    seen, indicators = content.observations, content.framework.indicators
    if not content.leaf_scores:
        return seen, indicators
    names = tuple(dict.fromkeys(row.indicator for row in content.leaf_scores))
    codes = tuple(dict.fromkeys((*seen.economy_ids, *(row.iso3 for row in content.leaf_scores))))
    series = {name: len(seen.series_ids) + place for place, name in enumerate(names)}
    place = {code: at for at, code in enumerate(codes)}
    rows = content.leaf_scores
    both = Observations(
        (*seen.series_ids, *(_MARK + name for name in names)),
        codes,
        np.concatenate([seen.series, np.array([series[row.indicator] for row in rows], dtype=np.int32)]),
        np.concatenate([seen.economy, np.array([place[row.iso3] for row in rows], dtype=np.int32)]),
        np.concatenate([seen.year, np.array([row.year for row in rows], dtype=np.int32)]),
        np.concatenate([seen.value, np.array([row.score for row in rows])]),
        np.concatenate([seen.low, _reals([row.low for row in rows])]),
        np.concatenate([seen.high, _reals([row.high for row in rows])]),
        np.concatenate([seen.note, np.zeros(len(rows), dtype=np.int32)]),
        seen.notes,
    )
    known = set(seen.series_ids)
    return both, tuple(
        replace(i, series=_MARK + i.id, requires=tuple(name for name in i.requires if name in known))
        if i.id in series
        else i
        for i in indicators
    )


def leaf_scores_of(book: ScoreBook) -> tuple[LeafScore, ...]:
    """The leaf scores that stand in for every withheld figure that any scored year uses.

    One row for each indicator whose source is neither raw nor none, economy and year observed, in that order;
    scores and the scores of the source's bounds (the lower first) are rounded.
    """
    rows: list[LeafScore] = []
    for place, indicator in enumerate(book.framework.indicators):
        if terms_of(book.content, indicator) not in (RAW, NONE):
            rows += _rows(book, place, indicator)
    return tuple(rows)


def _rows(book: ScoreBook, place: int, indicator: Indicator) -> list[LeafScore]:
    score = rounded(book.normalised.score[place], book.methodology)
    rows = []
    for economy, code in enumerate(book.economies):
        own: dict[int, LeafScore] = {}
        for step in np.flatnonzero(~np.isnan(score[economy])).tolist():
            year = int(book.figures.year[place, economy, step])
            low, high = _bounds(book, place, economy, step)
            own[year] = LeafScore(indicator.id, code.iso3, year, float(score[economy, step]), low, high)
        rows += [own[year] for year in sorted(own)]
    return rows


def _bounds(book: ScoreBook, place: int, economy: int, step: int) -> tuple[float | None, float | None]:
    """The rounded scores of the source's bounds of one figure, the lower first; None without bounds."""
    if book.figures.leaf is not None and (row := int(book.figures.leaf[place, economy, step])) >= 0:
        return book.content.leaf_scores[row].low, book.content.leaf_scores[row].high
    source, seen = int(book.figures.source[place, economy, step]), book.content.observations
    params = book.normalised.params_of(place, step)
    if source < 0 or params is None:
        return None, None
    method, scale = METHODS[book.indicator(place).scale.method], book.methodology
    ends = np.array([seen.low[source], seen.high[source]])
    if np.isnan(ends).any():
        return None, None
    scores = rounded(method.score(ends, params, scale.scale_min, scale.scale_max), scale)
    return (None, None) if np.isnan(scores).any() else (float(scores.min()), float(scores.max()))


def _reals(values: list[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
