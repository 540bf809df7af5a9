"""What is kept on disk between starts, all of it made again at any time.

The name of a file holds a digest of all that its value was made from, the code included, so that it can't be
stale. The file begins with a digest of the rest: one that was cut short, written over or filled with zeros is
as if it were not there. A folder that cannot be read or written is no fault. Values are msgpack, never
pickled, so reading one runs nothing; joblib and diskcache both pickle.
"""

from __future__ import annotations

import hashlib
import mmap
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np

from dashboard.content.files import written_whole
from dashboard.content.settings import OWN_CONTENT, cache_directory

Value = TypeVar("Value")
SEAL = hashlib.sha256().digest_size
PYTHON = (".py",)
SCORED_BY = ("indicators", "data", "methodology", "dashboard/content*")
"""The rooms of all code that content, scores and the doubt about them are made by."""


def code(rooms: tuple[str, ...], root: Path = OWN_CONTENT, suffixes: tuple[str, ...] = PYTHON) -> str:
    """A digest of the files in `rooms`, their names and those of nested folders included, in hex.

    `rooms` are patterns of files and folders below `root`, read once a process. Raises LookupError for one
    that is not there: folders that code has moved away from would leave keys stale without a word.
    """
    return _digest(sys.version, np.__version__, *(_room(room, root, suffixes) for room in rooms))


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
    return _digest(msgspec.__version__, Path(__file__).read_bytes())


def key_of(*about: object) -> str:
    """The name under which a value made from `about` is kept; it changes with this file as well."""
    return _digest(_form(), *map(str, about))[:32]


def _digest(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8) + data)
    return total.hexdigest()


def place(kind: str, key: str) -> Path:
    """Where a value of a kind stands if it is kept."""
    return cache_directory() / f"{kind}-{key}"


def read(path: Path) -> memoryview | None:
    """What `write` put there, mapped, so that processes share it; None where there is nothing whole."""
    try:
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    body = whole[SEAL:]
    return body if hashlib.sha256(body).digest() == whole[:SEAL] else None


def write(path: Path, body: bytes | memoryview) -> bool:
    """Keeps `body`, whole or not at all. False where nothing can be kept."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as file:
            file.write(hashlib.sha256(body).digest())
            file.write(body)
        return True
    return False


def prune(pattern: str, most: int) -> None:
    """Removes all but the newest files and folders of the cache directory whose names match."""
    with suppress(OSError):
        newest_first = sorted(cache_directory().glob(pattern), key=lambda path: -path.stat().st_mtime)
        for old in newest_first[most:]:
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)


class Shelf(Generic[Value]):
    """Kept values of one type: dataclasses, arrays and what JSON knows. The newest `most` stay."""

    def __init__(self, kind: str, most: int, form: Any) -> None:
        self.kind, self.most, self.form = kind, most, form

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[Value]:
        return msgspec.msgpack.Decoder(self.form, dec_hook=_array)

    def has(self, key: str) -> bool:
        """Whether a value is on disk, so that loading it takes no time to speak of."""
        with suppress(OSError):
            return place(self.kind, key).is_file()
        return False

    def load(self, key: str) -> Value | None:
        """A kept value, None where there is none that can be trusted."""
        body = read(place(self.kind, key))
        with suppress(msgspec.MsgspecError):
            return None if body is None else self._decoder.decode(body)
        return None

    def store(self, key: str, value: Value) -> None:
        """Keeps a value for the next start where anything can be kept."""
        if write(place(self.kind, key), msgspec.msgpack.encode(value, enc_hook=_plain)):
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
