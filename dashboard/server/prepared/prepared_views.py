"""What most readers ask for, prepared after the start, so that the first of them don't wait.

The default views, and the doubt about all years.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dash import Dash

from dashboard.content import kept_files
from dashboard.content.doubt.doubts import JOB, Doubts, job_of
from dashboard.frame.page import Site
from dashboard.server.component import SHOWN, VIEW_OUTPUT
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.aside import Work, start_aside
from dashboard.server.prepared.board import Board
from dashboard.server.prepared.callback_guard import PREPARED
from dashboard.server.prepared.kept_views import answers_place, keep_views
from dashboard.server.prepared.shared_answers import SharedAnswers
from dashboard.server.workers.parking import wait_here

if TYPE_CHECKING:
    from dashboard.server.app import Dashboard

READ_BROTLI = {"Accept-Encoding": PREPARED}


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
    """Asks for each default view that is not prepared and keeps the answer for all processes, as long as they
    are wanted.

    A view that fails is left to its reader.
    """
    client = app.server.test_client()
    for address in prepared.places:
        if not wanted():
            return
        if prepared.get(address) is None:
            answer = client.post(CALLBACKS, json=question(address), headers=READ_BROTLI)
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


def work_aside(app: Dashboard, place: Path) -> Work:
    """What the process aside does for a site whose views are kept at `place`."""
    site, answers = app.site, answers_place(place)

    def do(job: str) -> None:
        kind, _space, about = job.partition(" ")
        if kind == JOB:
            site.doubts.of(int(about))
        else:
            app.server.test_client().get(about, headers=READ_BROTLI)

    def there(job: str) -> bool:
        kind, _space, about = job.partition(" ")
        return site.doubts.is_kept(int(about)) if kind == JOB else kept_files.read(answers / kind) is not None

    def prepare() -> None:
        if can_keep(place):
            prepare_doubts(site.doubts)
            prepare_views(app, app.prepared)
            keep_views(app.prepared, place)

    return Work(do, there, prepare, urgent=lambda job: job.startswith(f"{JOB} "))


def can_keep(place: Path) -> bool:
    """Whether answers that are made now will be there later."""
    return kept_files.write(place / "writable", b"")


def take_aside(app: Dashboard, place: Path) -> None:
    """Starts the process aside and has the site leave its dear answers to it.

    Only before there are threads; where processes cannot part or no answer can be kept, every answer is
    worked out by its asker.
    """
    site = app.site
    site.later.folder = answers_place(place)
    alone = not hasattr(os, "fork") or threading.active_count() > 1
    if alone or not site.book.content.digest or not can_keep(place):
        return
    board = Board()
    first = site.book.default_year
    start_aside(board, work_aside(app, place), () if site.doubts.is_kept(first) else (job_of(first),))
    site.later.ask, site.later.wait = board.ask, wait_here
