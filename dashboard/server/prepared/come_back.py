"""What is answered while an answer is being worked out aside: come back, in words for people and programs."""

from __future__ import annotations

from flask import Response

from dashboard.answers.later import BeingComputed
from dashboard.frame.api.problems import Problem
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.server.workers.parking import wait_for

TEMPLATE, NAME = "frame/templates/computing.html", "computing"
COMPUTED, FAILED = 202, 503
SECONDS = {COMPUTED: 5, FAILED: 60}
"""After how many seconds it is worth asking again, by status."""


def status_of(later: BeingComputed) -> int:
    """202 while the work goes on; 503 where it went wrong. The server may wait a little, if it can."""
    if not later.failed:
        wait_for(later.there, later.patience)
    return FAILED if later.failed else COMPUTED


def computing_page(site: Site, request: PageRequest, later: BeingComputed) -> Page:
    """The page that says so; the document around it comes back by itself."""
    status = status_of(later)
    heading, what = words(status)
    html = site.render(TEMPLATE, request, heading=heading, what=what)
    return Page(heading, NAME, html, status, keep=False)


def words(status: int) -> tuple[str, str]:
    """Heading and sentence."""
    if status == FAILED:
        return _("This could not be calculated"), _(
            "The calculation failed. It is tried again in a minute, and this page comes back by itself."
        )
    return _("This is being calculated"), _(
        "This is being calculated; it takes about a minute, and this page comes back by itself."
    )


def computing_answer(later: BeingComputed) -> Response:
    """The same for programs, as problem details with Retry-After."""
    status = status_of(later)
    seconds = SECONDS[status]
    said = "The calculation failed." if later.failed else "The answer is being calculated."
    answer = Problem(status, f"{said} Ask again in {seconds} seconds.").response()
    return come_back(answer)


def come_back(answer: Response) -> Response:
    """Says when to ask again, and that this answer is not to be kept."""
    answer.headers["Retry-After"] = str(SECONDS[answer.status_code])
    answer.headers["Cache-Control"] = "no-store"
    return answer
