"""The engine returns codes and numbers; what people read of them is written by the dashboard."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import methodology

ROOM = Path(methodology.__file__).parent
FAULTS = frozenset({
    "methods", "checks", "content_rules", "finding", "file_names", "near_series", "texts", "ranges",
    "transforms", "scoring_method",
    "bands", "categories", "goalposts", "piecewise", "quantile", "zscore",
})  # fmt: skip
"""They tell editors what is wrong with the content, with file, line, what was expected and what was found."""
NOT_FOR_READERS = {
    ("receipts", "does not apply"): "stands in the hashed text of receipts",
    ("terms", "all rights reserved"): "how the licence of a source begins in the content",
}


def test_no_sentence_stands_in_the_engine() -> None:
    spoken = {
        (module, text)
        for module, tree in _modules()
        if module not in FAULTS
        for text in _sentences(tree)
        if (module, text) not in NOT_FOR_READERS
    }
    assert spoken == set()


def test_every_exception_is_still_needed() -> None:
    found = {(module, text) for module, tree in _modules() for text in _sentences(tree)}
    assert set(NOT_FOR_READERS) <= found
    assert {module for module, _ in found} >= FAULTS


def test_the_walk_finds_constants_and_formatted_sentences() -> None:
    lines = ('"""A docstring."""', 'a = "no data"', 'b = f"{a} means"', 'c = "no-data"', 'raise E("too bad")')
    assert sorted(_sentences(ast.parse("\n".join(lines)))) == ["no data", "{} means"]


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOM.rglob("*.py")):
        yield (
            path.stem if path.stem != "__init__" else path.parent.name,
            ast.parse(path.read_text(encoding="utf-8")),
        )


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Texts with words and a space between them, but for docstrings and texts of exceptions."""
    passed = {id(part) for node in ast.walk(tree) for part in _not_returned(node)}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
        text = _text(node)
        if " " in text.strip() and any(letter.isalpha() for letter in text):
            yield text


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _not_returned(node: ast.AST) -> Iterator[ast.AST]:
    """What a node holds that no caller gets: a text that stands alone, all that is raised, and patterns."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"):
        yield from ast.walk(node)
