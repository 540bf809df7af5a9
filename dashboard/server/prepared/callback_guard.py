"""What reaches a Dash callback: only bodies that fit a registered one. Answers are kept compressed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from dash import Dash
from flask import Response, g, request
from werkzeug.exceptions import HTTPException

from dashboard.content.bounded_cache import BoundedCache
from dashboard.server.component import VIEW_OUTPUT
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.shared_answers import SharedAnswers
from dashboard.server.static.compression import SMALLER, encoding_for

LARGEST_BODY = 64 * 1024
LONGEST_TEXT = 8 * 1024
"""In characters; twice as long as the longest address that is answered."""
CACHE_BYTES = 8_000_000
PREPARED = "br"
"""The coding of prepared answers."""

Dispatch = Callable[[], Response]


def guard_callbacks(app: Dash, shared: SharedAnswers) -> None:
    """Puts the guard before Dash's own dispatch: what fits no callback is 400, not a fault of ours."""
    app.server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.server.view_functions[CALLBACKS] = guarded(app, app.server.view_functions[CALLBACKS], shared)


def guarded(app: Dash, dispatch: Dispatch, shared: SharedAnswers) -> Dispatch:
    """`dispatch` behind the check of the body and two caches: this process's own, and the prepared views.

    All callbacks of the site depend on nothing but their inputs, so an answer to the same inputs is the same.
    One that sets `g.keep` to False is not kept.
    """
    kept: BoundedCache[tuple[bytes, str]] = BoundedCache(CACHE_BYTES)

    def answer() -> Response:
        body = body_sent()
        encoding = encoding_for(request.headers.get("Accept-Encoding", ""))
        if not isinstance(body, dict) or not fits(app, body) or not (key := question_key(encoding, body)):
            return Response("This fits no callback of this site.", 400, mimetype="text/plain")
        found = kept.get(key) or prepared(shared, body, encoding)
        if found is None:
            made = dispatch()
            found = packed(made)
            if made.status_code == HTTPStatus.OK and g.get("keep", True):
                kept.put(key, found, len(found[0]))
        return unpacked(*found)

    return answer


def question_key(encoding: str, body: dict[str, Any]) -> bytes | None:
    """What is asked, as a few bytes, however long it is; None where it is nested too deep."""
    asked = [encoding, body["output"], body["inputs"], body.get("state")]
    try:
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).digest()
    except RecursionError:
        return None


def body_sent() -> object:
    """The body of the request as JSON; None where it is none, breaks off, or is nested too deep."""
    try:
        return request.get_json(silent=True)
    except HTTPException:
        raise
    except Exception:  # noqa: BLE001 (servers have their own words for a body that breaks off)
        return None


def prepared(shared: SharedAnswers, body: dict[str, Any], encoding: str) -> tuple[bytes, str] | None:
    """The prepared view of an address, for browsers that read brotli.

    Other callbacks may have an address as their one input too; they never get a view for an answer.
    """
    if encoding != PREPARED or body["output"] != VIEW_OUTPUT:
        return None
    asked = body["inputs"][0].get("value")
    found = shared.get(asked) if isinstance(asked, str) else None
    return (found, encoding) if found else None


def fits(app: Dash, body: dict[str, Any]) -> bool:
    """Whether a body names a registered callback and exactly its inputs and states, each once."""
    if not isinstance(body.get("output"), str):
        return False
    callback = app.callback_map.get(body["output"], {})
    changed = body.get("changedPropIds", [])
    if "callback" not in callback or not isinstance(changed, list):
        return False
    if not all(isinstance(name, str) for name in changed):
        return False
    return all(
        names(body.get(part, [])) == declared(callback[part]) and not too_long(body.get(part, []))
        for part in ("inputs", "state")
    ) and fits_outputs(body)


def too_long(parts: list[dict[str, Any]]) -> bool:
    """Whether a text is longer than any address that is answered: it need not be read to be refused."""
    values = [part.get("value") for part in parts]
    return any(isinstance(value, str) and len(value) > LONGEST_TEXT for value in values)


def fits_outputs(body: dict[str, Any]) -> bool:
    """Whether the listed outputs are those that the callback's name stands for."""
    outputs = body.get("outputs", [])
    several = isinstance(outputs, list)
    listed = names(outputs if several else [outputs])
    if listed is None:
        return False
    named = "..".join(["", "...".join(listed), ""]) if several else listed[0]
    return named == str(body["output"])


def names(parts: object) -> list[str] | None:
    """`id.property` of each part of a body, or None where a part is not one."""
    if not isinstance(parts, list):
        return None
    found = []
    for part in parts:
        if not isinstance(part, dict) or not isinstance(part.get("id"), str) or "property" not in part:
            return None
        found.append(f"{part['id']}.{part['property']}")
    return found


def declared(parts: list[dict[str, str]]) -> list[str]:
    """The names of outputs or inputs as Dash sends them, `id.property`."""
    return [f"{part['id']}.{part['property']}" for part in parts]


def packed(response: Response) -> tuple[bytes, str]:
    """The bytes to send and their coding."""
    smaller = SMALLER.after_request(response)
    return smaller.get_data(), smaller.headers.get("Content-Encoding", "")


def unpacked(body: bytes, encoding: str) -> Response:
    """An answer of bytes that `packed` made; browsers keep none of them."""
    response = Response(body, mimetype="application/json")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "no-store"
    return response
