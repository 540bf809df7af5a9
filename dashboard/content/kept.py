"""What is kept on disk between starts, all of it made again at any time.

The name of a file holds a digest of all that its value was made from, the code and the libraries included, so
that it can't be stale. What is not whole is as if it were not there (`kept_files`). Values are msgpack, never
pickled, so reading one runs nothing; joblib and diskcache both pickle.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np

from dashboard.content import kept_files
from dashboard.content.kept_files import place, prune, read, write
from dashboard.content.settings import OWN_CONTENT

__all__ = ["PYTHON", "SCORED_BY", "Shelf", "code", "key_of", "libraries", "place", "prune", "read", "write"]
Value = TypeVar("Value")
PYTHON = (".py",)
SCORED_BY = ("indicators", "data", "methodology", "dashboard/content*")
"""The rooms of all code that content, scores and the doubt about them are made by."""
LIBRARIES = (
    "numpy",
    "scipy",
    "pandas",
    "pyarrow",
    "PyYAML",
    "Jinja2",
    "MarkupSafe",
    "babel",
    "plotly",
    "dash",
)
UNREADABLE = (msgspec.MsgspecError, ValueError, TypeError, OverflowError, MemoryError)
"""What a value may raise that is no such value, or that is too large for the form or the memory."""


def code(rooms: tuple[str, ...], root: Path = OWN_CONTENT, suffixes: tuple[str, ...] = PYTHON) -> str:
    """A digest of the files in `rooms`, their names and those of nested folders included, in hex.

    `rooms` are patterns of files and folders below `root`, read once a process. Raises LookupError for one
    that is not there: folders that code has moved away from would leave keys stale without a word.
    """
    return _digest(sys.version, *libraries(), *(_room(room, root, suffixes) for room in rooms))


@cache
def libraries() -> tuple[str, ...]:
    """The libraries that read content, score, draw or render, each with its version."""
    return tuple(f"{name} {_version(name)}" for name in LIBRARIES)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


@cache
def _room(room: str, root: Path, suffixes: tuple[str, ...]) -> str:
    tops = list(root.glob(room))
    if not tops:
        raise LookupError(f'there is no "{room}" in {root}')
    sources = {path for top in tops for path in (top, *top.rglob("*")) if path.suffix in suffixes}
    names = ((path.relative_to(root).as_posix(), path) for path in sources)
    return _digest(*(part for name, path in sorted(names) for part in (name, path.read_bytes())))


@cache
def _form() -> str:
    files = (Path(__file__), Path(kept_files.__file__))
    return _digest(msgspec.__version__, *(file.read_bytes() for file in files))


def key_of(*about: object) -> str:
    """The name under which a value made from `about` is kept; it changes with this file as well."""
    return _digest(_form(), *map(str, about))[:32]


def _digest(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8) + data)
    return total.hexdigest()


class Shelf(Generic[Value]):
    """Kept values of one type: dataclasses, arrays and what JSON knows. The newest `most` stay."""

    def __init__(self, kind: str, most: int, form: Any) -> None:
        self.kind, self.most, self.form = kind, most, form

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[Value]:
        return msgspec.msgpack.Decoder(self.form, dec_hook=_array)

    def has(self, key: str) -> bool:
        """Whether a value is on disk, so that loading it takes no time to speak of."""
        return kept_files.stands(place(self.kind, key))

    def load(self, key: str) -> Value | None:
        """A kept value, None where there is none that can be trusted."""
        body = read(place(self.kind, key))
        with suppress(*UNREADABLE):
            return None if body is None else self._decoder.decode(body)
        return None

    def store(self, key: str, value: Value) -> None:
        """Keeps a value for the next start where anything can be kept."""
        with suppress(*UNREADABLE):
            body = msgspec.msgpack.encode(value, enc_hook=_plain)
            if write(place(self.kind, key), body):
                prune(f"{self.kind}-*", self.most)


def _plain(value: object) -> object:
    """What msgpack does not know: arrays as type, shape and bytes, read-only maps as maps."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value).__name__)


def _array(_form: type, value: Any) -> np.ndarray:
    """An array of its own: views into a file would be neither aligned nor writable."""
    kind, shape, data = value
    return np.ndarray(shape, np.dtype(kind), buffer=data).copy()
