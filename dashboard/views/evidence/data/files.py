"""Files beside the scores, as CSV: intervals, changes, companies one by one."""

from __future__ import annotations

import io

from dashboard.exports.changes import changes_table
from dashboard.exports.doubt import doubt_table
from dashboard.exports.formats import write_table
from dashboard.exports.scores import only
from dashboard.frame.api.company_entries import FILE as COMPANIES
from dashboard.frame.api.company_entries import companies_file
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.api.resource import Download
from dashboard.frame.page import Site

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


FILES = (
    Download("/download/uncertainty.csv", doubt_file, DOUBT, "digital-rights-intervals"),
    Download("/download/changes.csv", changes_file, DOUBT, "digital-rights-changes"),
    Download("/download/companies.csv", companies_file, COMPANIES, "digital-rights-companies"),
)
