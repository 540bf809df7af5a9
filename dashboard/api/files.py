"""Files for methodologists and research teams: the statistical audit, and the evidence gaps, as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Response, request

from dashboard.api.parameters import Parameters
from dashboard.api.problems import bad_value
from dashboard.audit_report import audit_report
from dashboard.page_model import BadQuery
from dashboard.queries.gaps import gaps, read_gaps
from dashboard.queries.gaps_file import COLUMNS, gap_rows
from dashboard.report_formats import Report, csv_text
from methodology.audit import audit
from methodology.scorebook import ScoreBook

GAPS = ("year", "pillar", "region", "bureau", "income", "group", "sort")
AUDIT = ("year",)


def audit_file(book: ScoreBook, query: Parameters) -> str:
    """The audit of one year, the rows of `drd audit`."""
    return csv_text(audit_report(audit(book, query.year(book))))


def gaps_file(book: ScoreBook, query: Parameters) -> str:
    """Every missing score of an indicator, with what it would open; chosen as on the page of the gaps."""
    asked = {name: query.text(name) for name in GAPS if query.text(name)}
    try:
        answer = gaps(book, read_gaps(book, asked))
    except BadQuery as problem:
        raise bad_value(problem.key, problem.found, problem.allowed) from problem
    return csv_text(Report(COLUMNS, lambda: gap_rows(book, answer), lambda: None, lambda: ""))


FILES = {
    "audit": (audit_file, AUDIT, "digital-rights-audit"),
    "gaps": (gaps_file, GAPS, "digital-rights-evidence-gaps"),
}
"""By the name of the address: what makes the file, what it takes, and how the file is called."""


def file_view(book: ScoreBook, name: str) -> Callable[[], Response]:
    """A view that answers with one of FILES."""
    make, allowed, called = FILES[name]

    def view() -> Response:
        query = Parameters(request.args, allowed)
        response = Response(make(book, query), mimetype="text/csv")
        file = _file_name(called, query, allowed, query.year(book))
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
        return response

    return view


def _file_name(called: str, query: Parameters, allowed: Sequence[str], year: int) -> str:
    """The choices in a file's name, in letters that every system takes."""
    chosen = [query.text(name) for name in allowed if name not in ("year", "sort")]
    plain = ["".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in one) for one in chosen]
    return "-".join([called, *(one for one in plain if one), str(year)]) + ".csv"
