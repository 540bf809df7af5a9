"""Through which of its parts a score differs from a comparable measure: a reason that one can look into."""

from __future__ import annotations

import numpy as np

from methodology.model import Bools, Floats, Ints
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import NOTABLE
from methodology.statistics.correlation import FEWEST

MOST_NAMED = 2
"""So many parts are named; the rest of a difference is spread thin."""


def parts_apart(
    book: ScoreBook, pillar: str, year: int, lane: str, economy: int, near: Ints, higher: bool
) -> tuple[str, ...]:
    """The parts of a pillar that carry one economy's score away from that of others, the heaviest first.

    Formula: d_k = w_k·(s_k - mean of s_k over `near`) with w the parts' weights in the pillar; named are the
    largest of the sign asked for whose difference in score is notable (see `alternatives.NOTABLE`). Parts are
    dimensions, or indicators where the pillar has only one. `economy` and `near` are places in the book.
    Units: node ids. Errors: ValueError and KeyError for an unknown year, pillar or lane.
    Source: additive contributions with a peer reference, c = w·(s - ref); OECD/JRC, Handbook (2008), step 9
    (back to the details).
    Shape of `near`: (economies in it,).
    """
    names, weights, score = _parts(book, pillar, year, lane)
    known = ~np.isnan(score[:, near])
    count = known.sum(axis=1)
    total = np.where(known, score[:, near], 0.0).sum(axis=1)
    reference = np.divide(total, count, out=np.full(len(names), np.nan), where=count > 0)
    sign = 1.0 if higher else -1.0
    gap = np.nan_to_num(sign * (score[:, economy] - reference), nan=0.0)
    carried = np.where(gap > NOTABLE * book.methodology.span, weights * gap, 0.0)
    order = np.argsort(-carried, kind="stable")[:MOST_NAMED]
    return tuple(names[place] for place in order if carried[place] > 0)


def nearest(theirs: Floats, place: int) -> Bools:
    """The FEWEST economies nearest to one in the ranks of a measure (economies,), itself left out.

    Units of `theirs`: any, only their order counts.
    """
    away = np.abs(theirs - theirs[place])
    away[place] = np.inf
    chosen = np.zeros(len(theirs), dtype=np.bool_)
    chosen[np.argsort(away, kind="stable")[: min(FEWEST, len(theirs) - 1)]] = True
    return chosen


def _parts(book: ScoreBook, pillar: str, year: int, lane: str) -> tuple[tuple[str, ...], Floats, Floats]:
    """Names (parts,), weights (parts,) and scores (parts × economies) of what a pillar is made of."""
    panel, tree, at = book.panels[lane], book.tree, book.years.index(year)
    row = tree.pillar_index[pillar]
    own = np.flatnonzero(panel.weights.across[row] > 0)
    if len(own) > 1:
        names = tuple(".".join(tree.dimension_keys[place]) for place in own)
        return names, panel.weights.across[row][own], panel.dimension.mean[own, at :: len(book.years)]
    told = np.array([book.terms(name).score for name in tree.indicator_ids], dtype=np.bool_)
    own = np.flatnonzero((panel.weights.leaf[row] > 0) & told)
    names = tuple(tree.indicator_ids[place] for place in own)
    return names, panel.weights.leaf[row][own], book.normalised.score[own, :, at]
