"""What is raised when a reader, a program or a caller asks for something that does not exist."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.language.i18n import _

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Signs that turn the direction of the text after them."""
LONGEST_FOUND = 100
"""What was sent is repeated up to this length."""


@dataclass(eq=False)
class Refused(Exception):
    """What was asked for is none of what there is. Page, API and command each have their own words for it.

    `key` names what was asked for: a key of a query, or what a step of a path should name ("economy");
    `found` is what was sent, fit to be shown (`fit_to_show`). `allowed` are all values that there are,
    `heads` the few of a long tree of them that stand for all. `near` are those that are like what was sent,
    most alike first; `meant` is the one that was surely meant, "" where there is none. `missing` says that a
    step of a path names nothing (404), else a value is not allowed (400). `rule` is a sentence of the page
    that refuses: what is allowed, or what is missing; `instead` its (text, path) of what exists, path without
    language.

    Nobody changes one; it is no frozen dataclass since a context manager sets an exception's traceback.
    """

    key: str
    found: str
    allowed: tuple[str, ...] = ()
    rule: str = ""
    near: tuple[str, ...] = field(default=(), kw_only=True)
    meant: str = field(default="", kw_only=True)
    heads: tuple[str, ...] = field(default=(), kw_only=True)
    missing: bool = field(default=False, kw_only=True)
    instead: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        self.found = fit_to_show(self.found)

    def __str__(self) -> str:
        return f'"{self.key}" is "{self.found}"'


class NoScoredYear(Refused):
    """The content has no scored year, so that nothing of one can be shown, whatever was asked for."""

    def __init__(self) -> None:
        super().__init__("year", "")


def fit_to_show(text: str) -> str:
    """What was sent, at most LONGEST_FOUND signs, and without those that steer a terminal, fit no page or
    turn the text around."""
    short = text if len(text) <= LONGEST_FOUND else f"{text[:LONGEST_FOUND]}…"
    return "".join(
        UNKNOWN if unicodedata.bidirectional(sign) in TURNING else sign for sign in shown_signs(short)
    )


def shown_signs(text: str) -> str:
    """The text with U+FFFD for control characters and halves of surrogate pairs."""
    return "".join(UNKNOWN if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)


class UsageError(Exception):
    """A command cannot do what it was told; the message says what was found and what is allowed."""


def not_read(path: Path, error: OSError) -> UsageError:
    """A folder or file that was named and cannot be looked at."""
    return UsageError(_('"%(path)s" cannot be read: %(why)s', path=path, why=error.strerror))


def not_written(path: Path, error: OSError) -> UsageError:
    """A file that was asked for and cannot be written."""
    return UsageError(_('"%(path)s" cannot be written: %(why)s', path=path, why=error.strerror))


def not_writable(folder: Path, error: OSError) -> UsageError:
    """A folder that something was to be written into, and cannot be."""
    return UsageError(_('"%(folder)s" cannot be written to: %(why)s', folder=folder, why=error.strerror))
