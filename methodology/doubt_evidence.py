"""What the evidence itself leaves open: errors of measurement and coding, age, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.doubt_drift import yearly_drift
from methodology.doubt_noise import Singles
from methodology.doubt_withheld import withheld_widths
from methodology.methods.base import Params
from methodology.model import Bools, Floats, Indicator, Ints, Methodology
from methodology.registry import METHODS
from methodology.scorebook import ScoreBook
from methodology.transforms import TRANSFORMS

CODED = ("categories", "bands")
"""Methods that give one score to each of a few levels: their error is a wrong level."""
LINEAR = ("goalposts", "minmax")
ELASTIC = (*LINEAR, "piecewise")
"""Methods whose two ends could have been set elsewhere."""


@dataclass(frozen=True)
class Leaves:
    """The evidence of one year, indicators × economies; scores in points of the scale.

    `known` marks what is scored. `position` is the score before it is cut off at the ends of the scale (the
    lowest score where unknown), `error` one standard error around it, `by_age` the part of it due to age;
    `bounded` marks errors that come from the source's bounds. `miscoded` is the chance that a coded answer
    belongs to a neighbouring level, `down` and `up` are their scores (at either end both are the only
    neighbour). `elastic` (indicators,) marks scales with ends that could be moved. `imputed` marks scores
    that the content has made up: unknown like any missing one, but in `position` for when only the method is
    doubted.
    """

    known: Bools
    position: Singles
    error: Singles
    by_age: Singles
    bounded: Bools
    miscoded: Singles
    down: Singles
    up: Singles
    elastic: Bools
    imputed: Bools


def leaves(book: ScoreBook, year: int) -> Leaves:
    """The evidence behind the scores of one year.

    Formula: error = √(e² + h²·a), with e the standard error of measurement, h the yearly drift and a the age
    in years. e is half the distance between the scores of the source's bounds, which are read as 68 %
    intervals, one standard error either way; without bounds it is the methodology's error for this evidence
    type, or 0 for a coded answer, whose error is a wrong level instead.
    Errors: ValueError for a year that is not scored. Source: OECD/JRC, Handbook (2008), step 8; V-Dem
    Methodology (2024), on its 68 % intervals.
    """
    at, method = book.years.index(year), book.methodology
    doubt = method.uncertainty
    indicators = book.framework.indicators
    score = book.normalised.score[:, :, at]
    known = ~np.isnan(score)
    used = book.normalised.used[:, :, at]
    position = np.where(np.isnan(used), method.scale_min, used)
    half, bounded = _half_widths(book, at, position)
    coded = np.array([indicator.scale.method in CODED for indicator in indicators], dtype=np.bool_)
    assumed = [doubt.measurement.get(indicator.evidence, 0.0) for indicator in indicators]
    measured = np.where(bounded, half, np.where(coded, 0.0, assumed)[:, None])
    age = np.where(known, year - book.figures.year[:, :, at].astype(np.int64), 0)
    by_age = yearly_drift(book)[:, None] * np.sqrt(age)
    down, up = position.copy(), position.copy()
    for place in np.flatnonzero(coded):
        down[place], up[place] = _neighbours(indicators[place], position[place])
    return Leaves(
        known=known,
        position=position.astype(np.float32),
        error=np.where(known, np.hypot(measured, by_age), 0.0).astype(np.float32),
        by_age=by_age.astype(np.float32),
        bounded=bounded & known,
        miscoded=np.where(known & ~bounded & coded[:, None], doubt.miscoded, 0.0).astype(np.float32),
        down=down.astype(np.float32),
        up=up.astype(np.float32),
        elastic=np.array([indicator.scale.method in ELASTIC for indicator in indicators], dtype=np.bool_),
        imputed=book.normalised.imputed[:, :, at],
    )


def open_score(indicator: Indicator, params: Params, figure: Floats, method: Methodology) -> Floats:
    """The score of a figure, not cut off at the ends of the scale where the scale is one straight line.

    Shape of `figure`, NaN where it has no score. A figure beyond an end must be shaken from where it is.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        if indicator.scale.method not in LINEAR:
            how = METHODS[indicator.scale.method]
            return how.score(figure, params, method.scale_min, method.scale_max)
        transform = TRANSFORMS[params.get("transform", "none")].apply
        worst, best = transform(np.array([params["worst"], params["best"]], dtype=np.float64))
        share = (transform(figure) - worst) / (best - worst)
    return np.asarray(method.scale_min + method.span * share, dtype=np.float64)


def coded(found: Leaves, indicator: int, economies: slice | Ints, drawn: Singles) -> Singles:
    """Scores of coded answers, some of them one level off: half of these up, half down.

    `drawn` (economies × draws) is uniform from 0 to 1, and so is the shape. Units: points of the scale.
    """
    score, down, up = (array[indicator, economies, None] for array in (found.position, found.down, found.up))
    chance = found.miscoded[indicator, economies, None]
    return np.asarray(np.where(drawn < chance, np.where(drawn < chance / 2, down, up), score))


def _half_widths(book: ScoreBook, at: int, position: Floats) -> tuple[Floats, Bools]:
    """Half the distance between the scores of the bounds, and where there are bounds.

    Sets `position` to the open score of what is known; withheld figures stay at their rounded scores.
    """
    observations, source = book.content.observations, book.figures.source[:, :, at]
    half, bounded = np.zeros(position.shape), np.zeros(position.shape, dtype=np.bool_)
    for place, indicator in enumerate(book.framework.indicators):
        if book.is_rounded(indicator.id):
            half[place], bounded[place] = withheld_widths(book, place, at)
            continue
        params = book.normalised.params_of(place, at)
        here = (source[place] >= 0) & ~np.isnan(book.normalised.score[place, :, at])
        if params is None or not here.any():
            continue
        rows = source[place, here]
        ends = (observations.value[rows], observations.low[rows], observations.high[rows])
        tails = book.normalised.tails
        if tails is not None and (tail := tails.of(place, at)) is not None:
            ends = (tail.apply(ends[0]), tail.bound(ends[0], ends[1]), tail.bound(ends[0], ends[2]))
        middle, low, high = (open_score(indicator, params, end, book.methodology) for end in ends)
        position[place, here] = middle
        half[place, here] = np.abs(high - low) / 2
        bounded[place, here] = ~np.isnan(high - low)
    return half, bounded


def _neighbours(indicator: Indicator, score: Floats) -> tuple[Floats, Floats]:
    """The scores one level down and one up; at either end both are the only neighbour there is."""
    params = indicator.scale.params
    listed = params["map"].values() if "map" in params else params["scores"]
    levels = np.unique(np.array(list(listed), dtype=np.float64))
    if len(levels) == 1:
        return score.copy(), score.copy()
    place = np.clip(np.searchsorted(levels, score), 0, len(levels) - 1)
    down = np.where(place == 0, place + 1, place - 1)
    up = np.where(place == len(levels) - 1, place - 1, place + 1)
    return levels[down], levels[up]
