"""The statistical audit of the indicator set, and what its choices weigh."""

from __future__ import annotations

from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.method.audit.api import API
from dashboard.views.method.audit.page import CORRELATIONS, PATH, dear, page, register

VIEW = View(
    path=PATH,
    title=N_("Audit"),
    page=page,
    keys=("year", "sensitivity"),
    prepared=True,
    dear=dear,
    api=API,
    islands=(CORRELATIONS,),
    register=register,
)
