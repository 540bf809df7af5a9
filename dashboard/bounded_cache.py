"""A cache that forgets what was longest unused, so that no stream of odd requests can fill the memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class BoundedCache(Generic[Value]):
    """At most `budget` in sizes as given to `put`; safe between threads."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.used = 0
        self._kept: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """What was put under `key`, or None where it is not (or no longer) kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keeps `value`; one that is larger than the whole budget is not kept."""
        with self._lock:
            self.used -= self._kept.pop(key, (value, 0))[1]
            if size > self.budget:
                return
            self._kept[key] = (value, size)
            self.used += size
            while self.used > self.budget:
                self.used -= self._kept.popitem(last=False)[1][1]
