"""The content of a published version in one file, `content.tar.xz`; only ever unpacked in memory."""

from __future__ import annotations

import io
import lzma
import tarfile
from collections.abc import Mapping
from pathlib import Path

from dashboard.content.files import read_plain
from methodology.faults.file_names import is_utf8
from methodology.faults.finding import Report, echo

ARCHIVE = "content.tar.xz"
LARGEST = 256 << 20
"""More than so many bytes are never unpacked: by far more than honest content needs."""


MEMORY = 128 << 20
"""So much may unpacking take beside the bytes themselves; what `pack` makes takes a tenth of it."""
MOST_FILES, LONGEST = 10_000, 200
"""Files of an archive, and signs of what is said of a damaged one."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files (path within the root → bytes) as one compressed archive; the same files, the same bytes."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            archive.addfile(entry, io.BytesIO(files[name]))
    return lzma.compress(buffer.getvalue())


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of an archive. Raises ValueError where it is damaged or too large."""
    try:
        unpacker = lzma.LZMADecompressor(memlimit=MEMORY)
        plain = unpacker.decompress(data, LARGEST)
        if not unpacker.eof:
            raise ValueError("it is cut short, or larger than allowed")
        with tarfile.open(fileobj=io.BytesIO(plain), mode="r:") as archive:
            return _members(archive, len(plain))
    except (lzma.LZMAError, tarfile.TarError, EOFError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)[:LONGEST]) from error


def _members(archive: tarfile.TarFile, size: int) -> dict[str, bytes]:
    """The files of an archive of so many bytes; no file is believed to be larger than that."""
    files: dict[str, bytes] = {}
    for entry in archive:
        if entry.name in files or len(files) == MOST_FILES:
            raise ValueError(f"it holds {echo(entry.name)} twice, or more than {MOST_FILES:,} files")
        file = archive.extractfile(entry) if entry.isreg() and not entry.issparse() else None
        if file is None or entry.size > size:
            raise ValueError(f"{echo(entry.name)} is not a plain file, or not as large as it says")
        if len(entry.name) > LONGEST or not is_utf8(entry.name):
            raise ValueError(f"{echo(entry.name)} is no name of a file of a content")
        files[entry.name] = file.read()
    return files


def gather_archive(folder: Path, report: Report) -> dict[str, bytes]:
    """The content files of a published version's folder; an archive that cannot be read is reported."""
    try:
        return unpack(read_plain(folder / ARCHIVE, LARGEST))
    except OSError as error:
        report.add(ARCHIVE, 0, f"the file cannot be read: {error.strerror}")
    except ValueError as error:
        report.add(ARCHIVE, 0, f"the archive is damaged: {error}")
    return {}
