"""What would have to be collected before the companies' part of a right could have a mean."""

from __future__ import annotations

from dashboard.answers.companies.strip import lane_indicators, speaks_of_companies
from methodology.model import Indicator, Pillar
from methodology.scoring.scorebook import ScoreBook

NEEDED_FOR_A_MEAN = 2
"""So many companies' conduct: one company is a mark, not a part."""
PANEL_ROW = (
    "iso3,year,company,type,owner_state_share,market_share,right,act,demanded_by,legal_basis,scale,knowing,"
    "remedy,source_url,source_date,quote,coder,second_coder"
)
"""The columns in which a panel records one act of one company (docs/company-evidence.md)."""


def company_gaps(book: ScoreBook) -> tuple[tuple[Pillar, tuple[Indicator, ...]], ...]:
    """Every right with the indicators that mark one company; nothing where the content knows no company."""
    if not speaks_of_companies(book):
        return ()
    return tuple((pillar, lane_indicators(book, pillar.id)) for pillar in book.framework.pillars)
