"""The what-if page's controls: a weight for everything that is weighed, and rules to start from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.language.i18n import _
from dashboard.views.whatif.choice.choice import EQUAL, WhatIfChoice
from dashboard.views.whatif.choice.groups import KIND_OF_EVIDENCE, SOURCE, IndicatorGroup
from methodology.model import Dimension, Indicator, Pillar
from methodology.readings.what_if import WhatIf, node_weights
from methodology.scoring.scorebook import ScoreBook

FACT, PERCEPTION = f"{KIND_OF_EVIDENCE}.fact", f"{KIND_OF_EVIDENCE}.perception"
FAMILIES_OFFERED = 4
LEAST_REACH = 3.0
STEP = 0.25


@dataclass(frozen=True)
class Slider:
    """One weight. `value` is in force, `base` before the reader's own change, `official` the content's.

    `share` is the part of the next node above that it decides here, 0 to 1; `left_out` makes it idle.
    """

    node: str
    title: str
    value: float
    base: float
    official: float
    share: float
    left_out: bool = False

    @property
    def most(self) -> float:
        """Where the slider ends: three times what is usual, or as far as the value asks for."""
        return max(LEAST_REACH, 2 * self.official, self.value)

    @property
    def step(self) -> str:
        """A quarter where every value in play is a multiple of it; else any number."""
        return "any" if any(value % STEP for value in (self.value, self.base, self.most)) else str(STEP)

    @property
    def changed(self) -> bool:
        """Whether it differs from the content's own weight."""
        return self.value != self.official

    @property
    def own(self) -> bool:
        """Whether the reader moved it."""
        return self.value != self.base


@dataclass(frozen=True)
class DimensionControls:
    """A dimension's own weight (None where it is implicit) and those of its indicators."""

    dimension: Dimension
    slider: Slider | None
    indicators: tuple[Slider, ...]

    @property
    def changed(self) -> int:
        return sum(slider.own for slider in self.indicators)


@dataclass(frozen=True)
class PillarControls:
    """A right's own weight, which counts where an overall is asked for, and those of its dimensions."""

    pillar: Pillar
    slider: Slider
    dimensions: tuple[DimensionControls, ...]

    @property
    def changed(self) -> int:
        own = (self.slider, *(part.slider for part in self.dimensions))
        return sum(bool(slider and slider.own) for slider in own) + sum(
            part.changed for part in self.dimensions
        )

    @property
    def nodes(self) -> frozenset[str]:
        """Every node whose weight stands here."""
        own = (self.slider, *(part.slider for part in self.dimensions))
        inner = (slider for part in self.dimensions for slider in part.indicators)
        return frozenset(slider.node for slider in (*own, *inner) if slider)


@dataclass(frozen=True)
class Preset:
    """Rules to start from: the query that makes them."""

    id: str
    title: str
    query: dict[str, str]
    current: bool


def weight_controls(book: ScoreBook, choice: WhatIfChoice, found: WhatIf) -> tuple[PillarControls, ...]:
    """The sliders of every right."""
    maker = _Sliders(book, choice, found)
    return tuple(maker.pillar(pillar) for pillar in book.framework.pillars)


class _Sliders:
    """Makes sliders; looks the weights up once."""

    def __init__(self, book: ScoreBook, choice: WhatIfChoice, found: WhatIf) -> None:
        self.book, self.choice, self.found = book, choice, found
        self.official = node_weights(book.tree)

    def pillar(self, pillar: Pillar) -> PillarControls:
        row = self.book.tree.pillar_index[pillar.id]
        share = float(self.found.weights.overall[row])
        own = self._slider(pillar.id, pillar.title, share)
        parts = (part for part in pillar.dimensions if not self._of_marks(pillar, part))
        return PillarControls(pillar, own, tuple(self._dimension(pillar, part) for part in parts))

    def _of_marks(self, pillar: Pillar, part: Dimension) -> bool:
        """Whether it holds nothing but marks of companies: no weight moves those."""
        members = self.book.framework.members(pillar.id, part.id)
        return bool(members) and all(indicator.use == "lane" for indicator in members)

    def _dimension(self, pillar: Pillar, part: Dimension) -> DimensionControls:
        tree = self.book.tree
        row, column = tree.pillar_index[pillar.id], tree.dimension_index[pillar.id, part.id]
        share = float(self.found.weights.across[row, column])
        members = self.book.framework.members(pillar.id, part.id)
        empty = bool(members) and all(i.id in self.choice.rules.left_out for i in members)
        own = None if part.implicit else self._slider(f"{pillar.id}.{part.id}", part.title, share, empty)
        return DimensionControls(part, own, tuple(self._indicator(row, indicator) for indicator in members))

    def _indicator(self, row: int, indicator: Indicator) -> Slider:
        place = self.book.tree.indicator_index[indicator.id]
        share = float(self.found.weights.leaf[row, place])
        left_out = indicator.id in self.choice.rules.left_out
        return self._slider(indicator.id, indicator.title, share, left_out)

    def _slider(self, node: str, title: str, share: float, left_out: bool = False) -> Slider:
        base = self.choice.base[node]
        value = self.choice.rules.weights.get(node, base)
        return Slider(node, title, value, base, self.official[node], share, left_out)


def presets(choice: WhatIfChoice, groups: dict[str, IndicatorGroup]) -> tuple[Preset, ...]:
    """Our own weights, equal weights, facts only, no perceptions, and none of one of the widest sources."""
    evidence = [token for token, group in groups.items() if group.sort == KIND_OF_EVIDENCE]
    found = [
        _preset(choice, "ours", _("Our weights")),
        _preset(choice, "equal", _("Equal weights"), weights=EQUAL),
    ]
    if FACT in evidence and len(evidence) > 1:
        others = "_".join(token for token in evidence if token != FACT)
        found.append(_preset(choice, "facts", _("Facts only"), without=others))
    if PERCEPTION in evidence and len(evidence) > 1:
        found.append(_preset(choice, "no-perceptions", _("Without perceptions"), without=PERCEPTION))
    return (*found, *_without_sources(choice, groups.values()))


def _without_sources(choice: WhatIfChoice, groups: Iterable[IndicatorGroup]) -> list[Preset]:
    families = [group for group in groups if group.sort == SOURCE]
    return [
        _preset(choice, group.token, _("Without %(source)s", source=group.short), without=group.token)
        for group in families[:FAMILIES_OFFERED]
        if len(families) > 1
    ]


def _preset(choice: WhatIfChoice, name: str, title: str, **query: str) -> Preset:
    """Current when the rules are these and nothing else."""
    rules = choice.rules
    same = rules.equal == (query.get("weights") == EQUAL) and "_".join(choice.left_out) == query.get(
        "without", ""
    )
    untouched = not rules.weights and not rules.aggregation and rules.gate is None
    return Preset(name, title, query, same and untouched)
