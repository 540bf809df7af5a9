"""Strict YAML: a small tree in which every value knows its line.

Read from the parser's events, so that nothing is built before it was checked: no tags, no anchors or
aliases (and so no alias bombs), no deep nesting, one document a file, no repeated keys. Plain words keep
their spelling: whether `no` or `1.0` is a word or a number is decided by the key that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from methodology.faults.finding import Report, echo
from methodology.model.ranges import MOST_ENTRIES, MOST_NODES

MOST_DEPTH = 12
ENOUGH_OF_A_FILE, ENOUGH_IN_ALL = 50, 200
"""After so many faults a file, or all of them, are not searched for more."""
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Scalar:
    """A single value as it is written; `quoted` marks a value that can only be text."""

    text: str
    quoted: bool
    line: int

    @property
    def empty(self) -> bool:
        """True where a value is left out."""
        return not self.quoted and self.text in _NULLS


@dataclass(slots=True)
class Listing:
    """A list, and the line it begins on."""

    items: list[Node]
    line: int


@dataclass(slots=True)
class Table:
    """Keys with their values, in the order of the file; each key once."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int


Node = Scalar | Listing | Table


class _Refused(Exception):
    """Reading on would be unsafe or pointless; the fault is reported already."""


def enough(report: Report, file: str) -> bool:
    """Whether so much of a file, or of all, is at fault that looking for more would only take time."""
    return report.told.get(file, 0) >= ENOUGH_OF_A_FILE or len(report.findings) >= ENOUGH_IN_ALL


def parse_yaml(text: str, file: str, report: Report) -> Node | None:
    """The tree of one file, or None after reporting a fault that leaves no tree."""
    builder = _Builder(file, report)
    try:
        builder.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 0
        report.add(file, line, f"this is not YAML: {error.problem or error}{_hint(text, line)}")
        return None
    except yaml.YAMLError as error:
        at = getattr(error, "position", 0) or 0
        line = text.encode()[:at].count(b"\n") + 1
        report.add(file, line, f"this is not YAML: {getattr(error, 'reason', error)}")
        return None
    if builder.root is None:
        report.add(file, 0, "the file is empty")
    return builder.root


def _hint(text: str, line: int) -> str:
    lines = text.splitlines()
    broken = lines[line - 1] if 0 < line <= len(lines) else ""
    return "; indent with spaces, not tabs" if "\t" in broken else ""


class _Builder:
    """Builds the tree from events with a stack of its own, whatever the depth of the file."""

    def __init__(self, file: str, report: Report) -> None:
        self.file, self.report = file, report
        self.root: Node | None = None
        self.open: list[Listing | Table] = []
        self.keys: list[Scalar | None] = []
        self.documents = self.nodes = 0

    def read(self, events: Iterable[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_properties(event, event.tag)
                self._put(Scalar(event.value, bool(event.style), _line(event)))
            elif isinstance(event, yaml.MappingStartEvent):
                self._refuse_properties(event, event.tag)
                self._enter(Table({}, _line(event)))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._refuse_properties(event, event.tag)
                self._enter(Listing([], _line(event)))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._leave()
            elif isinstance(event, yaml.AliasEvent):
                self._fault(event, f"aliases are not allowed; found *{event.anchor}")
                self._put(Scalar(f"*{event.anchor}", True, _line(event)))
            elif isinstance(event, yaml.DocumentStartEvent):
                self._begin(event)

    def _begin(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self._fault(event, 'one document a file is allowed; found a second "---"')
            raise _Refused

    def _refuse_properties(self, event: yaml.NodeEvent, tag: str | None) -> None:
        if event.anchor is not None:
            self._fault(event, f"anchors are not allowed; found &{event.anchor}")
        if tag is not None:
            self._fault(event, f"tags are not allowed; found {tag}")

    def _enter(self, node: Listing | Table) -> None:
        if len(self.open) >= MOST_DEPTH:
            self._refuse(node.line, f"nested more than {MOST_DEPTH} levels deep")
        if self.open and isinstance(self.open[-1], Table) and self.keys[-1] is None:
            self._refuse(node.line, "a key must be a single word, not a list or a mapping")
        self.open.append(node)
        self.keys.append(None)

    def _leave(self) -> None:
        self.keys.pop()
        self._put(self.open.pop())

    def _put(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._refuse(node.line, f"more than {MOST_NODES:,} values in one file")
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Listing):
            if len(parent.items) >= MOST_ENTRIES:
                self._refuse(node.line, f"more than {MOST_ENTRIES:,} entries in one list")
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            assert isinstance(node, Scalar)
            self.keys[-1] = node
            return
        self.keys[-1] = None
        if key.text in parent.entries:
            first = parent.entries[key.text][0].line
            self._told(key.line, f"{echo(key.text)} is repeated; it stands on line {first} already")
            return
        if len(parent.entries) >= MOST_ENTRIES:
            self._refuse(key.line, f"more than {MOST_ENTRIES:,} keys in one mapping")
        parent.entries[key.text] = (key, node)

    def _fault(self, event: yaml.Event, message: str) -> None:
        self._told(_line(event), message)

    def _told(self, line: int, message: str) -> None:
        self.report.add(self.file, line, message)
        if enough(self.report, self.file):
            raise _Refused

    def _refuse(self, line: int, message: str) -> None:
        self.report.add(self.file, line, message)
        raise _Refused


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
