"""Prepared views between starts. Content or code that is different by one byte makes them anew."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path

from dashboard.files import written_whole
from dashboard.settings import cache_directory
from dashboard.shared_answers import SharedAnswers
from methodology.scorebook import ScoreBook

KEEP = 4
HERE = Path(__file__).parent
SHOWN_BY = (HERE, HERE.parent / "methodology")
CODE = (".py", ".html", ".po", ".mo", ".json", ".svg")
"""What a view may depend on besides the content."""


def keep_views(prepared: SharedAnswers, place: Path) -> None:
    """Keeps complete views for the next start, and those of the last few contents and codes."""
    if not prepared.complete():
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(place) as file:
            file.write(prepared.image())
        newest_first = sorted(place.parent.glob("*.views"), key=lambda path: -path.stat().st_mtime)
        for old in newest_first[KEEP:]:
            old.unlink(missing_ok=True)


def take_views(prepared: SharedAnswers, place: Path) -> bool:
    """Takes the views that an earlier start kept. True when none is left to prepare."""
    with suppress(OSError):
        prepared.take(place.read_bytes())
    return prepared.complete()


def views_place(book: ScoreBook) -> Path:
    """Where the views of this content, shown by this very code, are kept."""
    total = hashlib.sha256(f"{book.content.digest} {sys.version}".encode())
    for folder in SHOWN_BY:
        for path in sorted(folder.rglob("*")):
            if path.suffix in CODE:
                total.update(path.read_bytes())
    return cache_directory() / "views" / f"{total.hexdigest()[:32]}.views"
