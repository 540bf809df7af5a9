"""Answers that one process prepares and all others read, now and after the next start: a file each.

The system's page cache shares them between processes; nothing is ever changed. Where nothing can be kept, or
no folder is given, a process has its own answers only. Not a Shelf: as one value they would be there only
when the last and slowest is prepared, minutes after the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dashboard.content import kept


class SharedAnswers:
    """Answers to a fixed list of questions, kept in `folder`."""

    def __init__(self, questions: Iterable[str], folder: Path | None = None) -> None:
        self.places = tuple(dict.fromkeys(questions))
        self.folder = folder
        self._names = {question: kept.key_of(question) for question in self.places}
        self._own: dict[str, bytes] = {}

    def get(self, question: str) -> bytes | None:
        """The answer, or None where it is not prepared."""
        if question not in self._names or question in self._own or self.folder is None:
            return self._own.get(question)
        return kept.read(self.folder / self._names[question])

    def complete(self) -> bool:
        """Whether every question has its answer."""
        return all(self.get(question) is not None for question in self.places)

    def put(self, question: str, answer: bytes) -> bool:
        """Keeps an answer, once. False where the question is not on the list."""
        if question not in self._names or self.get(question) is not None:
            return False
        if self.folder is None or not kept.write(self.folder / self._names[question], answer):
            self._own[question] = answer
        return True
