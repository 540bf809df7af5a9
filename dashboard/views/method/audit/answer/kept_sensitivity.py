"""Sensitivity runs kept on disk between readers and starts: a run takes seconds, its brief a few kB."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.content import kept
from dashboard.content.doubt.doubts import key_of
from dashboard.views.method.audit.answer import sensitivity as audit_sensitivity
from dashboard.views.method.audit.answer.sensitivity import Brief, sensitivity_brief
from methodology.scoring.scorebook import ScoreBook

KEPT: kept.Shelf[Brief] = kept.Shelf("sensitivity", 64, Brief)


def kept_brief(book: ScoreBook, year: int, run: bool) -> Brief | None:
    """The brief of a year; where none is kept it is run, or None without leave to `run`."""
    key = kept.key_of(key_of(book, year), _shape())
    if (brief := KEPT.load(key)) is None and run:
        brief = sensitivity_brief(book, year)
        if book.content.digest:
            KEPT.store(key, brief)
    return brief


def is_kept(book: ScoreBook, year: int) -> bool:
    """Whether the brief of a year is on disk."""
    return KEPT.has(kept.key_of(key_of(book, year), _shape()))


@cache
def _shape() -> str:
    """A digest of the code that makes a brief, besides the engine: whatever stands below its module."""
    file = Path(audit_sensitivity.__file__)
    rooms = ("*",) if file.stem == "__init__" else (file.name,)
    return kept.code(rooms, file.parent)
