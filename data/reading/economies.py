"""Reads `data/economies.csv`: the countries and territories that are scored."""

from __future__ import annotations

import re

from data.reading.aggregates import is_aggregate
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Report, echo
from methodology.faults.texts import name_fault, odd_signs, spelt_plainly
from methodology.model import Economy

FILE = "data/economies.csv"
NEEDED = ("iso3", "name")
USED = (
    "iso2", "m49", "region", "subregion", "undp_bureau", "income_group", "ldc", "lldc", "sids", "population",
    "gdp_pc_ppp", "pilot", "note",
)  # fmt: skip
CODE = re.compile(r"[A-Z]{3}")
SHORT_CODE, NUMBER = re.compile(r"[A-Z]{2}"), re.compile(r"[0-9]{3}")


def read_economies(text: str, report: Report) -> tuple[Economy, ...]:
    """The economies in the order of the file. Any code of three capital letters is good."""
    codes: dict[object, int] = {}
    names: dict[object, int] = {}
    return tuple(_economy(row, codes, names) for row in read_rows(text, FILE, report, NEEDED, USED))


def _economy(row: Row, codes: dict[object, int], names: dict[object, int]) -> Economy:
    code = row.needed("iso3")
    if code and not CODE.fullmatch(code):
        row.fault(f"{echo(code)} is not a code{odd_signs(code)}; allowed: three capital letters")
    row.once(echo(code), code, codes)
    return Economy(
        iso3=code,
        name=_name(row, names),
        iso2=_shaped(row, "iso2", SHORT_CODE, "two capital letters"),
        m49=_shaped(row, "m49", NUMBER, "three digits"),
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


def _name(row: Row, names: dict[object, int]) -> str:
    """A name that no other row has, and that is no world, region or group: their sums would stand as one."""
    name = row.needed("name")
    if fault := name_fault(name):
        row.fault(f'"name" {fault}')
    if name:
        row.once(f"the name {echo(name)}", spelt_plainly(name) or name, names)
    if is_aggregate(name):
        row.fault(f"{echo(name)} is no economy but a group of them; leave it out")
    return name


def _shaped(row: Row, column: str, shape: re.Pattern[str], allowed: str) -> str:
    word = row.text(column)
    if word and not shape.fullmatch(word):
        row.fault(f'"{column}" must be {allowed}; found {echo(word)}{odd_signs(word)}')
    return word
