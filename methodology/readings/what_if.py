"""What if: one year scored again under a reader's own rules. The official scores are read, never touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from methodology.model import ALL, Floats, Framework, Gate, Methodology
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.lanes import LanePanel, Level
from methodology.scoring.aggregation.tree import LaneWeights, Tree
from methodology.scoring.engine import ages
from methodology.scoring.exceptions import score_cells
from methodology.scoring.scorebook import OVERALL, Column, ScoreBook


@dataclass(frozen=True)
class Rules:
    """What a reader changes; what is left at its default stays as the content has it.

    `equal` starts from weight 1 wherever the content gives any weight; `weights` (node id to a weight of 0 or
    more) go on top. `left_out` are indicators taken out of the catalogue, as if they had never been in it.
    `aggregation` maps dimension, pillar or overall to a power. `overall` asks for an overall score.
    """

    equal: bool = False
    weights: Mapping[str, float] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    aggregation: Mapping[str, float] = field(default_factory=dict)
    gate: Gate | None = None
    overall: bool = False

    @property
    def changed(self) -> bool:
        """Whether any score of the content may come out differently."""
        return bool(self.equal or self.weights or self.left_out or self.aggregation or self.gate is not None)


@dataclass(frozen=True)
class WhatIf:
    """One year and lane under `rules`; cells are economies. `score` (indicators × economies, as
    observed) is unchanged."""

    rules: Rules
    year: int
    lane: str
    tree: Tree
    methodology: Methodology
    panel: LanePanel
    score: Floats

    @property
    def weights(self) -> LaneWeights:
        return self.panel.weights

    def column(self, node_id: str) -> Column:
        """A pillar, or `overall`, over all economies. Raises KeyError for any other node."""
        if node_id == OVERALL:
            return _column(self.panel.overall, 0)
        return _column(self.panel.pillar, self.tree.pillar_index[node_id])


def rescore(book: ScoreBook, rules: Rules, year: int, lane: str = ALL) -> WhatIf:
    """One year and lane of a book under other rules; under none, exactly the book's own scores.

    An indicator's own score rests on no weight, so only the tree above it is computed again.
    Raises KeyError for a year or lane that the book does not have, or a weight of an unknown node.
    """
    place = book.years.index(year) if year in book.years else None
    if place is None or lane not in book.panels:
        raise KeyError(year if place is None else lane)
    score = np.ascontiguousarray(book.normalised.score[:, :, place])
    tree, methodology = changed_tree(book.tree, rules), changed_methodology(book, rules)
    if rules.changed:
        age = ages(book.figures, book.years).reshape(book.normalised.score.shape)[:, :, place]
        filled = book.normalised.filled
        own = None if filled is None else filled[:, :, place]
        cells = book.exceptions.cut(slice(place, None, len(book.years)))
        panel = score_cells(score, age, tree, methodology, lane, own, cells)
    else:
        panel = _one_year(book.panels[lane], slice(place, None, len(book.years)))
    return WhatIf(rules, year, lane, tree, methodology, panel, score)


def node_weights(tree: Tree) -> dict[str, float]:
    """The weight of every pillar, dimension and indicator by node id; an implicit dimension has none."""
    dimensions = {
        f"{pillar.id}.{dimension.id}": float(tree.dimension_weight[tree.dimension_index[key]])
        for pillar in tree.framework.pillars
        for dimension in pillar.dimensions
        if not dimension.implicit and (key := (pillar.id, dimension.id))
    }
    pillars = zip(tree.pillar_ids, map(float, tree.pillar_weight), strict=True)
    indicators = zip(tree.indicator_ids, map(float, tree.indicator_weight), strict=True)
    return {**dict(pillars), **dimensions, **dict(indicators)}


def changed_tree(tree: Tree, rules: Rules) -> Tree:
    """The tree with the reader's weights. Raises KeyError for a weight of a node that it does not have."""
    unknown = set(rules.weights) - set(node_weights(tree))
    if unknown:
        raise KeyError(min(unknown))
    dimensions = tuple(f"{pillar}.{dimension}" for pillar, dimension in tree.dimension_keys)
    indicator_weight = _weights(tree.indicator_weight, tree.indicator_ids, rules)
    left_out = np.isin(tree.indicator_ids, sorted(rules.left_out))
    return replace(
        tree,
        indicator_weight=np.where(left_out, 0.0, indicator_weight),
        dimension_weight=_weights(tree.dimension_weight, dimensions, rules),
        pillar_weight=_weights(tree.pillar_weight, tree.pillar_ids, rules),
    )


def _weights(official: Floats, ids: Iterable[str], rules: Rules) -> Floats:
    base = np.where(official > 0, 1.0, 0.0) if rules.equal else official
    return np.array(
        [rules.weights.get(name, own) for name, own in zip(ids, base, strict=True)], dtype=np.float64
    )


def changed_methodology(book: ScoreBook, rules: Rules) -> Methodology:
    """The methodology with the reader's means and gate.

    The gate does not ask for kinds of indicators that the reader has left out altogether.
    """
    method = book.methodology
    asked = method.gate if rules.gate is None else rules.gate
    return replace(
        method,
        aggregation={**method.aggregation, **rules.aggregation},
        gate=replace(asked, kinds=_kinds_left(book.framework, asked.kinds, rules.left_out)),
        publish_overall=method.publish_overall or rules.overall,
    )


def _kinds_left(
    framework: Framework, kinds: tuple[tuple[str, ...], ...], left_out: frozenset[str]
) -> tuple[tuple[str, ...], ...]:
    had = {indicator.kind for indicator in framework.indicators}
    left = {indicator.kind for indicator in framework.indicators if indicator.id not in left_out}
    return tuple(group for group in kinds if not had.intersection(group) or left.intersection(group))


def _one_year(panel: LanePanel, step: slice) -> LanePanel:
    """The cells of one year of a panel, as they are."""
    levels = (panel.dimension, panel.pillar, panel.overall)
    cut = (
        Level(
            level.mean[:, step],
            level.low[:, step],
            level.high[:, step],
            level.coverage[:, step],
            level.state[:, step],
        )
        for level in levels
    )
    return LanePanel(panel.lane, panel.weights, *cut)


def _column(level: Level, row: int) -> Column:
    state = level.state[row]
    shown = gate.has_bounds(state)
    return Column(
        np.where(state == gate.SCORED, level.mean[row], np.nan),
        state,
        np.where(shown, level.low[row], np.nan),
        np.where(shown, level.high[row], np.nan),
        level.coverage[row],
    )
