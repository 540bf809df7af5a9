"""Where a command's results go: standard output or a file, with every fault of either told alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dashboard.answers.asked.refused import UsageError, not_written
from dashboard.content.files import written_whole
from dashboard.language.i18n import _

STANDARD_OUTPUT = Path("-")
"""The name that stands for standard output wherever a file can be named."""


class OutputError(UsageError):
    """Standard output is closed or cannot take what was written."""


@contextmanager
def result(path: Path | None = None) -> Iterator[BinaryIO]:
    """Where to write a result: a file that is written whole or not at all; standard output for None or "-".

    Raises UsageError where it cannot be written, BrokenPipeError where its reader has gone.
    """
    if path is None or path == STANDARD_OUTPUT:
        with standard_output() as stream:
            yield stream
        return
    try:
        with written_whole(path) as file:
            yield file
    except OSError as error:
        raise not_written(path, error) from error


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output as bytes, flushed at the end. Raises OutputError, or BrokenPipeError."""
    if sys.stdout is None:
        raise OutputError(_("standard output is closed; open it, or name a file with -o where there is one"))
    try:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _full(error) from error


def write(text: str, path: Path | None = None) -> None:
    """Writes a result as UTF-8; names of files as the system has them. Raises as `result` does."""
    with result(path) as file:
        file.write(text.encode(errors="surrogateescape"))


def say(words: str) -> None:
    """Words to standard error; where nobody can be told, the exit code still says it."""
    with suppress(OSError):
        print(words, file=sys.stderr, flush=True)


def flush() -> None:
    """Writes what is still held back for standard output. Raises OutputError, or BrokenPipeError."""
    if sys.stdout is not None:
        with standard_output():
            pass


def _full(error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(_("standard output cannot be written: %(why)s", why=why))


def forget() -> None:
    """Drops what is still held back for standard output: it has nowhere to go."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def keep_streams_apart() -> None:
    """Opens the null device for each standard stream that was closed.

    Otherwise the next file that is opened takes its number, and words for it go into that file; and `print`
    takes a standard error that is None for standard output.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (as long as the process)
