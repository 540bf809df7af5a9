"""The files of a content root: which they are, their bytes, their text and their common digest."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dashboard.content.files import is_file
from dashboard.content.versions.archive import ARCHIVE, gather_archive
from methodology.faults.file_names import (
    is_utf8,
    misnamed_folders,
    misplaced_parts,
    named_as_definition,
    unread_definitions,
    unread_files,
)
from methodology.faults.finding import Report

MEGABYTE = 1 << 20
YAML_LIMIT, SMALL_TABLE_LIMIT, TABLE_LIMIT, ALL_LIMIT = (n * MEGABYTE for n in (1, 16, 128, 256))
"""Larger files are refused, by far more than honest content needs: a YAML file, a small table, a large one,
and all files of a content together."""
MOST_FILES, DEEPEST = 10_000, 4
"""So many files may stand in `indicators/`, in folders so deep."""
METHODOLOGY = "methodology/methodology.yaml"
DATA = (
    "data/economies.csv", "data/sources.yaml", "data/companies.csv", "data/company_scores.csv",
    "data/company_markets.csv", "data/events.csv", "data/responsibility.csv", "data/restricted.csv",
    "data/desk_research.csv", "data/leaf_scores.csv",
    "data/company_evidence.csv", "data/restricted_company_evidence.csv", "data/company_promises.csv",
)  # fmt: skip
OBSERVATIONS = ("data/observations.csv", "data/observations.parquet")
FIGURES = ("data/observations.csv", "data/restricted.csv")
"""Tables that are read from their bytes: as text the largest would take half a gigabyte."""
LARGE = (*OBSERVATIONS, *FIGURES, "data/leaf_scores.csv")
MAIN = (METHODOLOGY, "data/economies.csv", "data/sources.yaml", *OBSERVATIONS)
MOST_LOOKED_INTO = 100
"""Files that are looked for in other folders of the root where they are missing, in so many of them."""
INDICATORS = ("indicators/pillars.yaml", "indicators/tensions.yaml")
FOLDERS = ("indicators", "data", "methodology")
TRANSLATIONS = "indicators/translations"
NOT_CONTENT = ("translations", "__pycache__")
"""Folders that no number rests on."""
_MARKS = {
    b"\xef\xbb\xbf": ("the mark of UTF-8", "utf-8-sig"),
    b"\xff\xfe": ("the mark of UTF-16", "utf-16"),
    b"\xfe\xff": ("the mark of UTF-16", "utf-16"),
}
_KINDS = {
    stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}  # fmt: skip


def gather(root: Path, report: Report) -> dict[str, bytes]:
    """The bytes of every content file by its path within the root, sorted; other files are left alone.

    Links are followed to files and folders wherever they are; a pipe, a device or the like is a fault. So is
    a file that nobody reads, though its name says that somebody should. The folder of a published version
    holds its files in one archive.
    """
    if is_file(root / ARCHIVE):
        return _not_too_large(gather_archive(root, report), report)
    _tell_unread(root, report)
    return _read(root, sorted(_names(root, report)), report)


def gather_translations(root: Path, report: Report) -> dict[str, bytes]:
    """The bytes of the translators' files by their path within the root; a published version has none."""
    if is_file(root / ARCHIVE):
        return {}
    files, _ = _listing(root, TRANSLATIONS, report)
    for name, why in unread_definitions(files, (".yaml",)):
        report.add(f"{TRANSLATIONS}/{name}", 0, why)
    return _read(root, [f"{TRANSLATIONS}/{name}" for name in files if name.endswith(".yaml")], report)


def _read(root: Path, names: Iterable[str], report: Report) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    room = ALL_LIMIT
    for name in names:
        try:
            files[name] = read_plain(root / name, min(_limit(name), room))
        except ValueError as error:
            report.add(name, 0, str(error))
            continue
        except OSError as error:
            report.add(name, 0, f"the file cannot be read: {error.strerror}")
            continue
        room -= len(files[name])
    return files


def _not_too_large(files: Mapping[str, bytes], report: Report) -> dict[str, bytes]:
    """The files that are no larger than others of their name may be."""
    for name, data in files.items():
        if len(data) > _limit(name):
            report.add(name, 0, _too_large(len(data), _limit(name)))
    return {name: data for name, data in files.items() if len(data) <= _limit(name)}


def _too_large(size: int, limit: int) -> str:
    return f"the file is too large: {size:,} bytes; at most {limit:,} are allowed"


def _limit(name: str) -> int:
    if name.lower().endswith((".yaml", ".yml")):
        return YAML_LIMIT
    return TABLE_LIMIT if name in LARGE else SMALL_TABLE_LIMIT


def read_plain(path: Path, limit: int) -> bytes:
    """The bytes of a file. Raises ValueError where it is larger than `limit` or no plain file, OSError where
    it cannot be read. Never waits for a pipe, and never reads on without end."""
    _refuse_odd(path.stat().st_mode)
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        told = os.fstat(file.fileno())
        _refuse_odd(told.st_mode)
        data = b"" if told.st_size > limit else file.read(limit + 1)
    if data is None:
        raise ValueError("this must be a plain file; found one that has to be waited for")
    size = max(told.st_size, len(data))
    if size > limit:
        raise ValueError(_too_large(size, limit))
    return data


def _refuse_odd(mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = _KINDS.get(stat.S_IFMT(mode), "something else")
        raise ValueError(f"this must be a plain file; found {what}")


def _names(root: Path, report: Report) -> Iterator[str]:
    """The content files that there are, whatever kind of file they are."""
    yield from (name for name in (METHODOLOGY, *DATA) if os.path.lexists(root / name))
    yield from [name for name in OBSERVATIONS if os.path.lexists(root / name)][:1]
    yield from _definitions(root, report)


def _definitions(root: Path, report: Report) -> Iterator[str]:
    """The YAML files below `indicators/`; links to folders are followed, each folder once."""
    folders, seen, files = ["indicators"], set[tuple[int, int]](), 0
    while folders:
        folder = folders.pop()
        names, below = _listing(root, folder, report)
        files += len(names) + len(below)
        if files > MOST_FILES:
            report.add(
                "indicators", 0, f"the folder holds too many files; at most {MOST_FILES:,} are allowed"
            )
            return
        for name, why in unread_definitions(names):
            report.add(f"{folder}/{name}", 0, why)
        yield from (f"{folder}/{name}" for name in names if name.lower().endswith((".yaml", ".yml")))
        for name in filter(named_as_definition, below):
            report.add(f"{folder}/{name}", 0, "this must be a plain file; found a folder")
        for name in below:
            told = (root / folder / name).stat()
            if name in NOT_CONTENT or (told.st_dev, told.st_ino) in seen:
                continue
            seen.add((told.st_dev, told.st_ino))
            if folder.count("/") + 1 > DEEPEST:
                report.add(f"{folder}/{name}", 0, f"folders may be nested {DEEPEST} deep; found more")
            else:
                folders.append(f"{folder}/{name}")


def _listing(root: Path, folder: str, report: Report) -> tuple[list[str], list[str]]:
    """The names in a folder that are not hidden, sorted: those of files, links and the like, and those of
    folders. None of either where there is no such folder."""
    try:
        with os.scandir(root / folder) as entries:
            every = sorted((entry.name, Path(entry).is_dir()) for entry in entries if entry.name[0] != ".")
    except FileNotFoundError:
        return [], []
    except OSError as error:
        report.add(folder or ".", 0, f"the folder cannot be read: {error.strerror}")
        return [], []
    good = [(name, is_folder) for name, is_folder in every if name.isascii() or is_utf8(name)]
    for name in (name for name, _ in every if not (name.isascii() or is_utf8(name))):
        report.add(f"{folder}/{name}" if folder else name, 0, "the name of the file must be UTF-8")
    return [name for name, is_folder in good if not is_folder], [
        name for name, is_folder in good if is_folder
    ]


def _tell_unread(root: Path, report: Report) -> None:
    """Reports files and folders that nobody reads, though an author may well think so."""
    read: dict[str, list[str]] = {folder: [] for folder in FOLDERS}
    for path in (METHODOLOGY, *DATA, *OBSERVATIONS, *INDICATORS):
        folder, _, name = path.partition("/")
        read[folder].append(name)
    where = {name: folder for folder, names in read.items() for name in names}
    files, folders = _listing(root, "", report)
    misnamed = dict(misnamed_folders(folders, FOLDERS))
    for name, why in misnamed.items():
        report.add(name, 0, why)
    _tell_elsewhere(root, [name for name in folders if name not in (*FOLDERS, *misnamed)], report)
    for name in files:
        if name in FOLDERS:
            report.add(name, 0, "this must be a folder; found a file")
        elif name in where:
            report.add(name, 0, f"nobody reads this file here; it belongs into {where[name]}/")
    for folder in ("data", "methodology"):
        elsewhere = {name: other for name, other in where.items() if other != folder}
        files, folders = _listing(root, folder, report)
        for name, why in unread_files(files, read[folder], elsewhere):
            report.add(f"{folder}/{name}", 0, why)
        for name, why in misplaced_parts(folders, read[folder]):
            report.add(f"{folder}/{name}", 0, why)


def _tell_elsewhere(root: Path, folders: list[str], report: Report) -> None:
    """Reports the main files of a content that stand in another folder of the root, and not in theirs."""
    wanted = {name: path for path in MAIN for name in (path.rpartition("/")[2],) if not _there(root, path)}
    for folder in folders[:MOST_LOOKED_INTO] if wanted else ():
        for name, path in wanted.items():
            if is_file(root / folder / name):
                report.add(
                    f"{folder}/{name}",
                    0,
                    f"nobody reads this file here; it belongs into {path.partition('/')[0]}/",
                )


def _there(root: Path, path: str) -> bool:
    """Whether a file stands in its place, or the other file that may stand for it."""
    return any(os.path.lexists(root / name) for name in (OBSERVATIONS if path in OBSERVATIONS else (path,)))


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256, in hex, over the sorted paths and the bytes of the files."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{len(files[name])}\0".encode())
        total.update(files[name])
    return total.hexdigest()


def decode(files: Mapping[str, bytes], report: Report) -> dict[str, str]:
    """The text of every text file; one that is not plain UTF-8 is reported and read as well as it can be.

    Of FIGURES only those that had to be mended: the others are good as they are.
    """
    texts: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".parquet"):
            continue
        before = len(report.findings)
        text = _text(name, data, report)
        if name not in FIGURES or len(report.findings) > before:
            texts[name] = text
    return texts


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
        text = data.decode(errors="replace").replace("\ufffd", "?")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        report.add(name, line, "the file must be text; found a zero byte")
        text = text.replace("\0", "")
    return text
