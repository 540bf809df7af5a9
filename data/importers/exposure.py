"""Requests to companies per million internet users, and where such a count says anything at all.

A count of requests punishes economies where a company works and publishes. It is therefore divided by the
number of internet users and read only where users can reach the company (the exposure flag). An economy
that a report does not name has no row: nobody counted a zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

FIRST_RATE_YEAR = 2018
MAX_AGE_OF_INTERNET_USE = 3
PER_PEOPLE = 1_000_000


@dataclass(frozen=True)
class Report:
    """One company's transparency report: the count that is used and the series that name an economy."""

    company: str
    requests: str
    listed_in: tuple[str, ...]
    rate: str
    flag: str
    last_year: int | None = None


REPORTS = (
    Report(
        company="Google",
        requests="google_removal_requests",
        listed_in=("google_removal_requests",),
        rate="google-removal-requests-rate",
        flag="google-transparency-report",
    ),
    Report(
        company="Apple",
        requests="apple_account_requests",
        listed_in=("apple_account_requests", "apple_device_requests", "apple_emergency_requests"),
        rate="apple-account-requests-rate",
        flag="apple-transparency-report",
        last_year=2024,  # 2025 holds its first half only: half a year is not a yearly rate
    ),
)


def _newest(by_year: dict[int, float], year: int) -> tuple[float, int] | None:
    usable = [seen for seen in by_year if year - MAX_AGE_OF_INTERNET_USE <= seen <= year]
    return (by_year[max(usable)], max(usable)) if usable else None


def request_rate(requests: float, population: float, internet_use: float) -> float:
    """Requests per million internet users; `internet_use` in per cent of `population`, both above 0."""
    return requests * PER_PEOPLE / (population * internet_use / 100)


def report_rows(
    report: Report, observations: pd.DataFrame, economies: pd.DataFrame, banned: set[str]
) -> pd.DataFrame:
    """Flag and rate rows of one report, from 2018 on."""
    use = _internet_use(observations)
    population = _population(economies)
    rows = observations[observations["series"].isin(report.listed_in)]
    listed = {(iso3, int(year)) for iso3, year in zip(rows["iso3"], rows["year"], strict=True)}
    counts = {
        (row.iso3, int(row.year)): float(row.value)
        for row in rows[rows["series"] == report.requests].itertuples()
    }
    result = []
    for iso3, year in sorted(listed):
        newest = _newest(use.get(iso3, {}), year)
        if not _in_span(report, year) or iso3 in banned or newest is None or newest[0] <= 0:
            continue
        result.append((report.flag, iso3, year, 1.0, _flag_note(report)))
        if (iso3, year) in counts and iso3 in population:
            people, people_year = population[iso3]
            rate = request_rate(counts[iso3, year], people, newest[0])
            result.append((report.rate, iso3, year, rate, _rate_note(people_year, newest[1])))
    return pd.DataFrame(result, columns=["series", "iso3", "year", "value", "note"])


def named_years(report: Report, observations: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    """Economy -> the years in which the company's own report names it."""
    rows = observations[observations["series"].isin(report.listed_in)]
    years: dict[str, set[int]] = {}
    for row in rows.itertuples():
        years.setdefault(row.iso3, set()).add(int(row.year))
    return {iso3: tuple(sorted(seen)) for iso3, seen in years.items()}


def _in_span(report: Report, year: int) -> bool:
    return year >= FIRST_RATE_YEAR and (report.last_year is None or year <= report.last_year)


def _internet_use(observations: pd.DataFrame) -> dict[str, dict[int, float]]:
    rows = observations[observations["series"] == "internet_users"]
    use: dict[str, dict[int, float]] = {}
    for row in rows.itertuples():
        use.setdefault(row.iso3, {})[int(row.year)] = float(row.value)
    return use


def _population(economies: pd.DataFrame) -> dict[str, tuple[float, str]]:
    known = economies.dropna(subset=["population", "population_year"])
    facts = zip(known["population"].astype(float), known["population_year"], strict=True)
    return dict(zip(known["iso3"], facts, strict=True))


def _flag_note(report: Report) -> str:
    return f"named in {report.company}'s report, internet use known, no ban on social media recorded"


def _rate_note(population_year: str, internet_year: int) -> str:
    years = f"population of {population_year}, internet use of {internet_year}"
    return f"requests per million internet users ({years})"
