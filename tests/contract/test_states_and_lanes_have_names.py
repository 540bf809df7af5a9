"""No code of the dashboard spells a state or a lane out: states have names, and lanes are content."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import dashboard
from dashboard.drawing.theme import LANES
from methodology.scoring.aggregation.gate import STATES

ROOM = Path(dashboard.__file__).parent
WORDS = frozenset((*STATES, *LANES))
SPELT = {
    ("callback_guard.py", "state"): "a word of Dash's protocol",
    ("kept_numbers.py", "state"): "a column of the table",
    ("score.py", "all"): "what the command line takes and shows as a default",
    ("audit.py", "all"): "the same",
    ("diff.py", "all"): "the same; all years",
    ("usage.py", "all"): "the same; all years",
}
"""Words of other languages than ours, by file, with what they are there."""
TRANSLATED = ("_", "N_")


def test_no_state_or_lane_is_compared_or_passed_as_a_literal() -> None:
    found = {
        (path.name, word): path
        for path in sorted(ROOM.rglob("*.py"))
        for word in _spelt(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert set(found) - set(SPELT) == set()
    assert set(SPELT) <= set(found), "an exception that is not needed any more"


def test_the_walk_sees_what_is_compared_and_passed() -> None:
    for line in (
        'x == "scored"',
        'x in ("a", "range")',
        'f("corporate")',
        'f(lane="all")',
        "x: str = 'marks'",
    ):
        assert list(_spelt(ast.parse(line))), line
    for line in ('_("scored")', '{"state": 1}', 'x["state"]', 'STATE = "state"', 'x == "unscored"'):
        assert not list(_spelt(ast.parse(line))), line


def _spelt(tree: ast.Module) -> Iterator[str]:
    """The words that stand, exactly, in a comparison, a call or as a default."""
    for node in ast.walk(tree):
        for part in _used(node):
            if isinstance(part, ast.Constant) and part.value in WORDS:
                yield part.value


def _used(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for side in (node.left, *node.comparators):
            yield from side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else (side,)
    elif isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in TRANSLATED):
        yield from (*node.args, *(keyword.value for keyword in node.keywords))
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        yield node.value
    elif isinstance(node, ast.arguments):
        yield from (*node.defaults, *(one for one in node.kw_defaults if one is not None))
