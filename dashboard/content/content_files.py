"""The files of a content root: which they are, their bytes, their text and their common digest."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dashboard.content.versions.archive import ARCHIVE, gather_archive
from indicators.reading.strays import stray_files
from methodology.faults.finding import Report
from methodology.model.ranges import MOST_INDICATORS

MEGABYTE = 1 << 20
YAML_LIMIT, TABLE_LIMIT, ALL_YAML_LIMIT = MEGABYTE, 128 * MEGABYTE, 4 * MEGABYTE
"""Larger files, and more bytes of YAML in all, are refused: by far more than honest content needs."""
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
    return _read(root, sorted(_names(root, report)), report)


def gather_translations(root: Path, report: Report) -> dict[str, bytes]:
    """The bytes of the translators' files by their path within the root; a published version has none."""
    if (root / ARCHIVE).is_file():
        return {}
    paths = _below(root, TRANSLATIONS, 1)
    return _read(root, sorted(path for path in paths if _is_yaml(path) and path.endswith(".yaml")), report)


def _read(root: Path, names: Iterable[str], report: Report) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    room = ALL_YAML_LIMIT
    for name in names:
        path, yaml = root / name, _is_yaml(name)
        try:
            if why := _unreadable(root, path, YAML_LIMIT if yaml else TABLE_LIMIT):
                report.add(name, 0, why)
                continue
            room -= path.stat().st_size if yaml else 0
            if room < 0:
                what = f"the definitions are too large: at most {ALL_YAML_LIMIT:,} bytes in all are allowed"
                report.add(name, 0, what)
                return files
            files[name] = path.read_bytes()
        except OSError as error:
            report.add(name, 0, f"the file cannot be read: {error.strerror}")
    return files


def _unreadable(root: Path, path: Path, limit: int) -> str:
    """Why a file is not to be opened; empty where it is a plain file of fair size. Raises OSError."""
    if path.is_symlink() and not path.exists():
        return f"the link leads nowhere: {path.readlink()}"
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return f"this must be a plain file; found {_kind(status.st_mode)}"
    if status.st_size > limit:
        return f"the file is too large: {status.st_size:,} bytes; at most {limit:,} are allowed"
    if path.is_symlink() and not _inside(path.resolve(), root, path.parent):
        return f"the link leads out of the content: {path.readlink()}"
    return ""


def _inside(target: Path, *folders: Path) -> bool:
    """Whether a file lies in one of the folders, wherever they are kept."""
    return any(target.is_relative_to(folder.resolve()) for folder in folders)


def _kind(mode: int) -> str:
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")


def _names(root: Path, report: Report) -> Iterator[str]:
    """The files to read; what looks like one and is none is reported."""
    yield from (name for name in (METHODOLOGY, *DATA) if os.path.lexists(root / name))
    yield from [name for name in OBSERVATIONS if os.path.lexists(root / name)][:1]
    below = [path for path in _below(root, "indicators", 3) if _is_utf8(path, report)]
    paths = {path for path in (*_below(root, "", 1), *_below(root, "methodology", 1)) if _is_utf8(path)}
    report.findings += stray_files({*paths, *below, *_below(root, TRANSLATIONS, 1)})
    files = [path for path in below if _is_yaml(path)]
    if len(files) > MOST_INDICATORS + 2:
        what = f"{len(files):,} files are too many; at most {MOST_INDICATORS:,} indicators are allowed"
        report.add("indicators", 0, what)
        files = [path for path in files if path.count("/") == 1]
    yield from files


def _below(root: Path, folder: str, depth: int) -> Iterator[str]:
    """The paths below a folder, within the root, to a depth; those of folders end with "/"."""
    try:
        entries = list(os.scandir(root / folder))
    except OSError:
        return
    for entry in entries:
        name = f"{folder}/{entry.name}" if folder else entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield name
            continue
        yield f"{name}/"
        if depth > 1 and entry.name not in NOT_CONTENT and not entry.name.startswith("."):
            yield from _below(root, name, depth - 1)


def _is_yaml(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


def _is_utf8(path: str, report: Report | None = None) -> bool:
    """Whether a path can be told and kept; reported where it cannot and looks like a definition."""
    try:
        path.encode()
        return True
    except UnicodeEncodeError:
        if report is not None and not path.endswith(".py"):
            report.add(path, 0, "the file name must be UTF-8")
        return False


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
