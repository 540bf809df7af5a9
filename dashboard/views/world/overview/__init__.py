"""The world: map, table, regions, what changed."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.world.overview.page.page import page

VIEW = View(
    path="/",
    title=N_("World"),
    page=page,
    keys=(
        "year",
        "lane",
        "pillar",
        "region",
        "bureau",
        "income",
        "group",
        "q",
        "sort",
        "order",
        "rulers",
        "page",
    ),
    menu=MenuPlace(10, N_("World"), "/"),
    prepared=True,
)
