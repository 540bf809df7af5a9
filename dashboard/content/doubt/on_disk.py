"""The file of one year's doubt: names, then arrays as they are, so that few bytes are read for a question.

Nothing of it is mapped into memory: where a file is cut while it is mapped, whoever reads it is killed.
"""

from __future__ import annotations

import math
import os
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dashboard.content import kept
from methodology.doubt.book import Doubt, DoubtArrays

Arrays = npt.NDArray[np.generic]
ALIGNED = 32
ARRAYS = tuple(item.name for item in fields(DoubtArrays))
NAMES = tuple(item.name for item in fields(Doubt) if item.name != "arrays")
UNREADABLE = (msgspec.MsgspecError, ValueError, TypeError, KeyError, OverflowError)


Again = Callable[[], DoubtArrays]
"""Draws once more what a file no longer holds."""


class KeptYears(kept.Shelf[Doubt]):
    """Kept doubts; the arrays of a loaded one are `OnDisk`, and read where they are asked."""

    def load(self, key: str, again: Again | None = None) -> Doubt | None:
        path = kept.place(self.kind, key)
        with suppress(*UNREADABLE, OSError):
            file = _File(path, again)
            body = kept.read(path)
            return None if body is None else _unpacked(body, file, len(body))
        return None

    def store(self, key: str, value: Doubt, most: int | None = None) -> None:
        if kept.write(kept.place(self.kind, key), _packed(value)):
            kept.prune(f"{self.kind}-*", max(self.most, most or 0))


class GoneError(OSError):
    """A file is no longer what it was when it was checked."""


class _File:
    """A file that is open from before it is checked; it knows when it is no longer the same."""

    def __init__(self, path: Path, again: Again | None) -> None:
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        weakref.finalize(self, os.close, self._handle)
        self._stamp, self._again = self._now(), again
        self._lock, self._drawn = Lock(), None

    @property
    def size(self) -> int:
        return self._stamp[0]

    def read(self, start: int, size: int) -> bytes:
        """Raises GoneError where the file has been written to, or cannot be read."""
        try:
            data = os.pread(self._handle, size, start)
        except OSError as error:
            raise GoneError(str(error)) from error
        if len(data) != size or self._now() != self._stamp:
            raise GoneError("written to")
        return data

    def drawn(self) -> DoubtArrays:
        """What the file held, drawn once more. Raises GoneError where nobody can."""
        with self._lock:
            if self._drawn is None:
                if self._again is None:
                    raise GoneError("written to")
                self._drawn = self._again()
        return self._drawn

    def _now(self) -> tuple[int, int]:
        now = os.fstat(self._handle)
        return now.st_size, now.st_mtime_ns

    _drawn: DoubtArrays | None


@dataclass(frozen=True)
class OnDisk:
    """One array of a kept doubt, read as it is asked: `array[1, 2]` reads what stands there and no more."""

    file: _File
    name: str
    start: int
    dtype: np.dtype[Any]
    shape: tuple[int, ...]

    @property
    def nbytes(self) -> int:
        return self.dtype.itemsize * math.prod(self.shape)

    def __getitem__(self, key: Any) -> Any:
        keys = key if isinstance(key, tuple) else (key,)
        whole = next((number for number, one in enumerate(keys) if not isinstance(one, int)), len(keys))
        own, rest = keys[:whole], self.shape[whole:]
        first = int(np.ravel_multi_index(own, self.shape[:whole])) if own else 0
        return self._read(first * math.prod(rest), rest)[keys[whole:]]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Arrays:
        return np.asarray(self._read(0, self.shape), dtype=dtype)

    def _read(self, first: int, shape: tuple[int, ...]) -> Arrays:
        size, count = self.dtype.itemsize, math.prod(shape)
        try:
            data = self.file.read(self.start + first * size, count * size)
        except GoneError:
            array: Arrays = getattr(self.file.drawn(), self.name).reshape(-1)[first : first + count]
        else:
            array = np.frombuffer(data, self.dtype)
        return array.reshape(shape)


def in_memory(doubt: Doubt) -> Doubt:
    """The same with all arrays in memory but the order in every draw, of which few ask few rows."""
    arrays = {name: getattr(doubt.arrays, name) for name in ARRAYS}
    return _with(doubt, {name: one if name == "order" else np.asarray(one) for name, one in arrays.items()})


def size_in_memory(doubt: Doubt) -> int:
    """Bytes of memory that its arrays take."""
    arrays = (getattr(doubt.arrays, name) for name in ARRAYS)
    return sum(array.nbytes for array in arrays if isinstance(array, np.ndarray))


def size_on_disk(doubt: Doubt) -> int:
    """Bytes of memory that it would take."""
    arrays = (getattr(doubt.arrays, name) for name in ARRAYS if name != "order")
    return sum(array.nbytes for array in arrays)


def _with(doubt: Doubt, arrays: dict[str, Any]) -> Doubt:
    return Doubt(**{name: getattr(doubt, name) for name in NAMES}, arrays=DoubtArrays(**arrays))


def _packed(doubt: Doubt) -> memoryview:
    arrays = [np.ascontiguousarray(getattr(doubt.arrays, name)) for name in ARRAYS]
    names = {name: getattr(doubt, name) for name in NAMES}
    head = msgspec.msgpack.encode([names, [(array.dtype.str, array.shape) for array in arrays]])
    places = _places(len(head), [array.nbytes for array in arrays])
    body = bytearray(places[-1])
    body[: 8 + len(head)] = len(head).to_bytes(8) + head
    for start, array in zip(places, arrays, strict=False):
        body[start : start + array.nbytes] = array.tobytes()
    return memoryview(body)


def _unpacked(body: bytes | memoryview, file: _File, size: int) -> Doubt:
    """Raises one of UNREADABLE for what `_packed` has not made. The body stands at the end of the file."""
    length = int.from_bytes(body[:8])
    names, forms = msgspec.msgpack.decode(body[8 : 8 + length])
    kinds: list[tuple[Any, tuple[int, ...]]] = [(np.dtype(kind), tuple(shape)) for kind, shape in forms]
    places = _places(length, [kind.itemsize * math.prod(shape) for kind, shape in kinds])
    if places[-1] != size or len(kinds) != len(ARRAYS) or set(names) != set(NAMES):
        raise ValueError("not what was kept")
    before = file.size - size
    arrays = {
        name: OnDisk(file, name, before + start, kind, shape)
        for name, start, (kind, shape) in zip(ARRAYS, places, kinds, strict=False)
    }
    listed = {key: tuple(value) if isinstance(value, list) else value for key, value in names.items()}
    return Doubt(**listed, arrays=DoubtArrays(**arrays))  # type: ignore[arg-type]  # read as arrays are


def _places(head: int, sizes: list[int]) -> list[int]:
    """Where each array begins, and the end of the last."""
    places, end = [], 8 + head
    for size in sizes:
        end += -end % ALIGNED
        places.append(end)
        end += size
    return [*places, end]
