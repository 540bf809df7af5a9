"""Everything that the page about the dashboard shows, asked once."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.edition import Edition, edition
from dashboard.frame.page import Site
from dashboard.frame.version_moves import document
from dashboard.views.about.examples import reading_examples
from methodology.model import Economy, Methodology, Pillar

TERRITORIES = "territories-and-names.md"
"""Our rules on names and territory in full, in `docs/` of the content root."""


@dataclass(frozen=True)
class ShownExample:
    """A country's right over all actors, and the parts of it that are scored."""

    economy: Economy
    pillar: Pillar
    whole: ShownScore
    lanes: tuple[ShownScore, ...]


@dataclass(frozen=True)
class AboutAnswer:
    """The page's numbers and names: `noted` are economies with a note on their name, `territories` is the
    document with our rules as Markdown, empty where there is none."""

    edition: Edition
    method: Methodology
    pillars: tuple[Pillar, ...]
    pilots: tuple[Economy, ...]
    noted: tuple[Economy, ...]
    examples: tuple[ShownExample, ...]
    territories: str


def about_answer(site: Site) -> AboutAnswer:
    """What the page shows of the site's content."""
    book, interval = site.book, site.doubts.interval
    return AboutAnswer(
        edition=edition(book),
        method=book.methodology,
        pillars=book.framework.pillars,
        pilots=tuple(economy for economy in book.economies if economy.pilot),
        noted=tuple(economy for economy in book.economies if economy.note),
        examples=tuple(
            ShownExample(
                example.economy,
                example.pillar,
                shown_cell(example.whole, interval),
                tuple(shown_cell(cell, interval) for cell in example.lanes),
            )
            for example in (reading_examples(book, book.default_year) if book.has_years else ())
        ),
        territories=document(site.receipts.root, TERRITORIES),
    )
