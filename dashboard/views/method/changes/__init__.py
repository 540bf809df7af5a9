"""What changed between the versions."""

from __future__ import annotations

from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.method.changes.page import page

VIEW = View(
    path="/methodology/changes",
    title=N_("What changed between the versions"),
    page=page,
    keys=(),
    prepared=True,
)
