"""Names tell what a thing is: no parameter is called `found`, and one thing has one word (docs/house.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = (
    "methodology",
    "indicators",
    "data",
    "dashboard/content",
    "dashboard/drawing",
    "dashboard/exports",
    "dashboard/frame",
    "dashboard/language",
)
"""The rooms that are done. The list grows until it reads methodology, indicators, data, dashboard."""


def parameters(tree: ast.AST) -> Iterator[ast.arg]:
    """Every parameter of every function and lambda of a file."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.arg))


def stored(tree: ast.AST) -> Iterator[ast.Name]:
    """Every variable that a file fills; the fields of a class are no variables."""
    fields = {id(node.target) for node in ast.walk(tree) if isinstance(node, ast.AnnAssign)}
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return (name for name in names if isinstance(name.ctx, ast.Store) and id(name) not in fields)


def vague(source: str) -> list[str]:
    tree = ast.parse(source)
    return sorted(
        [f"{one.lineno}: parameter" for one in parameters(tree) if one.arg == "found"]
        + [f"{one.lineno}: variable" for one in stored(tree) if one.id == "found"]
    )


@pytest.mark.parametrize("room", NAMED)
def test_nothing_is_only_called_found(room: str) -> None:
    """`found` says how a thing came and not what it is. A field `found` beside `limit` or `needed` is the
    value that was met, and a keyword `found=` is a word of the API: both stay."""
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    wrong = {str(path.relative_to(ROOT)): vague(path.read_text(encoding="utf-8")) for path in files}
    assert {path: lines for path, lines in wrong.items() if lines} == {}


def test_the_rule_sees_parameters_lambdas_and_variables() -> None:
    assert vague("def one(found: int) -> int:\n    return found") == ["1: parameter"]
    assert vague("one = lambda found: found") == ["1: parameter"]
    assert vague("for found in ():\n    pass") == ["1: variable"]
    assert vague("class Failure:\n    found: float") == []
    assert vague("refuse(found=1)") == []
