"""Reads what is known of companies in an economy: their conduct, and what they promise in public."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from data.reading.tables import Row, parse_number, read_rows
from methodology.faults.finding import Report, did_you_mean, listed
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
        _evidence(row, known, open_file=file == EVIDENCE)
        for file in (EVIDENCE, RESTRICTED)
        if file in texts
        for row in read_rows(texts[file], file, report, NEEDED, USED)
    ]
    return tuple(row for row in rows if row is not None)


def _evidence(row: Row, known: KnownCodes, *, open_file: bool) -> CompanyEvidence | None:
    year = row.whole("year")
    if year is None:
        row.fault('"year" is needed')
        return None
    source = _listed(row, "source", known.sources, "data/sources.yaml")
    if open_file and any(row.text(cell) for cell in FIGURES) and not _is_raw(known.sources, source):
        row.fault(f'figures of "{source}" may not be passed on: the row belongs in {RESTRICTED}')
    return CompanyEvidence(
        iso3=_listed(row, "iso3", known.economies, "data/economies.csv"),
        year=year,
        right=_listed(row, "right", known.pillars, "indicators/pillars.yaml"),
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


def _is_raw(sources: Mapping[str, Source] | None, key: str) -> bool:
    return sources is None or terms(sources.get(key)).bulk


def _kind(row: Row) -> str:
    kind = row.needed("kind")
    if kind and kind not in COMPANY_EVIDENCE:
        row.fault(f'"kind" must be one of {listed(COMPANY_EVIDENCE)}; found "{kind}"')
    return kind


def _parts(row: Row) -> Iterator[tuple[str, float]]:
    """The counts in a cell such as "requests=3;removed=1"; each name once."""
    seen: set[str] = set()
    for part in filter(None, row.text("parts").split(";")):
        name, _, text = part.partition("=")
        value = parse_number(text)
        if not _PART.fullmatch(name) or value is None:
            row.fault(f'"parts" holds "{part}"; write it as requests=3')
        elif name in seen:
            row.fault(f'"parts" names "{name}" more than once')
        else:
            seen.add(name)
            yield name, value


def read_promises(
    text: str, companies: Collection[str] | None, pillars: Collection[str] | None, report: Report
) -> tuple[CompanyPromise, ...]:
    """The promises in the order of the file, scores from 0 to 100."""
    promises = []
    for row in read_rows(text, PROMISES, report, PROMISE_HEADER.split(",")):
        year, until, score = row.whole("year"), row.whole("until"), row.figure("score", lowest=0.0)
        if year is None or until is None or score is None:
            row.fault('"year", "until" and "score" are needed')
            continue
        if score > 100:
            row.fault(f'"score" must be 100 or less; found {score:g}')
        promises.append(
            CompanyPromise(
                company=_listed(row, "company", companies, "data/companies.csv"),
                year=year,
                until=until,
                theme=row.needed("theme"),
                right=_listed(row, "right", pillars, "indicators/pillars.yaml", needed=False),
                score=score,
                indicators=tuple(row.text("indicators").split()),
                source=row.needed("source"),
            )
        )
    return tuple(promises)


def _listed(row: Row, column: str, known: Collection[str] | None, file: str, *, needed: bool = True) -> str:
    word = row.needed(column) if needed else row.text(column)
    if word and known is not None and word not in known:
        row.fault(f'"{word}" is not in {file}.{did_you_mean(word, known)}')
    return word
