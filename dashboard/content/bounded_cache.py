"""A cache that forgets what was longest unused, so that no stream of odd requests can fill the memory."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from operator import itemgetter
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Value = TypeVar("Value")
MOST = 2048
"""Entries, whatever their sizes: what an entry takes beside its value is bounded too."""
LONGEST_KEY = 64
"""A key that is longer when it is written out stands there as a digest of that."""


class BoundedCache(Generic[Value]):
    """At most `budget` in sizes as given to `put`, and at most MOST values; safe between threads, which
    LRUCache alone is not. Keys must be told apart by their `repr`."""

    def __init__(self, budget: int) -> None:
        self._kept: LRUCache[Hashable, tuple[Value, int]] = LRUCache(budget, itemgetter(1))
        self._lock = Lock()

    @property
    def used(self) -> int:
        return int(self._kept.currsize)

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Value | None:
        """What was put under `key`, or None where it is not (or no longer) kept."""
        with self._lock:
            kept = self._kept.get(_short(key))
        return None if kept is None else kept[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keeps `value`; one that is larger than the whole budget is not kept."""
        short = _short(key)
        with self._lock:
            self._kept.pop(short, None)
            if size <= self._kept.maxsize:
                self._kept[short] = (value, size)
            if len(self._kept) > MOST:
                self._kept.popitem()


def _short(key: Hashable) -> Hashable:
    written = repr(key)
    return key if len(written) <= LONGEST_KEY else hashlib.sha256(written.encode("utf-8", "replace")).digest()
