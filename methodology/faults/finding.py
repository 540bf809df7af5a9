"""Faults of content, each with its place, and the words that all readers use to describe them.

The engine returns codes and numbers; sentences stand only where it tells editors what is wrong with content
(here, in the checks, the rules of content and the checks of scoring methods) and in exceptions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import chain, groupby

MOST_LISTED = 40
"""Longer lists of what is allowed are cut, so that a message stays readable."""
MOST_TOLD, MOST_IN_ALL = 200, 1_000
"""So many faults of one file, and of a whole content, are told; the others are counted."""
MOST_SIGNS = 1_500
"""A longer message is cut in its middle, which holds what was read."""
MOST_ECHOED = 80
"""So much of a cell or value is repeated in a message."""
LONGEST_WORD = 60
"""A longer word is no slip of the pen for another, and comparing it would take long."""
MANY_WORDS, MOST_ALIKE = 200, 50
"""Of more known words, only so many that look alike are compared letter by letter."""


@dataclass(frozen=True, order=True)
class Finding:
    """One fault. `line` counts from 1, 0 stands for the whole file; in tables it is the `row` as a
    spreadsheet numbers it, the header being row 1. `count` is how many faults it stands for."""

    file: str
    line: int
    message: str
    unit: str = "line"
    count: int = field(default=1, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", printable(self.file))
        object.__setattr__(self, "message", printable(cut(self.message)))

    def __str__(self) -> str:
        place = f", {self.unit} {self.line}" if self.line else ""
        return f"{self.file}{place}: {self.message}"


def printable(text: str) -> str:
    """What content holds must not steer the terminal that shows it: signs that cannot be seen are escaped."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def cut(message: str) -> str:
    """A message that is not too long: what it says at its beginning and at its end."""
    half = MOST_SIGNS // 2
    return message if len(message) <= MOST_SIGNS else f"{message[:half]} … {message[-half:]}"


def echo(word: str) -> str:
    """A word as a message repeats it: in quotation marks, cut after MOST_ECHOED."""
    return f'"{word}"' if len(word) <= MOST_ECHOED else f'"{word[:MOST_ECHOED]}…"'


class ContentError(Exception):
    """Content cannot be used; `findings` holds its faults, sorted by file and line.

    At most MOST_TOLD of a file and MOST_IN_ALL altogether are told, the others counted.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        by_file = groupby(sorted(set(findings)), key=lambda finding: finding.file)
        every = [finding for _, group in by_file for finding in _bounded(list(group), MOST_TOLD)]
        self.findings = tuple(_bounded(every, MOST_IN_ALL))
        super().__init__("\n".join(str(finding) for finding in self.findings))


def _bounded(findings: list[Finding], most: int) -> list[Finding]:
    """The first `most` findings and, where there are more, one that counts the others."""
    rest = findings[most:]
    if len(rest) < 2:
        return findings
    return [*findings[:most], _rest(rest[-1], sum(finding.count for finding in rest))]


def _rest(last: Finding, count: int) -> Finding:
    message = f"the last of {count} more faults that are not listed"
    return Finding(last.file, last.line, message, last.unit, count)


@dataclass
class Report:
    """Gathers the faults of one run, so that all are told together; of each file the first MOST_TOLD."""

    findings: list[Finding] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    rest: dict[str, int] = field(default_factory=dict)
    """How many faults of a file are told, and where in the findings the others are counted."""

    def add(self, file: str, line: int, message: str) -> None:
        """Records a fault of a text file; line 0 is the file as a whole."""
        self._put(Finding(file, line, message))

    def add_row(self, file: str, row: int, message: str) -> None:
        """Records a fault of a row of a table."""
        self._put(Finding(file, row, message, "row"))

    def add_rest(self, file: str, line: int, count: int, unit: str = "row") -> None:
        """Counts so many more faults of a file, the last of which stands in this line or row."""
        last = Finding(file, line, "", unit)
        if file in self.rest:
            before = self.findings[self.rest[file]].count
            self.findings[self.rest[file]] = _rest(last, before + count)
            return
        self.rest[file] = len(self.findings)
        self.findings.append(_rest(last, count))

    def absent(self, name: str) -> bool:
        """Whether a file or folder that was not read may be called missing: nothing is said of it or of what
        it stands in, such as that it cannot be read."""
        above = [name[:at] for at, sign in enumerate(name) if sign == "/"]
        return not any(self.told.get(place) for place in (".", *above, name))

    def full(self, file: str) -> bool:
        """Whether so many faults of a file are told that a further one would only be counted."""
        return self.told.get(file, 0) >= MOST_TOLD

    def _put(self, finding: Finding) -> None:
        if self.full(finding.file):
            self.add_rest(finding.file, finding.line, 1, finding.unit)
            return
        self.told[finding.file] = self.told.get(finding.file, 0) + 1
        self.findings.append(finding)


def row_findings(file: str, faulty: Iterable[tuple[int, Callable[[], str]]]) -> list[Finding]:
    """A finding for each faulty row (its number, its words); words are made for the first MOST_TOLD alone."""
    every = list(faulty)
    findings = [Finding(file, row, words(), "row") for row, words in every[:MOST_TOLD]]
    rest = every[MOST_TOLD:]
    return [*findings, _rest(Finding(file, rest[-1][0], "", "row"), len(rest))] if rest else findings


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
    if len(word) > LONGEST_WORD:
        return ""
    every = tuple(known)
    spelt = {item.lower(): item for item in (_alike(word, every) if len(every) > MANY_WORDS else every)}
    near = get_close_matches(word.lower(), list(spelt), n=1)
    return spelt[near[0]] if near else ""


def _alike(word: str, known: tuple[str, ...]) -> list[str]:
    """Those of many known words that share most pairs of letters with one."""
    pairs = _pairs(known)
    shared = Counter(chain.from_iterable(pairs.get(pair, ()) for pair in _pairs_of(word)))
    best = nlargest(MOST_ALIKE, shared, key=lambda at: (shared[at], -abs(len(known[at]) - len(word))))
    return [known[at] for at in best]


@lru_cache(maxsize=8)
def _pairs(known: tuple[str, ...]) -> Mapping[str, list[int]]:
    """Where among the known words each pair of neighbouring letters stands."""
    pairs: dict[str, list[int]] = {}
    for at, word in enumerate(known):
        for pair in _pairs_of(word):
            pairs.setdefault(pair, []).append(at)
    return pairs


def _pairs_of(word: str) -> set[str]:
    padded = f" {word.lower()[:LONGEST_WORD]} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}


def listed(words: Iterable[str]) -> str:
    """The words with commas, cut after MOST_LISTED; "none" when there are none."""
    every = list(words)
    rest = len(every) - MOST_LISTED
    return ", ".join(every[:MOST_LISTED]) + (f" and {rest} more" if rest > 0 else "") or "none"


def unknown(word: str, what: str, known: Iterable[str]) -> str:
    """One sentence: the word is not a known `what`; what is allowed; what was perhaps meant."""
    every = list(known)
    return f"{echo(word)} is not a known {what}; allowed: {listed(every)}.{did_you_mean(word, every)}"
