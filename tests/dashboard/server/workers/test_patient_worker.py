"""A dashboard as users start it, with one worker, among clients that are slow, greedy or odd."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.prepared_views import question
from tests.support.roots import write_root
from tests.support.serving import Server, serving

SOON = 4.0
"""Seconds; a client that is slow is let go after ten."""
ASKING = f"POST {CALLBACKS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".encode()
SLOW = {
    "heads that do not end": b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow",
    "bodies that do not end": ASKING + b"Content-Length: 60000\r\n\r\n{",
    "chunks that do not end": ASKING + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n{",
    "bodies where none is taken": b"POST /about HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n",
    "answers that are not taken": b"GET /methodology HTTP/1.1\r\nHost: x\r\n\r\n" * 40,
    "silence": b"",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRD_CACHE", str(folder / "cache"))
        with serving("--content", str(write_root(folder / "root")), "--workers", "1") as server:
            yield server


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


def said(server: Server, sent: bytes) -> bytes:
    """All that is answered until the server closes."""
    with closing(connected(server)) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR) if b"close" in sent else None
        return b"".join(iter(lambda: client.recv(65536), b""))


def status(server: Server, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status


@pytest.mark.parametrize("kind", SLOW)
def test_slow_clients_hold_up_nobody(server: Server, kind: str):
    with ExitStack() as slow:
        for _ in range(40):
            client = slow.enter_context(closing(connected(server)))
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall(SLOW[kind])
        begun = time.monotonic()
        for path in ("/", "/health", "/country/AAA", "/health"):
            assert status(server, path) in (200, 404)
        assert time.monotonic() - begun < SOON


def test_many_dear_questions_are_answered_and_hold_up_nobody(server: Server):
    with ThreadPoolExecutor(50) as pool:
        dear = [
            pool.submit(status, server, f"/audit?year={2019 + at % 4}&sensitivity=run") for at in range(50)
        ]
        time.sleep(0.05)
        begun = time.monotonic()
        assert status(server, "/health") == 200
        assert time.monotonic() - begun < SOON
        assert {one.result() for one in dear} <= {200, 202, 400}


def test_large_questions_are_refused_in_no_time(server: Server):
    body = json.dumps(question("/country/AAA?" + "\u00ad" * 10_000)).encode()
    sent = ASKING + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    with ThreadPoolExecutor(8) as pool, closing(connected(server)) as client:
        client.sendall(sent)
        assert client.recv(12) == b"HTTP/1.1 400"
        answers = list(
            pool.map(lambda _: said(server, sent.replace(b"Host", b"Connection: close\r\nHost")), range(60))
        )
    assert {answer[:12] for answer in answers} <= {b"HTTP/1.1 400", b"HTTP/1.1 503"}


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (ASKING + b"Content-Length: 70000\r\n\r\n", b"413"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n", b"413"),
        (ASKING + b"Transfer-Encoding: chunked\r\n\r\nfffffff\r\n", b"413"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000, b"431"),
        (b"GET /" + b"x" * 40_000, b"414"),
        (b"GET /" + b"x" * 5_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"414"),
        (b"nonsense\r\n\r\n", b"400"),
        (ASKING + b"Content-Length: 2, 2\r\n\r\n{}", b"400"),
        (ASKING + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", b"400"),
        (ASKING + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
    ],
)
def test_what_is_too_large_or_no_request_is_told_and_not_waited_for(
    server: Server, sent: bytes, answer: bytes
):
    begun = time.monotonic()
    assert said(server, sent).split(b" ")[1] == answer
    assert time.monotonic() - begun < SOON


def test_requests_of_one_connection_are_answered_in_order(server: Server):
    paths = ["/health", "/about", "/nothing", "/health"]
    sent = b"".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths)
    answers = said(server, sent + b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert [part[:3] for part in answers.split(b"HTTP/1.1 ")[1:]] == [b"200", b"200", b"404", b"200", b"200"]


def test_a_chunked_question_is_answered(server: Server):
    body = json.dumps(question("/about")).encode()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:5], body[5:])) + b"0\r\n\r\n"
    sent = ASKING + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    assert said(server, sent).startswith(b"HTTP/1.1 200")


def test_a_client_that_waits_for_leave_is_given_it(server: Server):
    body = json.dumps(question("/about")).encode()
    with closing(connected(server)) as client:
        client.sendall(ASKING + f"Expect: 100-continue\r\nContent-Length: {len(body)}\r\n\r\n".encode())
        assert client.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(body)
        assert client.recv(12) == b"HTTP/1.1 200"


def test_it_stops_gently_and_answers_what_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    root = str(write_root(tmp_path / "root"))
    with serving("--content", root, "--workers", "1") as server, closing(connected(server)) as client:
        client.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/meta HTTP/1.1\r\n")
        assert client.recv(12) == b"HTTP/1.1 200"
        assert server.process is not None
        os.kill(server.process.pid, signal.SIGTERM)
        time.sleep(0.3)
        client.sendall(b"Host: x\r\n\r\n")
        rest = b"".join(iter(lambda: client.recv(65536), b""))
        assert b"HTTP/1.1 200" in rest
        assert rest.endswith(b"}")
        assert server.process.wait(20) == 0
