"""The description of the API in OpenAPI 3.1, made from the faces of the views."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

from dashboard.frame.api.resource import Download, Json, Resource

VERSION = "3.1.0"
WHOLE_NUMBERS = ("year", "limit", "offset")
PROBLEM = {
    "description": "What was wrong with the request, as problem details (RFC 9457).",
    "content": {"application/problem+json": {"schema": {"type": "object"}}},
}


def address(path: str) -> str:
    """A path as the description writes it: `/explain/{iso3}/{node}`."""
    return re.sub(r"<(\w+)>", r"{\1}", path)


def description(prefix: str, version: str, resources: Iterable[Resource | Download]) -> Json:
    """Every address with its parameters and what it answers; `version` is the methodology's."""
    return {
        "openapi": VERSION,
        "info": {"title": "Digital Rights Dashboard", "version": version},
        "servers": [{"url": prefix}],
        "paths": {address(resource.path): {"get": _operation(resource)} for resource in resources},
    }


def _operation(resource: Resource | Download) -> Json:
    answer = resource.make if isinstance(resource, Download) else resource.answer
    steps = re.findall(r"<(\w+)>", resource.path)
    responses = {"200": _good(resource), "400": PROBLEM} | ({"404": PROBLEM} if steps else {})
    return {
        "summary": (inspect.getdoc(answer) or "").partition("\n\n")[0].replace("\n", " "),
        "parameters": [
            *({"name": step, "in": "path", "required": True, "schema": _schema(step)} for step in steps),
            *(
                {"name": key, "in": "query", "required": False, "schema": _schema(key)}
                for key in resource.keys
            ),
        ],
        "responses": responses,
    }


def _schema(key: str) -> Json:
    return {"type": "integer"} if key in WHOLE_NUMBERS else {"type": "string"}


def _good(resource: Resource | Download) -> Json:
    csv = isinstance(resource, Download)
    schema = {"type": "string"} if csv else {"type": "object"}
    return {
        "description": "A CSV file." if csv else "The answer.",
        "content": {"text/csv" if csv else "application/json": {"schema": schema}},
    }
