"""Style sheets as tests read them: which rules stand in which sheet, and which classes pages may carry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.command import ROOT

ROOMS = ("dashboard", "assets")
"""Where style sheets, templates, scripts and the Python that writes markup live."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STATEMENT = re.compile(r"[^{};]+;|[^{}]+\{|\}")
ASIDE = re.compile(r":(?:not|has)\((?:[^()]|\([^()]*\))*\)")
ATTRIBUTE = re.compile(r"\[[^\]]*\]")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
CLASS_ATTRIBUTE = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
CLASSES = re.compile(r"[a-z0-9 {}_-]+")
"""A piece of code that may be a list of classes; a sentence has capitals or marks."""


@dataclass(frozen=True)
class Rule:
    """One selector with its declarations (`property: value`), in which sheet."""

    sheet: str
    selector: str
    declarations: tuple[str, ...]

    def classes(self) -> set[str]:
        """All classes of the selector."""
        return set(CLASS.findall(ATTRIBUTE.sub("", self.selector)))

    def subject(self) -> set[str]:
        """The classes of what is styled: those of the rightmost compound, not what it must not be or hold."""
        plain = ATTRIBUTE.sub("[]", ASIDE.sub(":any", self.selector))
        return set(CLASS.findall(compounds(plain)[-1]))


def files(suffix: str) -> list[Path]:
    """All files of a kind in the rooms, without what others wrote."""
    found = (path for room in ROOMS for path in (ROOT / room).rglob(f"*{suffix}"))
    return sorted(path for path in found if "vendor" not in path.parts)


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of all sheets."""
    return tuple(
        rule for path in files(".css") for rule in rules(path.name, path.read_text(encoding="utf-8"))
    )


def rules(sheet: str, text: str) -> Iterator[Rule]:
    """The rules of one sheet, one for each selector of a list; those inside @media and @supports too."""
    text, selectors, declared = COMMENT.sub("", text), "", list[str]()
    # A last declaration may come without its semicolon.
    for statement in STATEMENT.findall(re.sub(r"([^;{}\s])\s*\}", r"\1;}", text)):
        if statement.endswith("{"):
            selectors, declared = statement[:-1].strip(), []
        elif statement != "}":
            declared.append(statement[:-1].strip())
        elif selectors:
            if not selectors.startswith("@"):
                yield from (Rule(sheet, one, tuple(declared)) for one in listed(selectors))
            selectors, declared = "", []


def listed(selectors: str) -> list[str]:
    """The selectors of a list; a comma inside brackets parts nothing."""
    return [" ".join(one.split()) for one in outside_brackets(selectors, ",")]


def compounds(selector: str) -> list[str]:
    """What stands between the combinators of a selector."""
    return [one for one in outside_brackets(selector, " >+~") if one]


def outside_brackets(text: str, marks: str) -> list[str]:
    """The parts of a text between any of the marks outside brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter in marks and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


@cache
def written() -> str:
    """Everything in templates, scripts and Python that may name a class, one piece a line."""
    markup = [path.read_text(encoding="utf-8") for path in (*files(".html"), *files(".svg"))]
    pieces = [
        piece for text in markup for piece in re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', text)
    ]
    pieces += [piece for text in markup for piece in re.findall(r"""["']([a-z0-9 _-]+)["']""", text)]
    for path in files(".js"):
        pieces += re.findall(r"""["'`.]([a-zA-Z0-9 .${}_-]+)["'`)]""", path.read_text(encoding="utf-8"))
    for path in files(".py"):
        pieces += strings(path)
    return "\n".join(pieces)


def strings(path: Path) -> Iterator[str]:
    """The strings of a module that are markup or lists of classes; `{` stands for a value put in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if "class" in text or CLASSES.fullmatch(text):
            yield text
