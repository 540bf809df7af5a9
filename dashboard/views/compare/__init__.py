"""Countries side by side, with what can and cannot be told apart."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.compare.api import API
from dashboard.views.compare.page.page import page

VIEW = View(
    path="/compare",
    title=N_("Compare countries"),
    page=page,
    keys=("c", "year", "lane", "order"),
    menu=MenuPlace(30, N_("Compare"), "/compare"),
    api=API,
)
