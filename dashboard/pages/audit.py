"""The statistical audit, for methodologists: what it found in plain sentences, then the tables behind it."""

from __future__ import annotations

from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries import audit_words
from dashboard.queries.audit import audit_answer
from dashboard.queries.selection import read_selection
from methodology.audit_availability import THIN
from methodology.audit_correlation import CONSISTENT
from methodology.audit_weights import TOO_LITTLE, TOO_MUCH
from methodology.moments import KURTOSIS_LIMIT, SKEWNESS_LIMIT

PATH = "/audit"
QUERY = ("year",)


def page(site: Site, request: PageRequest) -> Page:
    """The audit of one year."""
    selection = read_selection(site.book, request.query)
    html = site.render(
        "audit.html",
        request,
        answer=audit_answer(site.book, selection.year),
        say=audit_words,
        limits={
            "thin": THIN,
            "skewness": SKEWNESS_LIMIT,
            "kurtosis": KURTOSIS_LIMIT,
            "alpha": CONSISTENT,
            "little": TOO_LITTLE,
            "much": TOO_MUCH,
        },
    )
    return Page(_("Audit"), "audit", html)
