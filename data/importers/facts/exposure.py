"""Requests to companies per million internet users, where such a count says anything at all.

A count of requests punishes economies where a company works and publishes. It is therefore divided by the
number of internet users and given only where users can reach the company. An economy that a report does not
name has no row: nobody counted a zero. One that it names without the reason asked for has 0 of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data.importers.facts import removal_of_criticism
from data.importers.facts.facts import Facts, Made
from data.importers.facts.witnesses import economies_with_ban_on_social_media

FIRST_RATE_YEAR = 2018
MAX_AGE_OF_INTERNET_USE = 3
PER_PEOPLE = 1_000_000
INTERNET_USE = ("internet_users_2026", "internet_users")
"""The revised estimates first; where they have none young enough, the older download."""
OUT_OF_REACH = frozenset({"CUB", "SYR"})
"""Where sanctions kept most services of companies of the United States away; bans are in the records."""


@dataclass(frozen=True)
class TransparencyReport:
    """One company's transparency report: a count, and the series that show that it names an economy."""

    company: str
    rate: str
    counts: tuple[str, ...]
    listed_in: tuple[str, ...]
    what: str
    last_year: int | None = None


GOOGLE_LISTS = ("google_removal_requests",)
APPLE_LISTS = ("apple_account_requests", "apple_device_requests", "apple_emergency_requests")
REPORTS = (
    TransparencyReport(
        "Google",
        "google-items-security-rate",
        ("google_items_security",),
        GOOGLE_LISTS,
        "items over national security",
    ),
    TransparencyReport(
        "Google", "google-removal-requests-rate", GOOGLE_LISTS, GOOGLE_LISTS, "requests of any kind"
    ),
    TransparencyReport(
        "Apple",
        "apple-account-requests-rate",
        ("apple_account_requests",),
        ("apple_account_requests",),
        "requests for accounts",
        last_year=2024,  # 2025 holds its first half only: half a year is not a yearly rate
    ),
)
LISTS = {"Google": GOOGLE_LISTS, "Apple": APPLE_LISTS}


def request_rate(requests: float, population: float, internet_use: float) -> float:
    """Requests per million internet users; `internet_use` in per cent of `population`, both above 0."""
    return requests * PER_PEOPLE / (population * internet_use / 100)


def rows(facts: Facts, countries: pd.DataFrame) -> list[Made]:
    """The rates of all reports, from 2018 on."""
    people = _population(countries)
    unreachable = out_of_reach(facts)
    rates = [row for report in REPORTS for row in _rates(report, facts, people, unreachable)]
    return rates + list(removal_of_criticism.rows(facts, _named_by_google(facts, people, unreachable)))


def _named_by_google(
    facts: Facts, people: Mapping[str, tuple[float, str]], unreachable: frozenset[str]
) -> dict[tuple[str, int], tuple[float, str]]:
    """Economy and year -> million internet users and their source, where Google's report names it."""
    users = {}
    for iso3, year in {key for series in GOOGLE_LISTS for key in facts.figures(series)}:
        use = internet_use(facts, iso3, year)
        if year >= FIRST_RATE_YEAR and iso3 not in unreachable and iso3 in people and use is not None:
            population, counted = people[iso3]
            millions = population * use[0] / 100 / PER_PEOPLE
            users[iso3, year] = (millions, f"population of {counted}, internet use of {use[1]}")
    return users


def out_of_reach(facts: Facts) -> frozenset[str]:
    """Economies where most people cannot reach the companies."""
    return OUT_OF_REACH | economies_with_ban_on_social_media(facts)


def _rates(
    report: TransparencyReport,
    facts: Facts,
    people: Mapping[str, tuple[float, str]],
    unreachable: frozenset[str],
) -> Iterator[Made]:
    counts = [facts.figures(series) for series in report.counts]
    listed = {key for series in report.listed_in for key in facts.figures(series)}
    for iso3, year in sorted(listed):
        use = internet_use(facts, iso3, year)
        if not _in_span(report, year) or iso3 in unreachable or iso3 not in people or use is None:
            continue
        total = sum(count.get((iso3, year), 0) for count in counts)
        population, counted = people[iso3]
        note = f"{report.what}; population of {counted}, internet use of {use[1]}"
        yield Made(report.rate, iso3, year, request_rate(total, population, use[0]), note)


def internet_use(facts: Facts, iso3: str, year: int) -> tuple[float, int] | None:
    """The newest share of internet users, in per cent, and its year; None where it is too old or 0."""
    for series in INTERNET_USE:
        figures = facts.figures(series)
        for seen in range(year, year - MAX_AGE_OF_INTERNET_USE - 1, -1):
            if figures.get((iso3, seen), 0) > 0:
                return figures[iso3, seen], seen
    return None


def named_years(company: str, facts: Facts) -> dict[str, tuple[int, ...]]:
    """Economy -> the years in which the company's own report names it, where people can reach it."""
    unreachable = out_of_reach(facts)
    years: dict[str, set[int]] = {}
    for iso3, year in (key for series in LISTS[company] for key in facts.figures(series)):
        if iso3 not in unreachable:
            years.setdefault(iso3, set()).add(year)
    return {iso3: tuple(sorted(seen)) for iso3, seen in years.items()}


def _in_span(report: TransparencyReport, year: int) -> bool:
    return year >= FIRST_RATE_YEAR and (report.last_year is None or year <= report.last_year)


def _population(countries: pd.DataFrame) -> dict[str, tuple[float, str]]:
    known = countries.dropna(subset=["population", "population_year"])
    facts = zip(known["population"].astype(float), known["population_year"], strict=True)
    return dict(zip(known["iso3"], facts, strict=True))
