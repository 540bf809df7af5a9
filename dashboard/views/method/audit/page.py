"""The statistical audit, for methodologists: what it found in plain sentences, then the tables behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.selection import read_selection
from dashboard.drawing.islands.island import answered
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.method.audit.answer.audit import AuditAnswer, audit_answer, matrices, titles
from dashboard.views.method.audit.answer.kept_sensitivity import is_kept, kept_brief
from dashboard.views.method.audit.answer.limits import Limits, limits
from dashboard.views.method.audit.answer.sensitivity import Brief
from dashboard.views.method.audit.figures.correlation_map import HEIGHT
from dashboard.views.method.audit.figures.correlation_maps import correlation_graphs
from dashboard.views.method.audit.words.page import AuditWords, audit_words
from methodology.audit.correlation import correlations

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/audit"
RUN = "run"
CORRELATIONS = "audit-correlations"


@dataclass(frozen=True)
class AuditView:
    """What the page shows; `brief` is the sensitivity run, None where it was not made. Each right's
    correlations have a place for a chart."""

    answer: AuditAnswer
    words: AuditWords
    brief: Brief | None
    limits: Limits
    island: str = CORRELATIONS
    island_height: int = HEIGHT


def register(app: Application) -> None:
    """The callback that draws how the indicators of each right go together."""

    @app.callback(*answered(CORRELATIONS), prevent_initial_call=True)
    @app.answers(PATH)
    def maps(request: PageRequest) -> list[dcc.Graph]:
        book = app.site.book
        year = read_selection(book, request.query).year
        found = app.site.once(("matrices", year), lambda: matrices(book, correlations(book, year)))
        return correlation_graphs(found, titles(book), book.methodology, year)


def page(site: Site, request: PageRequest) -> Page:
    """The audit of one year; the sensitivity run, which takes seconds, only where it is kept, usual or asked.

    Raises Refused for a year that is not scored.
    """
    year = read_selection(site.book, request.query).year
    asked = one_of("sensitivity", request.query, (RUN,))
    brief = _brief(site, year, bool(asked))
    answer = audit_answer(site.book, year)
    view = AuditView(answer, audit_words(answer, brief), brief, limits(site.book.methodology))
    # The steps to other years ask for no run.
    stepping = {key: value for key, value in request.query.items() if key != "sensitivity"}
    html = site.render("views/method/audit/templates/page.html", replace(request, query=stepping), view=view)
    # Without its run the view says so; kept, it would go on saying so when there is one.
    return Page(_("Audit"), "audit", html, keep=brief is not None)


def dear(site: Site, request: PageRequest) -> str:
    """Which audit is asked for: of a year, with the sensitivity run or without."""
    year = read_selection(site.book, request.query).year
    asked = one_of("sensitivity", request.query, (RUN,))
    run = bool(asked) or year == site.book.default_year or is_kept(site.book, year)
    return f"{year} {'with' if run else 'without'} its sensitivity run"


def _brief(site: Site, year: int, asked: bool) -> Brief | None:
    brief = kept_brief(site.book, year, run=False)
    if brief is None and (asked or year == site.book.default_year):
        return site.once(("sensitivity", year), lambda: kept_brief(site.book, year, run=True))
    return brief
