"""Reads what is known of companies in an economy: their conduct, and what they promise in public."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from data.reading.companies.evidence_words import words_fault
from data.reading.dates import year_of, years_of
from data.reading.tables import Row, parse_number, read_rows
from methodology.faults.finding import Report, echo, listed
from methodology.faults.texts import name_fault
from methodology.model import COMPANY_EVIDENCE, CompanyEvidence, CompanyPromise, Source
from methodology.model.terms import terms

EVIDENCE = "data/company_evidence.csv"
RESTRICTED = "data/restricted_company_evidence.csv"
PROMISES = "data/company_promises.csv"
NEEDED = ("iso3", "year", "right", "kind", "what", "source")
USED = ("company", "value", "low", "high", "worst", "best", "period", "parts")
FIGURES = ("value", "low", "high", "parts")
PROMISE_HEADER = "company,year,until,theme,right,score,indicators,source"
_PART = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True)
class KnownCodes:
    """What rows are checked against; None where it could not be read."""

    economies: Collection[str] | None
    pillars: Collection[str] | None
    sources: Mapping[str, Source] | None


def read_evidence(texts: Mapping[str, str], known: KnownCodes, report: Report) -> tuple[CompanyEvidence, ...]:
    """The rows of the open file, then of the restricted one. Figures of a source that is not `raw` may stand
    in the restricted file only, which the public edition leaves out."""
    rows = [
        row
        for file in (EVIDENCE, RESTRICTED)
        if file in texts
        for row in _of_file(file, texts, known, report)
    ]
    return tuple(row for row in rows if row is not None)


def _of_file(
    file: str, texts: Mapping[str, str], known: KnownCodes, report: Report
) -> Iterator[CompanyEvidence | None]:
    seen: dict[object, int] = {}
    for row in read_rows(texts[file], file, report, NEEDED, USED):
        yield _evidence(row, known, seen, open_file=file == EVIDENCE)


def _evidence(
    row: Row, known: KnownCodes, seen: dict[object, int], *, open_file: bool
) -> CompanyEvidence | None:
    year = year_of(row, "year", needed=True)
    source = row.listed("source", known.sources, "data/sources.yaml")
    if open_file and any(row.text(cell) for cell in FIGURES) and not _is_raw(known.sources, source):
        row.fault(f"figures of {echo(source)} may not be passed on: the row belongs in {RESTRICTED}")
    if fault := name_fault(row.text("company")):
        row.fault(f'"company" {fault}')
    evidence = CompanyEvidence(
        iso3=row.listed("iso3", known.economies, "data/economies.csv"),
        year=year or 0,
        right=row.listed("right", known.pillars, "indicators/pillars.yaml"),
        kind=_kind(row),
        what=row.needed("what"),
        company=row.text("company"),
        value=row.figure("value"),
        low=row.figure("low"),
        high=row.figure("high"),
        worst=row.figure("worst"),
        best=row.figure("best"),
        period=row.text("period"),
        parts=dict(_parts(row)),
        source=source,
    )
    row.bounds(evidence.value, evidence.low, evidence.high)
    if fault := words_fault(evidence):
        row.fault(fault)
    about = (evidence.iso3, year, evidence.right, evidence.kind, evidence.what, evidence.company)
    row.once(", ".join(str(one) for one in about if one), about, seen)
    return None if year is None else evidence


def _is_raw(sources: Mapping[str, Source] | None, key: str) -> bool:
    return sources is None or terms(sources.get(key)).bulk


def _kind(row: Row) -> str:
    kind = row.needed("kind")
    if kind and kind not in COMPANY_EVIDENCE:
        row.fault(f'"kind" must be one of {listed(COMPANY_EVIDENCE)}; found {echo(kind)}')
    return kind


def _parts(row: Row) -> Iterator[tuple[str, float]]:
    """The counts in a cell such as "requests=3;removed=1"; each name once."""
    seen: set[str] = set()
    for part in filter(None, row.text("parts").split(";")):
        name, _, text = part.partition("=")
        value = parse_number(text)
        if not _PART.fullmatch(name) or value is None or value < 0:
            row.fault(f'"parts" holds {echo(part)}; write it as requests=3')
        elif name in seen:
            row.fault(f'"parts" names {echo(name)} more than once')
        else:
            seen.add(name)
            yield name, value


def read_promises(
    text: str, companies: Collection[str] | None, pillars: Collection[str] | None, report: Report
) -> tuple[CompanyPromise, ...]:
    """The promises in the order of the file, scores from 0 to 100."""
    seen: dict[object, int] = {}
    promises = [
        _promise(row, companies, pillars, seen)
        for row in read_rows(text, PROMISES, report, PROMISE_HEADER.split(","))
    ]
    return tuple(promise for promise in promises if promise is not None)


def _promise(
    row: Row, companies: Collection[str] | None, pillars: Collection[str] | None, seen: dict[object, int]
) -> CompanyPromise | None:
    for column in ("year", "until", "score"):
        row.needed(column)
    year, until = years_of(row, "year", "until")
    score = row.figure("score", lowest=0.0, highest=100.0)
    company, theme = row.listed("company", companies, "data/companies.csv"), row.needed("theme")
    right = row.listed("right", pillars, "indicators/pillars.yaml", needed=False)
    source = row.needed("source")
    if year is None or until is None or score is None:
        return None
    row.once(f"{company}, {year}, {theme}, {right or 'no right'}", (company, year, theme, right), seen)
    words = tuple(row.text("indicators").split())
    return CompanyPromise(company, year, until, theme, right, score, words, source)
