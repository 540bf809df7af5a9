"""Odd bytes to a running `drd serve`: no answer from 500 on, no traceback in its log, and it still answers.

python -m benchmarks.fuzz_sockets [COUNT] [SEED]
"""

from __future__ import annotations

import random
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.odd_words import HEADERS, METHODS

LINES = (
    b"",
    b"GET / HTTP/1.1",
    b"GET / HTTP/1.0",
    b"GET /",
    b"GET / HTTP/0.9",
    b"GET / HTTP/2.0",
    b"GET / HTTP/1.10",
    b"GET / http/1.1",
    b"GET  / HTTP/1.1",
    b"GET\t/\tHTTP/1.1",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0",
    b"OPTIONS * HTTP/1.1",
    b"CONNECT example.com:443 HTTP/1.1",
    b"GET http://evil.example/ HTTP/1.1",
    b"GET //evil.example/%2e%2e HTTP/1.1",
    b"GET /\x00 HTTP/1.1",
    b"GET /\xff\xfe HTTP/1.1",
    b"GET /%00%ff HTTP/1.1",
    b"GET /../../etc/passwd HTTP/1.1",
    b"GET ?q HTTP/1.1",
    b"GET * HTTP/1.1",
    b"GET /" + b"a" * 5000 + b" HTTP/1.1",
    b"POST /_dash-update-component HTTP/1.1",
    b"GET /assets/bundle/page.js HTTP/1.1",
    b"GET /api/v1/meta HTTP/1.1",
    b"HEAD /country/COL HTTP/1.1",
    b"\r\n\r\nGET /health HTTP/1.1",
)
FIELDS = (
    b"Host: a",
    b"Host: a\r\nHost: b",
    b"Host:",
    b"Host: a b",
    b"Host : a",
    b"host\x00: a",
    b" folded",
    b"X: a\r\n b",
    b"X: \x01",
    b"X: \xff",
    b": none",
    b"no colon",
    b"SCRIPT_NAME: /x",
    b"PATH_INFO: /x",
    b"Script-Name: /x",
    b"Content-Length: 5",
    b"Content-Length: 5\r\nContent-Length: 6",
    b"Content-Length: -1",
    b"Content-Length: +5",
    b"Content-Length: 5\r\nTransfer-Encoding: chunked",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: gzip, chunked",
    b"Transfer-Encoding: x",
    b"Transfer-Encoding: chunked, chunked",
    b"Transfer-Encoding:\x0bchunked",
    b"Expect: 100-continue",
    b"Expect: 200-ok",
    b"Connection: upgrade\r\nUpgrade: h2c",
    b"Connection: close",
    b"X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off",
    b"X-Forwarded-Prefix: /evil",
    b"Cookie: " + b"x" * 9000,
    b"\r\n".join(b"X%d: y" % number for number in range(200)),
)
BODIES = (
    b"",
    b"",
    b"hello",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"ffffffffffffffff\r\n",
    b"-1\r\n",
    b"5;x=y\r\nhello\r\n",
    b"\x00" * 300,
)
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")


def request(chance: random.Random) -> bytes:
    """One request, or something that looks a little like one."""
    line = chance.choice(LINES)
    if chance.random() < 0.3:
        line = (
            f"{chance.choice(METHODS)} /{chance.choice(('', 'about', 'api/v1/meta', 'x'))} HTTP/1.1".encode()
        )
    fields = [b"Host: localhost"] * (chance.random() < 0.7) + chance.sample(FIELDS, chance.randrange(3))
    if chance.random() < 0.4:
        name = chance.choice([name for name in HEADERS if name.startswith("HTTP_")])
        value = chance.choice(HEADERS[name]).encode("utf-8")
        fields.append(name.removeprefix("HTTP_").replace("_", "-").encode() + b": " + value)
    made = b"\r\n".join([line, *fields]) + b"\r\n\r\n" + chance.choice(BODIES)
    if chance.random() < 0.1:
        place = chance.randrange(len(made) + 1)
        made = made[:place] + chance.choice((b"\x00", b"\n", b"\r", b"\xff", b"")) + made[place + 1 :]
    return made


def answer(port: int, sent: bytes) -> list[int]:
    """The statuses of all that came back."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        came = b""
        try:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while block := connection.recv(65536):
                came += block
        except OSError:
            pass  # closed on us, which is an answer as well
    return [int(status) for status in STATUS.findall(came)]


def fuzz(port: int, count: int, seed: int) -> tuple[Counter[int], list[str]]:
    """Answers by status, and the requests that got a fault of the server's."""
    chance, statuses, wrong = random.Random(seed), Counter[int](), []
    for number in range(count):
        sent = request(chance)
        codes = answer(port, sent)
        statuses.update(codes)
        wrong += [f"{number}: {code} for {sent[:200]!r}" for code in codes if code >= 500]
    return statuses, wrong


def main() -> None:
    count, seed = (int(text) for text in (*sys.argv[1:], *("5000", "1")[len(sys.argv) - 1 :]))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--workers", "2"]
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("w+b") as log:
        with subprocess.Popen(command, stderr=log) as server:
            try:
                while not answers(port):
                    time.sleep(0.05)
                statuses, wrong = fuzz(port, count, seed)
                wrong += [] if answers(port) else ["it no longer answers"]
            finally:
                server.terminate()
        said = (Path(folder) / "log").read_bytes()
    wrong += [said.decode("utf-8", "replace")[:2000]] if b"Traceback" in said else []
    print("\n".join(wrong[:40]))
    print(f"{count} requests, seed {seed}: {dict(sorted(statuses.items()))}")
    print(f"{len(wrong)} wrong; {len(said)} bytes of log")
    raise SystemExit(bool(wrong))


def answers(port: int) -> bool:
    try:
        return 200 in answer(port, b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    except OSError:
        return False


if __name__ == "__main__":
    main()
