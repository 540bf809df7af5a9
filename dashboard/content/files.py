"""Files, read and written as they must be: plain ones only, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

READ = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
PART = ".part"
"""How the name of a file ends that is not written whole yet; it begins with a dot."""


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes its name only when all is written. Raises OSError.

    What stands there already is kept until then, and lends its permissions; a device or pipe is written to
    directly.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        with suppress(FileNotFoundError):
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_flushed(path: Path, parts: tuple[bytes | memoryview, ...], mode: int = 0o666) -> None:
    """A file of `parts` that takes its name only when all of it is on the disk. Raises OSError.

    After a power cut either the old file stands there or the whole new one. Whatever had the name, a pipe or
    a link included, is replaced and never written to; a folder is not (IsADirectoryError).
    """
    part = path.with_name(f".{path.name}.{token_hex(4)}{PART}")
    try:
        with os.fdopen(os.open(part, ANEW, mode), "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Puts the names of a folder on the disk, where the system can."""
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(place)
        finally:
            os.close(place)


@contextmanager
def plain_file(path: Path) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """A plain file to read from, and what the system says of it. Raises OSError.

    A folder, pipe, socket or device is refused at once: nobody waits for a pipe that nobody writes to.
    """
    handle = os.open(path, READ)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            yield file, status
    finally:
        os.close(handle)


def is_file(path: Path) -> bool:
    """Whether there is a file of that name that can be seen; False where the system does not say."""
    with suppress(OSError):
        return stat.S_ISREG(path.stat().st_mode)
    return False


def read_plain(path: Path, most: int) -> bytes:
    """The bytes of a plain file. Raises OSError for what is none or has more than `most` bytes."""
    with plain_file(path) as (file, status):
        if status.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        if (data := file.read(most)) is None:
            raise OSError(errno.EINVAL, "not a plain file")  # the kernel's own, which has to be waited for
        return data
