"""What most readers ask for, prepared after the start, so that the first of them don't wait.

The default views, and the doubt about all years.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from dash import Dash

from dashboard.content.doubt.doubts import Doubts
from dashboard.frame.page import Site
from dashboard.server.component import SHOWN, VIEW_OUTPUT
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.callback_guard import PREPARED
from dashboard.server.prepared.kept_views import keep_views
from dashboard.server.prepared.shared_answers import SharedAnswers

NICENESS = 10


class Listener(Protocol):
    """A listening socket, ours or gunicorn's."""

    def close(self) -> None: ...


def default_views(site: Site) -> list[str]:
    """Addresses, without a query, of the views whose faces say that they are prepared."""
    return [path for view in site.views if view.prepared for path in view.all_addresses(site.book)]


def question(address: str) -> dict[str, Any]:
    """The body with which the browser asks for a view."""
    return {
        "output": VIEW_OUTPUT,
        "outputs": [{"id": "view", "property": name} for name in SHOWN],
        "inputs": [{"id": "view", "property": "asked", "value": address}],
        "changedPropIds": ["view.asked"],
    }


def prepare_views(app: Dash, prepared: SharedAnswers, wanted: Callable[[], bool] = lambda: True) -> None:
    """Asks for each default view and keeps the answer for all processes, as long as they are wanted.

    A view that fails is left to its reader.
    """
    client = app.server.test_client()
    for address in prepared.places:
        if not wanted():
            return
        answer = client.post(CALLBACKS, json=question(address), headers={"Accept-Encoding": PREPARED})
        if answer.status_code == 200 and answer.headers.get("Content-Encoding") == PREPARED:
            prepared.put(address, answer.data)


def prepare_doubts(doubts: Doubts, wanted: Callable[[], bool] = lambda: True) -> None:
    """Draws and keeps the doubt about every year that is not kept yet, as long as it is wanted and can be."""
    for year in doubts.missing():
        if not wanted():
            return
        doubts.of(year)
        if not doubts.is_kept(year):
            return


def prepare_aside(
    app: Dash, prepared: SharedAnswers, doubts: Doubts, place: Path, listeners: Iterable[Listener]
) -> None:
    """Prepares and keeps views and doubts in a process of its own, which gives way to all others.

    It ends when it is done or alone. It answers nobody, so it lets go of the listening sockets.
    """
    parent = os.getpid()
    if os.fork():
        return
    try:
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(name, signal.SIG_DFL)
        for listener in listeners:
            listener.close()
        os.nice(NICENESS)
        prepare_views(app, prepared, lambda: os.getppid() == parent)
        keep_views(prepared, place)
        prepare_doubts(doubts, lambda: os.getppid() == parent)
    except Exception:  # noqa: BLE001 (whatever fails here is told, and readers go on)
        traceback.print_exc()
    finally:
        os._exit(0)
