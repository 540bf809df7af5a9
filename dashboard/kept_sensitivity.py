"""Sensitivity runs kept on disk between readers and starts: a run takes seconds, its brief a few kB."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.doubt import key_of
from dashboard.files import written_whole
from dashboard.queries import audit_sensitivity
from dashboard.queries.audit_sensitivity import Brief, RightSensitivity, Share, sensitivity_brief
from dashboard.settings import cache_directory
from methodology.scorebook import ScoreBook

KEEP = 64
"""So many runs stay; older ones are removed."""
_FAULTS = (OSError, ValueError, KeyError, TypeError)


def kept_brief(book: ScoreBook, year: int, run: bool) -> Brief | None:
    """The brief of a year; where none is kept it is run, or None without leave to `run`."""
    name = _name(book, year)
    if (found := _load(name)) is None and run:
        found = sensitivity_brief(book, year)
        if book.content.digest:
            _store(name, found)
    return found


def _name(book: ScoreBook, year: int) -> str:
    """It changes with the content, the engine and the shape of a brief."""
    return hashlib.sha256(f"{key_of(book, year)}{_shape()}".encode()).hexdigest()[:32]


@cache
def _shape() -> str:
    code = (Path(__file__), Path(audit_sensitivity.__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in code)).hexdigest()


def _load(name: str) -> Brief | None:
    try:
        return _brief(json.loads(_path(name).read_bytes()))
    except _FAULTS:
        return None


def _brief(found: dict[str, Any]) -> Brief:
    rights = (
        RightSensitivity(
            right["pillar"],
            right["places"],
            right["points"],
            order=tuple(Share(**share) for share in right["order"]),
            score=tuple(Share(**share) for share in right["score"]),
        )
        for right in found["rights"]
    )
    return Brief(found["year"], found["runs"], tuple(rights), tuple(found["idle"]), tuple(found["inert"]))


def _store(name: str, brief: Brief) -> None:
    try:
        path = _path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as file:
            file.write(json.dumps(asdict(brief)).encode())
        kept = sorted(path.parent.glob("sensitivity-*.json"), key=lambda one: -one.stat().st_mtime)
        for old in kept[KEEP:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _path(name: str) -> Path:
    try:
        return cache_directory() / f"sensitivity-{name}.json"
    except RuntimeError as error:
        raise OSError("no home directory") from error
