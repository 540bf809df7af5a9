"""The clients of a worker: watched for what they send and take, answered, and let go of in time.

gunicorn's own threaded worker reads heads and bodies and writes answers in its threads, so that as many slow
clients as threads hold up everybody. Here one loop reads and writes for all.
"""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from time import monotonic
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from dashboard.server.workers.connection import Connection

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
PIECE = 64 * 1024
FIRST_WORD, REQUEST, STALLED, LAST_WORD, WHOLE_ANSWER = 10.0, 10.0, 20.0, 2.0, 300.0
"""Seconds: until a request begins, until it is whole, without a byte taken, for a goodbye, for an answer."""
UNSENT = 32 * 1024 * 1024
"""Answers that wait for their readers take at most this; then those that wait longest are cut off."""


class Clients(ThreadWorker):
    """A worker that knows its connections, and whether each is watched."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.connections: dict[Connection, bool] = {}

    def read(self, connection: Connection, _socket: object = None) -> None:
        """Takes what has come of a request."""
        raise NotImplementedError

    def look(self, connection: Connection) -> None:
        """Works on the next request of a client, or waits for more of it."""
        raise NotImplementedError

    def welcome(self, wire: socket.socket, client: Any, server: Any) -> Connection:
        """Knows a new client from now; where there are too many, the one silent for longest goes."""
        wire.setblocking(False)
        if len(self.connections) + 1 >= self.worker_connections:
            silent = (one for one in self.connections if idle(one) and not one.gathering.held)
            if (oldest := min(silent, key=lambda one: one.until, default=None)) is not None:
                self.drop(oldest)
        connection = Connection(wire, client, server)
        connection.patience(FIRST_WORD)
        self.connections[connection] = False
        self.nr_conns = len(self.connections)
        return connection

    def watch(self, connection: Connection, events: int, then: Callable[..., None]) -> None:
        """Has `then` called when the client sends or takes; `events` 0 watches no longer."""
        watched = self.connections[connection]
        if events and watched:
            self.poller.modify(connection.wire, events, partial(then, connection))
        elif events:
            self.poller.register(connection.wire, events, partial(then, connection))
        elif watched:
            self.poller.unregister(connection.wire)
        self.connections[connection] = bool(events)

    def drop(self, connection: Connection) -> None:
        """Closes a connection and forgets it."""
        if connection not in self.connections:
            return
        self.watch(connection, 0, self.read)
        del self.connections[connection]
        self.nr_conns = len(self.connections)
        connection.wire.close()

    def refuse(self, connection: Connection, status: HTTPStatus) -> None:
        """A few words, and no more of this client."""
        words = f"{status.phrase}\n"
        busy = "Retry-After: 2\r\n" if status == HTTPStatus.SERVICE_UNAVAILABLE else ""
        connection.sock.sendall(
            f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: text/plain\r\nConnection: close\r\n"
            f"Cache-Control: no-store\r\n{busy}Content-Length: {len(words)}\r\n\r\n{words}".encode()
        )
        self.answer(connection, kept=False)

    def answer(self, connection: Connection, kept: bool) -> None:
        """Sends what is in the outbox; `kept` says whether another request may follow."""
        connection.request, connection.kept = None, kept
        connection.opened = monotonic()
        connection.patience(STALLED)
        self.send(connection)

    def send(self, connection: Connection, _socket: object = None) -> None:
        """Sends as much as the client takes now, the rest when it takes more."""
        unsent = connection.sock.waiting
        try:
            while unsent:
                del unsent[: connection.wire.send(bytes(unsent[: 4 * PIECE]))]
                connection.until = min(monotonic() + STALLED, connection.opened + WHOLE_ANSWER)
        except BlockingIOError:
            self.watch(connection, WRITE, self.send)
            return self.cut_off()
        except OSError:
            return self.drop(connection)
        return self.sent(connection)

    def sent(self, connection: Connection) -> None:
        """Waits for the next request, or for the client to close."""
        connection.sock.waiting = bytearray()
        if connection.kept and not connection.gathering.held:
            connection.patience(self.cfg.keepalive if self.alive else LAST_WORD)
            self.watch(connection, READ, self.read)
        elif connection.kept:
            connection.patience(REQUEST)
            self.look(connection)
        else:
            connection.patience(LAST_WORD)
            with suppress(OSError):
                connection.wire.shutdown(socket.SHUT_WR)
            self.listen_off(connection)

    def listen_off(self, connection: Connection, _socket: object = None) -> None:
        """Lets go of what still comes: a client that is cut off amid its sending does not read the answer."""
        connection.gathering.held.clear()
        more = False
        with suppress(OSError):
            try:
                more = bool(connection.wire.recv(PIECE))
            except BlockingIOError:
                more = True
        if more:
            self.watch(connection, READ, self.listen_off)
        else:
            self.drop(connection)

    def cut_off(self) -> None:
        """Drops those that have not taken their answers for the longest time, where these take too much."""
        writing = [one for one in self.connections if one.request is None and one.sock.waiting]
        unsent = sum(len(one.sock.waiting) for one in writing)
        for connection in sorted(writing, key=lambda one: one.opened):
            if unsent <= UNSENT:
                return
            unsent -= len(connection.sock.waiting)
            self.drop(connection)

    def murder_keepalived(self, force: bool = False) -> None:
        """Ends patience with clients, by their time or with all (gunicorn's name)."""
        now = monotonic()
        for connection in [one for one in self.connections if force or one.until < now]:
            if connection.gathering.held and not connection.sock.waiting and not force:
                self.refuse(connection, HTTPStatus.REQUEST_TIMEOUT)
            else:
                self.drop(connection)

    def murder_pending(self) -> None:
        """There are none: what gunicorn calls pending is watched with the rest."""

    def _cap_keepalive(self, deadline: float) -> None:
        for connection in filter(idle, self.connections):
            connection.until = min(connection.until, deadline)


def idle(connection: Connection) -> bool:
    """Whether nothing is worked on or sent for a client."""
    return connection.request is None and not connection.sock.waiting
