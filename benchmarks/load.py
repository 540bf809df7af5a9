"""Measures what hostile and greedy visitors do to others: how long these wait, and the memory it takes.

Two workers on loopback, an empty cache at the start; every attack runs for a bounded time while a calm reader
asks for pages, and another for the health of the service.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.processes import free_port, proportional_memory
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.prepared_views import question

SLOW_CLIENTS, DEAR_REQUESTS, QUESTIONS, ASKERS = 64, 100, 3000, 32
LONGEST = 180
"""Seconds, after which an attack is called off."""
PAGE_LIMIT, HEALTH_LIMIT, CEILING = 1.0, 0.2, 640
"""Seconds, seconds, and MiB of all processes together."""
CALM = ("/", "/country/COL", "/country/ZWE/privacy", "/about", "/indicator", "/api/v1/meta")
DEAR = (
    "/audit?year={year}&sensitivity=run",
    "/audit?year={year}",
    "/api/v1/download/gaps.csv?year={year}",
    "/api/v1/download/audit.csv?year={year}",
    "/country/ALB?year={year}",
    "/gaps?year={year}",
    "/whatif?year={year}",
    "/api/v1/download/scores.csv",
)
YEARS = range(2013, 2024)


@dataclass
class Watch:
    """How long readers waited, in seconds, what they were answered, and the most memory in MiB."""

    address: tuple[str, int]
    process: int
    pages: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    memory: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        """A calm reader, who looks at a page a second or so."""
        for turn in count():
            if self.over.wait(0.2):
                return
            self.pages.append(self.timed(CALM[turn % len(CALM)]))

    def look_after(self) -> None:
        """Whoever watches the service."""
        while not self.over.wait(0.25):
            self.health.append(self.timed("/health"))
            self.memory = max(self.memory, proportional_memory(self.process))

    def timed(self, path: str) -> float:
        begun = time.perf_counter()
        with suppress(OSError, http.client.HTTPException):
            status = asked(self.address, path)
            if status != 200:
                self.odd.append(f"{path} {status}")
            return time.perf_counter() - begun
        self.odd.append(f"{path} not answered")
        return time.perf_counter() - begun


def asked(address: tuple[str, int], path: str, body: bytes | None = None, timeout: float = 30) -> int:
    """The status of an answer, read to its end."""
    connection = http.client.HTTPConnection(*address, timeout=timeout)
    try:
        headers = {"Content-Type": "application/json"} if body else {}
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


@contextmanager
def serving(cache: Path) -> Iterator[tuple[tuple[str, int], int]]:
    """A running dashboard with two workers: its address and its process."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(
        command, stderr=subprocess.DEVNULL, env=os.environ | {"DRD_CACHE": str(cache)}
    ) as server:
        try:
            until = time.monotonic() + 120
            while time.monotonic() < until:
                with suppress(OSError):
                    if asked(("127.0.0.1", port), "/health", timeout=2) == 200:
                        break
                time.sleep(0.05)
            yield ("127.0.0.1", port), server.pid
        finally:
            server.terminate()


def during(address: tuple[str, int], process: int, attack: Callable[[], None]) -> Watch:
    """What calm readers met while an attack ran."""
    watch = Watch(address, process)
    watchers = [threading.Thread(target=one) for one in (watch.read, watch.look_after)]
    # A process of its own, parted before there are threads: these would hold up the watchers'.
    attacker = multiprocessing.get_context("fork").Process(target=attack)
    attacker.start()
    for one in watchers:
        one.start()
    attacker.join(LONGEST)
    attacker.terminate()
    watch.over.set()
    for one in watchers:
        one.join()
    return watch


# --- attacks


def slow_clients(address: tuple[str, int], seconds: float) -> None:
    """Clients that drip their heads, drip their bodies, never take their answers, or say nothing more."""
    head = f"POST {CALLBACKS} HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n".encode()
    whole = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    first = (b"GET / HTTP/1.1\r\nHost: x\r\n", head, whole * 20, b"GET /about HTTP/1.1\r\nHost: x\r\n\r\n")
    drip = (b"X-A: 1\r\n", b"{", b"", b"")
    clients: list[tuple[int, socket.socket]] = []
    for place in range(SLOW_CLIENTS):
        client = socket.create_connection(address, timeout=5)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.sendall(first[place % 4])
        clients.append((place % 4, client))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for kind, client in clients:
            with suppress(OSError):
                client.send(drip[kind])
        time.sleep(0.5)
    for _kind, client in clients:
        client.close()


def dear_requests(address: tuple[str, int]) -> None:
    """Dear answers of all kinds at once, asked for anew until each asker has had an answer of some kind."""
    wanted = [DEAR[at % len(DEAR)].format(year=YEARS[at % len(YEARS)]) for at in range(DEAR_REQUESTS)]
    at_once([lambda path=path: asked(address, path, timeout=60) for path in wanted])  # type: ignore[misc]


def large_questions(address: tuple[str, int]) -> None:
    """Questions of 62 kB, each another."""
    numbers = iter(range(QUESTIONS))
    lock = threading.Lock()

    def ask() -> None:
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            body = json.dumps(question(f"/country/{number}?" + "\u00ad" * 10_000), ensure_ascii=True).encode()
            with suppress(OSError, http.client.HTTPException):
                asked(address, CALLBACKS, body)

    at_once([ask] * ASKERS)


def at_once(all_of: list[Callable[[], object]]) -> None:
    """Does all of it at once and waits for the last."""

    def quietly(one: Callable[[], object]) -> None:
        with suppress(OSError, http.client.HTTPException):
            one()

    threads = [threading.Thread(target=quietly, args=[one]) for one in all_of]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# --- the table


def show(name: str, watch: Watch, seconds: float) -> bool:
    """One line of the table; False where a limit does not hold."""
    page, health = max(watch.pages, default=0.0), max(watch.health, default=0.0)
    good = page <= PAGE_LIMIT and health <= HEALTH_LIMIT and watch.memory <= CEILING and not watch.odd
    odd = f"  {len(watch.odd)} odd: {', '.join(watch.odd[:3])}" if watch.odd else ""
    middle = sorted(watch.pages)[len(watch.pages) // 2] if watch.pages else 0.0
    print(
        f"{name:34} {seconds:6.1f} s {len(watch.pages):5} pages, middle {middle:6.3f} s, slowest {page:6.3f}"
        f" s, health {health:6.3f} s, memory {watch.memory:5.0f} MiB{'' if good else '  OVER'}{odd}",
        flush=True,
    )
    return good


def prepared(cache: Path, most: float) -> None:
    """Waits until everything is prepared, or for so many seconds."""
    before, until = -1, time.monotonic() + most
    while time.monotonic() < until:
        time.sleep(12)
        there = sum(1 for path in cache.rglob("*") if path.is_file())
        if there == before:
            return
        before = there


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow", type=float, default=30, help="seconds of slow clients")
    parser.add_argument("--prepare", type=float, default=180, help="most seconds to wait for prepared views")
    chosen = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (address, process):

        def measure(name: str, attack: Callable[[], None]) -> None:
            nonlocal good
            begun = time.perf_counter()
            watch = during(address, process, attack)
            good = show(name, watch, time.perf_counter() - begun) and good

        print(f"memory after the start: {proportional_memory(process):.0f} MiB")
        asked(address, "/")
        measure("preparing, an empty cache", lambda: prepared(Path(folder), chosen.prepare))
        measure("nobody else", lambda: time.sleep(10))
        measure(f"{SLOW_CLIENTS} slow clients", lambda: slow_clients(address, chosen.slow))
        measure(f"{DEAR_REQUESTS} dear requests at once", lambda: dear_requests(address))
        measure("the same again", lambda: dear_requests(address))
        measure(f"{QUESTIONS} large questions", lambda: large_questions(address))
        print(f"memory in the end: {proportional_memory(process):.0f} MiB")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
