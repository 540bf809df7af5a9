"""Odd bytes over sockets to a server as users start it, and headers by which a peer could play the proxy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.fuzz_sockets import answer, answers, fuzz
from tests.support.serving import Server, serving

COUNT, SEED = 200, 7
END = b"\r\nHost: localhost\r\nConnection: close\r\n"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("odd") / "log"


@pytest.fixture(scope="module")
def server(log: Path) -> Iterator[Server]:
    with serving("--workers", "1", log=log) as running:
        yield running


def test_no_bytes_are_a_fault_of_ours(server: Server, log: Path) -> None:
    statuses, wrong = fuzz(server.port, COUNT, SEED)
    assert wrong == []
    assert {200, 400} <= set(statuses)
    assert answers(server.port)
    assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("SCRIPT_NAME: /x", 200),
        ("PATH_INFO: /x", 200),
        ("X-Forwarded-Prefix: /x", 200),
        ("X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off", 200),
        ("Transfer-Encoding: none-that-is-known", 400),
        ("Expect: miracles", 417),
        ("Host: another", 400),
    ],
)
def test_a_peer_where_a_proxy_stands_is_not_believed(server: Server, header: str, status: int) -> None:
    assert answer(server.port, b"GET /about HTTP/1.1" + END + header.encode() + b"\r\n\r\n") == [status]
