"""The statistical audit, for methodologists: what it found in plain sentences, then the tables behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.selection import read_selection
from dashboard.drawing.islands.island import answered
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.method.audit.answer.audit import audit_answer, matrices
from dashboard.views.method.audit.answer.kept_sensitivity import kept_brief
from dashboard.views.method.audit.figures.correlation_map import HEIGHT
from dashboard.views.method.audit.figures.correlation_maps import correlation_graphs
from dashboard.views.method.audit.words import audit as audit_words
from dashboard.views.method.audit.words import sensitivity as audit_sensitivity_words
from methodology.audit.availability import THIN
from methodology.audit.correlation import CONSISTENT, REDUNDANT, correlations
from methodology.audit.weights import TOO_LITTLE, TOO_MUCH
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import NOTABLE
from methodology.statistics.moments import KURTOSIS_LIMIT, SKEWNESS_LIMIT

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/audit"
RUN = "run"
CORRELATIONS = "audit-correlations"


def register(app: Application) -> None:
    """The callback that draws how the indicators of each right go together."""

    @app.callback(*answered(CORRELATIONS), prevent_initial_call=True)
    @app.answers(PATH)
    def maps(request: PageRequest) -> list[dcc.Graph]:
        book = app.site.book
        year = read_selection(book, request.query).year
        found = app.site.once(("matrices", year), lambda: matrices(book, correlations(book, year)))
        return correlation_graphs(found, book, year)


def page(site: Site, request: PageRequest) -> Page:
    """The audit of one year; the sensitivity run, which takes seconds, only where it is kept, usual or asked.

    Raises Refused for a year that is not scored.
    """
    selection = read_selection(site.book, request.query)
    asked = one_of("sensitivity", request.query, (RUN,))
    brief = kept_brief(site.book, selection.year, run=False)
    if brief is None and (asked or selection.year == site.book.default_year):
        year = selection.year
        brief = site.once(("sensitivity", year), lambda: kept_brief(site.book, year, run=True))
    html = site.render(
        "views/method/audit/templates/page.html",
        request,
        answer=audit_answer(site.book, selection.year),
        brief=brief,
        step=partial(request.here, sensitivity=None),
        say=audit_words,
        measure=_reference(site.book),
        asked=_asked(site.book),
        map_island=CORRELATIONS,
        map_height=HEIGHT,
        sense=audit_sensitivity_words,
        limits={
            "thin": THIN,
            "skewness": SKEWNESS_LIMIT,
            "kurtosis": KURTOSIS_LIMIT,
            "alpha": CONSISTENT,
            "little": TOO_LITTLE,
            "much": TOO_MUCH,
            "redundant": REDUNDANT,
            "notable": NOTABLE * site.book.methodology.span,
        },
    )
    # Without its run the view says so; kept, it would go on saying so when there is one.
    return Page(_("Audit"), "audit", html, keep=brief is not None)


def _reference(book: ScoreBook) -> str:
    """The measure that guards hold indicators against, by the name that it has among those compared with."""
    series = book.methodology.guards.reference
    named = (measure.title for measure in book.content.context if measure.series == series)
    return next((title for title in named if title), series)


def _asked(book: ScoreBook) -> list[tuple[str, float]]:
    """What is asked of each right's indicators with that measure."""
    asked = book.methodology.guards.agreement
    return [(pillar.title, asked[pillar.id]) for pillar in book.framework.pillars if pillar.id in asked]
