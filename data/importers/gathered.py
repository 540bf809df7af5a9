"""Write the project's data files from a folder of gathered figures.

    python -m data.importers.gathered FOLDER [--into data]

The same folder always gives the same bytes: rows are sorted and values are written as they were gathered.
FOLDER/more/ holds newer figures in tables of the same columns. data/sources.yaml, data/responsibility.csv and
the small tables beside this file are written by hand; sources.yaml says which figures may be passed on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from data.importers import economies, observations, sources
from data.importers.companies import (
    evidence as company_evidence,
)
from data.importers.companies import (
    files as company_files,
)
from data.importers.companies import (
    google as company_google,
)
from data.importers.companies import (
    markets as company_markets,
)
from data.importers.facts import combined, data_protection, desk_research, exposure, moved, treaties
from data.importers.facts.facts import Facts, made_table
from data.importers.shutdowns import days as shutdown_days
from data.importers.shutdowns import events
from data.importers.shutdowns.records import records
from data.importers.tables import number_text, read_both, read_table, write_table

ADDED = Path(__file__).resolve().parent
DATA = ADDED.parent


def import_folder(
    folder: Path, target: Path, added: Path = ADDED, source_file: Path = DATA / "sources.yaml"
) -> dict[str, int]:
    """Read `folder`, write every data file into `target`; returns how many rows each file holds.

    `added` holds what this project looked up itself: footprints and departures of companies, and what must
    be said of some economies' names. `source_file` says what the terms of each source let out.
    """
    target.mkdir(parents=True, exist_ok=True)
    document = sources.source_document(source_file)
    figures = read_both(folder, "observations.csv")
    countries = read_table(folder, "countries.csv")
    covered = economies.covered_economies(countries, figures, sources.families(document))
    figures = figures[figures["iso3"].isin(covered)]
    facts = Facts(figures)
    marks = company_google.mark_observations(read_table(folder / "more", "corporate_series.csv"))
    recorded = read_table(folder, "events.csv")
    recorded = recorded[recorded["iso3"].isin(covered)]
    rows = [
        observations.plain_observations(figures),
        derived(facts, countries, recorded, covered),
        marks[marks["iso3"].isin(covered)],
    ]
    tables = {
        "economies.csv": economy_table(folder, facts, covered, added),
        "events.csv": events.shutdown_events(recorded),
        "desk_research.csv": desk_research.desk_answers(facts, pilots(countries)),
        **companies(folder, facts, covered, added),
        **company_files.evidence_files(folder, covered, document),
        **observations.by_file(rows, {key: entry["redistribute"] for key, entry in document.items()}),
    }
    return {
        name: write_table(target / name, list(table.columns), table.values) for name, table in tables.items()
    }


def derived(facts: Facts, countries: pd.DataFrame, recorded: pd.DataFrame, covered: set[str]) -> pd.DataFrame:
    """All series that follow from gathered figures by a rule of ours, but those on companies."""
    return made_table(
        [
            *data_protection.rows(facts),
            *treaties.rows(facts),
            *moved.rows(facts),
            *combined.rows(facts),
            *exposure.rows(facts, countries),
            *shutdown_days.rows(facts, records(recorded), sorted(covered)),
        ]
    )


def economy_table(folder: Path, facts: Facts, covered: set[str], added: Path) -> pd.DataFrame:
    """economies.csv, with the newest income groups and incomes that were gathered."""
    groups = read_table(folder / "more", "countries_update.csv")
    notes = read_table(added, "economy_notes.csv")
    return economies.economy_table(
        read_table(folder, "countries.csv"),
        read_table(folder, "country_names.csv"),
        covered,
        dict(zip(groups["iso3"], groups["income_group_fy26"], strict=True)),
        facts.newest("gdp_pc_ppp_2021"),
        dict(zip(notes["iso3"], notes["note"], strict=True)),
    )


def pilots(countries: pd.DataFrame) -> set[str]:
    """ISO codes of the pilot economies."""
    return set(countries.loc[countries["is_pilot"] == "1", "iso3"])


def companies(folder: Path, facts: Facts, covered: set[str], added: Path) -> dict[str, pd.DataFrame]:
    """The tables of companies, their scores and their markets."""
    table = read_table(folder, "companies.csv")
    scores = company_evidence.score_table(read_table(folder, "company_scores.csv"))
    listed = set(table["company"])
    named = {name: years for name, years in reachable_reports(facts).items() if name in listed}
    markets = markets_of(read_table(folder, "company_markets.csv"), named, added)
    return {
        "companies.csv": company_files.owners(table),
        "company_scores.csv": scores.assign(score=[number_text(score) for score in scores["score"]]),
        "company_markets.csv": markets[markets["iso3"].isin(covered)],
    }


def reachable_reports(facts: Facts) -> dict[str, dict[str, tuple[int, ...]]]:
    """Company -> economy -> years named in its report, where people can reach it."""
    return {company: exposure.named_years(company, facts) for company in exposure.LISTS}


def markets_of(
    gathered: pd.DataFrame, named: dict[str, dict[str, tuple[int, ...]]], added: Path
) -> pd.DataFrame:
    """company_markets.csv from all evidence: gathered, added, sales, and the companies' own reports."""
    until, sales = company_markets.departure_years(added)
    evidence = [
        *company_markets.gathered_evidence(gathered),
        *company_markets.added_evidence(added),
        *sales,
        *(item for company, years in named.items() for item in own_reports(company, years)),
    ]
    return company_markets.graded_markets(evidence, until)


def own_reports(company: str, named: dict[str, tuple[int, ...]]) -> list[company_markets.MarketEvidence]:
    """Own reports in the years that can count for an edition of the rebuilt ranking."""
    first = company_evidence.REBUILT - company_evidence.REPORT_WINDOW
    return company_markets.report_evidence(company, named, range(first, company_evidence.NEWEST + 1))


def main(arguments: list[str] | None = None) -> int:
    """Command line: prints the number of rows of each file written."""
    parser = argparse.ArgumentParser(prog="python -m data.importers.gathered", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of gathered figures")
    parser.add_argument("--into", type=Path, default=DATA, help="folder to write to (default: data/)")
    options = parser.parse_args(arguments)
    for name, rows in import_folder(options.folder, options.into).items():
        print(f"{name}: {rows} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
