"""Faults of content, each with its place, and the words that all readers use to describe them.

The engine returns codes and numbers; sentences stand only where it tells editors what is wrong with content
(here, in the checks, the rules of content and the checks of scoring methods) and in exceptions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

MOST_LISTED = 40
"""Longer lists of what is allowed are cut, so that a message stays readable."""
LONGEST_WORD, LONGEST_MESSAGE = 80, 2000
"""Longer words of content, and longer messages, are cut where they are told."""
MOST_OF_A_FILE, MOST_IN_ALL = 50, 200
"""So many faults are told of one definition file, and of all; that there are more is told as well."""
MOST_OF_A_TABLE, MOST_AT_ONCE = 250, 1000
"""The same of a table, and of a whole run."""


@dataclass(frozen=True, order=True)
class Finding:
    """One fault. `line` counts from 1, 0 stands for the whole file; in tables it is the `row` as a
    spreadsheet numbers it, the header being row 1."""

    file: str
    line: int
    message: str
    unit: str = "line"

    def __post_init__(self) -> None:
        """Whatever it quotes, a message is one line of signs that can be seen, of bounded length."""
        object.__setattr__(self, "file", visible(self.file, LONGEST_MESSAGE))
        object.__setattr__(self, "message", visible(self.message, LONGEST_MESSAGE))

    def __str__(self) -> str:
        place = f", {self.unit} {self.line}" if self.line else ""
        return f"{self.file}{place}: {self.message}"


class ContentError(Exception):
    """Content cannot be used; `findings` holds its faults by file and line, of very many the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(_bounded(sorted(set(findings))))
        super().__init__("\n".join(str(finding) for finding in self.findings))


@dataclass
class Report:
    """Gathers the faults of one run, so that all are told together."""

    findings: list[Finding] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    count: int = 0

    def add(self, file: str, line: int, message: str) -> None:
        """Records a fault of a text file; line 0 is the file as a whole."""
        if not self.enough(file):
            full = self.told[file] == MOST_OF_A_FILE or self.count == MOST_IN_ALL
            message = "more faults of this file, and perhaps of others, are not told" if full else message
            self.findings.append(Finding(file, line, message))
        self.told[file] += 1
        self.count += 1

    def enough(self, file: str = "") -> bool:
        """True where no more faults of a file, or of any, would be told: reading on for them is in vain."""
        return self.told[file] > MOST_OF_A_FILE or self.count > MOST_IN_ALL

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


def _bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of one file together, cut after MOST_OF_A_TABLE and MOST_AT_ONCE."""
    told: Counter[str] = Counter()
    for finding in findings:
        if told.total() >= MOST_AT_ONCE:
            yield Finding(finding.file, 0, "from here on, more faults of this and other files are not told")
            return
        if told[finding.file] < MOST_OF_A_TABLE:
            yield finding
        elif told[finding.file] == MOST_OF_A_TABLE:
            yield Finding(finding.file, 0, "more faults of this file are not told")
        else:
            continue
        told[finding.file] += 1


def visible(text: str, most: int = LONGEST_WORD) -> str:
    """A stretch of content as a message may hold it: odd signs as their escapes, cut after `most` signs."""
    cut = text if len(text) <= most else f"{text[:most]}…"
    if cut.isprintable():
        return cut
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in cut)


def _escaped(sign: str) -> str:
    """\\n, \\x1b, \\u200b; a byte of a file name that is no UTF-8 as \\xe9."""
    byte = sign.encode("utf-8", "surrogateescape") if "\udc80" <= sign <= "\udcff" else b""
    return f"\\x{byte[0]:02x}" if byte else sign.encode("unicode_escape").decode()


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A short question naming the nearest known word, with a leading space; empty when none is near."""
    near = nearest(word, known)
    return f' Did you mean "{near}"?' if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most alike; empty when none is near."""
    if len(word) > LONGEST_WORD:
        return ""
    spelt = {item.lower(): item for item in known}
    near = get_close_matches(word.lower(), list(spelt), n=1)
    return spelt[near[0]] if near else ""


def listed(words: Iterable[str]) -> str:
    """The words with commas, cut after MOST_LISTED; "none" when there are none."""
    every = list(words)
    rest = len(every) - MOST_LISTED
    return ", ".join(map(visible, every[:MOST_LISTED])) + (f" and {rest} more" if rest > 0 else "") or "none"


def unknown(word: str, what: str, known: Iterable[str]) -> str:
    """One sentence: the word is not a known `what`; what is allowed; what was perhaps meant."""
    every = list(known)
    return f'"{visible(word)}" is not a known {what}; allowed: {listed(every)}.{did_you_mean(word, every)}'
