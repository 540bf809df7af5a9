"""The ScoreBook: every score of a content root, and small answers about one cell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from methodology.model import (
    ALL,
    Bools,
    Content,
    Economy,
    Floats,
    Framework,
    Indicator,
    Methodology,
    Override,
)
from methodology.model.terms import Terms, terms, word
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.gate import Failure
from methodology.scoring.aggregation.lanes import LanePanel, Level
from methodology.scoring.aggregation.tree import LaneWeights, Tree, lane_weights
from methodology.scoring.cell_evidence import seen_by_gate, why_no_mean, why_no_overall
from methodology.scoring.cells import CARRIED, IMPUTED, LEVELS, MISSING, OBSERVED, OVERALL, Cell, Column, Node
from methodology.scoring.digest import ENGINE_VERSION
from methodology.scoring.exceptions import Exceptions, barred, override_of
from methodology.scoring.leaves.leaf_scores import is_rounded
from methodology.scoring.leaves.normalise import Normalised
from methodology.scoring.leaves.years import MISSING_YEAR, Figures, by_cell
from methodology.scoring.missing import Missing, why_missing

__all__ = [
    "CARRIED",
    "IMPUTED",
    "LEVELS",
    "MISSING",
    "OBSERVED",
    "OVERALL",
    "Cell",
    "Column",
    "Node",
    "ScoreBook",
]


NO_YEARS = (0,)
"""Stands for the scored years where there are none, so that arrays keep their shape; it is shown nowhere."""


@dataclass(frozen=True)
class ScoreBook:
    """All scores. Panels hold economies × years flattened to cells, in the order of both.

    Whoever shows a year asks `has_years` first.
    """

    content: Content
    tree: Tree
    years: tuple[int, ...]
    default_year: int
    figures: Figures
    normalised: Normalised
    panels: Mapping[str, LanePanel]
    exceptions: Exceptions
    engine: str = ENGINE_VERSION

    @property
    def has_years(self) -> bool:
        """Whether any year is scored: False without figures, unless the methodology names a year."""
        return self.years != NO_YEARS

    @property
    def framework(self) -> Framework:
        return self.content.framework

    @property
    def methodology(self) -> Methodology:
        return self.content.methodology

    @property
    def economies(self) -> tuple[Economy, ...]:
        return self.content.economies

    @property
    def lanes(self) -> tuple[str, ...]:
        return tuple(self.panels)

    @cached_property
    def economy_index(self) -> Mapping[str, int]:
        return {economy.iso3: place for place, economy in enumerate(self.economies)}

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Overall (when published), then each pillar followed by its dimensions and their indicators."""
        nodes = [Node(OVERALL, "overall", "Overall")] if self.methodology.publish_overall else []
        for pillar in self.framework.pillars:
            nodes.append(Node(pillar.id, "pillar", pillar.title, pillar.id, wordings=pillar.wordings))
            for dimension in pillar.dimensions:
                if not dimension.implicit:
                    name = f"{pillar.id}.{dimension.id}"
                    nodes.append(
                        Node(name, "dimension", dimension.title, pillar.id, dimension.id, dimension.wordings)
                    )
                place = pillar.id, dimension.id
                nodes.extend(
                    Node(indicator.id, "indicator", indicator.title, *place, indicator.wordings)
                    for indicator in self.framework.members(pillar.id, dimension.id)
                )
        return tuple(nodes)

    @cached_property
    def node_index(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def barred(self) -> Bools:
        """Where nothing may be scored and nothing is missing, indicators × economies."""
        return barred(self.content, self.engine)

    @cached_property
    def _weights(self) -> dict[tuple[str, int], LaneWeights]:
        return {}

    def tree_at(self, spot: int) -> Tree:
        """The tree with the weights and shares of responsibility that hold in a cell."""
        number = int(self.exceptions.pattern[spot])
        return self.exceptions.patterns[number - 1].of(self.tree) if number else self.tree

    def weights_at(self, lane: str, spot: int) -> LaneWeights:
        """The weights of a lane that hold in a cell; those of the panel but for the few exceptions."""
        number = int(self.exceptions.pattern[spot])
        if not number:
            return self.panels[lane].weights
        if (lane, number) not in self._weights:
            self._weights[lane, number] = lane_weights(self.tree_at(spot), self.methodology, lane)
        return self._weights[lane, number]

    def override_of(self, iso3: str, indicator_id: str, year: int) -> Override | None:
        """The override of responsibility, with its reason, that holds for an indicator in an economy."""
        return override_of(self.content.overrides, self.framework.by_id[indicator_id], iso3, year)

    def responsibility_of(self, iso3: str, indicator_id: str, year: int) -> Mapping[str, float]:
        """The shares of responsibility that hold for an indicator in an economy and year."""
        override = self.override_of(iso3, indicator_id, year)
        return self.framework.by_id[indicator_id].responsibility if override is None else override.shares

    def counts(self, place: int, lane: str) -> Bools:
        """Where an indicator (place) has a score in a lane at all, one entry a cell.

        Every indicator has one in `all`, whatever its weight, but for those of `use: lane`.
        Shape (cells,).
        """
        shape = self.exceptions.pattern.shape
        if lane == ALL:
            return np.full(shape, not self.tree.lane_only[place])
        counted = np.full(shape, bool(self.panels[lane].weights.counted[place]))
        for _, cells in self.exceptions.groups():
            counted[cells] = self.weights_at(lane, int(cells[0])).counted[place]
        return counted

    def home_lane(self, indicator_id: str) -> str:
        """The lane in which an indicator is shown: `all`, or for `use: lane` the first that counts it."""
        place = self.tree.indicator_index[indicator_id]
        if not self.tree.lane_only[place]:
            return ALL
        return next((lane for lane in self.lanes if self.panels[lane].weights.counted[place]), ALL)

    def spot(self, iso3: str, year: int) -> int:
        """The flat place of an economy and year. Raises KeyError where either is unknown."""
        if year not in self.years:
            raise KeyError(year)
        return self.economy_index[iso3] * len(self.years) + self.years.index(year)

    def place(self, node: Node) -> int:
        """The row of a node on its level."""
        if node.level == "pillar":
            return self.tree.pillar_index[node.pillar]
        if node.level == "dimension":
            return self.tree.dimension_index[node.pillar, node.dimension]
        return self.tree.indicator_index[node.id] if node.level == "indicator" else 0

    def level(self, node: Node, lane: str) -> Level:
        """The arrays of the node's level. Raises KeyError for an indicator, which has no level arrays."""
        panel = self.panels[lane]
        return {"overall": panel.overall, "pillar": panel.pillar, "dimension": panel.dimension}[node.level]

    def indicator_scores(self, place: int) -> Floats:
        """Scores of one indicator (place), imputed ones among them, one entry a cell.

        Shape (cells,). Units: points of the scale.
        """
        return np.reshape(self.normalised.used[place], -1)

    def indicator_observed(self, place: int) -> npt.NDArray[np.bool_]:
        """Where the score of one indicator (place) rests on a figure of its own, one entry a cell.

        Shape (cells,).
        """
        return np.asarray(~np.isnan(np.reshape(self.normalised.score[place], -1)))

    def indicator_bounds(self, place: int) -> tuple[Floats, Floats]:
        """The bounds of one indicator (place), one entry a cell: the score, or the scale where imputed.

        Shapes: (cells,) both. Units: points of the scale.
        """
        score, method = self.indicator_scores(place), self.methodology
        imputed = ~self.indicator_observed(place) & ~np.isnan(score)
        low = np.where(imputed, method.scale_min, score)
        return low, np.where(imputed, method.scale_max, score)

    def column(self, node_id: str, year: int, lane: str = ALL) -> Column:
        """One node over all economies. Raises KeyError for an unknown node, year or lane."""
        node = self.node_index[node_id]
        step = slice(self.years.index(year), None, len(self.years))
        if node.level == "indicator":
            return self._indicator_column(self.place(node), step, lane)
        level, row = self.level(node, lane), self.place(node)
        state = level.state[row, step]
        hidden, shown = state != gate.SCORED, gate.has_bounds(state)
        return Column(
            np.where(hidden, np.nan, level.mean[row, step]),
            state,
            np.where(shown, level.low[row, step], np.nan),
            np.where(shown, level.high[row, step], np.nan),
            level.coverage[row, step],
        )

    def _indicator_column(self, place: int, step: slice, lane: str) -> Column:
        shown = self.counts(place, lane) if self.tree.lane_only[place] else np.True_
        score = np.where(shown, self.indicator_scores(place), np.nan)[step]
        low, high = (np.where(shown, end, np.nan) for end in self.indicator_bounds(place))
        state = np.where(np.isnan(score), gate.NOT_SCORED, gate.SCORED).astype(np.int8)
        covered = (self.indicator_observed(place) & shown)[step].astype(np.float64)
        return Column(score, state, low[step], high[step], covered)

    def publishable(self, indicator_id: str) -> str:
        """The word of REDISTRIBUTE for an indicator, also one shown as context; see
        `methodology.model.terms`."""
        return word(self.content.source_of(self._named(indicator_id)))

    def is_rounded(self, indicator_id: str) -> bool:
        """Whether an indicator's scores enter means rounded, since its figures are withheld."""
        return is_rounded(self.content, self.framework.by_id[indicator_id], self.engine)

    def terms(self, indicator_id: str) -> Terms:
        """What may leave of an indicator's figures and scores."""
        return terms(self.content.source_of(self._named(indicator_id)))

    def _named(self, indicator_id: str) -> Indicator:
        known = self.framework.by_id
        return known[indicator_id] if indicator_id in known else self.framework.context_by_id[indicator_id]

    def public_value(self, cell: Cell) -> float | None:
        """The raw figure of an indicator's cell where it may be passed on in bulk."""
        return cell.value if cell.level == "indicator" and self.terms(cell.node).bulk else None

    def cited_value(self, cell: Cell) -> float | None:
        """The same where it may at least be cited: beside its source, for one economy or a few compared."""
        return cell.value if cell.level == "indicator" and self.terms(cell.node).single else None

    def cell(self, iso3: str, node_id: str, year: int, lane: str = ALL) -> Cell:
        """One score. Raises KeyError for an unknown economy, node, year or lane."""
        node, spot = self.node_index[node_id], self.spot(iso3, year)
        if node.level == "indicator":
            return self._indicator_cell(node, iso3, year, lane, spot)
        level, row = self.level(node, lane), self.place(node)
        state = int(level.state[row, spot])
        shown = gate.has_bounds(state)
        return Cell(
            iso3=iso3,
            node=node.id,
            level=node.level,
            lane=lane,
            year=year,
            state=gate.STATES[state],
            score=float(level.mean[row, spot]) if state == gate.SCORED else None,
            coverage=float(level.coverage[row, spot]),
            bound_low=float(level.low[row, spot]) if shown else None,
            bound_high=float(level.high[row, spot]) if shown else None,
            failures=() if state == gate.SCORED else self.failures(node, lane, spot),
        )

    def history(self, iso3: str, node_id: str, lane: str = ALL) -> tuple[Cell, ...]:
        """The cells of one node over all years."""
        return tuple(self.cell(iso3, node_id, year, lane) for year in self.years)

    def _indicator_cell(self, node: Node, iso3: str, year: int, lane: str, spot: int) -> Cell:
        place = self.place(node)
        weighted = bool(self.counts(place, lane)[spot])
        score = float(self.indicator_scores(place)[spot])
        value, observed = self._figure(place, spot)
        scored = weighted and not np.isnan(score)
        method, absent = self.methodology, MISSING if np.isnan(score) else IMPUTED
        low, high = (score, score) if observed is not None else (method.scale_min, method.scale_max)
        status = absent if observed is None else OBSERVED if observed == year else CARRIED
        return Cell(
            iso3=iso3,
            node=node.id,
            level=node.level,
            lane=lane,
            year=year,
            state=gate.STATES[gate.SCORED if scored else gate.NOT_SCORED],
            score=score if scored else None,
            coverage=float(scored and observed is not None),
            bound_low=low if scored else None,
            bound_high=high if scored else None,
            value=value,
            observed_year=observed,
            status=status,
            missing=None if scored else self.why_missing(place, spot, lane),
        )

    def _figure(self, place: int, spot: int) -> tuple[float | None, int | None]:
        """The figure and the year observed; a leaf score has a year but no figure."""
        parts = (self.figures.value, self.figures.year)
        value, year = (float(part[place].reshape(-1)[spot]) for part in parts)
        return None if np.isnan(value) else value, None if year == MISSING_YEAR else int(year)

    def indicator(self, place: int) -> Indicator:
        return self.framework.indicators[place]

    def why_missing(self, place: int, spot: int, lane: str = ALL) -> Missing:
        """Why an indicator (place) has no score here."""
        return why_missing(self, place, spot, lane)

    def failures(self, node: Node, lane: str, spot: int) -> tuple[Failure, ...]:
        """Why a dimension, pillar or overall has no point score."""
        if node.level == "overall":
            return (why_no_overall(self, lane, spot),)
        row = self.place(node)
        if node.level == "dimension" and self.panels[lane].dimension.state[row, spot] == gate.MARKS:
            row = self.tree.pillar_index[node.pillar]
        elif node.level == "dimension":
            return (why_no_mean(self, row, lane, spot),)
        return gate.failures(self.methodology.gate, lane, self.cell_evidence(row, lane, spot))

    def cell_evidence(self, row: int, lane: str, spot: int) -> gate.CellEvidence:
        """What the gate sees of one pillar (row) in one cell."""
        return seen_by_gate(self, row, lane, spot)

    def available(self, lane: str, spot: int) -> npt.NDArray[np.bool_]:
        """Which indicators with a figure of their own enter the scores of a cell in a lane.

        Shape (indicators,).
        """
        scores = by_cell(self.normalised.score)[:, spot]
        return np.asarray(~np.isnan(scores) & self.weights_at(lane, spot).counted)

    def entering(self, lane: str, spot: int) -> npt.NDArray[np.bool_]:
        """Which indicators enter the point scores of a cell in a lane: available or imputed.

        Shape (indicators,).
        """
        return np.asarray(~np.isnan(self.point_scores(spot)) & self.weights_at(lane, spot).counted)

    def point_scores(self, spot: int) -> Floats:
        """The scores of a cell's indicators (indicators,), imputed ones among them.

        Units: points of the scale.
        """
        return np.asarray(by_cell(self.normalised.used)[:, spot])

    def shown_weights(self, row: int, lane: str, spot: int) -> Floats:
        """Each indicator's effective weight in a pillar's (row) point score; over what enters it.

        Shape (indicators,). Units: shares of the pillar, which sum to 1 or are all 0.
        """
        return self._effective(row, self.weights_at(lane, spot), self.entering(lane, spot).astype(np.float64))

    def observed_weights(self, row: int, lane: str, spot: int) -> Floats:
        """The same over what is available: the weights of the evidence.

        Shape (indicators,). Units: shares of the pillar, which sum to 1 or are all 0.
        """
        have = self.available(lane, spot).astype(np.float64)
        return self._effective(row, self.weights_at(lane, spot), have)

    def _effective(self, row: int, weights: LaneWeights, have: Floats) -> Floats:
        total = weights.within @ have
        across = weights.across[row] * (total > 0)
        whole = across.sum()
        if whole <= 0:
            return np.zeros(len(have))
        rows = np.divide(weights.within * have, total[:, None], out=np.zeros(weights.within.shape),
                         where=total[:, None] > 0)  # fmt: skip
        return np.asarray((across / whole) @ rows, dtype=np.float64)

    def leaf_weight(self, indicator_id: str, lane: str = ALL) -> float:
        """An indicator's effective weight in its pillar by the catalogue, 0 to 1."""
        place = self.tree.indicator_index[indicator_id]
        row = self.tree.pillar_index[self.indicator(place).pillar]
        return float(self.panels[lane].weights.leaf[row, place])
