"""Write the project's data files from a folder of gathered figures.

    python -m data.importers.gathered FOLDER [--into data]

The same folder always gives the same bytes: rows are sorted and values are written as they were gathered.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from data.importers import (
    company_evidence,
    company_markets,
    comparitech,
    economies,
    events,
    exposure,
    observations,
    sources,
)
from data.importers.tables import number_text, read_table, write_table

ADDED = Path(__file__).resolve().parent
DATA = ADDED.parent


def import_folder(folder: Path, target: Path, added: Path = ADDED) -> dict[str, int]:
    """Read `folder`, write every data file into `target`; returns how many rows each file holds.

    `added` holds the footprints and departures of companies that this project looked up itself.
    """
    target.mkdir(parents=True, exist_ok=True)
    figures = read_table(folder, "observations.csv")
    countries = read_table(folder, "countries.csv")
    covered = economies.covered_economies(countries, figures)
    figures = figures[figures["iso3"].isin(covered)]
    names = read_table(folder, "country_names.csv")
    document = sources.source_document(read_table(folder, "sources.csv"))
    sources.write_sources(target / "sources.yaml", document)
    company_rows, company_tables = companies(folder, figures, covered, added)
    recorded = read_table(folder, "events.csv")
    tables = {
        "economies.csv": economies.economy_table(countries, names, covered),
        "events.csv": events.shutdown_events(recorded[recorded["iso3"].isin(covered)]),
        **company_tables,
        "observations.csv": joined(
            [observations.plain_observations(figures), *derived(figures, countries), company_rows]
        ),
    }
    counts = {
        name: write_table(target / name, list(table.columns), table.values) for name, table in tables.items()
    }
    return {"sources.yaml": len(document), **counts}


def derived(figures: pd.DataFrame, countries: pd.DataFrame) -> list[pd.DataFrame]:
    """Restriction levels, request rates and exposure flags."""
    banned = comparitech.economies_with_ban_on_social_media(figures)
    rates = [exposure.report_rows(report, figures, countries, banned) for report in exposure.REPORTS]
    return [comparitech.restriction_levels(figures), *rates]


def companies(
    folder: Path, figures: pd.DataFrame, covered: set[str], added: Path
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """The company series, and the tables of companies, their scores and their markets."""
    table = read_table(folder, "companies.csv")
    scores = company_evidence.score_table(
        read_table(folder, "company_scores.csv"), read_table(folder, "company_indicators.csv")
    )
    listed = set(table["company"])
    named = {name: years for name, years in reachable_reports(figures).items() if name in listed}
    markets = markets_of(read_table(folder, "company_markets.csv"), named, added)
    markets = markets[markets["iso3"].isin(covered)]
    rows = company_evidence.company_means(table, scores, markets, named)
    written = scores.assign(score=[number_text(score) for score in scores["score"]])
    return rows, {"companies.csv": table, "company_scores.csv": written, "company_markets.csv": markets}


def reachable_reports(figures: pd.DataFrame) -> dict[str, dict[str, tuple[int, ...]]]:
    """Company -> economy -> years named in its report, without economies that ban social media."""
    banned = comparitech.economies_with_ban_on_social_media(figures)
    return {
        report.company: {
            iso3: years for iso3, years in exposure.named_years(report, figures).items() if iso3 not in banned
        }
        for report in exposure.REPORTS
    }


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


def own_reports(company: str, named: dict[str, tuple[int, ...]]) -> list[company_markets.Evidence]:
    """Own reports in the years that can count for an edition of the rebuilt ranking."""
    first = company_evidence.REBUILT - company_evidence.REPORT_WINDOW
    return company_markets.report_evidence(company, named, range(first, company_evidence.NEWEST + 1))


def joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """observations.csv: all tables under each other, numbers as their shortest text."""
    table = pd.concat(tables, ignore_index=True).reindex(columns=list(observations.COLUMNS))
    for column in ("value", "low", "high"):
        table[column] = [number_text(value) for value in table[column]]
    return table


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
