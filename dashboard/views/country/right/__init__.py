"""One right in one economy."""

from __future__ import annotations

from dashboard.answers.asked.addresses import rights
from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.country.right.page import page

VIEW = View(
    path="/country/<iso3>/<pillar>",
    title=N_("A right in one country"),
    page=page,
    keys=("year", "lane", "view"),
    addresses=rights,
)
