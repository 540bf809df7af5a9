"""Files that nobody reads, though their names say that somebody should."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from methodology.faults.finding import Finding, echo

FOLDERS = ("indicators", "methodology", "data")
"""The folders of a content root that are read."""
METHODOLOGY, INDICATORS = "methodology/methodology.yaml", "indicators"
LISTS = ("indicators/pillars.yaml", "indicators/tensions.yaml")
TRANSLATIONS = "indicators/translations"
_LOOKS_LIKE_YAML = re.compile(
    r"\.(yaml|yml)|\.(yam|yalm|ymal|yaml?l|ymll?|jaml|yamls|json|toml)$", re.IGNORECASE
)
_BACKUP = re.compile(r"(~|\.bak|\.orig|\.rej|\.swp|\.old)$", re.IGNORECASE)
NEAR = 0.8
"""Two names that share so much are near; 1 is the same name."""


def stray_files(paths: Collection[str]) -> Iterator[Finding]:
    """A fault for each path that looks like a definition and is none.

    `paths` are those of the root, of `methodology/` and of all below `indicators/`, within the root, those of
    folders with a "/" at their end. Hidden files, and an editor's copy beside its file, are left alone.
    """
    for path in sorted(paths):
        name = path.rstrip("/").rsplit("/", 1)[-1]
        if name.startswith(".") or (_BACKUP.search(path) and _BACKUP.sub("", path) in paths):
            continue
        why = _of_folder(path) if path.endswith("/") else _of_file(PurePosixPath(path))
        if why:
            yield Finding(path, 0, why)


def _of_folder(path: str) -> str:
    name = path.rstrip("/")
    meant = next((folder for folder in FOLDERS if name != folder and _near(name, folder)), "")
    if "/" not in name and meant:
        return f'nobody reads this folder; did you mean "{meant}"?'
    if name.startswith(f"{INDICATORS}/") and path.endswith(".yaml/"):
        return "this is a folder; a definition is a file"
    return ""


def _of_file(path: PurePosixPath) -> str:
    parts = path.parts
    if len(parts) == 1:
        return _misplaced(path, (METHODOLOGY, *LISTS))
    if parts[0] == "methodology":
        return _of_methodology(path)
    if path.parent.as_posix() == TRANSLATIONS:
        good = path.suffix == ".yaml" or not _LOOKS_LIKE_YAML.search(path.name)
        return "" if good else 'the file name must be a language and ".yaml", as fr.yaml'
    return _of_indicators(path)


def _of_methodology(path: PurePosixPath) -> str:
    if path.as_posix() == METHODOLOGY or path.suffix == ".py":
        return ""
    alike = _LOOKS_LIKE_YAML.search(path.name) or _near(path.stem, "methodology")
    return f"nobody reads this file; all rules stand in {METHODOLOGY}" if alike else ""


def _of_indicators(path: PurePosixPath) -> str:
    if path.suffix == ".yaml" or path.suffix == ".py":
        return ""
    if _LOOKS_LIKE_YAML.search(path.name):
        return f'the file name must end in ".yaml"; found {echo(path.suffix)}'
    return _misplaced(path, LISTS)


def _misplaced(path: PurePosixPath, known: Iterable[str]) -> str:
    """Of a file that is called like one that is read elsewhere, or nearly so."""
    for file in known:
        where = PurePosixPath(file)
        if path.as_posix() == file:
            continue
        if path.name.casefold() == where.name or (path.suffix != ".py" and _near(path.stem, where.stem)):
            if path.suffix.casefold() in (".md", ".rst", ".html", ".pdf"):
                continue
            return f"nobody reads this file; did you mean {file}?"
    return ""


def _near(one: str, other: str) -> bool:
    one = one.casefold()
    return one == other or SequenceMatcher(None, one, other).ratio() >= NEAR
