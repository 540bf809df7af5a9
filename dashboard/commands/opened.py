"""A content root as a running site: the one way in for `drd serve`, for other web servers and for `prepare`.

Each takes what earlier starts kept, and checks the digest of a published version; so the same address gives
the same answer whoever serves it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from dashboard.content.kept_files import trouble
from dashboard.content.settings import NOWHERE, cache_directory
from dashboard.content.versions.published import open_book
from dashboard.language.i18n import _
from dashboard.server.app import Dashboard, create_app
from dashboard.server.edge.proxy import proxy_asked
from dashboard.server.prepared.kept_views import take_views, views_place


@dataclass(frozen=True)
class Opened:
    """A site, the folder of its kept views, whether views and doubts are all prepared, and the prefix below
    which it stands."""

    app: Dashboard
    place: Path
    complete: bool
    prefix: str = ""


def opened(root: Path, prefix: str | None = None, trust: str | None = None) -> Opened:
    """The site of a content root or published version, behind the proxies that are trusted, as of
    `proxy_asked`. Raises ContentError, and UsageError for a prefix or proxies that cannot be meant.

    Says in one line on standard error where nothing can be kept.
    """
    if said := _nothing_kept():
        print(said.encode(errors="backslashreplace").decode(), file=sys.stderr)
    proxy = proxy_asked(prefix, trust)
    book = open_book(root, aside=True)
    app = create_app(book, root=root)
    proxy.before(app.server, app.site.views)
    place = views_place(book, root)
    app.site.doubts.take_kept()
    complete = take_views(app.prepared, place) and not app.site.doubts.missing()
    return Opened(app, place, complete, proxy.prefix)


def _nothing_kept() -> str:
    """That nothing can be kept, and why; empty where it can."""
    folder = cache_directory()
    if NOWHERE in folder.parents:
        return _(
            "drd: note: nothing is kept, for there is no home folder (DRD_CACHE may name another); "
            "all works, but slower"
        )
    if problem := trouble():
        return _(
            "drd: note: nothing is kept in %(folder)s (%(problem)s); all works, but slower",
            folder=folder,
            problem=problem,
        )
    return ""
