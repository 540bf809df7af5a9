"""A request that waits for what is worked out aside gives its thread back: the worker asks again for it.

Servers that know nothing of it send what the application answers meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from flask import has_request_context, request

PATIENT, AGAIN = "drd.patient", "drd.again"
"""In the environment of a request: that it may wait, and what says that waiting is over."""

ONE, LOOK = Lock(), 0.05

Application = Callable[..., Iterable[bytes]]
Ready = Callable[[], bool]


class Parked(Exception):
    """A request that is answered when what it waits for is there, or after `patience` in seconds."""

    def __init__(self, ready: Ready, patience: float) -> None:
        super().__init__()
        self.ready, self.patience = ready, patience


def wait_for(ready: Ready, patience: float) -> None:
    """Has the running request asked again when `ready` is true or patience ends, where the server can."""
    if has_request_context() and request.environ.get(PATIENT):
        request.environ[AGAIN] = ready, patience


def wait_here(ready: Ready, patience: float) -> bool:
    """Waits in the thread of a request whose server cannot have it asked again, in one thread at a time; says
    whether `ready`."""
    if not has_request_context() or PATIENT in request.environ or not ONE.acquire(blocking=False):
        return False
    try:
        until = time.monotonic() + patience
        while not ready() and time.monotonic() < until:
            time.sleep(LOOK)
        return ready()
    finally:
        ONE.release()


def patient(application: Application, may_wait: Callable[[], bool]) -> Application:
    """The application, told whether its answer may wait; raises Parked for one that does."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[PATIENT] = may_wait()
        body = application(environ, start_response)
        if AGAIN in environ:
            if hasattr(body, "close"):
                body.close()
            raise Parked(*environ[AGAIN])
        return body

    return answer
