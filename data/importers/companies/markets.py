"""data/company_markets.csv: in which economies a company is shown to operate, and how well it is shown.

The grades follow one rule. Strong: the ranking's own lists, a company's own page or report. Fair: dated
press, and operators named in shutdown records. Weak: directories, encyclopaedias and essays, evidence
without a date, and evidence older than ten years at the newest edition for telecoms. A market with weak
evidence only is left out unless a second, different site says the same: two weak sources make a fair one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from data.importers.tables import text_rows

COLUMNS = ("company", "iso3", "as_of", "until", "strength", "basis", "source")
TELECOM_EDITION = 2020
OLDEST_EVIDENCE = TELECOM_EDITION - 10
WORLDWIDE = "WLD"
COMPANY_HOSTS = ("orange.com", "vodafone.com")
DIRECTORY_HOSTS = ("studymode.com", "companyowl.com", "convergedigest.com", "wikipedia.org")
RANKING_COPY = "rankingdigitalrights/"
RECORDS_COPY = "access_now"
RANKING = "RDR 2020 company list"
RECORDS = "Access Now STOP operator records 2019-2025"
STRENGTHS = ("strong", "fair", "weak")


@dataclass(frozen=True)
class MarketEvidence:
    """One source that places a company in an economy; `as_of` 0 where the source has no date.

    `kind`: ranking, report (the company's own transparency report), company, press, record, directory.
    """

    company: str
    iso3: str
    as_of: int
    kind: str
    basis: str
    source: str

    @property
    def strength(self) -> str:
        """The grade of this source alone."""
        if self.as_of < OLDEST_EVIDENCE or self.kind == "directory":
            return "weak"
        return "fair" if self.kind in ("press", "record") else "strong"

    @property
    def site(self) -> str:
        """What makes two sources different: the host of a page, else the name of the source."""
        return urlsplit(self.source).hostname or self.source


def gathered_evidence(markets: pd.DataFrame) -> list[MarketEvidence]:
    """The gathered footprints with readable citations. Worldwide rows are no evidence for any economy."""
    rows = markets[markets["iso3"] != WORLDWIDE]
    return [_gathered(*row) for row in rows[["company", "iso3", "basis", "source"]].itertuples(index=False)]


def _gathered(company: str, iso3: str, basis: str, source: str) -> MarketEvidence:
    if source.startswith(RANKING_COPY):
        return MarketEvidence(company, iso3, TELECOM_EDITION, "ranking", basis, RANKING)
    as_of = year_of(basis)
    if RECORDS_COPY in source:
        seen = re.sub(r"named in .*record\(s\)", "named in shutdown records", basis)
        return MarketEvidence(company, iso3, as_of, "record", seen, RECORDS)
    address = source.split(" ", maxsplit=1)[0]
    host = urlsplit(address).hostname or ""
    kind = "company" if host.endswith(COMPANY_HOSTS) else "press"
    kind = "directory" if host.endswith(DIRECTORY_HOSTS) else kind
    return MarketEvidence(company, iso3, as_of, kind, basis, address)


def year_of(basis: str) -> int:
    """The year in which the source saw the company there, 0 if it names none; years of a sale don't count."""
    clauses = [part for part in re.split(r"[;()]", basis) if not re.search(r"\b(sold|left)\b", part)]
    years = re.findall(r"\b(?:19|20)\d\d\b", " ".join(clauses))
    return max(map(int, years), default=0)


def report_evidence(company: str, named: dict[str, tuple[int, ...]], span: range) -> list[MarketEvidence]:
    """A worldwide service in each economy that its own transparency report names within `span`."""
    result = []
    for iso3, years in sorted(named.items()):
        seen = [year for year in years if year in span]
        if seen:
            basis = f"named in the company's own report for {', '.join(map(str, seen))}"
            result.append(
                MarketEvidence(company, iso3, seen[-1], "report", basis, f"{company} transparency report")
            )
    return result


def added_evidence(folder: Path) -> list[MarketEvidence]:
    """Footprints that this project looked up itself (footprints.csv beside this module)."""
    table = pd.read_csv(folder / "footprints.csv", dtype=str)
    return [
        MarketEvidence(company, iso3, int(as_of), kind, basis, source)
        for company, iso3, as_of, kind, basis, source in text_rows(
            table, "company", "iso3", "as_of", "kind", "basis", "source"
        )
    ]


def departure_years(folder: Path) -> tuple[dict[tuple[str, str], int], list[MarketEvidence]]:
    """The year a company sold out of an economy, and the sale itself as dated evidence that it was there."""
    table = pd.read_csv(folder / "departures.csv", dtype=str)
    until, evidence = {}, []
    for company, iso3, year, basis, source in text_rows(table, "company", "iso3", "year", "basis", "source"):
        until[company, iso3] = int(year)
        evidence.append(MarketEvidence(company, iso3, int(year), "press", basis, source))
    return until, evidence


def graded_markets(evidence: Iterable[MarketEvidence], until: dict[tuple[str, str], int]) -> pd.DataFrame:
    """One row per company and economy that is shown well enough; `as_of` is the newest year it was seen."""
    together: dict[tuple[str, str], list[MarketEvidence]] = {}
    for item in evidence:
        together.setdefault((item.company, item.iso3), []).append(item)
    rows = [
        _market(items, until.get(pair))
        for pair, items in sorted(together.items())
        if market_strength(items) != "weak"
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _market(items: list[MarketEvidence], until: int | None) -> tuple[object, ...]:
    used = _used(items)
    # A brand can outlive the sale: what was seen under it afterwards is not the company.
    seen = min(max(item.as_of for item in used), until or 9999)
    basis = "; ".join(item.basis for item in used)
    sources = "; ".join(dict.fromkeys(item.source for item in used))
    return used[0].company, used[0].iso3, seen or None, until, market_strength(items), basis, sources


def market_strength(items: list[MarketEvidence]) -> str:
    """The grade of all sources together: the best of them; two weak ones of different sites make fair."""
    best = min((item.strength for item in items), key=STRENGTHS.index)
    agree = best == "weak" and len({item.site for item in items}) > 1
    return "fair" if agree else best


def _used(items: list[MarketEvidence]) -> list[MarketEvidence]:
    # Better sources make weaker ones superfluous, so only those of the best grade are cited.
    best = min((item.strength for item in items), key=STRENGTHS.index)
    return sorted((i for i in items if i.strength == best), key=lambda i: (i.as_of, i.source))
