"""One economy: every right, trends, gaps, good practice."""

from __future__ import annotations

from dashboard.answers.asked.addresses import countries
from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import N_
from dashboard.views.country.profile.api import API
from dashboard.views.country.profile.figures.profile import ISLAND
from dashboard.views.country.profile.page import PATH, page, register

VIEW = View(
    path=PATH,
    title=N_("Country profile"),
    page=page,
    menu=MenuPlace(20, N_("Countries"), "/#countries", "/country"),
    addresses=countries,
    prepared=True,
    api=API,
    islands=(ISLAND,),
    register=register,
)
