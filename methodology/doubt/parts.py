"""The parts that a year's doubt is drawn in, each by itself, with memory that does not grow with the others.

Intervals need all draws of an economy and nothing of another, so they are drawn a few economies at a time.
Orders need all economies of a draw, so they are drawn one right, or one indicator, at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from methodology.doubt.book import APART, PAIRS_OF, compared_nodes
from methodology.doubt.drawing import BOTH, EVIDENCE, METHOD, Drawing
from methodology.doubt.draws import Model, indicator_draws, overall_draws, simulate_pillar
from methodology.doubt.errors.noise import Singles
from methodology.doubt.quantiles import quantiles
from methodology.doubt.ranks import (
    Counts,
    Ranks,
    evenly,
    joint_rank_sets,
    rank_draws,
    rank_ranges,
    rank_sets,
    told_apart,
)
from methodology.model import Bools, Floats, Ints
from methodology.scoring.scorebook import OVERALL

ROUNDING = 1e-6
"""Draws are held in single precision, scores in double."""
TOGETHER = 128 * 1024 * 1024
"""Bytes of draws up to which all lanes of a right are ranked together; above it one after the other."""

Piece = tuple[str, tuple[Any, ...], npt.NDArray[np.generic] | float]
"""The name of an array of the doubt, where in it, and what stands there."""


@dataclass(frozen=True)
class Intervals:
    """The intervals of some economies in all nodes, and the order of their rights."""

    economies: slice


@dataclass(frozen=True)
class RightOrder:
    """The order of all economies in a right (its place; -1 for overall) and its dimensions, in some lanes."""

    pillar: int
    lanes: slice


@dataclass(frozen=True)
class IndicatorOrder:
    """The order of all economies in an indicator (its place)."""

    indicator: int


Part = Intervals | RightOrder | IndicatorOrder


def parts(drawing: Drawing) -> list[Part]:
    """All parts of a drawing, the longest first."""
    lanes, economies, draws = drawing.models[BOTH].shape
    whole = 2 * lanes * economies * draws * np.dtype(np.float32).itemsize <= TOGETHER
    groups = [slice(0, lanes)] if whole else [slice(lane, lane + 1) for lane in range(lanes)]
    overall = [-1] if drawing.method.publish_overall else []
    return [
        *(RightOrder(pillar, group) for pillar in (*overall, *range(len(drawing.tree.pillar_ids)))
          for group in groups),
        *(Intervals(block) for block in drawing.models[EVIDENCE].blocks()),
        *(IndicatorOrder(place) for place in range(len(drawing.tree.indicator_ids))),
    ]  # fmt: skip


def draw_part(drawing: Drawing, part: Part) -> list[Piece]:
    """Draws one part. The same part of the same drawing gives the same bytes, wherever it is drawn."""
    if isinstance(part, Intervals):
        return _intervals(drawing, part.economies)
    if isinstance(part, IndicatorOrder):
        return _indicator_order(drawing, part.indicator)
    return list(_order(drawing, part.pillar, part.lanes))


def _intervals(drawing: Drawing, economies: slice) -> list[Piece]:
    lanes, nodes, _ = drawing.score.shape
    shape = 3, lanes, nodes, economies.stop - economies.start
    ends = np.full((2, *shape), np.nan)
    for part in (EVIDENCE, METHOD):
        for place, draws in _all_draws(drawing, drawing.models[part], economies):
            _take_ends(drawing, place, economies, draws, ends[part])
    everywhere = (slice(None), slice(None), slice(None), economies)
    rights = _rights(drawing, economies)
    return [
        ("low", everywhere, ends[:, 0]),
        ("median", everywhere[1:], ends[EVIDENCE, 1]),
        ("high", everywhere, ends[:, 2]),
        ("rights", (slice(None), economies), rights),
    ]


def _all_draws(drawing: Drawing, model: Model, economies: slice) -> Iterator[tuple[int, Singles]]:
    """The place and the draws of every node, lanes × economies × draws; one lane where all are alike."""
    dimensions: list[tuple[int, Singles]] = []
    pillars = []

    def take(node: str, draws: Singles) -> None:
        dimensions.append((drawing.place[node], draws.copy()))

    for pillar in range(len(drawing.tree.pillar_ids)):
        pillars.append(simulate_pillar(model, pillar, take, economies))
        yield from dimensions
        dimensions.clear()
    if drawing.method.publish_overall:
        yield drawing.place[OVERALL], overall_draws(model, np.stack(pillars))
    del pillars
    scores = np.empty((1, economies.stop - economies.start, drawing.draws), dtype=np.float32)
    for indicator, name in enumerate(drawing.tree.indicator_ids):
        indicator_draws(model, indicator, economies, scores[0])
        yield drawing.place[name], scores


def _take_ends(drawing: Drawing, place: int, economies: slice, draws: Singles, into: Floats) -> None:
    """Lower end, median and upper end (`into`, 3 × lanes × nodes × economies) of what is scored.

    What differs from the score by rounding alone is the score.
    """
    score = drawing.score[:, place, economies]
    scored: Bools = ~np.isnan(score)
    drawn = scored if len(draws) == len(score) else scored.any(axis=0, keepdims=True)
    if drawn.any():
        ends = np.full((3, *drawn.shape), np.nan)
        ends[:, drawn] = quantiles(draws[drawn], drawing.method.uncertainty.level)
        own = np.where(np.abs(ends - score) < ROUNDING, score, ends)
        into[:, :, place] = np.where(scored, own, np.nan)


def _rights(drawing: Drawing, economies: slice) -> Counts:
    """In how many draws one right (row) of an economy is above another (column)."""
    model = drawing.models[BOTH]
    draws = [simulate_pillar(model, pillar, lambda *_: None, economies)
             for pillar in range(len(drawing.tree.pillar_ids))]  # fmt: skip
    counts = np.zeros((*draws[0].shape[:2], len(draws), len(draws)), dtype=np.uint32)
    for row, one in enumerate(draws):
        for column, other in enumerate(draws):
            if row != column:
                counts[:, :, row, column] = (one > other).sum(axis=2)
    return counts


def _order(drawing: Drawing, pillar: int, lanes: slice) -> Iterator[Piece]:
    model = drawing.models[BOTH].only(lanes)
    pieces: list[Piece] = []

    def take(node: str, draws: Singles) -> None:
        whole = node == OVERALL or node in drawing.tree.pillar_index
        for lane, own in enumerate(draws, start=lanes.start):
            scored = np.flatnonzero(~np.isnan(drawing.score[lane, drawing.place[node]]))
            if len(scored):
                drawn = own if len(scored) == len(own) else own[scored]
                pieces.extend(_ranges(drawing, (lane,), node, scored, drawn, whole))

    if pillar >= 0:
        simulate_pillar(model, pillar, take)
    else:
        take(OVERALL, _overall(drawing, model))
    yield from pieces


def _overall(drawing: Drawing, model: Model) -> Singles:
    draws = np.empty(model.shape, dtype=np.float32)
    for block in model.blocks():
        pillars = [simulate_pillar(model, pillar, lambda *_: None, block)
                   for pillar in range(len(drawing.tree.pillar_ids))]  # fmt: skip
        draws[:, block] = overall_draws(model, np.stack(pillars))
    return draws


def _indicator_order(drawing: Drawing, indicator: int) -> list[Piece]:
    """Lanes that count the same economies have the same order."""
    model, name = drawing.models[BOTH], drawing.tree.indicator_ids[indicator]
    scored = ~np.isnan(drawing.score[:, drawing.place[name]])
    alike: dict[bytes, list[int]] = {}
    for lane, here in enumerate(scored):
        if here.any():
            alike.setdefault(here.tobytes(), []).append(lane)
    if not alike:
        return []
    draws = np.empty(model.shape[1:], dtype=np.float32)
    for block in model.blocks():
        indicator_draws(model, indicator, block, draws[block])
    pieces = []
    for lanes in alike.values():
        here = np.flatnonzero(scored[lanes[0]])
        pieces += _ranges(drawing, tuple(lanes), name, here, draws[here], whole=False)
    return pieces


def _ranges(
    drawing: Drawing, lanes: tuple[int, ...], node: str, scored: Ints, draws: Singles, whole: bool
) -> list[Piece]:
    """Ranges of ranks of the scored economies (places); of a whole right also sets, pairs and their order."""
    method, place = drawing.method, drawing.place[node]
    ranks = rank_draws(draws, method.scale_min, method.scale_max)
    best, worst = rank_ranges(ranks, method.uncertainty.level)
    pieces: list[Piece] = []
    for lane in lanes:
        pieces += [("rank_low", (lane, place, scored), best), ("rank_high", (lane, place, scored), worst)]
        if whole:
            pieces += _whole(drawing, lane, place, scored, draws, ranks)
    return pieces


def _whole(
    drawing: Drawing, lane: int, place: int, scored: Ints, draws: Singles, ranks: Ranks
) -> list[Piece]:
    level = drawing.method.uncertainty.level
    row = compared_nodes(drawing.nodes, drawing.tree.pillar_ids).index(drawing.nodes[place])
    best, worst = (rank_sets if drawing.score.shape[2] <= PAIRS_OF else joint_rank_sets)(draws, level)
    own, some = drawing.score[lane, place, scored], evenly(len(scored), PAIRS_OF)
    return [
        ("set_low", (lane, place, scored), best),
        ("set_high", (lane, place, scored), worst),
        ("told", (lane, row), told_apart(ranks, own, some, APART)),
        ("order", (lane, row, scored), ranks.first),
    ]
