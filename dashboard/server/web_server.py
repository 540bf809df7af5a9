"""What the web server does around Dash: static files, compression, the policy of pages, health, faults."""

from __future__ import annotations

from collections.abc import Callable

from dash.exceptions import DependencyException
from flask import Flask, Response, jsonify, redirect, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from dashboard.language.i18n import _
from dashboard.server.component.dash_names import COMPONENT_FILES, RELOAD
from dashboard.server.edge.methods import answer_to_method
from dashboard.server.edge.proxy import here
from dashboard.server.edge.security import secure, unknown_host
from dashboard.server.static.compression import compress
from dashboard.server.static.static_layer import StaticFirst, StaticLayer
from methodology.scoring.scorebook import ScoreBook

Missing = Callable[[Exception], AnyResponse]


def register_server(server: Flask, layer: StaticLayer, book: ScoreBook, missing: Missing) -> None:
    """Static files before, policy and compression after everything else; the health of the service.

    `missing` answers addresses that are nothing, also below `/assets` and the folder of Dash's components.
    """
    version, digest = book.methodology.version, book.content.digest
    server.wsgi_app = StaticFirst(server.wsgi_app, layer)  # type: ignore[method-assign]
    before = server.before_request_funcs.setdefault(None, [])
    before[:] = [unknown_host, *before, method, nameless, lambda: moved(layer), nothing_private]
    compress(server)
    server.after_request(asked_again)
    secure(server)

    def health() -> Response:
        response = jsonify(status="ok", version=version, digest=digest)
        response.headers["Cache-Control"] = "no-store"
        return response

    server.add_url_rule("/health", "health", health)
    server.add_url_rule("/favicon.ico", "favicon", lambda: redirect(here() + layer.asset("icons/mark.svg")))
    server.register_error_handler(404, missing)
    server.register_error_handler(DependencyException, missing)
    server.register_error_handler(500, fault)


def method() -> Response | None:
    """What an address says to a method that it does not take, whatever else it would say."""
    return answer_to_method(request.method, request.path)


def nameless() -> AnyResponse | None:
    """The prefix alone, as readers type it, leads to the site's first page."""
    return None if request.environ["PATH_INFO"] else redirect(f"{here()}/", 308)


def moved(layer: StaticLayer) -> AnyResponse | None:
    """A document of an earlier edition, open in a browser, finds the late parts it asks for."""
    place = layer.moved(request.path)
    return redirect(here() + place) if place else None


def nothing_private() -> Response | None:
    """Source maps, Dash's list of its packages and their files are for developers, not for the world; what
    browsers need of them stands in the static layer, which has answered before."""
    if request.path.startswith(COMPONENT_FILES):
        raise NotFound
    if request.path.endswith(".map") or request.path == RELOAD:
        return Response("Not found", 404, mimetype="text/plain")
    return None


def fault(_error: Exception) -> tuple[str, int]:
    """What a reader sees of a fault of ours; the log has the rest. No template: it may be what failed."""
    page = Markup(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        '<h1>{title}</h1><p>{words} <a href="{root}">{start}</a>'
    )
    words = {
        "title": _("This page failed"),
        "words": _("The fault is ours."),
        "start": _("To the world page"),
        "root": f"{here()}/",
    }
    return page.format(**words), 500


def asked_again(response: Response) -> Response:
    """A browser may keep a page, but asks each time whether it still holds."""
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
