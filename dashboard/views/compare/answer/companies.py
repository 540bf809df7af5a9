"""Companies one by one in a few countries, side by side: nothing is added up or told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.answers.companies.strip import MARK, Conduct, Strip, company_strips, mark_interval
from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.score import IntervalOf
from methodology.model import CompanyEvidence, Economy, Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook

FEW = 6
"""In a comparison of more countries no cited figure stands: a long table would be a copy of the source."""


@dataclass(frozen=True)
class ComparedConduct:
    """What one company did; `shown` is its mark with the interval around it, or says that there is none."""

    conduct: Conduct
    shown: ShownScore


@dataclass(frozen=True)
class SharedFigure:
    """A figure that stands for the state and employers together; `period` is the time that its source speaks
    of, where that is to be said."""

    row: CompanyEvidence
    period: str


@dataclass(frozen=True)
class ComparedCompany:
    """One country's line under one right: conduct by indicator, and counts where few are compared."""

    economy: Economy
    conduct: tuple[ComparedConduct, ...]
    counts: tuple[CompanyEvidence, ...]
    shared: tuple[SharedFigure, ...]


@dataclass(frozen=True)
class ComparedRight:
    """A right with its companies side by side; `few` where counts stand, too."""

    pillar: Pillar
    indicators: tuple[Indicator, ...]
    rows: tuple[ComparedCompany, ...]
    few: bool


def company_comparison(
    book: ScoreBook, codes: Sequence[str], year: int, interval: IntervalOf
) -> tuple[ComparedRight, ...]:
    """The rights on which anything stands for one of the countries, in the order of the rights.

    `interval` gives the interval around a mark whose company's counts are not at hand.
    """
    strips = [company_strips(book, iso3, year) for iso3 in codes]
    few = len(codes) <= FEW
    found = []
    for pillar in book.framework.pillars:
        of_right = [one[pillar.id] for one in strips if pillar.id in one]
        if any(one.conduct or (few and (one.counts or one.shared)) for one in of_right):
            rows = tuple(_row(book, one, few, interval) for one in of_right)
            indicators = tuple(mark.indicator for mark in of_right[0].conduct)
            found.append(ComparedRight(pillar, indicators, rows, few))
    return tuple(found)


def _row(book: ScoreBook, strip: Strip, few: bool, interval: IntervalOf) -> ComparedCompany:
    return ComparedCompany(
        strip.economy,
        tuple(_conduct(one, interval) for one in strip.conduct),
        strip.counts if few else (),
        tuple(_shared(book, row, strip.year) for row in strip.shared) if few else (),
    )


def _conduct(conduct: Conduct, interval: IntervalOf) -> ComparedConduct:
    doubt = mark_interval(conduct, interval) if conduct.kind == MARK else None
    return ComparedConduct(conduct, shown(conduct.cell, doubt))


def _shared(book: ScoreBook, row: CompanyEvidence, year: int) -> SharedFigure:
    source = book.content.sources.get(row.source)
    return SharedFigure(row, source.covers if source and row.year != year else "")
