"""Reads all tables of a content root's `data/` folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data import companies, economies, leaf_scores, observations, responsibility, sources
from data.arrays import no_observations
from data.leaf_scores import LeafScores
from data.observation_rows import CSV_FILE, PARQUET_FILE, Figures
from data.parquet import read_parquet
from data.responsibility import Overrides
from data.sources import Entries
from methodology.findings import Report
from methodology.model import Company, CompanyMarket, CompanyScore, Economy, Event, Source


@dataclass(frozen=True)
class Tables:
    """What was observed, where and by whom."""

    economies: tuple[Economy, ...]
    figures: Figures
    sources: Mapping[str, Source]
    companies: tuple[Company, ...]
    company_scores: tuple[CompanyScore, ...]
    company_markets: tuple[CompanyMarket, ...]
    events: tuple[Event, ...]
    overrides: Overrides
    leaf_scores: LeafScores


def load_tables(
    files: Mapping[str, bytes], texts: Mapping[str, str], entries: Entries | None, own: bool, report: Report
) -> Tables:
    """All tables; those that are not there are empty. Faults go to the report.

    `files` and `texts` map paths within the content root to bytes and to text; `entries` are the keys of
    sources.yaml.
    """
    found = economies.read_economies(texts.get(economies.FILE, "iso3,name"), report)
    codes = tuple(economy.iso3 for economy in found)
    known = codes if economies.FILE in texts and found else None
    scored = companies.read_companies(texts.get(companies.COMPANIES, "company"), report)
    names = {company.name for company in scored} or None
    scores = texts.get(companies.SCORES, "company,year,category,score")
    return Tables(
        economies=found,
        figures=_figures(files, texts, known, report),
        sources=sources.read_sources(entries, own),
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
        leaf_scores=leaf_scores.read_leaf_scores(
            texts.get(leaf_scores.FILE, ",".join(leaf_scores.NEEDED)), known, report
        ),
    )


def _figures(
    files: Mapping[str, bytes], texts: Mapping[str, str], codes: tuple[str, ...] | None, report: Report
) -> Figures:
    file = CSV_FILE if CSV_FILE in files else PARQUET_FILE
    if file not in files:
        return Figures(no_observations(codes or ()), file, ())
    if economies.FILE not in files:
        report.add(economies.FILE, 0, f"the file is missing; it must list the economies of {file}")
    if file == CSV_FILE:
        return observations.read_csv(files[file], texts[file], codes, report)
    return read_parquet(files[file], codes, report)
