"""Shared figures and dated records: rights at work, spyware, moderators, fines, operators in shutdowns."""

from __future__ import annotations

import re

import pandas as pd

from data.importers.companies.table import CompanyEvidenceRow, Gathered
from data.importers.tables import text_rows

FIRST_SHARED = 2021
WORST_RATING, BEST_RATING = 6.0, 1.0
FIRST_FINE, LAST_FINE = 2018, 2023
SPYWARE = "disclosed 2011 to 2022"
SECOND_HALF = "July to December 2025"
_OPERATOR = re.compile(r"named in (\d+) Access Now record\(s\), (\d{4})-(\d{4})")
_MODERATORS = re.compile(r"of (\d+) very large social services .*; none for \w+: (.*)")
_SALES = re.compile(r"of ([0-9.]+) documented sales")


def shared_rows(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Rights at work: what the sources say of states and employers together, on the source's own scale."""
    rows = [
        _shared(place, value, "0-1", 0.0, 1.0, "wjp-2025", str(place[1]))
        for place, value in gathered.of("wjp25_labour_rights").items()
        if place[1] >= FIRST_SHARED
    ]
    ratings = gathered.of("ituc_rights_rating").items()
    return rows + [
        _shared(place, value, "rating", WORST_RATING, BEST_RATING, "ituc", f"edition {place[1]}")
        for place, value in ratings
    ]


def _shared(
    place: tuple[str, int], value: float, scale: str, worst: float, best: float, source: str, period: str
) -> CompanyEvidenceRow:
    return CompanyEvidenceRow(
        *place, "association", "shared", f"rights-at-work-{scale}", "", period, source, {},
        value=value, worst=worst, best=best,
    )  # fmt: skip


def spyware_rows(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Sales abroad by vendors based here, and spyware documented in this state's hands."""
    rows = []
    for place, bad in gathered.of("spyware_sales_to_autocracies").items():
        sales = _SALES.search(gathered.note("spyware_sales_to_autocracies", place))
        if sales is None:
            raise ValueError(f"{place}: the number of sales is missing")
        rows.append(_spyware(place, "spyware-sales", {"sales": float(sales[1]), "autocracies": bad}))
    for place, known in gathered.of("spyware_in_use").items():
        if known:
            counts = {"records": gathered.of("spyware_records"), "vendors": gathered.of("spyware_vendors")}
            parts = {name: cells[place] for name, cells in counts.items() if place in cells}
            rows.append(_spyware(place, "spyware-in-use", parts))
    return rows


def _spyware(place: tuple[str, int], what: str, parts: dict[str, float]) -> CompanyEvidenceRow:
    return CompanyEvidenceRow(*place, "privacy", "card", what, "", SPYWARE, "carnegie-spyware", parts)


def moderator_rows(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Very large social services, and by name those with 0 people who moderate in an EU state's language."""
    rows = []
    for place, without in gathered.of("dsa_social_without_moderators").items():
        seen = _MODERATORS.search(gathered.note("dsa_social_without_moderators", place))
        if seen is None:
            raise ValueError(f"{place}: the services without moderators are missing")
        names = () if seen[2] == "-" else seen[2].split(", ")
        parts = {"services": float(seen[1]), "without": without} | {name.lower(): 0.0 for name in names}
        rows.append(
            CompanyEvidenceRow(
                *place, "expression", "card", "moderators", "", SECOND_HALF, "dsa-transparency", parts
            )
        )
    return rows


def fine_rows(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Data-protection fines by the authority that imposed them, all years together."""
    counts, euros = gathered.of("gdpr_fines_count"), gathered.of("gdpr_fines_eur")
    rows = []
    for iso3 in sorted({iso3 for iso3, _ in counts}):
        parts = {
            "fines": sum(count for (code, _), count in counts.items() if code == iso3),
            "euros": sum(sum_ for (code, _), sum_ in euros.items() if code == iso3),
        }
        period = f"{FIRST_FINE} to May {LAST_FINE}"
        rows.append(
            CompanyEvidenceRow(iso3, LAST_FINE, "privacy", "card", "fines", "", period, "gdpr-fines", parts)
        )
    return rows


def operator_rows(markets: pd.DataFrame) -> list[CompanyEvidenceRow]:
    """Shutdown records that name an operator of a telecom group. Who ordered the cut is another question."""
    rows = []
    for iso3, company, basis in text_rows(markets, "iso3", "company", "basis"):
        if named := _OPERATOR.search(basis):
            records, first, last = int(named[1]), int(named[2]), int(named[3])
            period = str(first) if first == last else f"{first} to {last}"
            parts = {"records": float(records)}
            rows.append(
                CompanyEvidenceRow(
                    iso3, last, "access", "card", "shutdowns", company, period, "access-now", parts
                )
            )
    return rows
