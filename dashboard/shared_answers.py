"""Answers that one process prepares and all others read: a piece of memory shared by fork.

One writer, many readers, no locks: an answer's bytes are written first, its length last, and nothing is ever
changed afterwards. Room that is not used costs nothing.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable

ROOM = 48 * 1024 * 1024
ENTRY = struct.Struct("=qq")
"""Offset and length of an answer; length 0 says that it is not there (yet)."""


class SharedAnswers:
    """Answers to a list of questions that is fixed before the processes part."""

    def __init__(self, questions: Iterable[str], room: int = ROOM) -> None:
        self.places = {question: place for place, question in enumerate(dict.fromkeys(questions))}
        self.room = room
        self.free = len(self.places) * ENTRY.size
        self.memory = mmap.mmap(-1, self.free + room)

    def get(self, question: str) -> bytes | None:
        """The answer, or None where it is not prepared."""
        place = self.places.get(question)
        if place is None:
            return None
        offset, length = ENTRY.unpack_from(self.memory, place * ENTRY.size)
        return self.memory[offset : offset + length] if length else None

    def complete(self) -> bool:
        """Whether every question has its answer."""
        return all(self.get(question) is not None for question in self.places)

    def image(self) -> bytes:
        """All answers as they stand in memory, for `take`."""
        return self.memory[: self.free]

    def take(self, image: bytes) -> None:
        """Starts from the image of a memory with the same questions; one that can't be that is left alone."""
        if len(self.places) * ENTRY.size <= len(image) <= len(self.memory):
            self.memory[: len(image)] = image
            self.free = len(image)

    def put(self, question: str, answer: bytes) -> bool:
        """Keeps an answer, once. False where there is no room or the question is not on the list."""
        place = self.places.get(question)
        if place is None or self.free + len(answer) > len(self.memory) or self.get(question) is not None:
            return False
        self.memory[self.free : self.free + len(answer)] = answer
        ENTRY.pack_into(self.memory, place * ENTRY.size, self.free, 0)
        ENTRY.pack_into(self.memory, place * ENTRY.size, self.free, len(answer))
        self.free += len(answer)
        return True
