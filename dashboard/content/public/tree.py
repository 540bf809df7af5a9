"""The program that comes with the project's own public edition: what is needed to run and to install it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FILES = (
    "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "LICENSES.md", "Makefile", "README.md", "hatch_build.py",
    "pyproject.toml", "requirements.txt", "requirements-build.txt",
)  # fmt: skip
WHOLE = ("assets", "dashboard", "docs", "data/importers")
CODE = ("indicators", "methodology", "data")
"""Folders of which the code is taken; their content is chosen elsewhere."""
LEFT = "__pycache__"


def project_files(root: Path) -> dict[str, bytes]:
    """Path within the project → bytes. Tests are left out: they compare with figures that may not leave."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(_paths(root))}


def _paths(root: Path) -> Iterator[Path]:
    yield from (root / name for name in FILES if (root / name).is_file())
    for folder in WHOLE:
        yield from (path for path in (root / folder).rglob("*") if path.is_file() and _good(path, root))
    for folder in CODE:
        yield from (path for path in (root / folder).rglob("*.py") if _good(path, root))


def _good(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return LEFT not in parts and not any(part.startswith(".") for part in parts)
