"""Reads the tables of companies, of where they operate, and of events."""

from __future__ import annotations

from collections.abc import Collection

from data.reading.dates import date_of
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Report, did_you_mean, unknown
from methodology.model import ACTORS, REACHES, Company, CompanyMarket, CompanyScore, Event

COMPANIES = "data/companies.csv"
SCORES = "data/company_scores.csv"
MARKETS = "data/company_markets.csv"
EVENTS = "data/events.csv"
OPTIONAL = ("home_iso3", "sector", "rdr_type", "owner_iso3", "owner_basis")
WORLDWIDE = "WLD"
"""Stands for a service that is offered everywhere."""


def read_companies(text: str, report: Report) -> tuple[Company, ...]:
    """The companies in the order of the file; each once."""
    seen: dict[str, int] = {}
    companies = []
    for row in read_rows(text, COMPANIES, report, ("company",), OPTIONAL):
        name = row.needed("company")
        if name in seen:
            row.fault(f'"{name}" is repeated; it stands in row {seen[name]} already')
        seen.setdefault(name, row.number)
        companies.append(Company(name, *(row.text(column) for column in OPTIONAL)))
    return tuple(companies)


def read_scores(text: str, companies: Collection[str] | None, report: Report) -> tuple[CompanyScore, ...]:
    """Published scores of companies; `companies` is None where they could not be read."""
    scores = []
    for row in read_rows(text, SCORES, report, ("company", "year", "category", "score")):
        company = _company(row, companies)
        year, score = row.whole("year"), row.figure("score")
        if year is None or score is None:
            row.fault('"year" and "score" are needed')
            continue
        scores.append(CompanyScore(company, year, row.needed("category"), score))
    return tuple(scores)


def read_markets(
    text: str, companies: Collection[str] | None, economies: Collection[str] | None, report: Report
) -> tuple[CompanyMarket, ...]:
    """Where companies are shown to operate; WORLDWIDE stands for everywhere."""
    used = ("basis", "source", "as_of", "until", "strength")
    return tuple(
        CompanyMarket(
            company=_company(row, companies),
            iso3=_economy(row, None if economies is None else {*economies, WORLDWIDE}),
            basis=row.text("basis"),
            source=row.text("source"),
            as_of=row.whole("as_of"),
            until=row.whole("until"),
            strength=row.text("strength"),
        )
        for row in read_rows(text, MARKETS, report, ("company", "iso3"), used)
    )


def read_events(text: str, economies: Collection[str] | None, report: Report) -> tuple[Event, ...]:
    """Dated events; a start or end is a year, a month or a day."""
    return tuple(
        Event(
            iso3=_economy(row, economies),
            start=date_of(row, "start"),
            end=date_of(row, "end"),
            kind=row.text("kind"),
            source=row.text("source"),
            note=row.text("note"),
            actor=_actor(row),
            cause=row.text("cause"),
            reach=_reach(row),
            services=row.text("services"),
        )
        for row in read_rows(
            text,
            EVENTS,
            report,
            ("iso3", "start", "end", "kind", "source"),
            ("note", "actor", "cause", "reach", "services"),
        )
    )


def _actor(row: Row) -> str:
    """Who acted: words of ACTORS joined by "+"; empty where not recorded."""
    actor = row.text("actor")
    for one in actor.split("+") if actor else ():
        if one not in ACTORS:
            row.fault(unknown(one, 'value of "actor"', ACTORS))
    return actor


def _reach(row: Row) -> str:
    reach = row.text("reach")
    if reach and reach not in REACHES:
        row.fault(unknown(reach, 'value of "reach"', REACHES))
    return reach


def _company(row: Row, companies: Collection[str] | None) -> str:
    name = row.needed("company")
    if name and companies is not None and name not in companies:
        row.fault(f'"{name}" is not in {COMPANIES}.{did_you_mean(name, companies)}')
    return name


def _economy(row: Row, economies: Collection[str] | None) -> str:
    code = row.needed("iso3")
    if code and economies is not None and code not in economies:
        row.fault(f'"{code}" is not in data/economies.csv.{did_you_mean(code, economies)}')
    return code
