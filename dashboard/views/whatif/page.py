"""What if: a reader's own weights and rules beside our scores, which they never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.workbench import Turn, Values
from dashboard.views.whatif.answer import what_if
from dashboard.views.whatif.choice.choice import WhatIfChoice, read_what_if
from dashboard.views.whatif.fields import BENCH, CONTROLS
from dashboard.views.whatif.leaves import leaves
from dashboard.views.whatif.turned import turned_query
from dashboard.views.whatif.view import PATH, WhatIfView, what_if_view

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.frame.view import Application


def page(site: Site, request: PageRequest) -> Page:
    """The what-if of an address. Raises Refused for a value that names nothing or is out of bounds."""
    view = _view(site, request, read_what_if(site.book, request.query))
    shown = leaves(site, request, view)
    html = site.render("views/whatif/templates/page.html", request, view=view, leaves=shown)
    return Page(view.banner, "what-if", html, keep=not view.answer.choice.rules.changed)


def register(app: Application) -> None:
    """Puts the controls into their places and answers them."""
    from dashboard.drawing.islands.island import answered

    site = app.site

    @app.callback(*answered(CONTROLS), prevent_initial_call=True)
    @app.answers(PATH, keep=False)
    def controls(request: PageRequest) -> list[Component]:
        view = _view(site, request, read_what_if(site.book, request.query))
        return [field.control() for field in view.fields.values()]

    def turned(request: PageRequest, values: Values | None) -> Turn:
        query = request.query if values is None else turned_query(site.book, request.query, values)
        view = _view(site, request, read_what_if(site.book, query))
        fields = view.fields.values()
        return Turn(
            address=view.address.here,
            leaves=leaves(site, request, view),
            values={field.name: field.held for field in fields} if values is None else {},
            idle=tuple(field.name for field in fields if field.idle),
        )

    app.workbench(BENCH, PATH, turned)


def _view(site: Site, request: PageRequest, choice: WhatIfChoice) -> WhatIfView:
    return what_if_view(what_if(site.book, choice, site.doubts.of(choice.year)), request)
