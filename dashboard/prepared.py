"""A prepared binary form of checked content, so that a start need not read every file again.

One `.npz` file per content: the observations as arrays, everything else as JSON; never pickled, so reading
it runs nothing. Its name holds the digest of the content and of the code that reads content, so it can't be
stale. A file that is missing, damaged or not writable is no fault: content is then read from its files.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import cache
from pathlib import Path

import numpy as np

from dashboard import content_codec
from dashboard.files import written_whole
from dashboard.settings import OWN_CONTENT, cache_directory
from methodology.model import Content, Observations

KEEP = 8
"""So many prepared contents stay; older ones are removed."""
_READERS = ("indicators", "data", "methodology", "methodology/methods")
_ARRAYS = ("series", "economy", "year", "value", "low", "high", "note")
_FAULTS = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)


def key_of(digest: str, own: bool) -> str:
    """The name under which content is kept; it changes with the content and with its readers."""
    return hashlib.sha256(f"{digest}\0{own}\0{_readers()}".encode()).hexdigest()


@cache
def _readers() -> str:
    total = hashlib.sha256(np.__version__.encode())
    here = Path(__file__).parent
    code = [path for folder in _READERS for path in sorted((OWN_CONTENT / folder).glob("*.py"))]
    for path in (*code, Path(__file__), here / "content.py", here / "content_codec.py"):
        total.update(path.read_bytes())
    return total.hexdigest()


def load(key: str) -> Content | None:
    """Prepared content, None where there is none that can be trusted."""
    try:
        with np.load(_path(key), allow_pickle=False) as stored:
            rest, words = content_codec.decode(stored["json"].tobytes())
            arrays = {name: stored[name] for name in _ARRAYS}
        if len({len(array) for array in arrays.values()}) != 1:
            return None
        return Content(observations=Observations(**words, **arrays), **rest)
    except _FAULTS:
        return None


def store(key: str, content: Content) -> None:
    """Keeps content for the next start; written whole or not at all."""
    observations = content.observations
    arrays = {name: getattr(observations, name) for name in _ARRAYS}
    try:
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = np.frombuffer(content_codec.encode(content), dtype=np.uint8)
        buffer = io.BytesIO()
        np.savez(buffer, json=text, **arrays)
        with written_whole(path) as file:
            file.write(buffer.getbuffer())
        _prune(path.parent)
    except OSError:
        return


def _path(key: str) -> Path:
    try:
        return cache_directory() / f"content-{key[:32]}.npz"
    except RuntimeError as error:
        raise OSError("no home directory") from error


def _prune(folder: Path) -> None:
    kept = sorted(folder.glob("content-*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEEP:]:
        path.unlink(missing_ok=True)
