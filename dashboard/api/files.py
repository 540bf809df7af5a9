"""Files beside the scores, as CSV: intervals, changes, the audit, companies one by one, evidence gaps."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from flask import Response, request

from dashboard.api.company_entries import FILE as COMPANIES
from dashboard.api.company_entries import companies_file
from dashboard.api.parameters import Parameters
from dashboard.api.problems import bad_value
from dashboard.audit_report import audit_report
from dashboard.changes_table import changes_table
from dashboard.page_model import BadQuery, Site
from dashboard.queries.gaps import gaps, read_gaps
from dashboard.queries.gaps_file import COLUMNS, gap_rows
from dashboard.report_formats import FormattedReport, csv_text
from dashboard.table_formats import write_table
from dashboard.tables import only
from dashboard.uncertainty_table import doubt_table
from methodology.audit import audit

GAPS = ("year", "pillar", "region", "bureau", "income", "group")
AUDIT = ("year",)
LONGEST_IN_A_NAME = 40
DOUBT = ("iso3", "year", "node", "lane")


def doubt_file(site: Site, query: Parameters) -> bytes:
    """The intervals and ranges of ranks of one year, the rows of `drd uncertainty`; chosen as scores are."""
    book = site.book
    table = doubt_table(site.doubts.of(query.year(book)))
    chosen = {
        "iso3": query.economies(book),
        "lane": query.choices("lane", book.lanes) or book.lanes,
        "node": query.choices("node", list(book.node_index)) or tuple(book.node_index),
    }
    file = io.BytesIO()
    write_table(only(table, chosen), "csv", file)
    return file.getvalue()


def changes_file(site: Site, query: Parameters) -> bytes:
    """What may be compared with the year before, and the move like for like; chosen as intervals are."""
    book = site.book
    lanes = query.choices("lane", book.lanes) or book.lanes
    chosen = {
        "iso3": query.economies(book),
        "node": query.choices("node", list(book.node_index)) or tuple(book.node_index),
    }
    file = io.BytesIO()
    write_table(only(changes_table(book, query.year(book), lanes), chosen), "csv", file)
    return file.getvalue()


def audit_file(site: Site, query: Parameters) -> str:
    """The audit of one year, the rows of `drd audit`."""
    book = site.book
    return csv_text(audit_report(audit(book, query.year(book))))


def gaps_file(site: Site, query: Parameters) -> str:
    """Every missing score of an indicator, with what it would open; chosen as on the page of the gaps."""
    book = site.book
    asked = {name: query.text(name) for name in GAPS if query.text(name)}
    try:
        answer = gaps(book, read_gaps(book, asked))
    except BadQuery as problem:
        raise bad_value(problem.key, problem.found, problem.allowed) from problem
    return csv_text(FormattedReport(COLUMNS, lambda: gap_rows(book, answer), lambda: None, lambda: ""))


FILES: dict[str, tuple[Callable[[Site, Parameters], str | bytes], tuple[str, ...], str]] = {
    "uncertainty": (doubt_file, DOUBT, "digital-rights-intervals"),
    "changes": (changes_file, DOUBT, "digital-rights-changes"),
    "audit": (audit_file, AUDIT, "digital-rights-audit"),
    "companies": (companies_file, COMPANIES, "digital-rights-companies"),
    "gaps": (gaps_file, GAPS, "digital-rights-evidence-gaps"),
}
"""By the name of the address: what makes the file, what it takes, and how the file is called."""


def file_view(site: Site, name: str) -> Callable[[], Response]:
    """A view that answers with one of FILES."""
    make, allowed, called = FILES[name]

    def view() -> Response:
        query = Parameters(request.args, allowed)
        response = Response(make(site, query), mimetype="text/csv")
        file = _file_name(called, query, allowed, query.year(site.book))
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
        return response

    return view


def _file_name(called: str, query: Parameters, allowed: Sequence[str], year: int) -> str:
    """The choices in a file's name, in letters that every system takes; a long list of them is left out."""
    chosen = [query.text(name) for name in allowed if name != "year"]
    chosen = [text for text in chosen if len(text) <= LONGEST_IN_A_NAME]
    plain = ["".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in one) for one in chosen]
    return "-".join([called, *(one for one in plain if one), str(year)]) + ".csv"
