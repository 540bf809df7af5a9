"""What is raised when a reader, a program or a caller asks for something that does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.language.i18n import _


@dataclass(eq=False)
class NotFound(Exception):
    """Raised by a page when its address names nothing; the reader gets a 404 page.

    `what` says in one sentence what was not found; `instead` lists (text, path) of what exists, path without
    language.
    """

    what: str
    instead: tuple[tuple[str, str], ...] = ()


@dataclass(eq=False)
class BadQuery(Exception):
    """Raised by a page when a query value is not allowed; the reader gets a 400 page.

    It names the `key`, what was `found`, and the `allowed` values, each of which becomes a link. `rule` is a
    sentence on what is allowed, where a list cannot say it.
    """

    key: str
    found: str
    allowed: tuple[str, ...] = ()
    rule: str = ""


class UsageError(Exception):
    """The caller asked for something that does not exist; the message says what was found and allowed."""


def not_written(path: Path, error: OSError) -> UsageError:
    """A file that was asked for and cannot be written."""
    return UsageError(_('"%(path)s" cannot be written: %(why)s', path=path, why=error.strerror))


def not_writable(folder: Path, error: OSError) -> UsageError:
    """A folder that something was to be written into, and cannot be."""
    return UsageError(_('"%(folder)s" cannot be written to: %(why)s', folder=folder, why=error.strerror))
