"""Prepared views between starts. Content or code that is different by one byte makes them anew."""

from __future__ import annotations

from pathlib import Path

from dashboard.content import kept
from dashboard.content.settings import OWN_CONTENT
from dashboard.server.prepared.shared_answers import SharedAnswers
from methodology.scoring.scorebook import ScoreBook

KEEP = 4
"""So many folders of views stay, those of the last few contents and codes."""
SHOWN_BY = ("indicators", "data", "methodology", "assets", "dashboard")
CODE = (".py", ".html", ".po", ".mo", ".json", ".svg")
"""What a view may depend on besides the content."""


def take_views(prepared: SharedAnswers, place: Path) -> bool:
    """Takes the views that an earlier start kept. True when none is left to prepare."""
    prepared.folder = place
    return prepared.complete()


def keep_views(prepared: SharedAnswers, place: Path) -> None:
    """Removes the views of older contents and codes once these are complete, which keep themselves."""
    if prepared.folder == place and prepared.complete():
        kept.prune("views*", KEEP)


def views_place(book: ScoreBook, root: Path = OWN_CONTENT) -> Path:
    """The folder where the views of this content, shown by the very code below `root`, are kept."""
    content = f"{book.content.digest} {book.content.translations_digest}"
    return kept.place("views", kept.key_of(content, kept.code(SHOWN_BY, root, CODE)))
