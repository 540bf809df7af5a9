"""The trace behind one number: every step from raw figures up, enough for anyone to recompute it.

It holds codes and numbers; the dashboard writes the words, and only then is it ready for JSON.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from methodology.explain.receipts import node_receipt
from methodology.explain.treated import treatment_of
from methodology.model import ALL, Indicator
from methodology.model.terms import withheld
from methodology.scoring.aggregation.aggregate import aggregation_name
from methodology.scoring.cells import Why, why_of
from methodology.scoring.leaves.leaf_scores import STEP
from methodology.scoring.missing import Missing, why_uncounted
from methodology.scoring.scorebook import Cell, Node, ScoreBook

Trace = dict[str, Any]


def explain(book: ScoreBook, iso3: str, node_id: str, year: int, lane: str = ALL) -> Trace:
    """The nested trace of one node.

    Every node has node, level, lane, iso3, year, state, score and receipt; a leaf adds value, unit,
    observed_year, status, source, method and params; a parent adds aggregation, children (each with its
    weight, normalised over those used) and left_out with reasons. A `reason` is a tuple of `Why`; a node with
    a score has none. A leaf whose score rests on a treatment that the content asks for names it in
    `treatment` (see `methodology.explain.treated`); its score follows from the `figure_used` there instead
    of the value. A leaf whose figure is withheld and whose score is therefore rounded names the step in
    `rounding`; the score before it is told nowhere. A raw figure that may not be passed on is null, and
    `withheld` (a `terms.Withheld`) says why and where to read it.

    Raises KeyError for an unknown economy, node, year or lane.
    """
    return _node(book, book.node_index[node_id], iso3, year, lane)


def _node(book: ScoreBook, node: Node, iso3: str, year: int, lane: str) -> Trace:
    cell = book.cell(iso3, node.id, year, lane)
    trace: Trace = {
        "node": node.id,
        "level": node.level,
        "title": node.title,
        "lane": lane,
        "iso3": iso3,
        "year": year,
        "state": cell.state,
        "score": cell.score,
        "receipt": node_receipt(book, node, iso3, year, lane),
        "scale": {"min": book.methodology.scale_min, "max": book.methodology.scale_max},
    }
    if why := why_of(cell):
        trace["reason"] = why
    return trace | (_leaf(book, cell) if node.level == "indicator" else _parent(book, node, cell))


def _leaf(book: ScoreBook, cell: Cell) -> Trace:
    indicator = book.framework.by_id[cell.node]
    source = book.content.source_of(indicator)
    leaf: Trace = {
        "value": book.public_value(cell),
        "unit": indicator.unit,
        "observed_year": cell.observed_year,
        "status": cell.status,
        "source": indicator.source or None,
        "series": indicator.series,
        "method": indicator.scale.method,
        "params": _params(book, cell, indicator),
    }
    if source is not None:
        leaf["citation"], leaf["url"], leaf["licence"] = source.citation, source.url, source.licence
    if cell.observed_year is not None and book.is_rounded(cell.node):
        leaf["rounding"] = STEP
    if (treatment := treatment_of(book, cell)) is not None:
        leaf["treatment"] = treatment
    if cell.observed_year is not None and leaf["value"] is None and source is not None:
        economy = book.economies[book.economy_index[cell.iso3]]
        leaf["withheld"] = withheld(source, economy, cell.observed_year)
    return leaf


def _params(book: ScoreBook, cell: Cell, indicator: Indicator) -> dict[str, Any]:
    place = book.tree.indicator_index[indicator.id]
    fixed = book.normalised.params_of(place, book.years.index(cell.year)) or indicator.scale.params
    public = book.terms(indicator.id).bulk
    shown = {k: v for k, v in fixed.items() if public or k in indicator.scale.params}
    return {**shown, "transform": fixed.get("transform", "none"), "better": indicator.better}


def _parent(book: ScoreBook, node: Node, cell: Cell) -> Trace:
    used, left_out, power = _children(book, node, cell)
    return {
        "aggregation": aggregation_name(power),
        "coverage": cell.coverage,
        "bound_low": cell.bound_low,
        "bound_high": cell.bound_high,
        "children": [
            _node(book, child, cell.iso3, cell.year, cell.lane) | {"weight": weight} for child, weight in used
        ],
        "left_out": [{"node": child.id, "reason": why} for child, why in left_out],
    }


Used = list[tuple[Node, float]]
LeftOut = list[tuple[Node, tuple[Why, ...]]]


def _children(book: ScoreBook, node: Node, cell: Cell) -> tuple[Used, LeftOut, float]:
    """The children used, with weights that sum to 1; those left out, with the reason; the power."""
    spot = book.spot(cell.iso3, cell.year)
    if node.level == "overall":
        return _pillars(book, cell)
    implicit = node.level == "pillar" and any(
        d.implicit for d in book.framework.pillar_by_id[node.pillar].dimensions
    )
    if node.level == "dimension" or implicit:
        return _indicators(book, node, cell.lane, spot)
    return _dimensions(book, node, cell.lane, spot)


def _pillars(book: ScoreBook, cell: Cell) -> tuple[Used, LeftOut, float]:
    panel = book.panels[cell.lane]
    nodes = [n for n in book.nodes if n.level == "pillar"]
    weights = panel.weights.overall
    cells = [book.cell(cell.iso3, n.id, cell.year, cell.lane) for n in nodes]
    used = [
        (n, float(weights[book.place(n)])) for n, c in zip(nodes, cells, strict=True) if c.score is not None
    ]
    left = [(n, why_of(c)) for n, c in zip(nodes, cells, strict=True) if c.score is None]
    return _normalised(used), left, book.methodology.aggregation["overall"]


def _dimensions(book: ScoreBook, node: Node, lane: str, spot: int) -> tuple[Used, LeftOut, float]:
    panel, row, weights = book.panels[lane], book.place(node), book.weights_at(lane, spot)
    used: Used = []
    left: LeftOut = []
    for child in (n for n in book.nodes if n.level == "dimension" and n.pillar == node.pillar):
        place = book.place(child)
        weight = float(weights.across[row, place])
        if weight > 0 and not np.isnan(panel.dimension.mean[place, spot]):
            used.append((child, weight))
        else:
            left.append((child, book.failures(child, lane, spot)))
    return _normalised(used), left, book.methodology.aggregation["pillar"]


def _indicators(book: ScoreBook, node: Node, lane: str, spot: int) -> tuple[Used, LeftOut, float]:
    row = book.tree.dimension_index[node.pillar, node.dimension]
    weights, have = book.weights_at(lane, spot).within[row], book.entering(lane, spot)
    used: Used = []
    left: LeftOut = []
    for place in np.flatnonzero(book.tree.belongs[row]):
        child = book.node_index[book.tree.indicator_ids[place]]
        if have[place] and weights[place] > 0:
            used.append((child, float(weights[place])))
        else:
            left.append((child, (_why_left_out(book, int(place), spot, lane),)))
    return _normalised(used), left, book.methodology.aggregation["dimension"]


def _why_left_out(book: ScoreBook, place: int, spot: int, lane: str) -> Missing:
    """Why an indicator (place) does not enter: it has no score in the lane, or one without weight."""
    if book.counts(place, lane)[spot] and not np.isnan(book.point_scores(spot)[place]):
        return why_uncounted(book, place, spot, lane)
    return book.why_missing(place, spot, lane)


def _normalised(used: Used) -> Used:
    total = sum(weight for _, weight in used)
    return [(node, weight / total) for node, weight in used] if total > 0 else []
