"""Ways in which a kept file may be damaged, each a function of its path."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path], object]


def written(change: Callable[[bytes], bytes]) -> Damage:
    """Other bytes in the file."""
    return lambda path: path.write_bytes(change(path.read_bytes()))


def instead(make: Callable[[Path], object]) -> Damage:
    """Something else in the place of the file."""

    def change(path: Path) -> None:
        path.unlink()
        make(path)

    return change


def _full_folder(path: Path) -> None:
    path.mkdir()
    (path / "file").touch()


def _socket(path: Path) -> None:
    """The name of a socket is short, so it is bound to from its own folder."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


DAMAGES: dict[str, Damage] = {
    "empty": written(lambda _whole: b""),
    "foreign": written(lambda _whole: b"PK\x03\x04 not ours"),
    "cut in the head": written(lambda whole: whole[:20]),
    "cut to the head": written(lambda whole: whole[:40]),
    "cut short": written(lambda whole: whole[: len(whole) // 2]),
    "one byte less": written(lambda whole: whole[:-1]),
    "one byte more": written(lambda whole: whole + b"\0"),
    "filled with zeros": written(lambda whole: bytes(len(whole))),
    "its end filled with zeros": written(lambda whole: whole[:41] + bytes(len(whole) - 41)),
    "one bit turned": written(lambda whole: whole[:-1] + bytes([whole[-1] ^ 1])),
    "another digest": written(lambda whole: whole[:8] + bytes(32) + whole[40:]),
    "gone": instead(lambda _path: None),
    "a folder": instead(Path.mkdir),
    "a full folder": instead(_full_folder),
    "a pipe": instead(os.mkfifo),
    "a socket": instead(_socket),
    "a link to itself": instead(lambda path: path.symlink_to(path)),
    "a link to nothing": instead(lambda path: path.symlink_to(path.with_name("nothing"))),
    "endless": instead(lambda path: path.symlink_to("/dev/zero")),
}
