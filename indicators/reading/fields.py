"""Reading one mapping of a YAML file key by key: every value has the type its key asks for, or is a fault."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from indicators.reading.strict_yaml import Listing, Node, Scalar, Table, enough
from indicators.reading.values import is_number, kind_of, plain, shown
from methodology.faults.finding import Place, Report, did_you_mean, echo, listed, unknown
from methodology.faults.texts import MOST_OF_A_NAME, code_fault, link_fault, name_fault, text_fault
from methodology.model.ranges import FIGURE, LONGEST_ID, YEAR, Range

KEBAB = re.compile(rf"(?=.{{1,{LONGEST_ID}}}$)[a-z0-9]+(-[a-z0-9]+)*")
GOOD_ID = f'small letters and digits joined by "-", at most {LONGEST_ID} signs'
_FOLDS = re.compile(r" *\n[ \n]*")


class Fields:
    """The keys of one mapping. Faults go to the report with their line; a faulty value reads as default."""

    def __init__(self, table: Table, file: str, report: Report, known: Iterable[str] | None = None) -> None:
        """`known` are the keys allowed; None where any key is (a mapping from ids)."""
        self.table, self.file, self.report = table, file, report
        if known is not None:
            self._refuse_unknown(tuple(known))

    def _refuse_unknown(self, known: tuple[str, ...]) -> None:
        for key, (scalar, _) in self.table.entries.items():
            if key not in known and not enough(self.report, self.file):
                near = did_you_mean(key, (word for word in known if word not in self.table.entries))
                self.report.add(
                    self.file,
                    scalar.line,
                    f"{echo(key)} is not a known key.{near} Known keys: {listed(known)}",
                )

    def __contains__(self, key: str) -> bool:
        return key in self.table.entries

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the file; none that comes after too many faults."""
        return (key for key in self.table.entries if not enough(self.report, self.file))

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
            self.fault(key, f"{echo(key)} has no value; give it one or leave the key out")
            return None
        return entry[1]

    def text(self, key: str, default: str = "") -> str:
        """A text of one paragraph: lines are joined, as in every text that people read."""
        return self._read(key, default, text_fault)

    def name(self, key: str, default: str = "") -> str:
        """A text of one line by which something is told apart: a title, a label, a unit."""
        return self._read(key, default, name_fault, one_line=True)

    def code(self, key: str, default: str = "") -> str:
        """A key of other tables: a series, a source."""
        return self._read(key, default, code_fault, one_line=True)

    def link(self, key: str) -> str:
        """An address of the web."""
        return self._read(key, "", link_fault, one_line=True)

    def _read(
        self, key: str, default: str, fault: Callable[[str], str | None], one_line: bool = False
    ) -> str:
        node = self.node(key)
        if node is None:
            return default
        if not isinstance(node, Scalar) or not node.text.strip():
            self.fault(key, f"{echo(key)} must be text; found {kind_of(node)}")
            return default
        return self._checked(key, node, fault, one_line) or default

    def _checked(self, key: str, node: Scalar, fault: Callable[[str], str | None], one_line: bool) -> str:
        """The text of a scalar; empty, and reported, where it holds what it must not."""
        text = node.text.strip()
        if fault is not link_fault and len(text) < MOST_OF_A_NAME and text.isascii() and text.isprintable():
            return text  # by far most texts; the checks below look at every sign
        text = text if one_line else _FOLDS.sub(" ", text)
        if what := fault(text):
            self.report.add(self.file, node.line, f"{echo(key)} {what}")
            return ""
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(
            filter(None, (self._checked(key, item, text_fault, False) for item in self._scalars(key)))
        )

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of keys of other tables, each once."""
        codes = tuple(
            filter(None, (self._checked(key, item, code_fault, True) for item in self._scalars(key)))
        )
        for twice in sorted({code for code in codes if codes.count(code) > 1}):
            self.fault(key, f"{echo(twice)} is repeated: {echo(key)} names it twice")
        return codes

    def _scalars(self, key: str) -> list[Scalar]:
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, Listing):
            self.fault(key, f"{echo(key)} must be a list, as [one, two]; found {kind_of(node)}")
            return []
        for item in node.items:
            if not _is_text(item) and not enough(self.report, self.file):
                self.report.add(
                    self.file,
                    item.line,
                    f"{echo(key)} must be a list of texts; found {kind_of(item)} in it",
                )
        return [item for item in node.items if isinstance(item, Scalar) and _is_text(item)]

    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        node = self.node(key)
        if node is None:
            return default
        known = tuple(allowed)
        if not isinstance(node, Scalar) or not node.text.strip():
            self.fault(key, f"{echo(key)} must be text, one of {listed(known)}; found {kind_of(node)}")
            return default
        word = node.text.strip()
        if word not in (*known, default):
            self.fault(key, unknown(word, f"value of {echo(key)}", known))
            return default
        return word

    def choices(self, key: str, allowed: Iterable[str], what: str) -> tuple[str, ...]:
        """A list of known words, each once; an unknown or repeated one is a fault on its own line."""
        known, words = tuple(allowed), dict[str, None]()
        for item in self._scalars(key):
            word = item.text.strip()
            if enough(self.report, self.file):
                break
            if word not in known:
                self.report.add(self.file, item.line, unknown(word, what, known))
            elif word in words:
                self.report.add(self.file, item.line, f'"{word}" is repeated: {echo(key)} names it twice')
            else:
                words[word] = None
        return tuple(words)

    def number(self, key: str, default: Any = None, within: Range = FIGURE) -> Any:
        """A number of the range; int where it is written as one."""
        node = self.node(key)
        if node is None:
            return default
        value = plain(node)
        if not is_number(value):
            self.fault(key, f"{echo(key)} must be a number; found {shown(node)}")
            return default
        if value not in within:
            self.fault(key, f"{echo(key)} must be {within}; found {shown(node)}")
            return default
        return abs(value) if value == 0 else value

    def whole(self, key: str, default: int | None = None, within: Range = FIGURE) -> Any:
        """A whole number of the range."""
        value = self.number(key, default, within)
        if value is not default and not isinstance(value, int):
            self.fault(key, f"{echo(key)} must be a whole number; found {value!r}")
            return default
        return value

    def day(self, key: str) -> str:
        """A day that there is, as 2026-11-29."""
        day = self._read(key, "", name_fault, one_line=True)
        try:
            good = not day or (datetime.date.fromisoformat(day).isoformat() == day and int(day[:4]) in YEAR)
        except ValueError:
            good = False
        if not good:
            what = f"must be a day, as 2026-11-29, of the years {YEAR}"
            self.fault(key, f"{echo(key)} {what}; found {echo(day)}")
            return ""
        return day

    def flag(self, key: str, default: bool = False) -> bool:
        node = self.node(key)
        if node is None:
            return default
        value = plain(node)
        if not isinstance(value, bool):
            self.fault(key, f"{echo(key)} must be true or false; found {shown(node)}")
            return default
        return value

    def section(self, key: str, known: Iterable[str] | None = None) -> Fields | None:
        """The mapping under a key; None where it is left out or is none."""
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, Table):
            self.fault(key, f"{echo(key)} must be a mapping of keys to values; found {kind_of(node)}")
            return None
        return Fields(node, self.file, self.report, known)

    def sections(self, key: str, known: Iterable[str]) -> list[Fields]:
        """The mappings in the list under a key."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, Listing):
            self.fault(key, f"{echo(key)} must be a list; found {kind_of(node)}")
            return []
        allowed, sections = tuple(known), []
        for item in node.items:
            if enough(self.report, self.file):
                break
            if isinstance(item, Table):
                sections.append(Fields(item, self.file, self.report, allowed))
            else:
                self.report.add(
                    self.file, item.line, f'"{key}" must list mappings, as {{id: …}}; found {kind_of(item)}'
                )
        return sections

    def identifier(self, key: str = "id") -> str:
        """A kebab-case id; empty, and reported, where it is none."""
        node = self.node(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.text.strip():
            self.fault(key, f'"{key}" must be text; found {kind_of(node)}')
            return ""
        name = node.text.strip()
        if not KEBAB.fullmatch(name):
            self.fault(key, f"{echo(name)} is not a good id; allowed: {GOOD_ID}")
            return ""
        return name


def root_fields(node: Node | None, file: str, report: Report, known: Iterable[str] | None) -> Fields | None:
    """The keys of a whole file; None, reported, where the file is no mapping."""
    if node is None:
        return None
    if not isinstance(node, Table):
        report.add(file, node.line, f"the file must be a mapping of keys to values; found {kind_of(node)}")
        return None
    return Fields(node, file, report, known)


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.empty and bool(node.text.strip())
