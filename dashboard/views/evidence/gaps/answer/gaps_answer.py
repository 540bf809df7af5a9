"""Everything that the page of evidence gaps shows, asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.filters import Options, filter_options
from dashboard.views.evidence.gaps.answer.companies import NEEDED_FOR_A_MEAN, company_gaps
from dashboard.views.evidence.gaps.answer.gaps import Gaps, gaps, read_gaps
from methodology.explain.contested import Contested, contested
from methodology.model import Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class CompanyGap:
    """One right: the indicators that mark one company each, and how many more a mean would need."""

    pillar: Pillar
    marked: tuple[Indicator, ...]
    needed: int


@dataclass(frozen=True)
class GapsAnswer:
    """The gaps, what they may be narrowed to (`years`, `pillars`, `options` by filter), the records that
    contradict each other, and what is missing of companies. `kept_year` is the year where it is not the
    default one; `titles` are those of the rights by id."""

    gaps: Gaps
    kept_year: int | None
    years: tuple[int, ...]
    pillars: tuple[Pillar, ...]
    options: Mapping[str, Options]
    contested: tuple[Contested, ...]
    companies: tuple[CompanyGap, ...]

    @property
    def titles(self) -> Mapping[str, str]:
        return {pillar.id: pillar.title for pillar in self.pillars}


def gaps_answer(book: ScoreBook, query: Mapping[str, str]) -> GapsAnswer:
    """The page of what a query asks for. Raises Refused for a value that names nothing in the content."""
    choice = read_gaps(book, query)
    return GapsAnswer(
        gaps=gaps(book, choice),
        kept_year=None if choice.year == book.default_year else choice.year,
        years=book.years,
        pillars=book.framework.pillars,
        options=filter_options(book),
        contested=contested(book, choice.year),
        companies=tuple(
            CompanyGap(pillar, marked, max(NEEDED_FOR_A_MEAN - len(marked), 0))
            for pillar, marked in company_gaps(book)
        ),
    )
