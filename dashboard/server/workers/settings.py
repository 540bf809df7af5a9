"""gunicorn with our application, our socket, our worker and our settings."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from tempfile import gettempdir
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers.base import Worker

from dashboard.frame.rendering import TemplateRenderer
from dashboard.server.app import Dashboard
from dashboard.server.edge.codings import refuse_unknown_codings
from dashboard.server.workers.patient_worker import PatientWorker

THREADS = 4
KEEP_ALIVE = 15
PAUSE = 0.02
IN_MEMORY = "/dev/shm"  # noqa: S108 (nothing is read from there)
CONNECTIONS = 800
"""At once with one worker; a process may usually have 1024 files open."""


class Workers(BaseApplication):
    """`ready` is called with the listening sockets once they listen. Settings stand here and nowhere else."""

    def __init__(
        self, app: Dashboard, listener: socket.socket, workers: int, ready: Callable[[list[Any]], None]
    ) -> None:
        self.app, self.listener, self.workers, self.ready = app, listener, workers, ready
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": self.workers,
            "worker_class": PatientWorker,
            "worker_connections": CONNECTIONS,
            "sendfile": False,
            "threads": THREADS,
            "keepalive": KEEP_ALIVE,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            # A peer says nothing about paths and schemes here; whom to believe is `edge.proxy`'s question.
            "forwarder_headers": "",
            "secure_scheme_headers": {},
            "forwarded_allow_ips": "",
            "worker_tmp_dir": beating_folder(),
            "post_worker_init": self.begin,
            "when_ready": lambda arbiter: self.ready(arbiter.LISTENERS),
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def begin(self, worker: Worker) -> None:
        """What a worker does before its first request."""
        refuse_unknown_codings(worker)
        compile_aside(self.app.templates)

    def load(self) -> Any:
        return self.app.server


def beating_folder() -> str | None:
    """Where workers touch a file to show that they live; None for the system's choice, if it has one.

    In a container of which nothing may be written, memory still can.
    """
    try:
        gettempdir()
    except FileNotFoundError:
        return IN_MEMORY
    return None


def compile_aside(renderer: TemplateRenderer) -> None:
    """Compiles the templates of a worker little by little, a third of the time, while it answers already."""
    pause = partial(time.sleep, PAUSE)
    threading.Thread(target=renderer.compile_rest, args=(pause,), daemon=True).start()
