"""What is known of companies, as JSON and as a file: scores of our own, and figures that may be passed on.

Figures of a source that is not `raw` are null here, with a note that says where to read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.answers.companies.strip import (
    MARK,
    Conduct,
    Promises,
    Strip,
    company_strips,
    mark_interval,
)
from dashboard.answers.shown.plain_reasons import withheld_words
from dashboard.exports.report_formats import FormattedReport, csv_text
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.page import Site
from methodology.model import CompanyEvidence
from methodology.model.terms import terms, withheld
from methodology.scoring.scorebook import ScoreBook

Json = dict[str, Any]
COLUMNS = (
    "iso3", "year", "pillar", "kind", "what", "company", "score", "low", "high",
    "value", "period", "source", "note",
)  # fmt: skip
FILE = ("iso3", "year")


def company_entries(site: Site, iso3: str, year: int) -> list[Json]:
    """Everything on the companies' strips of one economy in one year, one entry each, in their order."""
    return [
        entry for strip in company_strips(site.book, iso3, year).values() for entry in _of_strip(site, strip)
    ]


def _of_strip(site: Site, strip: Strip) -> Iterator[Json]:
    for one in strip.conduct:
        yield _conduct(site, strip, one)
    for row in (*strip.counts, *strip.shared, *strip.cards):
        yield _evidence(site.book, strip, row)
    for promises in strip.promises:
        yield from _promises(site.book, strip, promises)


def _head(strip: Strip, kind: str, what: str, company: str, year: int) -> Json:
    return {
        "iso3": strip.economy.iso3,
        "pillar": strip.pillar.id,
        "kind": kind,
        "what": what,
        "company": company or None,
        "year": year,
    }


def _conduct(site: Site, strip: Strip, conduct: Conduct) -> Json:
    """A mark with its interval, the ends of a range, or why there is neither."""
    doubt = mark_interval(conduct, site.doubts.interval) if conduct.kind == MARK else conduct.bounds
    head = _head(strip, conduct.kind, conduct.indicator.id, conduct.indicator.company, strip.year)
    score = conduct.cell.score if conduct.kind == MARK else None
    ends = {"score": score, "low": doubt[0] if doubt else None, "high": doubt[1] if doubt else None}
    row = conduct.evidence
    source = conduct.indicator.source if row is None else row.source
    return head | ends | {"period": row.period if row else None} | _figures(site.book, strip, source, row)


def _evidence(book: ScoreBook, strip: Strip, row: CompanyEvidence) -> Json:
    head = _head(strip, row.kind, row.what, row.company, row.year)
    none = {"score": None, "low": None, "high": None, "period": row.period or None}
    return head | none | _figures(book, strip, row.source, row)


def _promises(book: ScoreBook, strip: Strip, promises: Promises) -> Iterator[Json]:
    """An upper bound on the scale; `value` is the published score, 0 to 100."""
    for row in promises.rows:
        promise = row.promise
        head = _head(strip, "promise", promise.theme, promise.company, promise.year)
        note = _withheld(book, strip, promise.source)
        yield head | {
            "score": None,
            "low": book.methodology.scale_min,
            "high": row.most,
            "period": str(promise.year),
            "current": row.current,
            "judged_here": promises.here,
            "value": None if note else promise.score,
            "parts": None,
            "source": promise.source or None,
            "note": note,
        }


def _figures(book: ScoreBook, strip: Strip, source: str, row: CompanyEvidence | None) -> Json:
    bare = row is None or (row.value is None and not row.parts)
    note = None if bare else _withheld(book, strip, source)
    shown = None if note else row
    return {
        "value": shown.value if shown else None,
        "parts": (dict(shown.parts) or None) if shown else None,
        "source": source or None,
        "note": note,
    }


def _withheld(book: ScoreBook, strip: Strip, key: str) -> str | None:
    """Why a figure of this source does not stand here; None where it may be passed on."""
    source = book.content.sources.get(key)
    if source is None or terms(source).bulk:
        return None
    return withheld_words(withheld(source, strip.economy, strip.year))


def companies_file(site: Site, query: Parameters) -> str:
    """The same of all economies, or of those chosen, as CSV."""
    year = query.year(site.book)
    rows = (
        tuple(entry.get(column) for column in COLUMNS)
        for iso3 in query.economies(site.book)
        for entry in company_entries(site, iso3, year)
    )
    return csv_text(FormattedReport(COLUMNS, lambda: rows, lambda: None, lambda: ""))
