"""What a source's bounds and levels are on the scale: the size of errors, and the neighbours of an answer."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from methodology.methods import METHODS
from methodology.model import Bools, Floats, Indicator, Methodology
from methodology.model.scoring_method import Params
from methodology.model.transforms import TRANSFORMS
from methodology.scoring.leaves.leaf_scores import rounded
from methodology.scoring.scorebook import ScoreBook

LINEAR = ("goalposts", "minmax")


def standard_errors(book: ScoreBook, at: int, position: Floats) -> tuple[Floats, Bools]:
    """One standard error of what has bounds, and where there are bounds.

    Formula: half the distance of the bounds' scores over z, the standard normal quantile of what the bounds
    hold; bounds are read as 68 % intervals (z = 1) unless the methodology says that they hold more.
    Shapes: indicators × economies, `position` too. Units: points of the scale.
    """
    half, bounded = half_widths(book, at, position)
    doubt = book.methodology.uncertainty
    for place, indicator in enumerate(book.framework.indicators):
        held = doubt.own_error(indicator).bounds
        if held is not None:
            half[place] /= NormalDist().inv_cdf(0.5 + held / 2)
    return half, bounded


def half_widths(book: ScoreBook, at: int, position: Floats) -> tuple[Floats, Bools]:
    """Half the distance between the scores of the bounds, and where there are bounds.

    Sets `position` to the open score of what is known. Where figures are withheld the rounded score stays,
    and so are the scores of the bounds: what is withheld must not be read off an interval.
    Shapes: indicators × economies, `position` too. Units: points of the scale.
    """
    observations, source = book.content.observations, book.figures.source[:, :, at]
    half, bounded = np.zeros(position.shape), np.zeros(position.shape, dtype=np.bool_)
    for place, indicator in enumerate(book.framework.indicators):
        if book.is_rounded(indicator.id):
            low, high = _rounded_ends(book, place, at)
            bounded[place] = ~np.isnan(high - low)
            half[place] = np.where(bounded[place], np.abs(high - low) / 2, 0.0)
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


def _rounded_ends(book: ScoreBook, place: int, at: int) -> tuple[Floats, Floats]:
    """The rounded scores of the bounds of withheld figures, one entry an economy, NaN without bounds."""
    ends = np.full((2, len(book.economies)), np.nan)
    seen, method = book.content.observations, book.methodology
    params, source = book.normalised.params_of(place, at), book.figures.source[place, :, at]
    here = source >= 0
    if params is not None and here.any():
        bounds = np.array([seen.low[source[here]], seen.high[source[here]]])
        how = METHODS[book.indicator(place).scale.method]
        ends[:, here] = rounded(how.score(bounds, params, method.scale_min, method.scale_max), method)
    leaf = book.figures.leaf
    rows = np.full(len(book.economies), -1) if leaf is None else leaf[place, :, at]
    for economy in np.flatnonzero(rows >= 0).tolist():
        row = book.content.leaf_scores[int(rows[economy])]
        if row.low is not None and row.high is not None:
            ends[:, economy] = row.low, row.high
    return ends[0], ends[1]


def neighbours(levels: Floats, score: Floats) -> tuple[Floats, Floats]:
    """The scores one level down and one up; at either end the score itself stands for what is not there.

    Shapes: levels (levels,), score and both results (economies,). Units: points of the scale.
    """
    if len(levels) == 1:
        return score.copy(), score.copy()
    place = np.clip(np.searchsorted(levels, score), 0, len(levels) - 1)
    return levels[np.maximum(place - 1, 0)], levels[np.minimum(place + 1, len(levels) - 1)]


def levels(book: ScoreBook, place: int) -> Floats:
    """The scores that a coded indicator (place) can have, rising.

    Shape (levels,). Units: points of the scale.
    """
    params = book.indicator(place).scale.params
    listed = params["map"].values() if "map" in params else params["scores"]
    scores = np.array(list(listed), dtype=np.float64)
    if book.is_rounded(book.indicator(place).id):
        scores = rounded(scores, book.methodology)
    return np.unique(scores)


def open_score(indicator: Indicator, params: Params, figure: Floats, method: Methodology) -> Floats:
    """The score of a figure, not cut off at the ends of the scale where the scale is one straight line.

    Shape of `figure`, NaN where it has no score. A figure beyond an end must be shaken from where it is.
    Units: `figure` in the indicator's raw unit, scores in points of the scale.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        if indicator.scale.method not in LINEAR:
            how = METHODS[indicator.scale.method]
            return how.score(figure, params, method.scale_min, method.scale_max)
        transform = TRANSFORMS[params.get("transform", "none")].apply
        worst, best = transform(np.array([params["worst"], params["best"]], dtype=np.float64))
        share = (transform(figure) - worst) / (best - worst)
    return np.asarray(method.scale_min + method.span * share, dtype=np.float64)
