"""What a state asks Google to remove over criticism or religion, where the count can be read at all.

Items of three years, a year and per million internet users. Many such items are a fact wherever they are; few
are told only where silence means something. Three rules, each with its reason:

- Google reports at least ten requests of any kind in the three years: a state that hardly ever wrote to
  Google shows nothing by leaving one reason out;
- few items stay few when security is counted as criticism too: Google does not open the label, and states
  file reporting on a war or calls to protest under security;
- media are not rated at the bottom: where nobody dares to publish criticism, there is none to ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.importers.facts.facts import Facts, Made

SERIES = "google-items-criticism-rate"
CRITICISM = ("google_items_criticism", "google_items_religion")
SECURITY = ("google_items_security",)
REQUESTS = ("google_removal_requests",)
WINDOW = 3
FEW = 5
"""Items a year per million internet users below which a state scores above the middle of the scale."""
LEAST_REQUESTS = 10
LAST_RATED = 2024
"""The newest year for which media are rated; later years are held to it."""


def summed(facts: Facts, series: tuple[str, ...], iso3: str, year: int) -> float:
    """The sum of all series over the three years that end with `year`."""
    figures = [facts.figures(name) for name in series]
    return sum(each.get((iso3, seen), 0) for each in figures for seen in range(year - WINDOW + 1, year + 1))


def rate(facts: Facts, iso3: str, year: int, millions: float) -> float | None:
    """Items a year per million internet users (`millions` of them); None where few items say nothing."""
    criticism = summed(facts, CRITICISM, iso3, year) / WINDOW / millions
    if criticism >= FEW:
        return criticism
    security = summed(facts, SECURITY, iso3, year) / WINDOW / millions
    silenced = facts.figures("fiw25_d1").get((iso3, min(year, LAST_RATED))) == 0
    hardly_asked = summed(facts, REQUESTS, iso3, year) < LEAST_REQUESTS and not criticism
    return None if criticism + security >= FEW or silenced or hardly_asked else criticism


def rows(facts: Facts, users: Mapping[tuple[str, int], tuple[float, str]]) -> Iterator[Made]:
    """The series. `users`: economy and year -> million internet users, and how they were counted."""
    for (iso3, year), (millions, counted) in sorted(users.items()):
        value = rate(facts, iso3, year, millions)
        if value is not None:
            note = f"items over government criticism or religion, {year - WINDOW + 1}-{year}; {counted}"
            yield Made(SERIES, iso3, year, value, note)
