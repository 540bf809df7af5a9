"""`drd serve`: content to scores once, then as many workers as wanted, which share what was loaded."""

from __future__ import annotations

import gc
import os
import socket
import sys
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from dashboard.app import Dashboard, create_app
from dashboard.content import load_content
from dashboard.prepared_views import prepare_views_aside
from dashboard.usage import UsageError
from methodology.engine import score

THREADS = 4
KEEP_ALIVE = 15
BACKLOG = 512


class Workers(BaseApplication):  # type: ignore[misc]
    """gunicorn with our application, our socket, and settings that are stated here and nowhere else."""

    def __init__(self, app: Dashboard, listener: socket.socket, workers: int, ready: str) -> None:
        self.app, self.listener, self.workers, self.ready = app, listener, workers, ready
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": KEEP_ALIVE,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _arbiter: self.is_ready(),
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def is_ready(self) -> None:
        print(self.ready, file=sys.stderr, flush=True)
        prepare_views_aside(self.app, self.listener)

    def load(self) -> Any:
        return self.app.server


def run(root: Path, host: str = "127.0.0.1", port: int = 8050, workers: int = 2) -> None:
    """Serves the content of `root` until it is stopped. Port 0 takes a free one.

    Raises ContentError before any port is opened, and UsageError for a host or port that cannot be had.
    """
    book = score(load_content(root))
    app = create_app(book)
    listener = listen(host, port)
    ready = (
        f"Digital Rights Dashboard at {address(host, listener.getsockname()[1])} "
        f"(methodology {book.methodology.version}, content {book.content.digest[:12]}; Ctrl+C stops it)"
    )
    # What was loaded stays shared between the workers as long as the collector does not touch it.
    gc.collect()
    gc.freeze()
    Workers(app, listener, workers, ready).run()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; opened by us, so that a port in use is told in one sentence and at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno and fault.errno > 0 else str(fault)
        raise UsageError(
            f'cannot listen at "{host}", port {port}: {reason}. Choose another with --host or --port.'
        ) from fault


def address(host: str, port: int) -> str:
    """The address to type into a browser."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
