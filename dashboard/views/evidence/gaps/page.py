"""Evidence gaps: what nobody has observed, by economy and indicator, for those who plan research."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.views.evidence.gaps.answer.companies import PANEL_ROW
from dashboard.views.evidence.gaps.answer.gaps import read_gaps
from dashboard.views.evidence.gaps.answer.gaps_answer import GapsAnswer, gaps_answer
from dashboard.views.evidence.gaps.figures import KeyMark, key_marks, matrix
from dashboard.views.evidence.gaps.words import GapsWords, gaps_words

FILE = "/api/v1/download/gaps.csv"
FIRST = 10
"""So many series and sources are shown before one asks for the rest."""


@dataclass(frozen=True)
class GapsView:
    """What the page shows: `file` is the address of the same gaps as a work list; `matrices` are the rows of
    each right's matrix, by its id; `key` explains the marks that occur in them."""

    answer: GapsAnswer
    words: GapsWords
    file: str
    key: tuple[KeyMark, ...]
    matrices: Mapping[str, tuple[Markup, ...]]
    first: int = FIRST
    panel_row: str = PANEL_ROW


def page(site: Site, request: PageRequest) -> Page:
    """The gaps of a year, economies and rights asked for. Raises Refused for a value that names nothing."""
    answer = gaps_answer(site.book, request.query)
    found = answer.gaps
    view = GapsView(
        answer,
        gaps_words(),
        file_address(found.choice.year, request.query),
        key_marks(found),
        {one.pillar.id: matrix(one) for one in found.pillars},
    )
    html = site.render("views/evidence/gaps/templates/page.html", request, view=view)
    return Page(_("Evidence gaps"), "gaps", html)


def dear(site: Site, request: PageRequest) -> str:
    """Which gaps are asked for. Raises Refused for a value that names nothing."""
    return repr(read_gaps(site.book, request.query))


def file_address(year: int, query: Mapping[str, str]) -> str:
    """Where these very gaps can be had as a work list, one missing score a row."""
    chosen = {key: value for key, value in query.items() if key != "sort"}
    return f"{FILE}?{urlencode({**chosen, 'year': str(year)})}"
