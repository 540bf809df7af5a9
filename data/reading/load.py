"""Reads all tables of a content root's `data/` folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.reading import desk_research, economies, responsibility, sources
from data.reading.companies import companies, company_tables
from data.reading.desk_research import DeskAnswers
from data.reading.figures import leaf_scores, observations
from data.reading.figures.arrays import no_observations
from data.reading.figures.both_files import together
from data.reading.figures.leaf_scores import LeafScores
from data.reading.figures.observation_rows import CSV_FILE, PARQUET_FILE, RESTRICTED_FILE, FiledObservations
from data.reading.figures.parquet import read_parquet
from data.reading.responsibility import Overrides
from data.reading.sources import Entries
from methodology.faults.finding import Report
from methodology.model import (
    Company,
    CompanyEvidence,
    CompanyMarket,
    CompanyPromise,
    CompanyScore,
    Economy,
    Event,
    Observations,
    Source,
)


@dataclass(frozen=True)
class Tables:
    """What was observed, where and by whom. `figures` are the observations file by file."""

    economies: tuple[Economy, ...]
    figures: tuple[FiledObservations, ...]
    observations: Observations
    sources: Mapping[str, Source]
    companies: tuple[Company, ...]
    company_scores: tuple[CompanyScore, ...]
    company_markets: tuple[CompanyMarket, ...]
    events: tuple[Event, ...]
    overrides: Overrides
    leaf_scores: LeafScores
    desk_research: DeskAnswers
    company_evidence: tuple[CompanyEvidence, ...]
    company_promises: tuple[CompanyPromise, ...]


def load_tables(
    files: Mapping[str, bytes],
    texts: Mapping[str, str],
    entries: Entries | None,
    own: bool,
    report: Report,
    pillars: Collection[str] | None = None,
) -> Tables:
    """All tables; those that are not there are empty. Faults go to the report.

    `files` and `texts` map paths within the content root to bytes and to text; `entries` are the keys of
    sources.yaml, `pillars` the ids of the rights, None where they could not be read.
    """
    listed = economies.read_economies(texts.get(economies.FILE, "iso3,name"), report)
    codes = tuple(economy.iso3 for economy in listed)
    known = frozenset(codes) if economies.FILE in texts and listed else None
    scored = companies.read_companies(texts.get(companies.COMPANIES, "company"), report, known)
    names = frozenset(company.name for company in scored) or None
    scores = texts.get(companies.SCORES, "company,year,category,score")
    known_sources = sources.read_sources(entries, own)
    figures = _figures(files, texts, codes if known else None, report)
    return Tables(
        economies=listed,
        figures=figures,
        observations=together(figures, report),
        sources=known_sources,
        companies=scored,
        company_scores=companies.read_scores(scores, names, report),
        company_markets=companies.read_markets(
            texts.get(companies.MARKETS, "company,iso3"), names, known, report
        ),
        events=companies.read_events(
            texts.get(companies.EVENTS, "iso3,start,end,kind,source"), known, report
        ),
        overrides=responsibility.read_overrides(
            texts.get(responsibility.FILE, "indicator,iso3,reason"), known, report
        ),
        desk_research=desk_research.read_answers(
            texts.get(desk_research.FILE, ",".join(desk_research.NEEDED)), known, report
        ),
        leaf_scores=leaf_scores.read_leaf_scores(
            texts.get(leaf_scores.FILE, ",".join(leaf_scores.NEEDED)), known, report
        ),
        company_evidence=company_tables.read_evidence(
            texts,
            company_tables.KnownCodes(known, pillars, None if entries is None else known_sources),
            report,
        ),
        company_promises=company_tables.read_promises(
            texts.get(company_tables.PROMISES, company_tables.PROMISE_HEADER), names, pillars, report
        ),
    )


def _figures(
    files: Mapping[str, bytes], texts: Mapping[str, str], codes: tuple[str, ...] | None, report: Report
) -> tuple[FiledObservations, ...]:
    """The figures of every file that is there; at least one part, which may be empty."""
    tables = [name for name in (CSV_FILE, PARQUET_FILE) if name in files][:1]
    tables += [RESTRICTED_FILE] if RESTRICTED_FILE in files else []
    if tables and economies.FILE not in files and report.absent(economies.FILE):
        report.add(economies.FILE, 0, f"the file is missing; it must list the economies of {tables[0]}")
    parts = tuple(
        read_parquet(files[name], codes, report)
        if name == PARQUET_FILE
        else observations.read_csv(_repaired(name, files, texts), codes, report, name)
        for name in tables
    )
    return parts or (FiledObservations(no_observations(codes or ()), PARQUET_FILE, ()),)


def _repaired(name: str, files: Mapping[str, bytes], texts: Mapping[str, str]) -> bytes:
    """The bytes of a table: UTF-8, also where the file is not and was reported."""
    return texts[name].encode() if name in texts else files[name]
