"""Everything that the methodology page shows, asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.catalogue.catalogue import Catalogue, catalogue
from dashboard.answers.scale.axis import ScaleEnds, scale_ends
from dashboard.answers.shown.edition import Edition, edition
from dashboard.frame.page import Site
from dashboard.frame.version_moves import document
from dashboard.views.method.methodology.answer.doubt import DoubtAnswer, doubt_answer
from dashboard.views.method.methodology.answer.example import WorkedExample, worked_example
from dashboard.views.method.methodology.answer.method import MethodologyRules, rules
from methodology.explain.composition import marks_online
from methodology.model import Methodology, Pillar

WHO_ANSWERS = "who-answers.md"
"""The rules for shares of responsibility, in `docs/` of the content root."""


@dataclass(frozen=True)
class MethodologyAnswer:
    """The methodology in its default year. `heaviest` is the largest weight of an indicator, 0 to 1; `ends`
    are those of each indicator's scale by id, None where they come from a sample; `who_answers` is a document
    as Markdown, empty where there is none; `online` says whether the content marks what is about life online.
    """

    edition: Edition
    method: Methodology
    pillars: tuple[Pillar, ...]
    lanes: tuple[str, ...]
    tree: Catalogue
    heaviest: float
    ends: Mapping[str, ScaleEnds | None]
    rules: MethodologyRules
    doubt: DoubtAnswer
    example: WorkedExample | None
    who_answers: str
    online: bool


def methodology_answer(site: Site) -> MethodologyAnswer:
    """The methodology of the site's content."""
    book = site.book
    year, indicators = book.default_year, book.framework.indicators
    return MethodologyAnswer(
        edition=edition(book),
        method=book.methodology,
        pillars=book.framework.pillars,
        lanes=book.lanes,
        tree=catalogue(book, year),
        heaviest=max((book.leaf_weight(indicator.id) for indicator in indicators), default=0.0),
        ends={indicator.id: scale_ends(indicator) for indicator in indicators},
        rules=rules(book, year),
        doubt=doubt_answer(book, site.doubts.of(year)),
        example=worked_example(book, year, site.doubts.interval),
        who_answers=document(site.receipts.root, WHO_ANSWERS),
        online=marks_online(book.framework),
    )
