"""Whose turn it is: kinds of requests are taken in rotation, so that many of one kind hold up no other.

Fair queueing (Nagle, RFC 970, 1985), with the kind of a request in place of its sender: behind a proxy all
readers come from one address.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True)
class Kind:
    """Requests that wait in one line. Of all `dear` kinds together one request is worked on at a time."""

    name: str
    dear: bool = False


@dataclass(frozen=True)
class TurnLimits:
    """So many requests at once, of all kinds, of one kind, of all dear ones; so many of a kind waiting."""

    threads: int = 4
    of_a_kind: int = 2
    dear: int = 1
    waiting: int = 128


class Turns(Generic[Item]):
    """The requests that wait and the kinds of those that are worked on. One thread calls it."""

    def __init__(self, limits: TurnLimits) -> None:
        self.limits = limits
        self._lines: dict[Kind, deque[Item]] = {}
        self._working: Counter[Kind] = Counter()

    def add(self, kind: Kind, item: Item) -> bool:
        """Puts a request into the line of its kind; False where that is too long."""
        line = self._lines.setdefault(kind, deque())
        if len(line) >= self.limits.waiting:
            return False
        line.append(item)
        return True

    def next(self) -> tuple[Kind, Item] | None:
        """The request whose turn it is, which is worked on from now; None where there is none."""
        if self._working.total() >= self.limits.threads:
            return None
        for kind in self._lines:
            if self._may(kind):
                return kind, self._taken(kind)
        return None

    def done(self, kind: Kind) -> None:
        """A request of this kind is no longer worked on."""
        self._working[kind] -= 1
        if not self._working[kind]:
            del self._working[kind]

    def _may(self, kind: Kind) -> bool:
        if self._working[kind] >= self.limits.of_a_kind:
            return False
        return not kind.dear or self._dear() < self.limits.dear

    def _dear(self) -> int:
        return sum(count for kind, count in self._working.items() if kind.dear)

    def _taken(self, kind: Kind) -> Item:
        """The first of a line, which is the last to be looked at from now."""
        line = self._lines.pop(kind)
        item = line.popleft()
        if line:
            self._lines[kind] = line
        self._working[kind] += 1
        return item
