"""A receipt: the inputs and steps behind one number, also of superseded versions."""

from __future__ import annotations

from dashboard.frame.view import View
from dashboard.language.i18n import N_
from dashboard.views.method.receipt.page import page

VIEW = View(
    path="/receipt/<receipt>",
    title=N_("Receipt"),
    page=page,
    keys=(),
)
