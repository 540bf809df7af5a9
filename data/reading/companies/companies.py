"""Reads the tables of companies, of where they operate, and of events."""

from __future__ import annotations

from collections.abc import Collection

from data.reading.dates import period_of, year_of, years_of
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Report, echo, unknown
from methodology.faults.texts import name_fault, spelt_plainly
from methodology.model import ACTORS, REACHES, Company, CompanyMarket, CompanyScore, Event

COMPANIES = "data/companies.csv"
SCORES = "data/company_scores.csv"
MARKETS = "data/company_markets.csv"
EVENTS = "data/events.csv"
OPTIONAL = ("home_iso3", "sector", "rdr_type", "owner_iso3", "owner_basis")
ECONOMIES = "data/economies.csv"
WORLDWIDE = "WLD"
"""Stands for a service that is offered everywhere."""


def read_companies(
    text: str, report: Report, economies: Collection[str] | None = None
) -> tuple[Company, ...]:
    """The companies in the order of the file; each once. `economies` None: they could not be read."""
    seen: dict[object, int] = {}
    rows = read_rows(text, COMPANIES, report, ("company",), OPTIONAL)
    return tuple(_listed_company(row, economies, seen) for row in rows)


def _listed_company(row: Row, economies: Collection[str] | None, seen: dict[object, int]) -> Company:
    name = row.needed("company")
    if fault := name_fault(name):
        row.fault(f'"company" {fault}')
    row.once(echo(name), spelt_plainly(name) or name, seen)
    for column in ("home_iso3", "owner_iso3"):
        row.listed(column, economies, ECONOMIES, needed=False)
    if row.text("owner_basis") and not row.text("owner_iso3"):
        row.fault('"owner_basis" says where the owner was read, but "owner_iso3" is empty')
    return Company(name, *(row.text(column) for column in OPTIONAL))


def read_scores(text: str, companies: Collection[str] | None, report: Report) -> tuple[CompanyScore, ...]:
    """Published scores of companies, 0 to 100; `companies` is None where they could not be read."""
    scores = []
    seen: dict[object, int] = {}
    for row in read_rows(text, SCORES, report, ("company", "year", "category", "score")):
        company, year = row.listed("company", companies, COMPANIES), year_of(row, "year", needed=True)
        category = row.needed("category")
        row.needed("score")
        score = row.figure("score", lowest=0.0, highest=100.0)
        if year is None or score is None:
            continue
        row.once(f"{company}, {year}, {category}", (company, year, category), seen)
        scores.append(CompanyScore(company, year, category, score))
    return tuple(scores)


def read_markets(
    text: str, companies: Collection[str] | None, economies: Collection[str] | None, report: Report
) -> tuple[CompanyMarket, ...]:
    """Where companies are shown to operate; WORLDWIDE stands for everywhere."""
    used = ("basis", "source", "as_of", "until", "strength")
    places = None if economies is None else frozenset({*economies, WORLDWIDE})
    seen: dict[object, int] = {}
    rows = read_rows(text, MARKETS, report, ("company", "iso3"), used)
    return tuple(_market(row, companies, places, seen) for row in rows)


def _market(
    row: Row, companies: Collection[str] | None, places: Collection[str] | None, seen: dict[object, int]
) -> CompanyMarket:
    first, last = years_of(row, "as_of", "until")
    market = CompanyMarket(
        company=row.listed("company", companies, COMPANIES),
        iso3=row.listed("iso3", places, ECONOMIES),
        basis=row.text("basis"),
        source=row.text("source"),
        as_of=first,
        until=last,
        strength=row.text("strength"),
    )
    row.once("this row", market, seen)
    return market


def read_events(text: str, economies: Collection[str] | None, report: Report) -> tuple[Event, ...]:
    """Dated events; a start or end is a year, a month or a day, and an end may be open."""
    needed = ("iso3", "start", "end", "kind", "source")
    used = ("note", "actor", "cause", "reach", "services")
    return tuple(_event(row, economies) for row in read_rows(text, EVENTS, report, needed, used))


def _event(row: Row, economies: Collection[str] | None) -> Event:
    start, end = period_of(row, "start", "end")
    return Event(
        iso3=row.listed("iso3", economies, ECONOMIES),
        start=start,
        end=end,
        kind=row.needed("kind"),
        source=row.text("source"),
        note=row.text("note"),
        actor=_actor(row),
        cause=row.text("cause"),
        reach=_reach(row),
        services=row.text("services"),
    )


def _actor(row: Row) -> str:
    """Who acted: words of ACTORS joined by "+"; empty where not recorded."""
    actor = row.text("actor")
    words = actor.split("+") if actor else []
    strange = next((one for one in words if one not in ACTORS), None)
    if strange is not None:
        row.fault(unknown(strange, 'value of "actor"', ACTORS))
    elif len(set(words)) < len(words):
        row.fault(f'"actor" must name each actor once; found {echo(actor)}')
    return actor


def _reach(row: Row) -> str:
    reach = row.text("reach")
    if reach and reach not in REACHES:
        row.fault(unknown(reach, 'value of "reach"', REACHES))
    return reach
