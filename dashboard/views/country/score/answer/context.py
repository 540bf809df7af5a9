"""A figure that is shown as context: with its reading, and without a score."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection
from dashboard.answers.shown.context import ContextFact, context_fact
from dashboard.views.country.parts.subject import Subject, subject_of
from methodology.model import Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class ContextPage:
    """`fact` is None where there is no figure, or its terms let out nothing."""

    subject: Subject
    pillar: Pillar
    indicator: Indicator
    fact: ContextFact | None


def context_page(book: ScoreBook, iso3: str, indicator_id: str, selection: Selection) -> ContextPage:
    """Raises KeyError for an unknown economy, or an indicator that is not shown as context."""
    indicator = book.framework.context_by_id[indicator_id]
    return ContextPage(
        subject=subject_of(book, iso3, selection),
        pillar=book.framework.pillar_by_id[indicator.pillar],
        indicator=indicator,
        fact=context_fact(book, iso3, indicator, selection.year),
    )
