"""Evidence gaps as a file."""

from __future__ import annotations

from dashboard.exports.report_formats import FormattedReport, csv_text
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.api.resource import Download
from dashboard.frame.page import Site
from dashboard.views.evidence.gaps.answer.gaps import gaps, read_gaps
from dashboard.views.evidence.gaps.file import COLUMNS, gap_rows

GAPS = ("year", "pillar", "region", "bureau", "income", "group")


def gaps_file(site: Site, query: Parameters) -> str:
    """Every missing score of an indicator, with what it would open; chosen as on the page of the gaps."""
    book = site.book
    answer = gaps(book, read_gaps(book, asked(query)))
    return csv_text(FormattedReport(COLUMNS, lambda: gap_rows(book, answer), lambda: None, lambda: ""))


def asked(query: Parameters) -> dict[str, str]:
    """What is chosen, by its key."""
    return {name: query.text(name) for name in GAPS if query.text(name)}


def dear(site: Site, query: Parameters) -> str:
    """Which gaps are asked for. Raises Refused for a value that names nothing."""
    return repr(read_gaps(site.book, asked(query)))


API = (Download("/download/gaps.csv", gaps_file, GAPS, "digital-rights-evidence-gaps", dear=dear),)
