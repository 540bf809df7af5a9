"""The tables of company evidence from a gathered folder, open and restricted apart.

python -m data.importers.company_files FOLDER [--into data]
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import yaml

from data.importers.companies import (
    answers as company_answers,
)
from data.importers.companies import (
    google as company_google,
)
from data.importers.companies import (
    promises as company_promises,
)
from data.importers.companies import (
    records as company_records,
)
from data.importers.companies.table import CompanyEvidenceRow, Gathered, evidence_table
from data.importers.tables import read_table, write_table

ADDED = Path(__file__).resolve().parents[1]
OPEN, RESTRICTED, PROMISES = (
    "company_evidence.csv",
    "restricted_company_evidence.csv",
    "company_promises.csv",
)


def evidence_files(
    folder: Path, covered: set[str], sources: Mapping[str, Mapping[str, str]]
) -> dict[str, pd.DataFrame]:
    """File name -> table. Figures of a source that is not `raw` stand in the restricted file.

    `folder` holds the further figures in its part `more`; `covered` are the economies of the project.
    """
    more = folder / "more"
    marks = read_table(more, "corporate_series.csv")
    requests = read_table(more, "corporate_requests.csv")
    gathered = Gathered(requests, marks, read_table(more, "observations.csv"))
    rows = [
        *company_google.google_rows(marks),
        *company_answers.answer_rows(gathered),
        *company_records.shared_rows(gathered),
        *company_records.spyware_rows(gathered),
        *company_records.moderator_rows(gathered),
        *company_records.fine_rows(gathered),
        *company_records.operator_rows(read_table(folder, "company_markets.csv")),
    ]
    rows = [row for row in rows if row.iso3 in covered]
    promises = company_promises.promise_table(read_table(folder, "company_indicators.csv"))
    return {
        OPEN: evidence_table(row for row in rows if may_be_passed_on(row, sources)),
        RESTRICTED: evidence_table(row for row in rows if not may_be_passed_on(row, sources)),
        PROMISES: promises,
    }


def may_be_passed_on(row: CompanyEvidenceRow, sources: Mapping[str, Mapping[str, str]]) -> bool:
    """True for figures of a `raw` source, and for rows without any figure."""
    return row.bare or sources[row.source]["redistribute"] == "raw"


def owners(companies: pd.DataFrame, added: Path = ADDED) -> pd.DataFrame:
    """companies.csv with the state that owns more than half of a company, and where that was read."""
    table = read_table(added, "owners.csv").set_index("company")
    columns = {"owner_iso3": "iso3", "owner_basis": "basis"}
    return companies.assign(
        **{name: companies["company"].map(table[column]) for name, column in columns.items()}
    )


def write_files(folder: Path, target: Path) -> dict[str, int]:
    """Write the three tables beside the project's own economies and sources; rows of each file."""
    covered = set(read_table(target, "economies.csv")["iso3"])
    sources = yaml.safe_load((target / "sources.yaml").read_text(encoding="utf-8"))
    tables = evidence_files(folder, covered, sources)
    return {
        name: write_table(target / name, list(table.columns), table.values) for name, table in tables.items()
    }


def main(arguments: list[str] | None = None) -> int:
    """Command line: prints the number of rows of each file written."""
    parser = argparse.ArgumentParser(prog="python -m data.importers.company_files", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of gathered figures")
    parser.add_argument("--into", type=Path, default=ADDED.parent, help="folder to write to (default: data/)")
    options = parser.parse_args(arguments)
    for name, rows in write_files(options.folder, options.into).items():
        print(f"{name}: {rows} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
