"""Reads `data/economies.csv`: the countries and territories that are scored."""

from __future__ import annotations

import re

from data.reading.tables import Row, read_rows
from methodology.faults.finding import Report
from methodology.model import Economy

FILE = "data/economies.csv"
NEEDED = ("iso3", "name")
USED = (
    "iso2", "m49", "region", "subregion", "undp_bureau", "income_group", "ldc", "lldc", "sids", "population",
    "gdp_pc_ppp", "pilot", "note",
)  # fmt: skip
CODE = re.compile(r"[A-Z]{3}")


def read_economies(text: str, report: Report) -> tuple[Economy, ...]:
    """The economies in the order of the file. Any code of three capital letters is good."""
    seen: dict[str, int] = {}
    return tuple(_economy(row, seen) for row in read_rows(text, FILE, report, NEEDED, USED))


def _economy(row: Row, seen: dict[str, int]) -> Economy:
    code = row.needed("iso3")
    if code and not CODE.fullmatch(code):
        row.fault(f'"{code}" is not a code; allowed: three capital letters')
    if code in seen:
        row.fault(f'"{code}" is repeated; it stands in row {seen[code]} already')
    seen.setdefault(code, row.number)
    return Economy(
        iso3=code,
        name=row.needed("name"),
        iso2=row.text("iso2"),
        m49=row.text("m49"),
        region=row.text("region"),
        subregion=row.text("subregion"),
        undp_bureau=row.text("undp_bureau"),
        income_group=row.text("income_group"),
        ldc=row.flag("ldc"),
        lldc=row.flag("lldc"),
        sids=row.flag("sids"),
        population=row.figure("population", lowest=0.0),
        gdp_pc_ppp=row.figure("gdp_pc_ppp", lowest=0.0),
        pilot=bool(row.flag("pilot")),
        note=row.text("note"),
    )
