"""The methodology as it stands in the content: methods in use, the gate's values, coverage, blind spots."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboard.answers.shown.lanes import stands_apart
from methodology.faults.content_rules import HALF
from methodology.methods import METHODS
from methodology.model import ALL, Indicator, Pillar
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.aggregate import aggregation_name
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class MethodUse:
    """A scoring method and how many indicators use it; `of_sample` when it depends on who is observed."""

    name: str
    indicators: int
    of_sample: bool


@dataclass(frozen=True)
class Aggregation:
    """How one level is averaged, as content writes it: a name, or the power of a power mean."""

    level: str
    name: str | dict[str, float]
    power: float


@dataclass(frozen=True)
class LaneRule:
    """A view by responsibility: the channels it holds, and its part of each pillar's weight, 0 to 1.

    `too_thin` are the pillars of which it holds less than the gate asks for: it is scored nowhere. A lane
    `apart` holds indicators that count nowhere else, so that it has no part of any pillar's weight.
    """

    lane: str
    channels: tuple[str, ...]
    shares: tuple[tuple[Pillar, float], ...]
    too_thin: tuple[tuple[Pillar, float], ...]
    apart: bool = False


@dataclass(frozen=True)
class AgeLimit:
    """Indicators whose figures may speak for so many further years, another number than the methodology's."""

    years: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Coverage:
    """How many economies are scored, shown as a range, by marks of companies, and not at all, for one pillar
    and lane in one year."""

    pillar: Pillar
    lane: str
    scored: int
    range: int
    marks: int
    not_scored: int


@dataclass(frozen=True)
class BlindSpot:
    """What a pillar's indicators do not see; `heaviest` holds the one of most weight in each dimension."""

    pillar: Pillar
    heaviest: tuple[Indicator, ...]
    members: tuple[Indicator, ...]


@dataclass(frozen=True)
class MethodologyRules:
    """Everything of the methodology page that is neither the tree nor the worked example."""

    year: int
    methods: tuple[MethodUse, ...]
    aggregations: tuple[Aggregation, ...]
    lanes: tuple[LaneRule, ...]
    coverage: tuple[Coverage, ...]
    blind_spots: tuple[BlindSpot, ...]
    exposed: tuple[Indicator, ...]
    """Indicators under the exposure rule."""
    limits: tuple[AgeLimit, ...]
    weighted: tuple[Indicator, ...]
    """Indicators in a right's score whose weight is not 1."""
    economies: int

    @property
    def halves(self) -> bool:
        """True where every weight is 1 or one half, as the written rules have it."""
        return bool(self.weighted) and all(indicator.weight == HALF for indicator in self.weighted)

    @property
    def scored_span(self) -> tuple[int, int]:
        """The fewest and the most economies scored on a pillar, all actors together."""
        counts = [row.scored for row in self.coverage if row.lane == ALL]
        return (min(counts), max(counts)) if counts else (0, 0)

    @property
    def fixed(self) -> bool:
        """True where no scale depends on who is observed."""
        return not any(method.of_sample and method.indicators for method in self.methods)


def rules(book: ScoreBook, year: int) -> MethodologyRules:
    """The rules and what they give in one year. Raises ValueError for an unknown year."""
    indicators, method = book.framework.indicators, book.methodology
    return MethodologyRules(
        year=year,
        methods=methods_in_use(book),
        aggregations=_aggregations(book),
        lanes=_lanes(book),
        coverage=coverage(book, year),
        blind_spots=_blind_spots(book),
        exposed=tuple(i for i in indicators if i.requires),
        limits=_limits(indicators, method.max_age),
        weighted=tuple(i for i in indicators if i.weight != 1 and i.use == "score"),
        economies=len(book.economies),
    )


def methods_in_use(book: ScoreBook) -> tuple[MethodUse, ...]:
    """All known scoring methods, those in use first."""
    count = Counter(indicator.scale.method for indicator in book.framework.indicators)
    found = [MethodUse(m.name, count[m.name], m.prepare is not None) for m in METHODS.values()]
    return tuple(sorted(found, key=lambda use: -use.indicators))


def coverage(book: ScoreBook, year: int) -> tuple[Coverage, ...]:
    """The coverage report: pillars in order, for each every lane."""
    rows = []
    for pillar in book.framework.pillars:
        for lane in book.lanes:
            count = Counter(book.column(pillar.id, year, lane).state.tolist())
            states = (gate.SCORED, gate.RANGE, gate.MARKS, gate.NOT_SCORED)
            rows.append(Coverage(pillar, lane, *(count[state] for state in states)))
    return tuple(rows)


def _limits(indicators: tuple[Indicator, ...], usual: int) -> tuple[AgeLimit, ...]:
    own = [(i.max_age, i) for i in indicators if i.max_age is not None and i.max_age != usual]
    years = sorted({limit for limit, _ in own})
    return tuple(AgeLimit(year, tuple(i for limit, i in own if limit == year)) for year in years)


def _aggregations(book: ScoreBook) -> tuple[Aggregation, ...]:
    powers = book.methodology.aggregation
    levels = ["dimension", "pillar"] + (["overall"] if book.methodology.publish_overall else [])
    return tuple(Aggregation(level, aggregation_name(powers[level]), powers[level]) for level in levels)


def _lanes(book: ScoreBook) -> tuple[LaneRule, ...]:
    needed = book.methodology.gate.lane_share or 0.0
    found = []
    for lane, channels in book.methodology.lanes.items():
        share, apart = book.panels[lane].weights.share, stands_apart(book, lane)
        shares = tuple((p, float(share[book.tree.pillar_index[p.id]])) for p in book.framework.pillars)
        thin = tuple((pillar, part) for pillar, part in shares if part < needed - gate.TOLERANCE)
        found.append(LaneRule(lane, tuple(channels), shares, () if apart else thin, apart))
    return tuple(found)


def _blind_spots(book: ScoreBook) -> tuple[BlindSpot, ...]:
    spots = []
    for pillar in book.framework.pillars:
        members = tuple(i for i in book.framework.members(pillar.id) if i.misses)
        if members:
            spots.append(BlindSpot(pillar, _heaviest(book, pillar, members), members))
    return tuple(spots)


def _heaviest(book: ScoreBook, pillar: Pillar, members: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    found = []
    for dimension in pillar.dimensions:
        own = [indicator for indicator in members if indicator.dimension == dimension.id]
        if own:
            found.append(max(own, key=lambda indicator: book.leaf_weight(indicator.id)))
    return tuple(found)
