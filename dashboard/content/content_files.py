"""The files of a content root: which they are, their bytes, their text and their common digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dashboard.content.versions.archive import ARCHIVE, gather_archive
from methodology.faults.finding import Report

MEGABYTE = 1 << 20
YAML_LIMIT, TABLE_LIMIT = MEGABYTE, 128 * MEGABYTE
"""Larger files are refused: by far more than honest content needs."""
METHODOLOGY = "methodology/methodology.yaml"
DATA = (
    "data/economies.csv", "data/sources.yaml", "data/companies.csv", "data/company_scores.csv",
    "data/company_markets.csv", "data/events.csv", "data/responsibility.csv", "data/restricted.csv",
    "data/desk_research.csv", "data/leaf_scores.csv",
    "data/company_evidence.csv", "data/restricted_company_evidence.csv", "data/company_promises.csv",
)  # fmt: skip
OBSERVATIONS = ("data/observations.csv", "data/observations.parquet")
TRANSLATIONS = "indicators/translations"
NOT_CONTENT = ("translations", "__pycache__")
"""Folders that no number rests on."""
_MARKS = {
    b"\xef\xbb\xbf": ("the mark of UTF-8", "utf-8-sig"),
    b"\xff\xfe": ("the mark of UTF-16", "utf-16"),
    b"\xfe\xff": ("the mark of UTF-16", "utf-16"),
}


def gather(root: Path, report: Report) -> dict[str, bytes]:
    """The bytes of every content file by its path within the root, sorted; other files are left alone.

    The folder of a published version holds them in one archive.
    """
    if (root / ARCHIVE).is_file():
        return gather_archive(root, report)
    return _read(root, sorted(_names(root)), report)


def gather_translations(root: Path, report: Report) -> dict[str, bytes]:
    """The bytes of the translators' files by their path within the root; a published version has none."""
    paths = (root / TRANSLATIONS).glob("*.yaml")
    names = sorted(f"{TRANSLATIONS}/{path.name}" for path in paths if not path.name.startswith("."))
    return {} if (root / ARCHIVE).is_file() else _read(root, names, report)


def _read(root: Path, names: Iterable[str], report: Report) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name in names:
        path = root / name
        limit = YAML_LIMIT if path.suffix in (".yaml", ".yml") else TABLE_LIMIT
        try:
            size = path.stat().st_size
            if size > limit:
                report.add(name, 0, f"the file is too large: {size:,} bytes; at most {limit:,} are allowed")
                continue
            files[name] = path.read_bytes()
        except OSError as error:
            report.add(name, 0, f"the file cannot be read: {error.strerror}")
    return files


def _names(root: Path) -> Iterator[str]:
    yield from (name for name in (METHODOLOGY, *DATA) if (root / name).is_file())
    yield from [name for name in OBSERVATIONS if (root / name).is_file()][:1]
    for folder, folders, names in os.walk(root / "indicators"):
        folders[:] = [name for name in folders if name not in NOT_CONTENT and not name.startswith(".")]
        within = Path(folder).relative_to(root).as_posix()
        for name in names:
            if name.lower().endswith((".yaml", ".yml")) and not name.startswith("."):
                yield f"{within}/{name}"


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256, in hex, over the sorted paths and the bytes of the files."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{len(files[name])}\0".encode())
        total.update(files[name])
    return total.hexdigest()


def decode(files: Mapping[str, bytes], report: Report) -> dict[str, str]:
    """The text of every text file; one that is not plain UTF-8 is reported and read as well as it can be."""
    return {name: _text(name, data, report) for name, data in files.items() if not name.endswith(".parquet")}


def _text(name: str, data: bytes, report: Report) -> str:
    for start, (what, encoding) in _MARKS.items():
        if data.startswith(start):
            report.add(name, 1, f"the file must be UTF-8 without a byte order mark; it begins with {what}")
            return data.decode(encoding, errors="replace").replace("\0", "")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        odd = f"byte 0x{data[error.start]:02X} at position {error.start}"
        report.add(name, line, f"the file must be UTF-8; found {odd}")
        text = data.decode(errors="replace")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        report.add(name, line, "the file must be text; found a zero byte")
        text = text.replace("\0", "")
    return text
