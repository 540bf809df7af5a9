"""Sources and companies as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dashboard.views.evidence.data.answer import CompanyRow, SourceUse
from methodology.model import CompanyMarket, CompanyPromise

Json = dict[str, Any]


def source(use: SourceUse) -> Json:
    """A source, its terms, and the series that rest on it."""
    return asdict(use.source) | {
        "series": [
            {
                "series": series.indicator.series,
                "indicator": series.indicator.id,
                "economies": series.economies,
                "figures": series.figures,
                "first_year": series.first_year,
                "last_year": series.last_year,
            }
            for series in use.series
        ],
        "events": use.events,
    }


def company(row: CompanyRow, markets: list[CompanyMarket], promises: list[CompanyPromise]) -> Json:
    """A scored company, its editions and promises, and the economies it is shown in with the evidence."""
    return {
        "company": row.company.name,
        "home_iso3": row.company.home_iso3 or None,
        "sector": row.company.sector or None,
        "owner_iso3": row.company.owner or None,
        "owner_basis": row.company.owner_basis or None,
        "editions": list(row.editions),
        "promises": [asdict(promise) | {"indicators": list(promise.indicators)} for promise in promises],
        "markets": [
            {
                "iso3": market.iso3,
                "as_of": market.as_of,
                "until": market.until,
                "strength": market.strength or None,
                "basis": market.basis,
                "source": market.source,
            }
            for market in markets
        ],
    }
