"""`python -m dashboard.commands.prepare`: what a first start would otherwise do in a hurry, done well and
kept.

Reads the content into its prepared form, compresses scripts and styles as small as they get, draws the doubt
about the default year, prepares the views that most readers ask for, and lists the receipts of the current
and of all published numbers. The doubt about the other years is drawn aside once the dashboard runs.
"""

from __future__ import annotations

import sys

from dashboard.commands.opened import opened
from dashboard.commands.usage import checked_root
from dashboard.content.settings import cache_directory, content_root
from dashboard.language.i18n import _
from dashboard.server.app import new_dash
from dashboard.server.prepared.kept_views import keep_views
from dashboard.server.prepared.prepared_views import prepare_views
from dashboard.server.static.static_layer import build_static_layer
from dashboard.views import faces
from methodology.faults.finding import ContentError


def main() -> int:
    """Prepares all of it. Content at fault is left for `drd` to report."""
    build_static_layer(new_dash(), faces()).forms(patient=True)
    try:
        site = opened(checked_root(content_root()))
    except ContentError:
        print(_("The content has faults; `drd validate` names them."), file=sys.stderr)
        return 0
    app = site.app
    app.site.receipts.prepare()
    app.site.doubts.of()
    if not app.prepared.complete():
        prepare_views(app, app.prepared)
        keep_views(app.prepared, site.place)
    print(_("Prepared in %(folder)s", folder=cache_directory()), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
