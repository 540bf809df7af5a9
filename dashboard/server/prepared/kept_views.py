"""Prepared views between starts. Content or code that is different by one byte makes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from dashboard.content import kept, kept_files
from dashboard.content.files import read_plain
from dashboard.content.settings import OWN_CONTENT
from dashboard.server.prepared.shared_answers import SharedAnswers
from methodology.scoring.scorebook import ScoreBook

KEEP = 4
"""So many folders of views stay, those of the last few contents and codes."""
SHOWN_BY = ("indicators", "data", "methodology", "assets", "dashboard")
CODE = (".py", ".html", ".po", ".mo", ".json", ".svg")
"""What a view may depend on besides the content."""
BESIDE = ("docs/*.md", "versions/*/*")
LARGEST = 256 << 20


def take_views(prepared: SharedAnswers, place: Path) -> bool:
    """Takes the views that an earlier start kept. True when none is left to prepare."""
    prepared.folder = place
    return prepared.complete()


def keep_views(prepared: SharedAnswers, place: Path) -> None:
    """Removes the views of older contents and codes once these are complete, which keep themselves."""
    if prepared.folder == place and prepared.complete():
        kept_files.prune("views*", KEEP)
        kept_files.prune("answers*", KEEP)


def answers_place(views: Path) -> Path:
    """Where dear answers of the same content and code as the views at `views` are kept."""
    return views.with_name(views.name.replace("views", "answers", 1))


def views_place(book: ScoreBook, root: Path | None = None, code: Path = OWN_CONTENT) -> Path:
    """The folder where the views of this content are kept, as shown by the very code below `code` with what
    stands beside the content in `root`."""
    return kept.place("views", kept.key_of(shown_by(book, code), *_beside(root)))


def shown_by(book: ScoreBook, code: Path = OWN_CONTENT) -> str:
    """A digest of the content, its translations, and all code and libraries that an answer may depend on."""
    about = (book.content.digest, book.content.translations_digest, book.engine)
    return kept.key_of(*about, kept.code(SHOWN_BY, code, CODE))


def _beside(root: Path | None) -> Iterator[str]:
    """What pages show besides the content: documents and published versions, each by name and digest."""
    paths = [path for pattern in BESIDE for path in sorted(root.glob(pattern))] if root else []
    for path in paths:
        with suppress(OSError):
            yield f"{path.parent.name}/{path.name} {sha256(read_plain(path, LARGEST)).hexdigest()}"
