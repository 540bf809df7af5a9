"""The vocabulary of the whole project: what is measured, what was observed, how it is scored.

Frozen values only. `indicators/` and `data/` build them from files, the engine reads them, the dashboard
shows them. Terms follow OHCHR, Human Rights Indicators (2012) for structure, process and outcome, and the
UN Guiding Principles (2011) for responsibility.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

KINDS = ("structure", "process", "outcome")
EVIDENCE = ("fact", "expert", "perception", "event")
OBLIGATIONS = ("immediate", "progressive")
CHANNELS = ("state", "compelled", "corporate", "protection", "unattributed", "unknown")
"""Who answers. `unattributed`: the source does not say who; `unknown`: no one actor controls it."""
COMPANY_CHANNEL = "corporate"
"""A lane that holds it counts the indicators of `use: lane`."""
USES = ("score", "lane", "context")
"""What an indicator is for: a score, the lanes of companies only, or shown without entering anything."""
REDISTRIBUTE = ("raw", "cite", "derived", "none")
"""What a source's terms let out: figures; single figures with citation; our score; not even that."""
HEAVY_TAILS = ("winsorise", "log", "usual")
"""What content may ask to be done to heavy tails; `usual` winsorises a few figures, else takes logarithms."""
IMPUTATIONS = ("mean", "median", "group", "latest")
ALL = "all"
"""The lane in which every indicator counts with its whole weight."""

Direction = Literal["higher", "lower"]
EMPTY: Mapping[str, Any] = MappingProxyType({})


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
class Wording:
    """A title in one language: alone, inside a sentence and at its beginning; empty where nobody gave it."""

    title: str = ""
    title_inline: str = ""
    title_opening: str = ""


Wordings = Mapping[str, Wording]
"""Wordings by language (ISO 639-1). They are for readers: no score, receipt or digest knows them,
and things that differ in them alone are equal."""


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
        found = self.series.get(indicator.series), self.sources.get(indicator.source)
        return next((one for one in found if one is not None), OwnError())


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


@dataclass(frozen=True)
class Economy:
    """A country or territory, named as the United Nations name it. None means not known."""

    iso3: str
    name: str
    iso2: str = ""
    m49: str = ""
    region: str = ""
    subregion: str = ""
    undp_bureau: str = ""
    income_group: str = ""
    ldc: bool | None = None
    lldc: bool | None = None
    sids: bool | None = None
    population: float | None = None
    gdp_pc_ppp: float | None = None
    pilot: bool = False
    note: str = ""
    """What must be said wherever the name stands, such as a resolution on a territory's status."""


@dataclass(frozen=True)
class Source:
    """Where figures come from, under which licence, and whose judgement they rest on (`family`).

    `covers` says which time an edition speaks of. `page` is the address of one economy's page at the
    publisher, with {iso2}, {iso3}, {name} and {year} to be put in.
    """

    id: str
    publisher: str = ""
    title: str = ""
    edition: str = ""
    url: str = ""
    licence: str = ""
    redistribute: str = "raw"
    citation: str = ""
    cadence: str = ""
    retrieved: str = ""
    family: str = ""
    covers: str = ""
    page: str = ""


@dataclass(frozen=True)
class Observations:
    """Raw figures, one entry per series, economy and year; five parallel arrays of one length.

    `series` and `economy` index into `series_ids` and `economy_ids`; `low` and `high` are the source's own
    bounds, NaN where it gives none; `note` indexes into `notes`, whose first entry is the empty string.
    """

    series_ids: tuple[str, ...]
    economy_ids: tuple[str, ...]
    series: npt.NDArray[np.int32]
    economy: npt.NDArray[np.int32]
    year: npt.NDArray[np.int32]
    value: Floats
    low: Floats
    high: Floats
    note: npt.NDArray[np.int32]
    notes: tuple[str, ...] = ("",)

    def __len__(self) -> int:
        return len(self.value)


@dataclass(frozen=True)
class Company:
    """A company. `owner` is the economy whose state holds more than half of it: what it does at home counts
    for that state (Guiding Principle 4); `owner_basis` says where that was read."""

    name: str
    home_iso3: str = ""
    sector: str = ""
    kind: str = ""
    owner: str = ""
    owner_basis: str = ""


@dataclass(frozen=True)
class CompanyScore:
    """A company's score in one of the categories of a published ranking, as its source scores."""

    company: str
    year: int
    category: str
    score: float


@dataclass(frozen=True)
class CompanyMarket:
    """Evidence that a company operates in a market. Years are those the evidence speaks of."""

    company: str
    iso3: str
    basis: str = ""
    source: str = ""
    as_of: int | None = None
    until: int | None = None
    strength: str = ""


COMPANY_EVIDENCE = ("mark", "range", "not-tested", "closed", "count", "shared", "card")
"""What a row of company evidence is: enough decided requests for a mark, too few (range), none (not tested),
or the company keeps out (closed); counts without a mark; a figure that does not separate the state from
companies (shared); a dated record (card)."""


@dataclass(frozen=True)
class CompanyEvidence:
    """What is known of one company's conduct in one economy and year; it enters no score.

    `kind` is a word of COMPANY_EVIDENCE, `what` names the thing done, `parts` are the counts of its sentence.
    `value` with `low` and `high` is the figure behind a mark, in its indicator's unit; `worst` and `best` are
    the ends of a shared figure's own scale. `period` is the time in the source's own terms.
    """

    iso3: str
    year: int
    right: str
    kind: str
    what: str
    company: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    worst: float | None = None
    best: float | None = None
    period: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True)
class CompanyPromise:
    """What a company promises in public on one theme, 0 nothing to 100 the most, and until which year that
    may be called current. `right` is empty where it is shown on the company's own page only."""

    company: str
    year: int
    until: int
    theme: str
    right: str
    score: float
    indicators: tuple[str, ...] = ()
    source: str = ""


ACTORS = ("state", "foreign", "armed-group", "company", "unknown")
REACHES = ("nationwide", "part")


@dataclass(frozen=True)
class Event:
    """A dated record. `actor` is who ordered or caused it, words of ACTORS joined by "+", or empty where not
    recorded; `cause` why, as the source says; `reach` a word of REACHES or empty."""

    iso3: str
    start: str
    end: str
    kind: str
    source: str
    note: str = ""
    actor: str = ""
    cause: str = ""
    reach: str = ""
    services: str = ""


@dataclass(frozen=True)
class Override:
    """Other shares of responsibility for one indicator in one economy, in the years from `first` to `until`
    (None: open), with the reason that is shown wherever they apply. An empty `indicator` means all but those
    of `use: lane`, since a company answers for its own conduct anywhere."""

    indicator: str
    iso3: str
    shares: Mapping[str, float]
    reason: str
    first: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class DeskAnswer:
    """An expert's dated answer about one economy, shown as evidence and never scored. `source` is a key of
    sources.yaml, `topic` says what the question belongs to, `indicator` names ours on the same matter."""

    iso3: str
    topic: str
    question: str
    answer: str
    date: str
    source: str
    note: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class LeafScore:
    """The rounded score of a figure that may not be passed on, under the year observed; it stands in for the
    figure in the public edition. `low` and `high` are the scores of the source's bounds, None without."""

    indicator: str
    iso3: str
    year: int
    score: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ContextMeasure:
    """A published measure that one pillar and lane is compared with; it enters no score.

    `better` is the end of the measure that is better for people; `note` says what it measures otherwise.
    """

    series: str
    pillar: str
    title: str = ""
    lane: str = ALL
    better: str = "higher"
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class IncomeMeasure:
    """The series of income a head that scores are compared with; it enters no score."""

    series: str
    source: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Content:
    """Everything a content root holds. `digest` is the SHA-256 of its files, in hex.

    `translations_digest` is that of the files that translators give; they are no part of `digest`, since no
    number rests on them.
    """

    framework: Framework
    methodology: Methodology
    economies: tuple[Economy, ...]
    observations: Observations
    sources: Mapping[str, Source] = field(default_factory=dict)
    companies: tuple[Company, ...] = ()
    company_scores: tuple[CompanyScore, ...] = ()
    company_markets: tuple[CompanyMarket, ...] = ()
    events: tuple[Event, ...] = ()
    overrides: tuple[Override, ...] = ()
    desk_research: tuple[DeskAnswer, ...] = ()
    leaf_scores: tuple[LeafScore, ...] = ()
    company_evidence: tuple[CompanyEvidence, ...] = ()
    company_promises: tuple[CompanyPromise, ...] = ()
    digest: str = ""
    translations_digest: str = ""
    context: tuple[ContextMeasure, ...] = ()
    income: IncomeMeasure | None = None

    def source_of(self, indicator: Indicator) -> Source | None:
        return self.sources.get(indicator.source)
