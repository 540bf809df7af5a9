"""How it is scored: scale, stages, gates, doubt, guards, treatments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from methodology.model.framework import Indicator
from methodology.model.words import ALL, COMPANY_CHANNEL, Wordings


@dataclass(frozen=True)
class Stage:
    """A word for the scores in [lower, upto); the last stage includes its upper end."""

    id: str
    title: str
    lower: float
    upto: float
    wordings: Wordings = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class MethodologyChange:
    """What a version of the methodology changed; `date` is ISO 8601."""

    version: str
    date: str
    what: str


@dataclass(frozen=True)
class Gate:
    """The least evidence a pillar needs. None asks for nothing beyond some coverage (JRC, 65 % rule).

    `dimension` is the least observed share of every dimension; `same_year` the least share of the observed
    weight that is of the scored year; `lane_dimension` and `lane_same_year` ask the same of the other lanes.
    """

    coverage: float | None = None
    indicators: int | None = None
    kinds: tuple[tuple[str, ...], ...] = ()
    largest_share: float | None = None
    median_age: int | float | None = None  # as written: receipts hold 4 and 4.0 apart
    range_coverage: float | None = None
    lane_share: float | None = None
    lane_indicators: int | None = None
    dimension: float | None = None
    same_year: float | None = None
    lane_dimension: float | None = None
    lane_same_year: float | None = None

    def dimension_of(self, lane: str) -> float | None:
        """The least observed share of every dimension that a lane must reach."""
        return self.dimension if lane == ALL else self.lane_dimension

    def same_year_of(self, lane: str) -> float | None:
        """The least share of a lane's observed weight that must be of the scored year."""
        return self.same_year if lane == ALL else self.lane_same_year


@dataclass(frozen=True)
class OwnError:
    """What is known of the errors of one source or series: `error` is one standard error in points of the
    scale, `miscoded` the chance that a coded answer belongs to a neighbouring level, `bounds` how much of the
    probability lies within the source's own bounds (None: 68 %, one standard error either way). None leaves
    what the methodology says for all; `reason` says why this one differs.
    """

    error: float | None = None
    miscoded: float | None = None
    reason: str = ""
    bounds: float | None = None


@dataclass(frozen=True)
class Uncertainty:
    """How the doubt about scores is drawn; a part that is left out doubts nothing.

    `level` is the share of draws inside an interval; `weights` the concentration of random weights;
    `aggregation` how often each mean is drawn, empty for the methodology's own. `measurement` maps an
    evidence type to one standard error in points of the scale, where a source gives no bounds; `miscoded` is
    the chance that a coded answer belongs to a neighbouring level; `goalposts` how far the ends of a scale
    may move, as a share of their distance; `leave_out` the chance that a pillar loses one dimension.
    `house` is the correlation of the errors of measurement of one family of sources, 0 to 1. `sources` and
    `series` map the name of a source or a series to errors of its own; a series wins over its source.
    `responsibility` is the concentration of the random shares of responsibility, 0 where they stay.
    """

    draws: int = 2000
    seed: int = 1
    level: float = 0.9
    weights: float = 50.0
    aggregation: Mapping[str, float] = field(default_factory=dict)
    measurement: Mapping[str, float] = field(default_factory=dict)
    miscoded: float = 0.0
    goalposts: float = 0.0
    leave_out: float = 0.0
    house: float = 0.0
    sources: Mapping[str, OwnError] = field(default_factory=dict)
    series: Mapping[str, OwnError] = field(default_factory=dict)
    responsibility: float = 0.0

    def own_error(self, indicator: Indicator) -> OwnError:
        """What is known of the errors of an indicator's series or, without that, of its source."""
        errors = self.series.get(indicator.series), self.sources.get(indicator.source)
        return next((one for one in errors if one is not None), OwnError())


@dataclass(frozen=True)
class Guards:
    """What the audit refuses unless the indicator's file records a decision.

    `reference` is the series that indicators must not run against, `better` its end that is better for
    people; `agreement` maps a pillar to the least rank correlation with it; `effective_weight` is the least
    effective over nominal weight.
    """

    reference: str = ""
    better: str = "higher"
    source: str = ""
    agreement: Mapping[str, float] = field(default_factory=dict)
    effective_weight: float = 0.2


@dataclass(frozen=True)
class Treatment:
    """What is done to heavy tails (a word of HEAVY_TAILS) and to gaps (of IMPUTATIONS); empty for nothing."""

    heavy_tails: str = ""
    missing: str = ""

    @property
    def asked(self) -> bool:
        """True where any score may rest on a treatment."""
        return bool(self.heavy_tails or self.missing)


@dataclass(frozen=True)
class Methodology:
    """How scores are made. `aggregation` maps dimension, pillar and overall to a power (1, 0, -1, p)."""

    version: str = "0.0.0"
    scale_min: float = 1.0
    scale_max: float = 6.0
    stages: tuple[Stage, ...] = ()
    aggregation: Mapping[str, float] = field(
        default_factory=lambda: {"dimension": 1.0, "pillar": 1.0, "overall": 1.0}
    )
    publish_overall: bool = False
    lanes: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {"state": ("state", "compelled", "protection"), "corporate": ("corporate",)}
    )
    first_year: int | None = None
    default_year: int | None = None
    max_age: int = 3
    gate: Gate = Gate()
    uncertainty: Uncertainty = Uncertainty()
    treatment: Treatment = Treatment()
    guards: Guards = Guards()
    changes: tuple[MethodologyChange, ...] = ()
    leave_out_sources: tuple[str, ...] = ()
    """Sources no indicator of which counts: the switch for terms that one does not want to rest on."""

    @property
    def span(self) -> float:
        return self.scale_max - self.scale_min

    def age_of(self, indicator: Indicator) -> int:
        """For how many years after its own a figure of an indicator may speak."""
        return self.max_age if indicator.max_age is None else indicator.max_age

    @property
    def companies_lane(self) -> str:
        """The lane of companies' own conduct, with the fewest channels beside it; empty for none."""
        theirs = [lane for lane, channels in self.lanes.items() if COMPANY_CHANNEL in channels]
        return min(theirs, key=lambda lane: len(self.lanes[lane]), default="")
