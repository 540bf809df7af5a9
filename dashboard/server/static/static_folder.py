"""Static files as they lie on disk: plain and compressed, in a folder named after all their bytes.

A folder is written once, whole or not at all, and found again by the next start.
"""

from __future__ import annotations

import atexit
import gzip
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

import brotli
from whitenoise.compress import Compressor

from dashboard.content import kept

KIND, BEST, HASTY = "static", "best", "hasty"
KEEP = 4
"""Folders that stay when a new one is written, so that servers of an earlier code find theirs."""


class HastyCompressor(Compressor):  # type: ignore[misc]
    """Compresses in a tenth of a second what the best takes five seconds for, so that a start never waits."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return bytes(brotli.compress(data, quality=5))

    @staticmethod
    def compress_gzip(data: bytes) -> bytes:
        return gzip.compress(data, 1, mtime=0)


def folder_of(files: Mapping[str, bytes], patient: bool = False) -> Path:
    """The folder with `files` (body by address), each with its `.br` and `.gz` where that makes it smaller.

    The best that is kept; where there is none, one is written: with the best compression if `patient`.
    Where nothing can be kept, the folder lasts as long as this process.
    """
    best, hasty = (kept.place(KIND, f"{digest(files)}-{name}") for name in (BEST, HASTY))
    if best.is_dir() or (hasty.is_dir() and not patient):
        return best if best.is_dir() else hasty
    try:
        best.parent.mkdir(parents=True, exist_ok=True)
        part = Path(mkdtemp(prefix=".part-", dir=best.parent))
    except OSError:
        return passing_folder(files)
    try:
        write(files, part, Compressor(quiet=True) if patient else HastyCompressor(quiet=True))
        return settled(part, best if patient else hasty)
    except OSError:
        return passing_folder(files)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def digest(files: Mapping[str, bytes]) -> str:
    """A name for all addresses and bytes together."""
    total = hashlib.sha256()
    for address, body in sorted(files.items()):
        total.update(f"{address} {len(body)}\n".encode())
        total.update(body)
    return total.hexdigest()[:32]


def write(files: Mapping[str, bytes], folder: Path, compressor: Compressor) -> None:
    """Writes all files and their compressed forms. Raises OSError."""
    for address, body in files.items():
        place = folder / address.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
        if compressor.should_compress(place.name):
            compressor.compress(str(place))


def settled(part: Path, place: Path) -> Path:
    """Gives a folder its name, unless another process was quicker, and lets the oldest ones go."""
    part.chmod(0o755)
    try:
        part.rename(place)
    except OSError:
        if not place.is_dir():
            raise
    kept.prune(f"{KIND}-*", KEEP)
    return place


def passing_folder(files: Mapping[str, bytes]) -> Path:
    """A folder that goes when this process ends; its workers, which are copies of it, leave it alone."""
    folder, owner = Path(mkdtemp(prefix="drd-static-")), os.getpid()
    atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == owner else None)
    write(files, folder, HastyCompressor(quiet=True))
    return folder
