"""What is shown as context and never scored: an economy's figures, and one indicator over the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.answers.asked.search import folded
from dashboard.answers.catalogue.catalogue import Entry, context_entry, observed_years
from methodology.explain.context import ContextFigure, context_of, context_world
from methodology.model import ALL, Economy, Indicator, Pillar, Source, states
from methodology.model.terms import terms
from methodology.scoring.cells import CARRIED, MISSING, OBSERVED
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class ContextFact:
    """One figure beside the scores. `value` is None where its terms keep it from a page of one economy;
    `cited` is True where it may stand there but not in bulk."""

    indicator: Indicator
    source: Source | None
    value: float | None
    year: int
    cited: bool


def context_facts(book: ScoreBook, iso3: str, year: int, pillar: str = "") -> tuple[ContextFact, ...]:
    """What is known of an economy beside the scores, of one right or of all, in the catalogue's order.

    Sources whose terms let out nothing at all are left out.
    """
    asked = [one for one in context_of(book.content, iso3, year) if pillar in ("", one.indicator.pillar)]
    return tuple(fact for one in asked if (fact := _fact(book, one)) is not None)


def context_fact(book: ScoreBook, iso3: str, indicator: Indicator, year: int) -> ContextFact | None:
    """One of them; None without a figure, or where its terms let out nothing."""
    return next((f for f in context_facts(book, iso3, year) if f.indicator.id == indicator.id), None)


def _fact(book: ScoreBook, found: ContextFigure) -> ContextFact | None:
    source = book.content.source_of(found.indicator)
    allowed = terms(source)
    if not allowed.score:
        return None
    value = found.value if allowed.single else None
    return ContextFact(found.indicator, source, value, found.year, allowed.single and not allowed.bulk)


@dataclass(frozen=True)
class WorldFigure:
    """An economy's figure; `value` is None where it may not stand in a table of all economies."""

    economy: Economy
    value: float | None
    year: int


@dataclass(frozen=True)
class ContextWorld:
    """One indicator of context over the world in a year, economies A to Z; none where nothing may leave."""

    year: int
    entry: Entry
    pillar: Pillar
    figures: tuple[WorldFigure, ...]
    values_shown: bool
    economies: int

    @property
    def indicator(self) -> Indicator:
        return self.entry.indicator


def context_over_the_world(book: ScoreBook, indicator_id: str, year: int) -> ContextWorld:
    """Raises KeyError for an indicator that is not shown as context."""
    indicator = book.framework.context_by_id[indicator_id]
    allowed = terms(book.content.source_of(indicator))
    known = context_world(book.content, indicator, year) if allowed.score else {}
    listed = sorted(book.economies, key=lambda economy: folded(economy.name))
    found = ((economy, known[economy.iso3]) for economy in listed if economy.iso3 in known)
    return ContextWorld(
        year=year,
        entry=context_entry(book, indicator, year, observed_years(book)),
        pillar=book.framework.pillar_by_id[indicator.pillar],
        figures=tuple(
            WorldFigure(economy, figure.value if allowed.bulk else None, figure.year)
            for economy, figure in found
        ),
        values_shown=allowed.bulk,
        economies=len(book.economies),
    )


def context_trace(book: ScoreBook, iso3: str, indicator_id: str, year: int) -> dict[str, Any]:
    """What stands in the place of a trace: that this is context, how to read it, and the figure if it may
    leave in bulk. It has the keys of a leaf; there is no receipt, since there is no score.

    Raises KeyError for an indicator that is not shown as context.
    """
    indicator = book.framework.context_by_id[indicator_id]
    fact = context_fact(book, iso3, indicator, year)
    shown = fact is not None and not fact.cited
    return {
        "node": indicator_id,
        "title": indicator.title,
        "level": "indicator",
        "use": indicator.use,
        "lane": ALL,
        "iso3": iso3,
        "year": year,
        "state": states.NOT_SCORED,
        "score": None,
        "receipt": None,
        "reason": "context, shown beside the scores and in none of them",
        "reading": indicator.reading,
        "value": fact.value if fact is not None and shown else None,
        "unit": indicator.unit or None,
        "observed_year": fact.year if fact is not None else None,
        "status": MISSING if fact is None else OBSERVED if fact.year == year else CARRIED,
        "source": indicator.source or None,
        "method": indicator.scale.method or None,
        "params": {"transform": "none", **indicator.scale.params} if indicator.scale.method else {},
    }
