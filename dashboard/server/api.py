"""The addresses under /api/v1, all from the views' faces, and what every answer has in common.

JSON, ETag, CORS, problem details.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from flask import Blueprint, Flask, Response, request
from werkzeug.routing import PathConverter

from dashboard.answers.asked.refused import Refused, fit_to_show
from dashboard.answers.later import BeingComputed
from dashboard.frame.api.openapi import address, description
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.api.problems import Problem, problem_of
from dashboard.frame.api.resource import Download, Json, Resource
from dashboard.frame.page import Site
from dashboard.frame.view import View
from dashboard.server.edge.methods import READ, answer_to_method
from dashboard.server.edge.proxy import here
from dashboard.server.meta import meta
from dashboard.server.prepared.come_back import computing_answer
from dashboard.server.prepared.kept_answers import kept_answer
from dashboard.server.prepared.kept_views import shown_by
from dashboard.server.static.compression import compressed, decompressed
from methodology.scoring.scorebook import ScoreBook

PREFIX = "/api/v1"
DESCRIPTION = "/openapi.json"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=0, must-revalidate",
}


def resources(views: Sequence[View]) -> tuple[Resource | Download, ...]:
    """Every address of the API, as the faces of the views name them; meta and the description come first."""
    own = [resource for view in views for resource in view.api]
    paths = ["/meta", DESCRIPTION, *(resource.path for resource in own)]

    def about(site: Site, _query: Parameters) -> Json:
        """What this is, in which version, and which addresses there are."""
        return meta(site.book, [address(path) for path in paths])

    def described(site: Site, _query: Parameters) -> Json:
        """This description of the API, in OpenAPI 3.1."""
        return description(here() + PREFIX, site.book.methodology.version, every)

    every = (Resource("/meta", about), Resource(DESCRIPTION, described), *own)
    return every


class Anything(PathConverter):
    """The rest of a path, line breaks among it, which werkzeug's own `path` leaves out."""

    regex = r"[^/][\s\S]*?"


def register(server: Flask, site: Site) -> None:
    """Adds the API of a site's views to a server."""
    api = Blueprint("api", __name__, url_prefix=PREFIX)
    every = resources(site.views)
    known = [address(resource.path) for resource in every]
    api.register_error_handler(Problem, lambda problem: problem.response())
    api.register_error_handler(Refused, lambda refused: problem_of(refused).response())
    api.register_error_handler(BeingComputed, computing_answer)
    common = _Common(site.book)
    api.after_request(common)
    for resource in every:
        view = _file(site, resource) if isinstance(resource, Download) else _answer(site, resource)
        api.add_url_rule(resource.path, resource.path.strip("/").replace("/", "-").replace(".", "-"), view)

    def nothing(rest: str) -> Response:
        """Any other address."""
        step, root = fit_to_show(rest), here() + PREFIX
        detail = f'There is no address "{root}/{step}"; see {root}/meta.'
        raise Problem(404, detail, found=step, allowed=known)

    def method() -> Response | None:
        """The answer to OPTIONS and to a method that is none here, before any address is looked at."""
        if request.path != PREFIX and not request.path.startswith(f"{PREFIX}/"):
            return None
        answer = answer_to_method(request.method, request.path)
        return answer and common(refused(answer) if answer.status_code == 405 else answer)

    for name, path in (("root", "/"), ("root-bare", "")):
        api.add_url_rule(path, name, nothing, defaults={"rest": ""})
    api.add_url_rule("/<anything:rest>", "nothing", nothing)
    server.url_map.converters["anything"] = Anything
    server.register_blueprint(api)
    server.before_request(method)


def refused(answer: Response) -> Response:
    """The problem in place of a plain 405, with the same list of what is allowed."""
    allowed = answer.headers["Allow"]
    problem = Problem(405, f"{fit_to_show(request.method)} is not possible; allowed: {allowed}.").response()
    problem.headers["Allow"] = allowed
    return problem


def _answer(site: Site, resource: Resource) -> Callable[..., Response]:
    def view(**steps: str) -> Response:
        found = resource.answer(site, Parameters(request.args, resource.keys), *steps.values())
        text = json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return Response(text, mimetype="application/json")

    return view


def _file(site: Site, download: Download) -> Callable[..., Response]:
    def view() -> Response:
        query = Parameters(request.args, download.keys)
        response = Response(_made(site, download, query), mimetype="text/csv")
        chosen = {key: query.text(key) for key in download.keys}
        name = download.name(chosen, query.year(site.book))
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return view


def _made(site: Site, download: Download, query: Parameters) -> str | bytes:
    """The file, if it is dear from those worked out aside."""
    if download.dear is None:
        return download.make(site, query)

    def work() -> bytes:
        made = download.make(site, query)
        return compressed(made.encode() if isinstance(made, str) else made)

    question = f"{download.path} {download.dear(site, query)}"
    return decompressed(kept_answer(site.later, question, request.full_path.rstrip("?"), work))


class _Common:
    """What every answer carries. Content, code and libraries, all that shapes an answer, make the ETag."""

    def __init__(self, book: ScoreBook) -> None:
        self._tag = f"{book.content.digest[:20]}-{shown_by(book)[:20]}"

    def __call__(self, response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = ", ".join(READ)
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        elif response.status_code == 200:
            response.set_etag(self._tag, weak=True)
            response.make_conditional(request)
        return response
