"""Sources, their terms, and all files to take away."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.evidence.data.api import API
from dashboard.views.evidence.data.page import page

VIEW = View(
    path="/data",
    title=N_("Data and sources"),
    page=page,
    keys=(),
    menu=MenuPlace(70, N_("Data"), "/data", "/data"),
    api=API,
)
