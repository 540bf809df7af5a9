"""What this is, by whom, for whom, and how to read it."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.about.page import page

VIEW = View(
    path="/about",
    title=N_("About"),
    page=page,
    keys=(),
    menu=MenuPlace(80, N_("About"), "/about", "/about"),
)
