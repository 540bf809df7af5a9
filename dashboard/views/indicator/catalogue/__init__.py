"""All indicators, by right and dimension."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.indicator.catalogue.api import API
from dashboard.views.indicator.catalogue.page import page

VIEW = View(
    path="/indicator",
    title=N_("What is measured"),
    page=page,
    keys=("year", "pillar", "kind", "evidence", "channel"),
    menu=MenuPlace(40, N_("Indicators"), "/indicator", "/indicator"),
    prepared=True,
    api=API,
)
