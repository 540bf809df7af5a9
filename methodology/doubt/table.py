"""The arrays of a Doubt, filled from the parts that it is drawn in."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from methodology.doubt.book import DoubtArrays, Ranking, compared_nodes, order_draws
from methodology.doubt.drawing import Drawing
from methodology.doubt.parts import Piece


def filled(drawing: Drawing, drawn: Iterable[list[Piece]]) -> DoubtArrays:
    """The arrays with all pieces in place; each stands where no other does, so they may come in any order."""
    arrays = _empty(drawing)
    for pieces in drawn:
        for name, at, values in pieces:
            getattr(arrays, name)[at] = values
    return arrays


def _empty(drawing: Drawing) -> DoubtArrays:
    shape, evidence, draws = drawing.score.shape, drawing.evidence, drawing.draws
    lanes, _, economies = shape
    pillars = drawing.tree.pillar_ids
    compared, ranked = (lanes, len(compared_nodes(drawing.nodes, pillars))), order_draws(draws, economies)
    rank_low, rank_high, set_low, set_high = (_ranking(shape) for _ in range(4))
    return DoubtArrays(
        score=drawing.score,
        low=np.full((2, *shape), np.nan),
        high=np.full((2, *shape), np.nan),
        median=np.full(shape, np.nan),
        rank_low=rank_low,
        rank_high=rank_high,
        set_low=set_low,
        set_high=set_high,
        order=np.zeros((*compared, economies, ranked), dtype=_counter(economies)),
        told=np.full(compared, np.nan),
        rights=np.zeros((lanes, economies, len(pillars), len(pillars)), dtype=_counter(draws + 1)),
        known=evidence.known,
        error=evidence.error,
        by_age=evidence.by_age,
        bounded=evidence.bounded,
        miscoded=evidence.miscoded,
    )


def _counter(values: int) -> type[np.unsignedinteger]:
    """The smallest whole numbers that so many values fit in, from 0."""
    return np.uint8 if values <= 2**8 else np.uint16 if values <= 2**16 else np.uint32


def _ranking(shape: tuple[int, ...]) -> Ranking:
    return np.zeros(shape, dtype=np.int32)
