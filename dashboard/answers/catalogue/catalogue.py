"""What is measured: pillars, dimensions and indicators with their weights, evidence and reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from dashboard.answers.asked.read import one_of
from dashboard.language import vocabulary
from methodology.explain.composition import Composition, catalogue_composition
from methodology.explain.context import context_world
from methodology.model import ALL, CHANNELS, EVIDENCE, KINDS, Dimension, Indicator, Pillar, Source, Tension
from methodology.model.terms import terms
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class ChannelShare:
    """The part of a shortfall that one channel answers for, 0 to 1."""

    channel: str
    share: float


@dataclass(frozen=True)
class Filter:
    """Which indicators a reader wants to see; an empty field asks for nothing."""

    pillar: str = ""
    kind: str = ""
    evidence: str = ""
    channel: str = ""

    @property
    def active(self) -> bool:
        return any((self.pillar, self.kind, self.evidence, self.channel))

    def keeps(self, indicator: Indicator) -> bool:
        """True where an indicator is among those asked for."""
        return (
            self.pillar in ("", indicator.pillar)
            and self.kind in ("", indicator.kind)
            and self.evidence in ("", indicator.evidence)
            and (not self.channel or indicator.responsibility.get(self.channel, 0.0) > 0)
        )


@dataclass(frozen=True)
class Entry:
    """One indicator of the catalogue in a year.

    `weight` is its share of the pillar, 0 to 1; `first_year` and `last_year` are those of its observations,
    None without any; `economies` is how many have a score in the year and `carried` how many of these rest on
    an earlier figure.
    """

    indicator: Indicator
    shares: tuple[ChannelShare, ...]
    weight: float
    source: Source | None
    first_year: int | None
    last_year: int | None
    economies: int
    carried: int


@dataclass(frozen=True)
class DimensionEntries:
    """A dimension with the indicators shown; `share` is its part of the pillar, 0 to 1."""

    dimension: Dimension
    share: float
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class PillarEntries:
    """A pillar with the dimensions shown; `shares` adds up who answers in all its indicators, `made_of` what
    they are by weight; `context` is shown beside the scores and counts nowhere."""

    pillar: Pillar
    shares: tuple[ChannelShare, ...]
    made_of: Composition
    dimensions: tuple[DimensionEntries, ...]
    context: tuple[Entry, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(dimension.entries) for dimension in self.dimensions)


@dataclass(frozen=True)
class Catalogue:
    """The catalogue of one year; `shown` of `total` indicators pass the filter. `marks` of them mark
    companies and count in no right; `dimensions` are those that do count."""

    year: int
    chosen: Filter
    pillars: tuple[PillarEntries, ...]
    tensions: tuple[Tension, ...]
    shown: int
    total: int
    marks: int
    dimensions: int

    @property
    def counted(self) -> int:
        """The indicators that enter the score of a right."""
        return self.total - self.marks


def read_filter(book: ScoreBook, query: Mapping[str, str]) -> Filter:
    """The filter of a query. Raises Refused for a value that does not exist."""
    allowed = {
        "pillar": tuple(pillar.id for pillar in book.framework.pillars),
        "kind": KINDS,
        "evidence": EVIDENCE,
        "channel": CHANNELS,
    }
    chosen = {key: one_of(key, query, values) for key, values in allowed.items()}
    return Filter(
        **{field.name: chosen.get(field.name) or query.get(field.name, "") for field in fields(Filter)}
    )


def catalogue(book: ScoreBook, year: int, chosen: Filter | None = None) -> Catalogue:
    """Indicators that pass the filter, in the framework's order. Raises ValueError for an unknown year."""
    chosen = chosen or Filter()
    spans = observed_years(book)
    pillars = tuple(_pillar(book, pillar, year, chosen, spans) for pillar in book.framework.pillars)
    pillars = tuple(pillar for pillar in pillars if pillar.count or pillar.context)
    return Catalogue(
        year=year,
        chosen=chosen,
        pillars=pillars,
        tensions=book.framework.tensions,
        shown=sum(pillar.count for pillar in pillars),
        total=len(book.framework.indicators),
        marks=sum(indicator.use == "lane" for indicator in book.framework.indicators),
        dimensions=int((book.panels[ALL].weights.across > 0).any(axis=0).sum()),
    )


def who_answers(pillars: tuple[PillarEntries, ...]) -> Mapping[str, tuple[ChannelShare, ...]]:
    """The shares of who answers, by the id of each right and indicator shown."""
    entries = (entry for one in pillars for dimension in one.dimensions for entry in dimension.entries)
    rights = {one.pillar.id: one.shares for one in pillars}
    return rights | {entry.indicator.id: entry.shares for entry in entries}


def observed_years(book: ScoreBook) -> Mapping[str, tuple[int, int]]:
    """First and last year in which each series has a figure."""
    seen = book.content.observations
    count = len(seen.series_ids)
    first, last = np.full(count, np.iinfo(np.int32).max), np.full(count, -1)
    np.minimum.at(first, seen.series, seen.year)
    np.maximum.at(last, seen.series, seen.year)
    return {name: (int(first[k]), int(last[k])) for k, name in enumerate(seen.series_ids) if last[k] >= 0}


def entry(book: ScoreBook, indicator: Indicator, year: int, spans: Mapping[str, tuple[int, int]]) -> Entry:
    """The catalogue's entry of one indicator; `spans` are those of `observed_years`."""
    place = book.tree.indicator_index[indicator.id]
    step = book.years.index(year)
    scored = ~np.isnan(book.normalised.score[place, :, step])
    told = book.terms(indicator.id).score
    first, last = spans.get(indicator.series, (None, None)) if told else (None, None)
    return Entry(
        indicator=indicator,
        shares=channel_shares(indicator.responsibility),
        weight=book.leaf_weight(indicator.id),
        source=book.content.source_of(indicator),
        first_year=first,
        last_year=last,
        economies=int(scored.sum()),
        carried=int((scored & (book.figures.year[place, :, step] < year)).sum()),
    )


def context_entry(
    book: ScoreBook, indicator: Indicator, year: int, spans: Mapping[str, tuple[int, int]]
) -> Entry:
    """The entry of an indicator shown as context: it has no weight, and `economies` have a figure."""
    source = book.content.source_of(indicator)
    told = terms(source).score
    first, last = spans.get(indicator.series, (None, None)) if told else (None, None)
    found = context_world(book.content, indicator, year).values() if told else ()
    return Entry(
        indicator=indicator,
        shares=channel_shares(indicator.responsibility),
        weight=0.0,
        source=source,
        first_year=first,
        last_year=last,
        economies=len(found),
        carried=sum(figure.year < year for figure in found),
    )


def channel_shares(responsibility: Mapping[str, float]) -> tuple[ChannelShare, ...]:
    """Shares above 0, in the fixed order of the channels."""
    return tuple(
        ChannelShare(channel, float(responsibility[channel]))
        for channel in vocabulary.CHANNELS
        if responsibility.get(channel, 0.0) > 0
    )


def _pillar(
    book: ScoreBook, pillar: Pillar, year: int, chosen: Filter, spans: Mapping[str, tuple[int, int]]
) -> PillarEntries:
    across = book.panels[ALL].weights.across[book.tree.pillar_index[pillar.id]]
    dimensions = []
    for dimension in pillar.dimensions:
        kept = [i for i in book.framework.members(pillar.id, dimension.id) if chosen.keeps(i)]
        if kept:
            share = float(across[book.tree.dimension_index[pillar.id, dimension.id]])
            entries = tuple(entry(book, indicator, year, spans) for indicator in kept)
            dimensions.append(DimensionEntries(dimension, share, entries))
    made_of = catalogue_composition(book, pillar.id, year)
    beside = (i for i in book.framework.context if i.pillar == pillar.id and chosen.keeps(i))
    context = tuple(context_entry(book, indicator, year, spans) for indicator in beside)
    return PillarEntries(pillar, _pillar_shares(book, pillar), made_of, tuple(dimensions), context)


def _pillar_shares(book: ScoreBook, pillar: Pillar) -> tuple[ChannelShare, ...]:
    """Who answers in a pillar: the indicators' shares by their effective weights."""
    weights = book.panels[ALL].weights.leaf[book.tree.pillar_index[pillar.id]]
    shares = book.tree.responsibility @ weights
    return channel_shares(dict(zip(CHANNELS, shares.tolist(), strict=True)))
