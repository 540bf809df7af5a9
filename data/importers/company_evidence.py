"""What the Ranking Digital Rights scores of companies say about an economy: the mean of those at work there.

The rule is explained for readers in docs/company-evidence.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

LIFE = 3
"""Years after its edition in which a score may still be used; the framework's `max_age`."""
REPORT_WINDOW = 3
"""A worldwide service counts where its own report named the economy in the edition year or the 3 before."""
TELECOM = "telecom"
USED_INDICATORS = ("F4b", "F9", "F10")
REBUILT = 2020
"""The ranking rebuilt its method in 2020: nothing older is joined to it."""
NEWEST = 2022
"""The newest edition of the ranking that was gathered."""


@dataclass(frozen=True)
class CompanySeries:
    """A series of company means: the category or indicator it reads, and whether telecoms stand alone.

    `least` companies must be shown to operate in an economy. What companies promise in a market is not told
    by one of them; the rules of a telecom are those of a network that people there depend on.
    """

    series: str
    category: str
    telecoms_only: bool = False

    @property
    def least(self) -> int:
        return 1 if self.telecoms_only else 2


SERIES = (
    CompanySeries("rdr-company-privacy", "privacy"),
    CompanySeries("rdr-company-expression", "expression"),
    CompanySeries("rdr-company-account-rules", "F4b"),
    CompanySeries("rdr-telecom-net-neutrality", "F9", telecoms_only=True),
    CompanySeries("rdr-telecom-shutdowns", "F10", telecoms_only=True),
)


def score_table(scores: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """company_scores.csv: all totals and categories, and the indicators in use under the rebuilt method."""
    recent = indicators["year"].astype(int) >= REBUILT
    used = indicators[indicators["indicator"].isin(USED_INDICATORS) & recent]
    columns = ["company", "year", "category", "score"]
    return pd.concat([scores[columns], used.rename(columns={"indicator": "category"})[columns]])


def company_means(
    companies: pd.DataFrame,
    scores: pd.DataFrame,
    markets: pd.DataFrame,
    named: dict[str, dict[str, tuple[int, ...]]],
) -> pd.DataFrame:
    """Rows of every company series. `named`: company -> economy -> years in its own transparency report."""
    sectors = dict(zip(companies["company"], companies["sector"], strict=True))
    homes = dict(zip(companies["company"], companies["home_iso3"], strict=True))
    present = _Presence(markets, homes, named)
    rows = [
        row
        for wanted in SERIES
        for row in _rows(wanted, _by_company(scores, wanted.category), sectors, present)
    ]
    return pd.DataFrame(rows, columns=["series", "iso3", "year", "value", "note"])


class _Presence:
    """Answers in which economies a company counts, for the scores of one edition."""

    def __init__(
        self, markets: pd.DataFrame, homes: dict[str, str], named: dict[str, dict[str, tuple[int, ...]]]
    ) -> None:
        self._markets: dict[str, dict[str, int | None]] = {}
        for row in markets.itertuples():
            self._markets.setdefault(row.company, {})[row.iso3] = (
                None if pd.isna(row.until) else int(row.until)
            )
        self._homes, self._named = homes, named

    def economies(self, company: str, edition: int) -> set[str]:
        """Economies where the company stays at least as long as scores of this edition may be used."""
        stays = {
            iso3
            for iso3, until in self._markets.get(company, {}).items()
            if until is None or until > edition + LIFE
        }
        if company not in self._named:
            return stays
        window = range(edition - REPORT_WINDOW, edition + 1)
        reported = {iso3 for iso3, years in self._named[company].items() if set(years) & set(window)}
        return stays & (reported | {self._homes[company]})


def _by_company(scores: pd.DataFrame, category: str) -> dict[int, dict[str, float]]:
    rows = scores[(scores["category"] == category) & (scores["year"].astype(int) >= REBUILT)]
    result: dict[int, dict[str, float]] = {}
    for row in rows.itertuples():
        result.setdefault(int(row.year), {})[row.company] = float(row.score)
    return result


def _rows(
    wanted: CompanySeries, editions: dict[int, dict[str, float]], sectors: dict[str, str], present: _Presence
) -> list[tuple[str, str, int, float, str]]:
    rows = []
    for year in sorted(editions):
        in_use = _scores_in_use(editions, year, sectors, wanted.telecoms_only)
        for iso3, members in _members(in_use, present).items():
            # Without a company of this very edition the row would only repeat older scores as new ones.
            fresh = any(edition == year for edition, _ in members.values())
            if fresh and len(members) >= wanted.least:
                mean = sum(score for _, score in members.values()) / len(members)
                rows.append((wanted.series, iso3, year, mean, _note(members)))
    return rows


def _scores_in_use(
    editions: dict[int, dict[str, float]], year: int, sectors: dict[str, str], telecoms_only: bool
) -> dict[str, tuple[int, float]]:
    # Telecoms were last scored in 2020, platforms again in 2022: each keeps its newest score while it lives.
    newest: dict[str, tuple[int, float]] = {}
    for edition in sorted(edition for edition in editions if year - LIFE <= edition <= year):
        for company, score in editions[edition].items():
            if sectors[company] == TELECOM or not telecoms_only:
                newest[company] = (edition, score)
    return newest


def _members(
    in_use: dict[str, tuple[int, float]], present: _Presence
) -> dict[str, dict[str, tuple[int, float]]]:
    members: dict[str, dict[str, tuple[int, float]]] = {}
    for company, (edition, score) in sorted(in_use.items()):
        for iso3 in sorted(present.economies(company, edition)):
            members.setdefault(iso3, {})[company] = (edition, score)
    return members


def _note(members: dict[str, tuple[int, float]]) -> str:
    parts = []
    for edition in sorted({edition for edition, _ in members.values()}):
        names = [company for company, (seen, _) in members.items() if seen == edition]
        parts.append(f"{', '.join(names)} (edition {edition})")
    return f"mean of {'; '.join(parts)}"
