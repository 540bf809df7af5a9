"""Everything that the page of the catalogue shows, asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.selection import read_selection
from dashboard.answers.catalogue.catalogue import Catalogue, catalogue, read_filter
from dashboard.answers.shown.edition import Edition, edition
from methodology.explain.composition import marks_online
from methodology.model import Pillar
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class CatalogueAnswer:
    """What passes the filter, and what may be asked for: `pillars` are all rights, `titles` those of all
    indicators by id. `online` says whether the content marks what is about life online."""

    catalogue: Catalogue
    edition: Edition
    pillars: tuple[Pillar, ...]
    titles: Mapping[str, str]
    online: bool


def catalogue_answer(book: ScoreBook, query: Mapping[str, str]) -> CatalogueAnswer:
    """The catalogue of what a query asks for. Raises Refused for a value that does not exist."""
    framework = book.framework
    return CatalogueAnswer(
        catalogue=catalogue(book, read_selection(book, query).year, read_filter(book, query)),
        edition=edition(book),
        pillars=framework.pillars,
        titles={one.id: one.title for one in (*framework.indicators, *framework.context)},
        online=marks_online(framework),
    )
