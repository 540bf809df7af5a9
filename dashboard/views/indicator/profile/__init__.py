"""One indicator over the world."""

from __future__ import annotations

from dashboard.answers.asked.addresses import indicators
from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.indicator.profile.api import API
from dashboard.views.indicator.profile.page import INCOME, PATH, page, register

VIEW = View(
    path=PATH,
    title=N_("One indicator over the world"),
    page=page,
    keys=("year",),
    addresses=indicators,
    prepared=True,
    api=API,
    islands=(INCOME,),
    register=register,
)
