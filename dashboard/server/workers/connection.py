"""One client: what came from it, what goes to it, and until when."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from time import monotonic
from typing import Any

from dashboard.server.workers.gathering import Gathering, Whole
from dashboard.server.workers.turns import Kind

Address = Any
"""As sockets give it: a pair, four figures, or a path."""


class Outbox:
    """Stands for the socket where gunicorn writes an answer: all of it is taken at once and sent later."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def sendall(self, data: bytes) -> None:
        self.waiting += data

    def send(self, data: bytes) -> int:
        """A word between, such as "100 Continue", which was said already."""
        return len(data)

    def gettimeout(self) -> float:
        return 0.0

    def setblocking(self, _flag: bool) -> None:
        """Writing never waits."""

    settimeout = setblocking

    def shutdown(self, _how: int) -> None:
        """The worker closes when all is sent."""

    def close(self) -> None:
        """The worker closes when all is sent."""

    def recv(self, _size: int) -> bytes:
        return b""


@dataclass(eq=False)
class Connection:
    """gunicorn writes to `sock`; `wire` is the socket. `until` is when patience ends.

    `begun` is when the request was whole, `opened` when its answer began to go out, `kept` says whether
    another request may follow. One that waits for what is worked out aside does so until `ready` or `again`.
    """

    wire: socket.socket
    client: Address
    server: Address
    gathering: Gathering = field(default_factory=Gathering)
    sock: Outbox = field(default_factory=Outbox)
    request: Whole | None = None
    kind: Kind | None = None
    until: float = inf
    opened: float = 0.0
    kept: bool = True
    begun: float = 0.0
    again: float = inf
    ready: Callable[[], bool] = bool

    def patience(self, seconds: float) -> None:
        self.until = monotonic() + seconds
