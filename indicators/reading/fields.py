"""Reading one mapping of a YAML file key by key: every value has the type its key asks for, or is a fault."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from indicators.reading.strict_yaml import Listing, Node, Scalar, Table
from indicators.reading.values import is_number, kind_of, plain, shown
from methodology.faults.finding import Place, Report, did_you_mean, listed, unknown

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Fields:
    """The keys of one mapping. Faults go to the report with their line; a faulty value reads as default."""

    def __init__(self, table: Table, file: str, report: Report, known: Iterable[str] | None = None) -> None:
        """`known` are the keys allowed; None where any key is (a mapping from ids)."""
        self.table, self.file, self.report = table, file, report
        if known is not None:
            self._refuse_unknown(tuple(known))

    def _refuse_unknown(self, known: tuple[str, ...]) -> None:
        for key, (scalar, _) in self.table.entries.items():
            if key not in known:
                near = did_you_mean(key, (word for word in known if word not in self.table.entries))
                self.report.add(
                    self.file, scalar.line, f'"{key}" is not a known key.{near} Known keys: {listed(known)}'
                )

    def __contains__(self, key: str) -> bool:
        return key in self.table.entries

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the file."""
        return iter(self.table.entries)

    def line(self, key: str | None = None) -> int:
        """The line of a key, or of the mapping where the key is left out."""
        entry = self.table.entries.get(key) if key else None
        return entry[0].line if entry else self.table.line

    def place(self) -> Place:
        return Place(self.file, {key: scalar.line for key, (scalar, _) in self.table.entries.items()})

    def fault(self, key: str | None, message: str) -> None:
        self.report.add(self.file, self.line(key), message)

    def require(self, *keys: str) -> None:
        """Reports each key that is left out."""
        for key in keys:
            if key not in self.table.entries:
                self.fault(None, f'"{key}" is missing')

    def node(self, key: str) -> Node | None:
        """The value as written, None where it is left out; a key without a value is a fault."""
        entry = self.table.entries.get(key)
        if entry is None:
            return None
        if isinstance(entry[1], Scalar) and entry[1].empty:
            self.fault(key, f'"{key}" has no value; give it one or leave the key out')
            return None
        return entry[1]

    def text(self, key: str, default: str = "") -> str:
        node = self.node(key)
        if node is None:
            return default
        if not isinstance(node, Scalar) or not node.text.strip():
            self.fault(key, f'"{key}" must be text; found {kind_of(node)}')
            return default
        return node.text.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text.strip() for item in self._scalars(key))

    def _scalars(self, key: str) -> list[Scalar]:
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, Listing):
            self.fault(key, f'"{key}" must be a list, as [one, two]; found {kind_of(node)}')
            return []
        good = [item for item in node.items if isinstance(item, Scalar) and not item.empty]
        for item in node.items:
            if not isinstance(item, Scalar) or item.empty:
                self.report.add(
                    self.file, item.line, f'"{key}" must be a list of texts; found {kind_of(item)} in it'
                )
        return good

    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        word = self.text(key, default)
        if key in self.table.entries and word and word not in (*allowed, default):
            self.fault(key, unknown(word, f'value of "{key}"', allowed))
            return default
        return word

    def choices(self, key: str, allowed: Iterable[str], what: str) -> tuple[str, ...]:
        """A list of known words; each unknown one is a fault on its own line."""
        known = tuple(allowed)
        items = self._scalars(key)
        for item in items:
            if item.text.strip() not in known:
                self.report.add(self.file, item.line, f"{unknown(item.text.strip(), what, known)}")
        return tuple(item.text.strip() for item in items if item.text.strip() in known)

    def number(
        self, key: str, default: Any = None, lowest: float = -math.inf, highest: float = math.inf
    ) -> Any:
        """A finite number in [lowest, highest]; int where it is written as one."""
        node = self.node(key)
        if node is None:
            return default
        value = plain(node)
        if not is_number(value):
            self.fault(key, f'"{key}" must be a number; found {shown(node)}')
            return default
        if not lowest <= value <= highest:
            self.fault(key, f'"{key}" must be {_range(lowest, highest)}; found {shown(node)}')
            return default
        return value

    def whole(self, key: str, default: int | None = None, lowest: float = -math.inf) -> Any:
        """A whole number of at least `lowest`."""
        value = self.number(key, default, lowest)
        if value is not default and not isinstance(value, int):
            self.fault(key, f'"{key}" must be a whole number; found {value!r}')
            return default
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        node = self.node(key)
        if node is None:
            return default
        value = plain(node)
        if not isinstance(value, bool):
            self.fault(key, f'"{key}" must be true or false; found {shown(node)}')
            return default
        return value

    def section(self, key: str, known: Iterable[str] | None = None) -> Fields | None:
        """The mapping under a key; None where it is left out or is none."""
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, Table):
            self.fault(key, f'"{key}" must be a mapping of keys to values; found {kind_of(node)}')
            return None
        return Fields(node, self.file, self.report, known)

    def sections(self, key: str, known: Iterable[str]) -> list[Fields]:
        """The mappings in the list under a key."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, Listing):
            self.fault(key, f'"{key}" must be a list; found {kind_of(node)}')
            return []
        allowed, sections = tuple(known), []
        for item in node.items:
            if isinstance(item, Table):
                sections.append(Fields(item, self.file, self.report, allowed))
            else:
                self.report.add(
                    self.file, item.line, f'"{key}" must list mappings, as {{id: …}}; found {kind_of(item)}'
                )
        return sections

    def identifier(self, key: str = "id") -> str:
        """A kebab-case id."""
        name = self.text(key)
        if name and not KEBAB.fullmatch(name):
            self.fault(key, f'"{name}" is not a good id; allowed: small letters and digits joined by "-"')
        return name


def root_fields(node: Node | None, file: str, report: Report, known: Iterable[str] | None) -> Fields | None:
    """The keys of a whole file; None, reported, where the file is no mapping."""
    if node is None:
        return None
    if not isinstance(node, Table):
        report.add(file, node.line, f"the file must be a mapping of keys to values; found {kind_of(node)}")
        return None
    return Fields(node, file, report, known)


def _range(lowest: float, highest: float) -> str:
    if highest == math.inf:
        return f"{lowest:g} or more"
    if lowest == -math.inf:
        return f"{highest:g} or less"
    return f"from {lowest:g} to {highest:g}"
