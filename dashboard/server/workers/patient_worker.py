"""A worker whose threads never wait for a client: requests are whole before, answers are sent after."""

from __future__ import annotations

import errno
import socket
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from math import inf
from threading import local
from time import monotonic
from typing import Any

from gunicorn import http
from gunicorn.http.errors import NoMoreData

from dashboard.server.workers.clients import PIECE, READ, REQUEST, Clients
from dashboard.server.workers.connection import Connection
from dashboard.server.workers.gathering import Unread, Whole
from dashboard.server.workers.kinds import Kinds, is_health
from dashboard.server.workers.parking import Parked, patient
from dashboard.server.workers.turns import TurnLimits, Turns

UNREAD, LARGE = 16 * 1024 * 1024, 8 * 1024
"""Requests that are not whole yet take at most this together; then larger ones are refused."""
PARKED = 256
"""So many requests at once wait for what is worked out aside."""
LOOK, LOOKED_AT = 0.1, 6
"""Seconds between looks whether it is there, and for how many of them at a time."""
SWITCH = 0.001
"""Seconds that a thread goes on while the loop waits for its turn; Python's own 0.005 add up with threads."""
NO_ROOM = (errno.EAGAIN, errno.ECONNABORTED, errno.EMFILE, errno.ENFILE)


class PatientWorker(Clients):
    """Reads requests in its loop, and works on them in its threads as their turns come."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.turns: Turns[Connection] = Turns(TurnLimits(threads=self.cfg.threads))
        self.parked: list[Connection] = []
        self.served = local()

    def init_process(self) -> None:
        sys.setswitchinterval(SWITCH)
        self.reserved = ThreadPoolExecutor(1)
        super().init_process()

    def load_wsgi(self) -> None:
        super().load_wsgi()
        app = self.app.app  # type: ignore[attr-defined]  # of our Workers
        self.kinds = Kinds(app.site.views, app.prepared.places, aside=app.site.later.ask is not None)
        self.wsgi = patient(self.wsgi, self.may_wait)

    # --- reading

    def accept(self, listener: socket.socket) -> None:
        """Takes a new client, and what it has sent already."""
        try:
            wire, client = listener.accept()
        except OSError as fault:
            if fault.errno in NO_ROOM:
                return
            raise
        self.read(self.welcome(wire, client, listener.getsockname()))

    def read(self, connection: Connection, _socket: object = None) -> None:
        """Takes what has come, and works on the request when it is whole."""
        try:
            data = connection.wire.recv(PIECE)
        except BlockingIOError:
            return self.watch(connection, READ, self.read)
        except OSError:
            return self.drop(connection)
        if not data:
            return self.drop(connection)
        if not connection.gathering.held:
            connection.patience(REQUEST)
        connection.gathering.feed(data)
        return self.look(connection)

    def look(self, connection: Connection) -> None:
        """Works on the next request of a client, or waits for more of it."""
        request = connection.gathering.take()
        if isinstance(request, Unread):
            return self.refuse(connection, request.status)
        if isinstance(request, Whole):
            return self.queue(connection, request)
        if connection.gathering.expects:
            connection.gathering.expects = False
            with suppress(OSError):
                connection.wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        if len(connection.gathering.held) > LARGE and self.unread() > UNREAD:
            return self.refuse(connection, HTTPStatus.SERVICE_UNAVAILABLE)
        return self.watch(connection, READ, self.read)

    def unread(self) -> int:
        """Bytes of requests that are not whole."""
        return sum(len(one.gathering.held) for one in self.connections)

    # --- working

    def queue(self, connection: Connection, request: Whole) -> None:
        """Puts a whole request into the line of its kind; the service's health has a thread of its own."""
        self.watch(connection, 0, self.read)
        connection.until = connection.again = inf
        connection.request, connection.begun = request, monotonic()
        connection.kind = None if is_health(request) else self.kinds.of(request)
        self.line_up(connection)
        self.take_turns()

    def line_up(self, connection: Connection) -> None:
        if connection.kind is None:
            self.work(self.reserved, connection)
        elif not self.turns.add(connection.kind, connection):
            self.refuse(connection, HTTPStatus.SERVICE_UNAVAILABLE)

    def take_turns(self) -> None:
        """Gives the threads whatever has its turn."""
        while (turn := self.turns.next()) is not None:
            self.work(self.tpool, turn[1])

    def work(self, pool: ThreadPoolExecutor, connection: Connection) -> None:
        done = pool.submit(self.handle, connection)
        done.add_done_callback(lambda one: self.method_queue.defer(self.finish_request, connection, one))

    def may_wait(self) -> bool:
        """Whether the request that this thread works on may wait without a thread. In a thread."""
        connection: Connection = self.served.connection
        return self.alive and monotonic() < connection.again and len(self.parked) < PARKED

    def handle(self, conn: Connection) -> bool | Parked:  # type: ignore[override]  # our connections
        """The answer to a whole request, into the outbox; whether another request may follow. In a thread."""
        request, whole = None, conn.request
        assert whole is not None
        self.served.connection = conn
        try:
            request = next(http.get_parser(self.cfg, iter([whole.raw]), conn.client))
            kept = self.handle_request(request, conn)  # type: ignore[arg-type]  # it has what is used of one
            return bool(kept) and not whole.rest
        except Parked as parked:
            return parked
        except (NoMoreData, StopIteration):
            return False
        except Exception as fault:  # noqa: BLE001 (gunicorn tells it, to the client and to the log)
            self.handle_error(request, conn.sock, conn.client, fault)  # type: ignore[arg-type]
            return False

    def finish_request(  # type: ignore[override]  # our connections
        self, conn: Connection, fs: Future[bool | Parked]
    ) -> None:
        """Sends the answer, or waits without a thread for what is worked out aside. In the loop."""
        if conn.kind is not None:
            self.turns.done(conn.kind)
            self.take_turns()
        outcome = False if fs.cancelled() or fs.exception() else fs.result()
        if isinstance(outcome, Parked):
            conn.ready, conn.again = outcome.ready, min(conn.again, conn.begun + outcome.patience)
            self.parked.append(conn)
        else:
            self.answer(conn, outcome)

    def unpark(self) -> None:
        """Works again on requests whose answers are there, or whose patience is at its end.

        Looks for the answers of a few only, in rotation: each look waits several times for a turn beside the
        threads, so that a hundred of them would hold up the loop.
        """
        waiting, self.parked = self.parked, []
        for place, conn in enumerate(waiting):
            waits = self.alive and monotonic() < conn.again
            if waits and (place >= LOOKED_AT or not conn.ready()):
                self.parked.append(conn)
            else:
                self.line_up(conn)
        looked_at = min(LOOKED_AT, len(self.parked))
        self.parked = self.parked[looked_at:] + self.parked[:looked_at]
        self.take_turns()

    def wait_for_and_dispatch_events(self, timeout: float | None) -> None:
        """gunicorn's step of the loop, with a look at those that wait for what is worked out aside."""
        super().wait_for_and_dispatch_events(LOOK if self.parked else timeout)
        if self.parked:
            self.unpark()
