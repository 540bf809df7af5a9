"""The application: the only place where scores, pages, Dash and the web server meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import ALL, ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component
from flask import Flask, Response, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.answers.asked.refused import Refused
from dashboard.answers.later import BeingComputed
from dashboard.frame.page import Site
from dashboard.frame.refusals import refusal
from dashboard.frame.rendering import TemplateRenderer
from dashboard.frame.view import Draw, View
from dashboard.frame.workbench import Turn, Turned, Values, control_id
from dashboard.language.i18n import direction, speaking
from dashboard.server.api import register as register_api
from dashboard.server.component import SHOWN, Island, ShownView, Workbench
from dashboard.server.component.dash_names import browser_config, set_up
from dashboard.server.document import DocumentWriter
from dashboard.server.edge.proxy import here, placed
from dashboard.server.edge.security import nonce
from dashboard.server.edge.sitemap import register_sitemap
from dashboard.server.prepared.callback_guard import guard_callbacks
from dashboard.server.prepared.come_back import SECONDS, come_back, status_of, words
from dashboard.server.prepared.prepared_views import default_views
from dashboard.server.prepared.shared_answers import SharedAnswers
from dashboard.server.router import Router
from dashboard.server.static.static_layer import build_static_layer
from dashboard.server.web_server import register_server
from dashboard.views import faces
from methodology.scoring.scorebook import ScoreBook


class Dashboard(Dash):
    """Dash whose documents come from our own templates, with the asked page already in them."""

    site: Site
    templates: TemplateRenderer
    router: Router
    writer: DocumentWriter
    prepared: SharedAnswers

    def __init__(self) -> None:
        super().__init__(
            __name__,
            server=Flask("dashboard", static_folder=None),  # type: ignore[arg-type]  # Dash takes one, its types say bool
            use_async=False,
            use_pages=False,
            include_assets_files=False,
            assets_folder="no-folder",
            serve_locally=True,
            update_title=None,  # type: ignore[arg-type]  # as Dash documents it
            add_log_handler=False,
        )

    def connect(self, router: Router, writer: DocumentWriter) -> None:
        """Which pages to deliver and how to write them into a document."""
        self.router, self.writer = router, writer

    def answers(self, path: str, keep: bool = True) -> Callable[[Draw], Callable[[str], Sequence[Component]]]:
        """Turns a function of a page's request into one of an address, as islands send it to their callbacks.

        It speaks the reader's language and answers nothing for an address that is not of the page at `path`.
        `keep` is False where there are so many addresses that keeping an answer would only push out others.
        """

        def of_requests(draw: Draw) -> Callable[[str], Sequence[Component]]:
            @wraps(draw)
            def of_addresses(seen: str) -> Sequence[Component]:
                g.keep = keep
                request = self.router.request(str(seen), path)
                if request is None:
                    return []
                with speaking(request.language):
                    try:
                        return draw(request)
                    except Refused:
                        return []
                    except BeingComputed as later:
                        status_of(later)
                        g.keep = False
                        return []

            return of_addresses

        return of_requests

    def workbench(self, name: str, path: str, turned: Turned) -> None:
        """Wires the workbench of the page at `path`: from its controls to the question, and to the answer.

        The answer speaks the reader's language; one about an address of another page is empty. A value that
        is refused is told in the words of the page for refused addresses. No answer is kept: there are as
        many as there are positions of all knobs.
        """
        self.clientside_callback(  # type: ignore[no-untyped-call]  # Dash bears no types here
            ClientsideFunction("drd_workbench", "asked"),
            Output(name, "asked"),
            Input(control_id(name, ALL), "value"),
            prevent_initial_call=True,
        )

        @self.callback(Output(name, "answer"), Input(name, "asked"), prevent_initial_call=True)
        def answer(asked: object) -> dict[str, Any]:
            g.keep = False
            address, values = read_question(asked)
            request = self.router.request(address, path)
            if request is None:
                return asdict(Turn())
            with speaking(request.language):
                try:
                    return asdict(turned(request, values))
                except Refused as refused:
                    said = refusal(self.site.book, request, refused)
                    return asdict(Turn(refused=refused.key, problem=said.what))
                except BeingComputed as later:
                    return asdict(Turn(problem=words(status_of(later))[1]))

    def index(self, *_args: Any, **_kwargs: Any) -> AnyResponse:
        """The document of the asked page; an address that ends with a slash moves to the one without."""
        query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
        if request.path != "/" and request.path.endswith("/"):
            return redirect(f"{here()}/{quote(request.path.strip('/'))}{query}", 301)
        view = self.router.view(quote(request.path) + query)
        document = placed(self.writer.write(view, nonce(), here()))
        answer = Response(document, view.status, mimetype="text/html")
        return come_back(answer) if view.status in SECONDS else answer


def read_question(asked: object) -> tuple[str, Values | None]:
    """The address and the values of all controls in what a browser asks of a workbench; what is neither is
    read as nothing."""
    found = asked if isinstance(asked, dict) else {}
    values = found.get("values")
    return str(found.get("address", "")), values if isinstance(values, dict) else None


def new_dash(islands: Iterable[str] = (), workbenches: Iterable[str] = ()) -> Dashboard:
    """Dash with the site's components, among them islands and workbenches by their names, and no pages."""
    app = Dashboard()
    parts = [*(Island(id=name) for name in islands), *(Workbench(id=name) for name in workbenches)]
    app.layout = ShownView(id="view", children=parts)
    return app


def create_app(book: ScoreBook, views: Iterable[View] | None = None, root: Path | None = None) -> Dashboard:
    """The application over one book of scores; its `server` is a Flask application.

    `views` are the faces of the views; the site's own unless others are given. `root` is the content root,
    whose published versions receipts may come from.
    """
    views = faces() if views is None else tuple(views)
    islands = (name for view in views for name in view.islands)
    app = new_dash(islands, (view.workbench for view in views if view.workbench))
    layer = build_static_layer(app, views)
    renderer = TemplateRenderer(layer.asset)
    renderer.compile_first()
    site = app.site = Site(book, renderer, root, views)
    app.templates = renderer
    app.prepared = SharedAnswers(default_views(site))
    router = Router(site, prepared=app.prepared)
    app.connect(router, DocumentWriter(renderer, layer, browser_config(app), book.methodology))
    for view in views:
        if view.register is not None:
            view.register(app)
    register_navigation(app, router)
    register_api(app.server, site)
    register_sitemap(app.server, site)
    register_server(app.server, layer, book, app.index)
    set_up(app)
    guard_callbacks(app, app.prepared)
    return app


def register_navigation(app: Dash, router: Router) -> None:
    """The callback of the site: from the address that is asked for to a view."""

    def shown(asked: str) -> tuple[str | int, ...]:
        view = router.view(str(asked))
        g.keep = view.keep and view.status == HTTPStatus.OK
        facts = (view.title, view.page, view.status, view.language, direction(view.language))
        return view.address, str(view.html), *facts

    app.callback([Output("view", name) for name in SHOWN], Input("view", "asked"), prevent_initial_call=True)(
        shown
    )
