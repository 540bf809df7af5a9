"""The addresses under /api/v1 and what every answer has in common: JSON, ETag, CORS, problem details."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Flask, Response, request

from dashboard.api import catalogue, comparison, files, income, scores
from dashboard.api.parameters import Parameters
from dashboard.api.problems import Problem
from dashboard.doubt import drawing_code
from dashboard.page_model import Site
from methodology.engine import ENGINE_VERSION
from methodology.scorebook import ScoreBook

PREFIX = "/api/v1"
ADDRESSES = (
    "/meta",
    "/pillars",
    "/indicators",
    "/indicators/{id}",
    "/indicators/{id}/income",
    "/economies",
    "/economies/{iso3}/profile",
    "/scores",
    "/explain/{iso3}/{node}",
    "/compare",
    "/observations",
    "/sources",
    "/companies",
    "/download/scores.csv",
    "/download/uncertainty.csv",
    "/download/changes.csv",
    "/download/audit.csv",
    "/download/companies.csv",
    "/download/gaps.csv",
)
NAMED = ("iso3", "node", "lane")
"""The choices that a downloaded file's name tells; a long list of them is left out."""
READ = ("GET", "HEAD", "OPTIONS")
WRITE = ("POST", "PUT", "PATCH", "DELETE")
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cache-Control": "public, max-age=0, must-revalidate",
}
Answer = Callable[..., dict[str, Any]]


def register(server: Flask, site: Site) -> None:
    """Adds the API to a server; `site` gives the book of scores."""
    api = Blueprint("api", __name__, url_prefix=PREFIX)
    book = site.book
    api.register_error_handler(Problem, lambda problem: problem.response())
    api.after_request(_Common(book))
    _add(api, book, "/meta", lambda book, _query: catalogue.meta(book, ADDRESSES), ())
    for name, (answer, allowed) in catalogue.LISTS.items():
        _add(api, book, f"/{name}", answer, allowed)
    _add(api, book, "/indicators/<name>", catalogue.indicator, ("year",))
    _add(api, book, "/indicators/<name>/income", income.income, income.INCOME)
    _add(api, site, "/economies/<iso3>/profile", scores.profile, ("year",))
    _add(api, site, "/scores", scores.scores, scores.SCORES)
    _add(api, book, "/explain/<iso3>/<node>", scores.trace, ("year", "lane"))
    _add(api, site, "/compare", comparison.compare, comparison.COMPARE)
    _add(api, book, "/observations", scores.observations, scores.OBSERVATIONS)
    api.add_url_rule("/download/scores.csv", "scores_file", _download(book))
    for name in files.FILES:
        api.add_url_rule(f"/download/{name}.csv", f"{name}_file", files.file_view(site, name))
    everything = [*READ, *WRITE]
    api.add_url_rule("/", "root", _nothing, methods=everything, defaults={"rest": ""})
    api.add_url_rule("/<path:rest>", "nothing", _nothing, methods=everything)
    server.register_blueprint(api)


def _add(api: Blueprint, about: ScoreBook | Site, path: str, answer: Answer, allowed: Sequence[str]) -> None:
    """`about` is what the answer is given: the scores, or the site where it needs their doubt as well.

    Written by `json`: msgspec saves 1 ms of 42 for the longest answer (companies, 123 kB), but writes 0.00001
    for 1e-05 and 1e16 for 1e+16, so that bytes would change, and null for NaN where `json` refuses.
    """

    def view(**steps: str) -> Response:
        found = answer(about, Parameters(request.args, allowed), **steps)
        text = json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return Response(text, mimetype="application/json")

    api.add_url_rule(path, path.strip("/").replace("/", "-"), view)


def _download(book: ScoreBook) -> Callable[[], Response]:
    def view() -> Response:
        query = Parameters(request.args, scores.FILE)
        chosen = [query.text(name).upper() if name == "iso3" else query.text(name) for name in NAMED]
        short = [text.replace(",", "-") for text in chosen if text and len(text) <= files.LONGEST_IN_A_NAME]
        name = "-".join(["digital-rights-scores", *short, str(query.year(book))]) + ".csv"
        response = Response(scores.scores_file(book, query), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return view


def _nothing(rest: str) -> Response:
    """Any other address or method."""
    if request.method in WRITE:
        answer = Problem(405, f"{request.method} is not possible; allowed: {', '.join(READ)}.").response()
        answer.headers["Allow"] = ", ".join(READ)
        return answer
    detail = f'There is no address "{PREFIX}/{rest}"; see {PREFIX}/meta.'
    raise Problem(404, detail, found=rest, allowed=list(ADDRESSES))


class _Common:
    """What every answer carries. Content, engine and the code that draws doubt make the ETag."""

    def __init__(self, book: ScoreBook) -> None:
        self._tag = f"{book.content.digest[:20]}-{ENGINE_VERSION}-{drawing_code()[:8]}"

    def __call__(self, response: Response) -> Response:
        response.headers.update(HEADERS)
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = ", ".join(READ)
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        elif response.status_code == 200:
            response.set_etag(self._tag, weak=True)
            response.make_conditional(request)
        return response
