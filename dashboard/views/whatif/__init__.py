"""Scores under a reader’s own weights and rules, with a verdict."""

from __future__ import annotations

from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.whatif.choice.choice import QUERY
from dashboard.views.whatif.fields import BENCH, CONTROLS
from dashboard.views.whatif.page import page, register
from dashboard.views.whatif.view import PATH

VIEW = View(
    path=PATH,
    title=N_("What if"),
    page=page,
    keys=QUERY,
    menu=MenuPlace(50, N_("What if"), PATH),
    islands=(CONTROLS,),
    workbench=BENCH,
    register=register,
)
