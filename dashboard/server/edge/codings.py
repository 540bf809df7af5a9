"""A request in a transfer coding that nobody knows is the sender's fault: 400, where gunicorn would say 501.

HTTP lets servers say 501; but those who watch over a service count everything from 500 on as its own fault,
and a stranger could ring their bell.
"""

from __future__ import annotations

from typing import Any

from gunicorn.http.errors import InvalidHeader, UnsupportedTransferCoding
from gunicorn.workers.base import Worker


def refuse_unknown_codings(worker: Worker) -> None:
    """Lets a worker answer unknown transfer codings like any other header that is none."""
    handle = worker.handle_error

    def told(request: Any, client: Any, address: Any, fault: Any) -> None:
        unknown = isinstance(fault, UnsupportedTransferCoding)
        handle(request, client, address, InvalidHeader("TRANSFER-ENCODING") if unknown else fault)

    worker.handle_error = told  # type: ignore[method-assign,assignment]
