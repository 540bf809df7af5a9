"""What a pillar's score is made of: life online, the houses whose judgement it rests on, figures of the year.

All three are shares of weight, 0 to 1, so that a reader sees at a glance what a score speaks for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.model import ALL, Content, Floats, Framework, Indicator, Ints
from methodology.scoring.leaves.years import by_cell
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class House:
    """One house of judgement: a source's `family`, the publisher that most of it comes from, and its share of
    the weight. Both names are empty for indicators that name no source."""

    family: str
    publisher: str
    share: float


@dataclass(frozen=True)
class Composition:
    """Shares of a pillar's weight. `online` is what is about life online; `houses` sum to 1, heaviest first;
    `of_the_year` is what rests on figures of the year itself, None where nothing is observed."""

    online: float
    houses: tuple[House, ...]
    of_the_year: float | None

    @property
    def empty(self) -> bool:
        """True where no indicator carries weight."""
        return not self.houses


def catalogue_composition(book: ScoreBook, pillar: str, year: int, lane: str = ALL) -> Composition:
    """By the catalogue's weights; `of_the_year` over all economies. Raises KeyError for an unknown pillar."""
    weights = _catalogue(book, pillar, lane)
    at = book.years.index(year)
    used = ~np.isnan(book.normalised.score[:, :, at])
    of_the_year = used & (book.figures.year[:, :, at] == year)
    whole = float((weights @ used).sum())
    fresh = float((weights @ of_the_year).sum()) / whole if whole else None
    return _composition(book, weights, fresh)


def composition(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> Composition:
    """By the weights of what one economy has: those that its score rests on.

    Raises KeyError for an unknown economy, pillar, year or lane.
    """
    spot = book.spot(iso3, year)
    weights = book.observed_weights(book.tree.pillar_index[pillar], lane, spot)
    years: Ints = by_cell(book.figures.year)[:, spot].astype(np.int64)
    whole = float(weights.sum())
    return _composition(book, weights, float(weights[years == year].sum()) / whole if whole else None)


def marks_online(framework: Framework) -> bool:
    """Whether the content marks any indicator as about life online; without marks no share can be given."""
    return any(indicator.online for indicator in framework.indicators)


def family(content: Content, indicator: Indicator) -> str:
    """Whose judgement an indicator rests on: its source's family, else the source; empty without a source."""
    source = content.source_of(indicator)
    return "" if source is None else source.family or source.id


def _catalogue(book: ScoreBook, pillar: str, lane: str) -> Floats:
    return np.asarray(book.panels[lane].weights.leaf[book.tree.pillar_index[pillar]])


def _composition(book: ScoreBook, weights: Floats, of_the_year: float | None) -> Composition:
    whole = float(weights.sum())
    if not whole:
        return Composition(0.0, (), None)
    shares = weights / whole
    online = sum(
        float(share)
        for indicator, share in zip(book.framework.indicators, shares, strict=True)
        if indicator.online
    )
    return Composition(online, _houses(book, shares), of_the_year)


def _houses(book: ScoreBook, shares: Floats) -> tuple[House, ...]:
    families = dict[str, dict[str, float]]()
    for place in np.flatnonzero(shares > 0):
        indicator = book.indicator(int(place))
        source = book.content.source_of(indicator)
        publisher = source.publisher or source.id if source else ""
        own = families.setdefault(family(book.content, indicator), {})
        own[publisher] = own.get(publisher, 0.0) + float(shares[place])
    houses = [House(name, max(own, key=own.__getitem__), sum(own.values())) for name, own in families.items()]
    return tuple(sorted(houses, key=lambda house: (-house.share, house.family)))
