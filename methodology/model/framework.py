"""What is measured: indicators, dimensions, rights, tensions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from methodology.model.words import EMPTY, Direction, Wordings


@dataclass(frozen=True)
class Scale:
    """How a raw figure becomes a score: a registered method and its parameters, already checked."""

    method: str
    params: Mapping[str, Any]


NO_SCALE = Scale("", EMPTY)
"""Stands where an indicator shown as context has no scale."""


@dataclass(frozen=True)
class PrivateSector:
    """What is known of the companies behind a corporate or compelled indicator."""

    sector: str = ""
    origin: str = ""
    involvement: str = ""
    knowing: str = ""
    business_model: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applies:
    """Where an indicator cannot apply: there it leaves numerator and denominator, with the reason shown."""

    excluded: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Decision:
    """Why the methodology team keeps an indicator that a guard would refuse; `date` as 2026-11-29."""

    date: str
    reason: str


@dataclass(frozen=True)
class Indicator:
    """One thing that is measured. `responsibility` shares sum to 1; `weight` is 0 or more.

    `use` is a word of USES; `reading` says how a figure shown as context is to be read. `company` names the
    one company whose conduct is measured, `online` marks what is about life online. `contested` is the series
    that is 1 where the records behind a figure contradict each other. `breaks` maps a year to
    the reason why figures from it on are not comparable with earlier ones. `against_income` marks figures
    that are measured against income already, such as a price as its share.
    """

    id: str
    title: str
    pillar: str
    dimension: str
    scale: Scale
    better: Direction = "higher"
    kind: str = "process"
    evidence: str = "fact"
    obligation: str = "immediate"
    responsibility: Mapping[str, float] = field(default_factory=lambda: {"unknown": 1.0})
    series: str = ""
    requires: tuple[str, ...] = ()
    unit: str = ""
    weight: float = 1.0
    max_age: int | None = None
    source: str = ""
    question: str = ""
    rights: tuple[str, ...] = ()
    captures: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    rationale: str = ""
    tensions: tuple[str, ...] = ()
    levels: Mapping[int, str] = field(default_factory=dict)
    panel_question: str = ""
    engagement: tuple[str, ...] = ()
    private_sector: PrivateSector | None = None
    breaks: Mapping[int, str] = field(default_factory=dict)
    against_income: bool = False
    use: str = "score"
    reading: str = ""
    applies: Applies | None = None
    company: str = ""
    online: bool = False
    decision: Decision | None = None
    contested: str = ""
    instead_of: str = ""
    """The indicator whose place this one takes where its source is left out; else it does not count."""
    wordings: Wordings = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Dimension:
    """One attribute of a right. `implicit` marks the only dimension of a pillar that declares none."""

    id: str
    title: str
    summary: str = ""
    weight: float = 1.0
    implicit: bool = False
    wordings: Wordings = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Pillar:
    """One right, with at least one dimension."""

    id: str
    title: str
    dimensions: tuple[Dimension, ...]
    summary: str = ""
    rights: tuple[str, ...] = ()
    weight: float = 1.0
    wordings: Wordings = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Pole:
    """One of the two aims of a tension, with the indicators that speak for it."""

    label: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Tension:
    """Two legitimate aims that pull against each other; it never enters a score."""

    id: str
    title: str
    summary: str
    test: str
    poles: tuple[Pole, ...]


@dataclass(frozen=True)
class Framework:
    """What is measured. Indicators stand in the order pillar, dimension, file name.

    `context` holds those shown as context (`use: context`): they enter no mean, lane, ledger or doubt, so the
    engine never sees them. Their scale may be NO_SCALE. `left_out` are defined, but not in use: their source
    is left out, or they stand in for one whose source is not.
    """

    pillars: tuple[Pillar, ...]
    indicators: tuple[Indicator, ...]
    tensions: tuple[Tension, ...] = ()
    context: tuple[Indicator, ...] = ()
    left_out: tuple[Indicator, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def context_by_id(self) -> Mapping[str, Indicator]:
        return {indicator.id: indicator for indicator in self.context}

    @cached_property
    def pillar_by_id(self) -> Mapping[str, Pillar]:
        return {pillar.id: pillar for pillar in self.pillars}

    def members(self, pillar: str, dimension: str | None = None) -> tuple[Indicator, ...]:
        """The indicators of a pillar, or of one of its dimensions."""
        return tuple(
            i
            for i in self.indicators
            if i.pillar == pillar and (dimension is None or i.dimension == dimension)
        )
