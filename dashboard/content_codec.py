"""Content as JSON and back: everything but the arrays of the observations, types kept exactly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from methodology import model

_WORDS = ("series_ids", "economy_ids", "notes")
_CLASSES = {name: kind for name, kind in vars(model).items() if isinstance(kind, type) and is_dataclass(kind)}
_FIELDS = {name: [item.name for item in fields(kind)] for name, kind in _CLASSES.items()}
_TUPLE, _MAP = "()", "{}"
_SINGLE = (str, int, float, bool, type(None))
_FLAT = "=()"
"""Marks rows whose cells stand for themselves."""


def encode(content: model.Content) -> bytes:
    """The content without its arrays."""
    rest = {item.name: getattr(content, item.name) for item in fields(content) if item.name != "observations"}
    words = {name: getattr(content.observations, name) for name in _WORDS}
    document = [{key: _plain(value) for key, value in part.items()} for part in (rest, words)]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The keyword arguments of Content and the words of its Observations. Raises ValueError or KeyError."""
    rest, words = json.loads(data)
    return {k: _real(v) for k, v in rest.items()}, {k: _real(v) for k, v in words.items()}


def _plain(value: Any) -> Any:
    """Tuples of one class become one list of rows, maps from words to single values objects; other types
    carry their name."""
    if is_dataclass(value):
        return [type(value).__name__, [_row(value)]]
    if isinstance(value, tuple):
        kinds = {type(item) for item in value}
        if len(kinds) == 1 and is_dataclass(kind := kinds.pop()):
            rows = [_row(item) for item in value]
            flat = not any(type(cell) is list for row in rows for cell in row)
            return [_FLAT if flat else _TUPLE, kind.__name__, rows]
        return [_TUPLE, "", [_plain(item) for item in value]]
    if isinstance(value, list):
        return ["[]", [_plain(item) for item in value]]
    if isinstance(value, Mapping):
        if all(type(key) is str and type(item) in _SINGLE for key, item in value.items()):
            return dict(value)
        return [_MAP, [[key, _plain(item)] for key, item in value.items()]]
    return value


def _row(value: Any) -> list[Any]:
    return [_plain(getattr(value, name)) for name in _FIELDS[type(value).__name__]]


def _real(value: Any) -> Any:
    if type(value) is not list:
        return value
    kind = value[0]
    if kind == _FLAT:
        made = _CLASSES[value[1]]
        return tuple([made(*row) for row in value[2]])
    if kind == _TUPLE:
        if value[1]:
            return tuple(_made(value[1], row) for row in value[2])
        return tuple(map(_real, value[2]))
    if kind == "[]":
        return [_real(item) for item in value[1]]
    if kind == _MAP:
        return {key: _real(item) for key, item in value[1]}
    return _made(kind, value[1][0])


def _made(name: str, row: list[Any]) -> Any:
    return _CLASSES[name](*map(_real, row))
