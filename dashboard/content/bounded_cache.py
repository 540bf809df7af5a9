"""A cache that forgets what was longest unused, so that no stream of odd requests can fill the memory."""

from __future__ import annotations

from collections.abc import Hashable
from operator import itemgetter
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Value = TypeVar("Value")


class BoundedCache(Generic[Value]):
    """At most `budget` in sizes as given to `put`; safe between threads, which LRUCache alone is not."""

    def __init__(self, budget: int) -> None:
        self._kept: LRUCache[Hashable, tuple[Value, int]] = LRUCache(budget, itemgetter(1))
        self._lock = Lock()

    @property
    def used(self) -> int:
        return int(self._kept.currsize)

    def get(self, key: Hashable) -> Value | None:
        """What was put under `key`, or None where it is not (or no longer) kept."""
        with self._lock:
            kept = self._kept.get(key)
        return None if kept is None else kept[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keeps `value`; one that is larger than the whole budget is not kept."""
        with self._lock:
            self._kept.pop(key, None)
            if size <= self._kept.maxsize:
                self._kept[key] = (value, size)
