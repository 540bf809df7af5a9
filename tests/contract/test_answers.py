"""After its answer a view asks nobody: words, figures and templates see neither book nor site."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dashboard.views import NAMES

VIEWS = Path(__file__).parents[2] / "dashboard/views"
EVERY = tuple(name.removeprefix("dashboard.views.").replace(".", "/") for name in NAMES)
"""All views, by their folders."""
SPEAKING = ("words", "figures", "templates")
ASKING = {"book", "site"}


@pytest.mark.parametrize("view", EVERY)
def test_words_and_figures_take_answers_and_never_the_book(view: str) -> None:
    files = [path for name in SPEAKING for path in (VIEWS / view).glob(f"{name}*")]
    files = [file for path in files for file in ([path] if path.suffix == ".py" else path.rglob("*.py"))]
    asked = {
        (file.name, node.name)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and ASKING & {one.arg for one in node.args.args}
    }
    assert asked == set()


@pytest.mark.parametrize("view", EVERY)
def test_templates_show_one_answer(view: str) -> None:
    asking = re.compile(r"\b(book|site)\.")
    templates = (VIEWS / view / "templates").glob("*.html")
    assert [path.name for path in templates if asking.search(path.read_text(encoding="utf-8"))] == []
