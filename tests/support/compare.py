"""Small comparisons: a book with its doubt, and a site whose doubt is never kept on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np

from dashboard.answers.pairs.pairs import Comparisons, comparisons
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.views import compare
from methodology.doubt.book import Doubt
from methodology.doubt.run import uncertainty
from methodology.model import Content, Ints
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.catalogue import catalogue_site
from tests.support.content import content, indicator
from tests.support.doubt import CERTAIN

LETTERS = "ABCDEFGH"


def shaken_book(values: Sequence[float], error: float = 0.3) -> ScoreBook:
    """Economies AAA, BBB, … with one expert's figure each, with an error in points of the scale."""
    economies = [letter * 3 for letter in LETTERS[: len(values)]]
    rows = [("law", iso3, 2020, value) for iso3, value in zip(economies, values, strict=True)]
    return score(with_doubt(content([indicator("law", evidence="expert")], rows, economies=economies), error))


def with_doubt(found: Content, error: float = 0.3) -> Content:
    """The content with nothing doubted but what experts say."""
    doubted = replace(CERTAIN, measurement={"expert": error}, draws=2000)
    return replace(found, methodology=replace(found.methodology, uncertainty=doubted), digest="")


def shaken(values: Sequence[float], error: float = 0.3) -> Comparisons:
    """The comparison of such economies in their only right."""
    book = shaken_book(values, error)
    return comparisons(book, uncertainty(book), list(book.economy_index), "privacy")


@dataclass(frozen=True)
class Counted(Doubt):
    """A doubt of which a test says in how many draws one economy (place) is above another."""

    counts: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def _order_counts(self, _lane: int, _row: int, own: int, others: Ints) -> tuple[Ints, Ints]:
        above = [self.counts.get((own, other), 0) for other in others.tolist()]
        below = [self.counts.get((other, own), 0) for other in others.tolist()]
        return np.array(above), np.array(below)


def with_counts(book: ScoreBook, counts: Mapping[tuple[int, int], int]) -> Doubt:
    """The doubt of a shaken book with other counts: in how many draws one economy is above another."""
    doubt = uncertainty(book)
    return Counted(**{item.name: getattr(doubt, item.name) for item in fields(Doubt)}, counts=counts)


def compare_site(book: ScoreBook) -> Site:
    """A site over a book, whose doubt is drawn anew and kept nowhere."""
    return catalogue_site(replace(book, content=replace(book.content, digest="")))


def compared(site: Site, **query: str) -> Page:
    """The comparison page of a query."""
    return compare.page(site, PageRequest("en", "/compare", {}, query))
