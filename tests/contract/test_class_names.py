"""A class is found by its name: no two public classes of the rooms share one."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("indicators", "data", "methodology", "dashboard", "tools", "benchmarks")


def shared_names(root: Path) -> dict[str, list[str]]:
    """The names that two or more public classes have, with the files that they stand in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*.py")):
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(part, ast.ClassDef) and not part.name.startswith("_"):
                found[part.name].append(path.relative_to(root).as_posix())
    return {name: places for name, places in found.items() if len(places) > 1}


def test_no_two_public_classes_share_a_name() -> None:
    assert not shared_names(ROOT)


def test_the_same_name_in_two_rooms_is_seen(tmp_path: Path) -> None:
    for room in ("data", "dashboard"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "part.py").write_text("class Row: ...\nclass _Own: ...\n", encoding="utf-8")
    assert shared_names(tmp_path) == {"Row": ["dashboard/part.py", "data/part.py"]}
