"""Companies one by one in a few countries, side by side: nothing is added up or told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.answers.companies.strip import Conduct, Strip, company_strips
from methodology.model import CompanyEvidence, Economy, Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook

FEW = 6
"""In a comparison of more countries no cited figure stands: a long table would be a copy of the source."""


@dataclass(frozen=True)
class ComparedCompany:
    """One country's line under one right: conduct by indicator, and counts where few are compared."""

    economy: Economy
    conduct: tuple[Conduct, ...]
    counts: tuple[CompanyEvidence, ...]
    shared: tuple[CompanyEvidence, ...]


@dataclass(frozen=True)
class ComparedRight:
    """A right with its companies side by side; `few` where counts stand, too."""

    pillar: Pillar
    indicators: tuple[Indicator, ...]
    rows: tuple[ComparedCompany, ...]
    few: bool


def company_comparison(book: ScoreBook, codes: Sequence[str], year: int) -> tuple[ComparedRight, ...]:
    """The rights on which anything stands for one of the countries, in the order of the rights."""
    strips = [company_strips(book, iso3, year) for iso3 in codes]
    few = len(codes) <= FEW
    found = []
    for pillar in book.framework.pillars:
        of_right = [one[pillar.id] for one in strips if pillar.id in one]
        if any(one.conduct or (few and (one.counts or one.shared)) for one in of_right):
            rows = tuple(_row(one, few) for one in of_right)
            indicators = tuple(mark.indicator for mark in of_right[0].conduct)
            found.append(ComparedRight(pillar, indicators, rows, few))
    return tuple(found)


def _row(strip: Strip, few: bool) -> ComparedCompany:
    return ComparedCompany(
        strip.economy, strip.conduct, strip.counts if few else (), strip.shared if few else ()
    )
