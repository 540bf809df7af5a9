"""What changed from version to version: in plain words, and the largest moves of scores."""

from __future__ import annotations

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.plain_markdown import as_html
from dashboard.frame.version_moves import changes_since, told_in, version_before
from dashboard.language.i18n import _


def page(site: Site, request: PageRequest) -> Page:
    """The versions of the methodology, newest first, and how the scores moved since the one before."""
    method, before = site.book.methodology, version_before(site)
    html = site.render(
        "views/method/changes/templates/page.html",
        request,
        method=method,
        before=before,
        found=changes_since(site, before) if before else None,
        told=as_html(told_in(site.receipts.root, method.version), below=1),
        versions=site.receipts.versions(),
    )
    return Page(_("What changed between the versions"), "methodology-changes", html)
