"""The archive of a published version: what is packed comes out again, what is hostile is refused at once."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.content.content_files import gather
from dashboard.content.versions.archive import ARCHIVE, MOST_FILES, pack, unpack
from methodology.faults.finding import Report

FILES = {"indicators/pillars.yaml": b"pillars: []\n", "data/economies.csv": "iso3,name\nCIV,Côte\n".encode()}


def member(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    """The head of one file of an archive; what it says of its size is not followed by as many bytes."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.type, entry.linkname = size, kind, link
    return entry.tobuf(tarfile.GNU_FORMAT)


def sparse(size: int) -> bytes:
    """The head of a file that is one hole of `size` bytes."""
    head = bytearray(member("data/observations.csv", kind=tarfile.GNUTYPE_SPARSE))
    head[386:410] = b"00000000000\0" * 2
    head[482:495] = b"\0" + f"{size:011o}".encode()[-11:] + b"\0"
    head[148:156] = b" " * 8
    head[148:156] = f"{sum(head[:512]):06o}\0 ".encode()
    return bytes(head)


def packed(*heads: bytes) -> bytes:
    return lzma.compress(b"".join(heads) + bytes(10_240))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a hole": lambda: packed(sparse(8 << 30)),
    "larger than the archive": lambda: packed(member("data/observations.csv", 7 << 30)),
    "a link": lambda: packed(member("data/economies.csv", kind=tarfile.SYMTYPE, link="/etc/passwd")),
    "a link to itself": lambda: packed(member("a", kind=tarfile.LNKTYPE, link="a")),
    "a folder": lambda: packed(member("data", kind=tarfile.DIRTYPE)),
    "a pipe": lambda: packed(member("data/economies.csv", kind=tarfile.FIFOTYPE)),
    "twice": lambda: packed(member("a"), member("a")),
    "many": lambda: packed(*(member(f"f{place}") for place in range(MOST_FILES + 1))),
    "a long name": lambda: packed(member("n" * 5_000)),
    "a name that is no text": lambda: packed(member("caf\udce9.yaml")),
    "no archive": lambda: lzma.compress(b"content" * 1_000),
    "not compressed": lambda: b"content",
    "nothing": lambda: b"",
    "cut": lambda: pack(FILES)[:-20],
    "much memory": lambda: lzma.compress(
        b"x", filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 28}]
    ),
}


def test_what_is_packed_comes_out_again() -> None:
    assert unpack(pack(FILES)) == FILES
    assert pack(FILES) == pack(dict(reversed(FILES.items())))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_in_few_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        unpack(HOSTILE[name]())
    assert len(str(refused.value)) < 250
    (tmp_path / ARCHIVE).write_bytes(HOSTILE[name]())
    report = Report()
    assert gather(tmp_path, report) == {}
    (finding,) = report.findings
    assert finding.file == ARCHIVE
    assert "the archive is damaged" in finding.message


def test_a_file_of_an_archive_is_no_larger_than_others_of_its_name(tmp_path: Path) -> None:
    large = {"indicators/privacy/law.yaml": b"#" * (1 << 20) + b"\n", "data/economies.csv": b"iso3,name\n"}
    (tmp_path / ARCHIVE).write_bytes(pack(large))
    report = Report()
    assert list(gather(tmp_path, report)) == ["data/economies.csv"]
    (finding,) = report.findings
    assert "the file is too large: 1,048,577 bytes" in finding.message
