"""Where the figures come from: sources with what rests on them, companies, events, the content's digest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.search import folded
from dashboard.answers.events.events import ACTORS, actor_of
from methodology.model import REDISTRIBUTE, Company, Content, Indicator, Source
from methodology.model.terms import terms, word

WORLDWIDE = "WLD"
"""Stands for every economy in the table of markets."""


@dataclass(frozen=True)
class SeriesUse:
    """A series that an indicator rests on: its figures, economies and years, 0 and None without any."""

    indicator: Indicator
    economies: int
    figures: int
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True)
class SourceUse:
    """A source with the series that rest on it, the number of events it gave, and the titles of the other
    sources of its family, whose judgement is the same. Where its terms let nothing out nothing is counted."""

    source: Source
    series: tuple[SeriesUse, ...]
    events: int
    relatives: tuple[str, ...] = ()

    @property
    def scored(self) -> bool:
        """True where a score rests on the source."""
        return bool(self.series)

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year over all its series."""
        first = [use.first_year for use in self.series if use.first_year is not None]
        last = [use.last_year for use in self.series if use.last_year is not None]
        return (min(first), max(last)) if first and last else None

    @property
    def economies(self) -> int:
        """Economies in the widest of its series."""
        return max((use.economies for use in self.series), default=0)


@dataclass(frozen=True)
class CompanyRow:
    """A scored company: where it is at home (`listed` where that is an economy of the content), in how many
    economies it is shown, and in which editions."""

    company: Company
    home: str
    listed: bool
    markets: int
    editions: tuple[int, ...]


@dataclass(frozen=True)
class EventSummary:
    """The table of events: rows, economies, years of their start, rows of each kind and of who acted.

    `scored` says whether an indicator in a score is made of recorded events.
    """

    rows: int
    economies: int
    first_year: int
    last_year: int
    kinds: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]
    scored: bool


@dataclass(frozen=True)
class DataAnswer:
    """The page on data and sources. Sources stand in the order of their publishers."""

    sources: tuple[SourceUse, ...]
    companies: tuple[CompanyRow, ...]
    company_indicators: tuple[Indicator, ...]
    events: EventSummary | None
    figures: int
    economies: int
    digest: str
    indicators: tuple[tuple[Indicator, str], ...] = ()

    @property
    def of_scores(self) -> tuple[SourceUse, ...]:
        return tuple(use for use in self.sources if use.scored)

    @property
    def of_context(self) -> tuple[SourceUse, ...]:
        return tuple(use for use in self.sources if not use.scored)

    @property
    def ends(self) -> tuple[tuple[str, tuple[Indicator, ...]], ...]:
        """The indicators behind scores by the word of their terms: where the way to a figure ends."""
        return tuple((term, tuple(i for i, own in self.indicators if own == term)) for term in REDISTRIBUTE)


def data_answer(content: Content) -> DataAnswer:
    """Everything the page on data and sources shows."""
    reach = _reach(content)
    events = Counter(event.source for event in content.events if _told(content, event.source))
    sources = tuple(
        SourceUse(source, _series(content, source, reach), events[source.id], _relatives(content, source))
        for source in sorted(content.sources.values(), key=_by_publisher)
    )
    return DataAnswer(
        sources=sources,
        companies=_companies(content),
        company_indicators=_company_indicators(content),
        events=_events(content),
        figures=sum(use.figures for source in sources for use in source.series),
        economies=len(content.economies),
        digest=content.digest,
        indicators=tuple((i, word(content.source_of(i))) for i in content.framework.indicators),
    )


def _told(content: Content, source: str) -> bool:
    """False where the terms of a source let nothing out."""
    return terms(content.sources.get(source)).score


@dataclass(frozen=True)
class _Reach:
    economies: int
    figures: int
    first: int
    last: int


def _by_publisher(source: Source) -> tuple[str, str]:
    return folded(source.publisher), folded(source.title)


def _relatives(content: Content, source: Source) -> tuple[str, ...]:
    others = (one for one in content.sources.values() if one.id != source.id and one.family)
    return tuple(sorted(other.title for other in others if other.family == source.family))


def _reach(content: Content) -> Mapping[str, _Reach]:
    """What is observed of each series, over the listed economies."""
    seen = content.observations
    listed = {economy.iso3 for economy in content.economies}
    known = np.array([iso3 in listed for iso3 in seen.economy_ids], dtype=np.bool_)
    keep = known[seen.economy] if len(seen) else np.zeros(0, dtype=np.bool_)
    series, economy, year = seen.series[keep], seen.economy[keep], seen.year[keep]
    order = np.argsort(series, kind="stable")
    found = {}
    for place, name in enumerate(seen.series_ids):
        low, high = np.searchsorted(series[order], [place, place + 1])
        own = order[low:high]
        if len(own):
            count = len(np.unique(economy[own]))
            found[name] = _Reach(count, len(own), int(year[own].min()), int(year[own].max()))
    return found


def _series(content: Content, source: Source, reach: Mapping[str, _Reach]) -> tuple[SeriesUse, ...]:
    uses = []
    for indicator in content.framework.indicators:
        if indicator.source == source.id:
            seen = reach.get(indicator.series) if terms(source).score else None
            uses.append(
                SeriesUse(indicator, seen.economies, seen.figures, seen.first, seen.last)
                if seen
                else SeriesUse(indicator, 0, 0, None, None)
            )
    return tuple(uses)


def _companies(content: Content) -> tuple[CompanyRow, ...]:
    names = {economy.iso3: economy.name for economy in content.economies}
    markets: dict[str, set[str]] = defaultdict(set)
    editions: dict[str, set[int]] = defaultdict(set)
    for market in content.company_markets:
        if market.iso3 != WORLDWIDE:
            markets[market.company].add(market.iso3)
    for score in content.company_scores:
        editions[score.company].add(score.year)
    return tuple(
        CompanyRow(
            company,
            names.get(company.home_iso3, company.home_iso3),
            company.home_iso3 in names,
            len(markets[company.name]),
            tuple(sorted(editions[company.name])),
        )
        for company in sorted(content.companies, key=lambda company: folded(company.name))
    )


def _company_indicators(content: Content) -> tuple[Indicator, ...]:
    """Indicators that mark the conduct of one company."""
    return tuple(indicator for indicator in content.framework.indicators if indicator.use == "lane")


def _events(content: Content) -> EventSummary | None:
    events = [event for event in content.events if _told(content, event.source)]
    if not events:
        return None
    years = [int(event.start[:4]) for event in events]
    kinds = Counter(event.kind for event in events)
    actors = Counter(actor_of(event) for event in events)
    return EventSummary(
        rows=len(events),
        economies=len({event.iso3 for event in events}),
        first_year=min(years),
        last_year=max(years),
        kinds=tuple(kinds.most_common()),
        actors=tuple((actor, actors[actor]) for actor in ACTORS if actors[actor]),
        scored=any(indicator.evidence == "event" for indicator in content.framework.indicators),
    )
