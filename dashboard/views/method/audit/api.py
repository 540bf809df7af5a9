"""The audit as a file."""

from __future__ import annotations

from dashboard.exports.audit.report import audit_report
from dashboard.exports.report_formats import csv_text
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.api.resource import Download
from dashboard.frame.page import Site
from methodology.audit.run import audit


def audit_file(site: Site, query: Parameters) -> str:
    """The audit of one year, the rows of `drd audit`."""
    book = site.book
    return csv_text(audit_report(audit(book, query.year(book))))


def dear(site: Site, query: Parameters) -> str:
    """Which audit is asked for."""
    return str(query.year(site.book))


API = (Download("/download/audit.csv", audit_file, ("year",), "digital-rights-audit", dear=dear),)
