"""Dear answers, worked out aside where somebody is there to do it, and kept."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.answers.later import Later
from dashboard.content import kept, kept_files

PATIENCE = 12.0
"""Seconds after which a reader is told to come back."""
KEEP = 256
"""So many answers stay on disk."""


def kept_answer(later: Later, question: str, address: str, work: Callable[[], bytes]) -> bytes:
    """The kept answer to a question, or what `work` makes, aside if it can be.

    `address` is what the process aside looks up to come to this very place. Raises BeingComputed.
    """
    if later.folder is None:
        return work()
    key = kept.key_of(question)
    place = later.folder / key
    if (body := kept_files.read(place)) is not None:
        return body
    later.take(f"{key} {address}", lambda: kept_files.stands(place), PATIENCE)
    if (body := kept_files.read(place)) is not None:
        return body
    answer = work()
    if kept_files.write(place, answer):
        kept_files.prune(f"{later.folder.name}/*", KEEP)
    return answer
