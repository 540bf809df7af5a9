"""The house itself: its map is true, its rooms are small, what is shared is shared, one file reads the
environment."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("indicators", "data", "methodology", "dashboard")
MOST_NAMES = 12
MOST_LINES = 300
LONGER = {"methodology/scoring/scorebook.py": 400}
"""The book of scores is one class that answers small questions about every cell."""
MAP_LINE = re.compile(r"^\| `([\w/]+)/` \| (.+) \|$")


def folders() -> list[Path]:
    """Every folder of the rooms that holds code."""
    return sorted({path.parent for room in ROOMS for path in (ROOT / room).rglob("*.py")})


def modules() -> list[Path]:
    return [path for folder in folders() for path in sorted(folder.glob("*.py"))]


def sentence(folder: Path) -> str:
    """The first line of what a folder says of itself."""
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def test_the_map_names_every_folder_with_the_sentence_that_it_says_of_itself() -> None:
    lines = (ROOT / "docs/house.md").read_text(encoding="utf-8").splitlines()
    told = {match[1]: match[2] for line in lines if (match := MAP_LINE.match(line))}
    assert told == {folder.relative_to(ROOT).as_posix(): sentence(folder) for folder in folders()}


def test_every_folder_says_what_it_is_for() -> None:
    assert [str(folder) for folder in folders() if not sentence(folder).endswith(".")] == []


@pytest.mark.parametrize("folder", folders(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_folder_holds_few_names(folder: Path) -> None:
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    names |= {path.name for path in folder.iterdir() if (path / "__init__.py").exists()}
    assert len(names) <= MOST_NAMES, sorted(names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_short(path: Path) -> None:
    most = LONGER.get(path.relative_to(ROOT).as_posix(), MOST_LINES)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= most


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports from, also by name from a package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def user(path: Path) -> str:
    """Who uses what a file imports: a chapter of the views, or another room of the dashboard."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return "/".join(parts[:3] if parts[1] == "views" else parts[:2])


def test_what_stands_in_answers_is_needed_by_two_chapters_or_rooms() -> None:
    users: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "dashboard").rglob("*.py"):
        for name in imported(path):
            parts = name.split(".")
            if parts[:2] == ["dashboard", "answers"] and len(parts) > 2 and user(path) != "dashboard/answers":
                users[parts[2]].add(user(path))
    rooms = {path.name for path in (ROOT / "dashboard/answers").iterdir() if (path / "__init__.py").exists()}
    assert {name: sorted(users[name]) for name in rooms if len(users[name]) < 2} == {}


def test_one_file_reads_the_environment() -> None:
    readers = [path for path in modules() if "os.environ" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in readers] == ["dashboard/content/settings.py"]
