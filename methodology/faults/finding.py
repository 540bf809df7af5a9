"""Faults of content, each with its place, and the words that all readers use to describe them.

The engine returns codes and numbers; sentences stand only where it tells editors what is wrong with content
(here, in the checks, the rules of content and the checks of scoring methods) and in exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

MOST_LISTED = 40
"""Longer lists of what is allowed are cut, so that a message stays readable."""


@dataclass(frozen=True, order=True)
class Finding:
    """One fault. `line` counts from 1, 0 stands for the whole file; in tables it is the `row` as a
    spreadsheet numbers it, the header being row 1."""

    file: str
    line: int
    message: str
    unit: str = "line"

    def __str__(self) -> str:
        place = f", {self.unit} {self.line}" if self.line else ""
        return f"{self.file}{place}: {self.message}"


class ContentError(Exception):
    """Content cannot be used; `findings` holds all its faults, sorted by file and line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__("\n".join(str(finding) for finding in self.findings))


@dataclass
class Report:
    """Gathers the faults of one run, so that all are told together."""

    findings: list[Finding] = field(default_factory=list)

    def add(self, file: str, line: int, message: str) -> None:
        """Records a fault of a text file; line 0 is the file as a whole."""
        self.findings.append(Finding(file, line, message))

    def add_row(self, file: str, row: int, message: str) -> None:
        """Records a fault of a row of a table."""
        self.findings.append(Finding(file, row, message, "row"))


@dataclass(frozen=True)
class Place:
    """Where a definition stands: its file, and the line of each of its keys."""

    file: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, key: str) -> int:
        """The line of a key, 0 where the definition leaves it out."""
        return self.lines.get(key, 0)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A short question naming the nearest known word, with a leading space; empty when none is near."""
    near = nearest(word, known)
    return f' Did you mean "{near}"?' if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most alike; empty when none is near."""
    spelt = {item.lower(): item for item in known}
    near = get_close_matches(word.lower(), list(spelt), n=1)
    return spelt[near[0]] if near else ""


def listed(words: Iterable[str]) -> str:
    """The words with commas, cut after MOST_LISTED; "none" when there are none."""
    every = list(words)
    rest = len(every) - MOST_LISTED
    return ", ".join(every[:MOST_LISTED]) + (f" and {rest} more" if rest > 0 else "") or "none"


def unknown(word: str, what: str, known: Iterable[str]) -> str:
    """One sentence: the word is not a known `what`; what is allowed; what was perhaps meant."""
    every = list(known)
    return f'"{word}" is not a known {what}; allowed: {listed(every)}.{did_you_mean(word, every)}'
