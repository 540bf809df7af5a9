"""The doubt about a withheld figure: from rounded scores alone, so that no interval gives it back."""

from __future__ import annotations

import numpy as np

from methodology.leaf_scores import rounded
from methodology.model import Bools, Floats, Ints
from methodology.registry import METHODS
from methodology.scorebook import ScoreBook


def withheld_widths(book: ScoreBook, place: int, at: int) -> tuple[Floats, Bools]:
    """Half the distance between the rounded scores of the source's bounds, 0 without bounds, and where there
    are any; (economies,) both, of one indicator (place) in one year (place). Both editions have the same.

    Units: points of the scale.
    """
    ends = _ends(book, place, at)
    known = np.asarray(~np.isnan(ends[0]) & ~np.isnan(ends[1]))
    half = np.where(known, np.abs(ends[1] - ends[0]) / 2, 0.0)
    return np.asarray(half, dtype=np.float64), known


def _ends(book: ScoreBook, place: int, at: int) -> Floats:
    """The rounded scores of both bounds, 2 × economies, NaN without bounds."""
    found = np.full((2, len(book.economies)), np.nan)
    leaf, source = book.figures.leaf, book.figures.source[place, :, at]
    if leaf is not None and (leaf[place, :, at] >= 0).any():
        here = np.flatnonzero(leaf[place, :, at] >= 0)
        found[:, here] = _of_leaves(book, leaf[place, here, at])
        return found
    params, seen = book.normalised.params_of(place, at), book.content.observations
    here = np.flatnonzero((source >= 0) & ~np.isnan(book.normalised.score[place, :, at]))
    bounds = np.stack([seen.low[source[here]], seen.high[source[here]]])
    if params is None or np.isnan(bounds).all():
        return found
    how, scale = METHODS[book.indicator(place).scale.method], book.methodology
    found[:, here] = rounded(how.score(bounds, params, scale.scale_min, scale.scale_max), scale)
    return found


def _of_leaves(book: ScoreBook, rows: Ints) -> Floats:
    leaves = [book.content.leaf_scores[row] for row in rows.tolist()]
    ends = [[leaf.low for leaf in leaves], [leaf.high for leaf in leaves]]
    return np.array(ends, dtype=np.float64)
