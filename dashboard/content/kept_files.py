"""Bytes on disk between starts: whole, ours and under their own name, or as if they were not there.

A file begins with the length of its bytes and a digest of them and of its name: one that was cut short,
written over, filled with zeros or put under another name is a miss. So is one that somebody else could have
written, for the digest is no secret. Files are read, never mapped: a mapped one that is cut kills its reader.
A folder that is missing, full or closed to us is no fault.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from dashboard.content.files import ANEW, PART, plain_file, write_flushed
from dashboard.content.settings import cache_directory
from dashboard.language.i18n import _

LENGTH = 8
HEAD = LENGTH + hashlib.sha256().digest_size
ROOT = 0
"""Whoever is root can do as we can, so what is root's is trusted."""
OURS_ALONE, FILE_MODE = 0o700, 0o644
TRIAL = bytes(1 << 20)
ABANDONED, AHEAD = 3600, 60
"""Seconds after which a half-written file has no writer any more, and by which clocks may differ."""


def place(kind: str, key: str) -> Path:
    """Where a value of a kind stands if it is kept."""
    return cache_directory() / f"{kind}-{key}"


def read(path: Path) -> bytes | None:
    """What `write` put there; None where there is nothing whole that we or root wrote."""
    with suppress(OSError, MemoryError):
        if not _closed_to_others(path.parent, cache_directory()):
            return None
        with plain_file(path) as (file, status):
            head = file.read(HEAD) if _may_be_ours(status) else b""
            if not _fits(head, status):
                return None
            body = file.read(status.st_size - HEAD)
        return body if _seal(path, body) == head else None
    return None


def stands(path: Path) -> bool:
    """Whether `read` will most likely give something; looks at the head of the file only."""
    with suppress(OSError), plain_file(path) as (file, status):
        closed = _closed_to_others(path.parent, cache_directory())
        return closed and _may_be_ours(status) and _fits(file.read(HEAD), status)
    return False


def write(path: Path, body: bytes | memoryview) -> bool:
    """Keeps `body` for good, whole or not at all. False where nothing can be kept."""
    with suppress(OSError, MemoryError):
        if not _closed_to_others(cache_directory()):
            return False
        _make_folder(path.parent)
        if not _closed_to_others(path.parent):
            return False
        if stat.S_ISDIR(_mode(path)):
            shutil.rmtree(path)
        write_flushed(path, (_seal(path, body), body), FILE_MODE)
        return True
    return False


def prune(pattern: str, most: int) -> None:
    """Removes all but the newest files and folders of the cache directory whose names match.

    What is dated ahead of the clock counts as the oldest, or it would stay for ever in the place of others.
    """
    folder, now = cache_directory(), time.time()
    with suppress(OSError):
        ages = {path: _age(path, now) for path in folder.glob(pattern)}
        parts = [path for path in folder.glob(f".*{PART}") if _age(path, now) > ABANDONED]
        for old in [*sorted(ages, key=lambda path: ages[path])[most:], *parts]:
            if stat.S_ISDIR(_mode(old)):
                shutil.rmtree(old, ignore_errors=True)
            else:
                with suppress(OSError):
                    old.unlink(missing_ok=True)


def trouble() -> str:
    """Why nothing can be kept in the cache directory, as a clause; empty where it can."""
    folder = cache_directory()
    try:
        _make_folder(folder)
        problem = _problem(folder.stat())
        if problem:
            return problem
        trial = folder / f".{token_hex(4)}{PART}"
        try:
            with os.fdopen(os.open(trial, ANEW, FILE_MODE), "wb") as file:
                file.write(TRIAL)
        finally:
            trial.unlink(missing_ok=True)
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def _make_folder(folder: Path) -> None:
    """A folder that we alone can enter; what stands in the way of one below the cache directory goes."""
    try:
        folder.mkdir(OURS_ALONE, parents=True, exist_ok=True)
    except FileExistsError:
        if cache_directory() not in folder.parents:
            raise
        folder.unlink()
        folder.mkdir(OURS_ALONE, exist_ok=True)


def _closed_to_others(*folders: Path) -> bool:
    """Whether nobody but us and root can put files into folders, or there are none."""
    for folder in folders:
        with suppress(FileNotFoundError):
            if _problem(folder.stat()):
                return False
    return True


def _problem(status: os.stat_result) -> str:
    """Why the files of a folder are not to be trusted, as a clause."""
    if not stat.S_ISDIR(status.st_mode):
        return _("it is no folder")
    if status.st_uid not in (ROOT, os.geteuid()):
        return _("it belongs to another user")
    if _open_to_others(status):
        return _("other users may write to it")
    return ""


def _may_be_ours(status: os.stat_result) -> bool:
    return status.st_uid in (ROOT, os.geteuid()) and not _open_to_others(status)


def _open_to_others(status: os.stat_result) -> bool:
    """A group of the owner's own number has, by custom, the owner only."""
    shared = status.st_mode & stat.S_IWGRP and status.st_gid != status.st_uid
    return bool(status.st_mode & stat.S_IWOTH or shared)


def _fits(head: bytes, status: os.stat_result) -> bool:
    return len(head) == HEAD and int.from_bytes(head[:LENGTH]) == status.st_size - HEAD


def _seal(path: Path, body: bytes | memoryview) -> bytes:
    """What a file of this name begins with: its length and its digest."""
    top = cache_directory()
    name = path.relative_to(top).as_posix() if path.is_relative_to(top) else path.name
    total = hashlib.sha256(f"{name}\0".encode(errors="surrogateescape"))
    total.update(body)
    return len(body).to_bytes(LENGTH) + total.digest()


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except OSError:
        return 0


def _age(path: Path, now: float) -> float:
    """Seconds since a file was written; endless where that lies in the future or is unknown."""
    try:
        age = now - path.lstat().st_mtime
    except OSError:
        return float("inf")
    return age if age > -AHEAD else float("inf")
