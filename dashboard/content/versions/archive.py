"""The content of a published version in one file, `content.tar.xz`; only ever unpacked in memory."""

from __future__ import annotations

import io
import lzma
import tarfile
from collections.abc import Mapping
from pathlib import Path

from dashboard.content.files import read_plain
from methodology.faults.finding import Report

ARCHIVE = "content.tar.xz"
LARGEST = 256 << 20
"""More than so many bytes are never unpacked: by far more than honest content needs."""


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
        unpacker = lzma.LZMADecompressor()
        plain = unpacker.decompress(data, LARGEST)
        if not unpacker.eof:
            raise ValueError("it is cut short, or larger than allowed")
        with tarfile.open(fileobj=io.BytesIO(plain), mode="r:") as archive:
            return {entry.name: _bytes(archive, entry) for entry in archive.getmembers()}
    except (lzma.LZMAError, tarfile.TarError, EOFError) as error:
        raise ValueError(str(error)) from error


def _bytes(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(entry) if entry.isreg() else None
    if file is None:
        raise ValueError(f'"{entry.name}" is not a plain file')
    return file.read()


def gather_archive(folder: Path, report: Report) -> dict[str, bytes]:
    """The content files of a published version's folder; an archive that cannot be read is reported."""
    try:
        return unpack(read_plain(folder / ARCHIVE, LARGEST))
    except OSError as error:
        report.add(ARCHIVE, 0, f"the file cannot be read: {error.strerror}")
    except ValueError as error:
        report.add(ARCHIVE, 0, f"the archive is damaged: {error}")
    return {}
