"""How a score comes about."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.method.methodology.page import page

VIEW = View(
    path="/methodology",
    title=N_("How a score comes about"),
    page=page,
    keys=(),
    menu=MenuPlace(60, N_("Methodology"), "/methodology", "/methodology"),
    prepared=True,
)
