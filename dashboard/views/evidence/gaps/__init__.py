"""What nobody has observed."""

from __future__ import annotations

from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.evidence.gaps.api import API
from dashboard.views.evidence.gaps.page import dear, page

VIEW = View(
    path="/gaps",
    title=N_("Evidence gaps"),
    page=page,
    keys=("year", "pillar", "region", "bureau", "income", "group", "sort"),
    prepared=True,
    dear=dear,
    api=API,
)
