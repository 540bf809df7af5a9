"""What changed from version to version: in plain words, and the largest moves of scores."""

from __future__ import annotations

from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.plain_markdown import as_html
from dashboard.queries.version_changes import changes_since, told_in, version_before

PATH = "/methodology/changes"
QUERY = ()


def page(site: Site, request: PageRequest) -> Page:
    """The versions of the methodology, newest first, and how the scores moved since the one before."""
    method, before = site.book.methodology, version_before(site)
    html = site.render(
        "methodology_changes.html",
        request,
        method=method,
        before=before,
        found=changes_since(site, before) if before else None,
        told=as_html(told_in(site.receipts.root, method.version), below=1),
        versions=site.receipts.versions(),
    )
    return Page(_("What changed between the versions"), "methodology-changes", html)
