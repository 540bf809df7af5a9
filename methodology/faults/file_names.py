"""Names of files in a content root: those that nobody reads, though an author may well think so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from methodology.faults.finding import listed
from methodology.faults.texts import spelt_plainly

NEAR = 0.85
"""How alike two names must be, by the share of their signs, that one is taken for a slip of the other."""
CARRIERS = frozenset({
    ".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".toml", ".parquet",
    ".pq", ".feather", ".arrow", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".dta", ".sav",
    ".rds", ".db", ".sqlite", ".gz", ".bz2", ".xz", ".zst", ".zip", ".7z", ".tar", ".bak", ".old",
    ".orig", ".tmp",
})  # fmt: skip
"""Endings of files that carry figures or definitions, or copies of such."""
OTHERS = frozenset(
    {".md", ".rst", ".py", ".pyc", ".html", ".pdf", ".docx", ".sh", ".ipynb", ".r", ".license"}
)
"""Endings of files that are beside the content, whatever they are called."""
NOTES = frozenset({
    "readme", "notes", "license", "licence", "copying", "changelog", "changes", "authors", "codeowners",
    "todo", "makefile", "dockerfile", "citation", "codebook", "datapackage", "metadata", "thumbs",
})  # fmt: skip
"""Names, up to their first full stop, of files that speak about others."""
DESCRIBES = "-metadata.json"
"""How the name of a file ends that describes the table whose name it begins with (CSV on the Web)."""
_SIGNS = re.compile(r"[\W_]+")


def unread_files(
    names: Iterable[str], known: Collection[str], elsewhere: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Names of a folder's files that nobody reads, with the words of the fault.

    `known` are the names that are read in this folder, `elsewhere` maps those of other folders to theirs.
    """
    for name in names:
        if name in known or name.startswith(".") or _ending(name) in OTHERS or name.endswith(DESCRIBES):
            continue
        if name in elsewhere:
            yield name, f"nobody reads this file here; it belongs into {elsewhere[name]}/"
        elif near := _near(name, known):
            yield name, f'nobody reads this file. Did you mean "{near}"?'
        elif (_ending(name) in CARRIERS - {".txt"} or name.endswith("~")) and _stem(name) not in NOTES:
            yield name, f"nobody reads this file; files of this folder are {listed(known)}"


def misplaced_parts(names: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names of folders that stand where a file of that name is read, with the words of the fault."""
    stems: dict[str, str] = {}
    for word in known:
        stems.setdefault(_look(_stem(word)), word)
    for name in names:
        meant = stems.get(_look(_stem(name)))
        if meant and name not in known:
            yield name, f'nobody reads this folder; "{meant}" must be one file'


def unread_definitions(
    names: Iterable[str], read: tuple[str, ...] = (".yaml", ".yml", ".YAML", ".YML", ".Yaml", ".Yml")
) -> Iterator[tuple[str, str]]:
    """Names among YAML files that nobody reads: copies, definitions in another format, and those whose
    ending is misspelt or missing.

    `read` are the endings that somebody does read, if only to say that they are wrong.
    """
    for name in names:
        small = name.casefold()
        if name.endswith(read):
            continue
        copied = ".yaml" in small or ".yml" in small
        if copied or (_stem(name) not in NOTES and _defines(_ending(name))):
            yield name, 'nobody reads this file; the name of a definition ends in ".yaml"'


def is_utf8(name: str) -> bool:
    """Whether a name is one that can be written as text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def named_as_definition(name: str) -> bool:
    """Whether a name ends as that of a definition does, however it is written."""
    return name.casefold().endswith((".yaml", ".yml"))


def _defines(ending: str) -> bool:
    """Whether the author of a file with this ending may take it for a definition."""
    if not ending or ending in CARRIERS:
        return True
    return ending not in OTHERS and bool(get_close_matches(ending, (".yaml", ".yml"), n=1, cutoff=0.7))


def misnamed_folders(names: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names of folders that look the same as a known one, or nearly so where that one is missing."""
    every = list(names)
    missing = [name for name in known if name not in every]
    for name in every:
        if name in known:
            continue
        same = next((word for word in known if _look(word) == _look(name)), "")
        near = same or next(iter(get_close_matches(name.casefold(), missing, n=1, cutoff=NEAR)), "")
        if near:
            yield name, f'nobody reads this folder. Did you mean "{near}"?'


def _near(name: str, known: Collection[str]) -> str:
    """The known name whose stem this one's looks like."""
    stems: dict[str, str] = {}
    for word in known:
        stems.setdefault(_look(_stem(word)), word)
    stem = _look(_stem(name))
    if stem in stems:
        return stems[stem]
    close = get_close_matches(stem, list(stems), n=1, cutoff=NEAR) if len(stem) <= 60 else []
    return stems[close[0]] if close else ""


def _stem(name: str) -> str:
    """A name up to its first full stop, small."""
    return name.casefold().partition(".")[0]


def _ending(name: str) -> str:
    return f".{name.casefold().strip().rpartition('.')[2]}" if "." in name else ""


def _look(word: str) -> str:
    return _SIGNS.sub("", spelt_plainly(word))
