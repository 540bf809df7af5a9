"""Every public function of the engine that passes arrays says their shapes, and the units of its numbers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import methodology

ROOM = Path(methodology.__file__).parent
REAL = {"Floats", "Singles", "float64", "float32"}
ARRAY = {*REAL, "Bools", "Ints", "Whole", "NDArray"}
SHAPE = re.compile(r"[Ss]hape|×|\([^()]+,\)")
"""Said in words, as "indicators × economies", or as "(economies,)"."""
UNIT = re.compile(r"\b[Uu]nits?\b|points of the scale")


def public(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for part in body:
        if isinstance(part, ast.ClassDef) and not part.name.startswith("_"):
            yield from public(part.body, f"{part.name}.")
        elif isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
            yield within + part.name, part


def types_of(function: ast.FunctionDef) -> set[str]:
    """The names that stand in a signature's types."""
    arguments = function.args
    asked = [one.annotation for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    parts = [part for one in (*asked, function.returns) if one is not None for part in ast.walk(one)]
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    return names | {part.attr for part in parts if isinstance(part, ast.Attribute)}


def lacking(text: str, place: str) -> Iterator[str]:
    for name, function in public(ast.parse(text).body):
        types, said = types_of(function), ast.get_docstring(function) or ""
        if types & ARRAY and not SHAPE.search(said):
            yield f"{place}, {name}: which shape?"
        if types & REAL and not UNIT.search(said):
            yield f"{place}, {name}: which unit?"


def test_every_public_function_says_the_shapes_and_units_of_its_arrays():
    files = sorted(ROOM.rglob("*.py"))
    assert len(files) > 50
    assert [line for file in files for line in lacking(file.read_text(), str(file.relative_to(ROOM)))] == []


def test_a_function_that_says_nothing_is_found():
    silent = 'def mean(x: Floats) -> float:\n    """The mean."""\n'
    assert list(lacking(silent, "a.py")) == ["a.py, mean: which shape?", "a.py, mean: which unit?"]
    told = silent.replace("The mean.", "The mean of x (cases,), in the unit of x.")
    assert list(lacking(told, "a.py")) == []
    assert list(lacking("def places(x: npt.NDArray[np.int16]) -> int: ...", "a.py")) == [
        "a.py, places: which shape?"
    ]
