"""The companies' strip of one right as a page shows it: each line with its words, its drawing and its source.

Made from the answer (`dashboard.answers.companies.strip`) and the sources that it names; nothing here is
added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dashboard.answers.companies import words as say
from dashboard.answers.companies.bare import years
from dashboard.answers.companies.card_words import card_title, card_words
from dashboard.answers.companies.strip import MARK, RANGE, Conduct, Promises, Strip
from dashboard.answers.shown.cells import ShownScore
from dashboard.drawing.ruler.company_ruler import (
    mark_ruler,
    most_ruler,
    own_ruler,
    range_ruler,
    untested_ruler,
)
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from methodology.model import Company, CompanyEvidence, Indicator, Source
from methodology.model.terms import read_at


@dataclass(frozen=True)
class SourceLink:
    """Who says it; `address` is None for a source that the content does not describe."""

    name: str
    address: str | None


@dataclass(frozen=True)
class ConductLine:
    """What one company did; `kind` is that of `Conduct`, `bounds` the ends of a range in words."""

    indicator: Indicator
    kind: str
    when: str
    score: ShownScore
    bounds: str
    words: str
    ruler: Markup
    source: SourceLink | None


@dataclass(frozen=True)
class PromiseLine:
    """One theme: at most this score here, from so many of 100 by the source's own count."""

    theme: str
    title: str
    most: float
    counted: float
    ruler: Markup


@dataclass(frozen=True)
class PromiseGroup:
    """What one company promises; `here` where it was judged in this very economy."""

    name: str
    head: str
    doubt: str
    current: bool
    here: bool
    lines: tuple[PromiseLine, ...]


@dataclass(frozen=True)
class SectorGroup:
    """The companies of one type, never added up with another."""

    title: str
    companies: tuple[PromiseGroup, ...]


@dataclass(frozen=True)
class RecordLine:
    """A count or a dated record: `key` is the company counted, or what the record is about."""

    key: str
    title: str
    when: str
    words: str
    source: SourceLink


@dataclass(frozen=True)
class SharedLine:
    """A figure that stands for the state and employers together, on the source's own scale."""

    what: str
    words: str
    period: str
    worst: str
    best: str
    ruler: Markup
    source: SourceLink


@dataclass(frozen=True)
class StripShown:
    """One right's strip, ready to be shown; `score` is that of the companies' lane."""

    right: str
    score: ShownScore
    brief: str
    conduct: tuple[ConductLine, ...]
    counts: tuple[RecordLine, ...]
    shared: tuple[SharedLine, ...]
    owned: tuple[Company, ...]
    promises_note: str
    sectors: tuple[SectorGroup, ...]
    promises_source: SourceLink | None
    cards: tuple[RecordLine, ...]


@dataclass(frozen=True)
class _Around:
    """What the lines of a strip are made with: the sources that it names, economies' names, the scale."""

    strip: Strip
    sources: Mapping[str, Source]
    names: Mapping[str, str]
    scale: RulerScale

    def link(self, key: str) -> SourceLink:
        source = self.sources.get(key)
        if source is None:
            return SourceLink(key, None)
        return SourceLink(source.publisher, read_at(source, self.strip.economy, self.strip.year))


def shown_strip(
    strip: Strip, sources: Mapping[str, Source], names: Mapping[str, str], scale: RulerScale
) -> StripShown:
    """A strip with its words and drawings. `sources` and `names` (of economies) are by their ids."""
    around = _Around(strip, sources, names, scale)
    promised = strip.promises[0].rows[0].promise.source if strip.promises else ""
    return StripShown(
        right=strip.pillar.id,
        score=strip.shown,
        brief=say.brief(strip),
        conduct=tuple(_conduct(conduct, around) for conduct in strip.conduct),
        counts=tuple(
            RecordLine(row.company, "", "", say.count_words(row), around.link(row.source))
            for row in strip.counts
        ),
        shared=tuple(_shared(row, around) for row in strip.shared),
        owned=strip.owned,
        promises_note=say.promises_note(strip),
        sectors=_sectors(around),
        promises_source=around.link(promised) if strip.promises else None,
        cards=tuple(
            RecordLine(row.what, card_title(row), years(row.period), card_words(row), around.link(row.source))
            for row in strip.cards
        ),
    )


def _conduct(conduct: Conduct, around: _Around) -> ConductLine:
    row, score = conduct.evidence, conduct.shown
    ruler, bounds = untested_ruler(), ""
    if conduct.kind == MARK:
        ruler = mark_ruler(score, around.scale, score.interval)
    elif conduct.kind == RANGE:
        ruler, bounds = range_ruler(conduct.bounds, around.scale), _range_words(conduct.bounds)
    told = row is not None and conduct.kind in (MARK, RANGE)
    return ConductLine(
        indicator=conduct.indicator,
        kind=conduct.kind,
        when=years(row.period) if row else "",
        score=score,
        bounds=bounds,
        words=say.conduct_words(conduct),
        ruler=ruler,
        source=around.link(row.source) if row and told else None,
    )


def _range_words(bounds: tuple[float, float] | None) -> str:
    if bounds is None:
        return _("range")
    return _("%(low)s to %(high)s", low=score1(bounds[0]), high=score1(bounds[1]))


def _shared(row: CompanyEvidence, around: _Around) -> SharedLine:
    source, words = around.sources.get(row.source), say.shared_words(row)
    other_time = source is not None and source.covers and row.year != around.strip.year
    return SharedLine(
        what=row.what,
        words=words,
        period=source.covers if source and other_time else "",
        worst=say.end_word(row, row.worst),
        best=say.end_word(row, row.best),
        ruler=own_ruler(row.value or 0.0, row.worst or 0.0, row.best or 0.0, words),
        source=around.link(row.source),
    )


def _sectors(around: _Around) -> tuple[SectorGroup, ...]:
    ordered = sorted(around.strip.promises, key=lambda one: one.company.sector)
    return tuple(
        SectorGroup(say.sector_title(sector), tuple(_promises(one, around) for one in members))
        for sector, members in groupby(ordered, key=lambda one: one.company.sector)
    )


def _promises(promises: Promises, around: _Around) -> PromiseGroup:
    lines = tuple(
        PromiseLine(
            theme=row.promise.theme,
            title=say.theme_title(row.promise.theme),
            most=row.most,
            counted=row.promise.score,
            ruler=most_ruler(row.most, around.scale, row.current),
        )
        for row in promises.rows
    )
    head = say.promise_head(promises, dict(around.names), around.strip.year)
    doubt = say.promise_doubt(promises)
    return PromiseGroup(promises.company.name, head, doubt, promises.current, promises.here, lines)
