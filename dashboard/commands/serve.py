"""`drd serve`: content to scores once, then as many workers as wanted, which share what was loaded."""

from __future__ import annotations

import ctypes
import gc
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from dashboard.answers.asked.refused import UsageError
from dashboard.commands.usage import working_folder
from dashboard.language.i18n import _

BACKLOG = 512
ANYWHERE = "/"
"""Where to work when a new deployment has removed the working folder: gunicorn needs one that is there."""
M_ARENA_MAX = -8


def run(
    root: Path,
    host: str = "127.0.0.1",
    port: int = 8050,
    workers: int = 2,
    prefix: str | None = None,
    trust: str | None = None,
) -> None:
    """Serves the content of `root` until it is stopped. Port 0 takes a free one.

    `prefix` is the path below which a proxy shows the site, `trust` lists the proxies whose word is believed;
    where they are None, the environment says.

    Raises ContentError before any port is opened, and UsageError for a host or port that cannot be had, and
    for a prefix or proxies that cannot be meant.
    """
    if working_folder() is None:
        os.chdir(ANYWHERE)
    use_one_arena()
    # Loading makes a million objects and no garbage; looking for some on the way costs a sixth of the start.
    gc.disable()
    from dashboard.commands.opened import opened
    from dashboard.server.prepared.prepared_views import take_aside
    from dashboard.server.workers.settings import Workers

    site = opened(root, prefix, trust)
    book = site.app.site.book
    listener = listen(host, port)
    port = listener.getsockname()[1]

    def ready(_listeners: list[Any]) -> None:
        where = address(host, port).rstrip("/") + f"{site.prefix}/"
        said = _(
            "Digital Rights Dashboard at %(where)s (methodology %(version)s, content %(content)s; Ctrl+C "
            "stops it)",
            where=where,
            version=book.methodology.version,
            content=book.content.digest[:12],
        )
        print(said, file=sys.stderr, flush=True)
        take_aside(site.app, site.place)

    # What was loaded stays shared between the workers as long as the collector does not touch it.
    gc.freeze()
    gc.enable()
    Workers(site.app, listener, workers, ready).run()


def use_one_arena() -> None:
    """Keeps glibc from giving each thread a heap of its own: pages are built and dropped by all of them.

    Saves a quarter of a busy worker's memory. Another C library simply has no such switch.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; opened by us, so that a port in use is told in one sentence and at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno and fault.errno > 0 else str(fault)
        raise UsageError(
            _(
                'cannot listen at "%(host)s", port %(port)s: %(reason)s. Choose another with --host or '
                "--port.",
                host=host,
                port=port,
                reason=reason,
            )
        ) from fault


def address(host: str, port: int) -> str:
    """The address to type into a browser."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
