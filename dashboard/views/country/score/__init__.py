"""One score and how it came about."""

from __future__ import annotations

from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.country.score.api import API
from dashboard.views.country.score.figures.score import ISLAND
from dashboard.views.country.score.page import PATH, page, register

VIEW = View(
    path=PATH,
    title=N_("One score and how it came about"),
    page=page,
    api=API,
    islands=(ISLAND,),
    register=register,
)
